"""The versions of a closed day: when it was closed, opened again and why, and what changed from one to the next."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fabene.collecting import selectors as collecting
from fabene.collecting.values import Closed, Reopened, Sums
from fabene.people import selectors as people
from fabene.web import formats, words

TERMS: dict[str, Promise] = {
    "collected": gettext_lazy("Raccolto"),
    "made": gettext_lazy("Cucinato"),
    "received": gettext_lazy("Da altre reti"),
    "given": gettext_lazy("Alle famiglie"),
    "passed_on": gettext_lazy("Passato ad altri"),
    "sent": gettext_lazy("Ad altre reti"),
    "used": gettext_lazy("In cucina"),
    "discarded": gettext_lazy("Scartato"),
    "shrinkage": gettext_lazy("Calo di peso tra due bilance"),
    "unexplained": gettext_lazy("Non spiegato"),
    "stock": gettext_lazy("Ancora qui"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A term of the equation that is not what it was: in words, with its unit."""

    term: str
    before: str
    after: str
    difference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One closing of a day: who closed it, why it does not hold any more, what changed since the one before."""

    number: int
    closed: Closed
    by: str
    reopened: Reopened | None
    reopened_by: str
    changes: tuple[Change, ...]

    @property
    def holds(self) -> bool:
        """Return whether it is the one that holds."""
        return self.reopened is None


def versions_of(closings: Sequence[Closed]) -> tuple[Version, ...]:
    """Return the closings of a day as versions, the last first."""
    names = people.names_of({*(each.actor for each in closings), *(one.actor for one in _reopenings(closings))})
    before: Closed | None = None
    found: list[Version] = []
    for each in closings:
        again = each.reopened
        found.append(
            Version(
                number=each.number,
                closed=each,
                by=names.get(each.actor, ""),
                reopened=again,
                reopened_by=names.get(again.actor, "") if again else "",
                changes=changes(sums_of(before), sums_of(each)) if before else (),
            )
        )
        before = each
    return tuple(reversed(found))


def _reopenings(closings: Iterable[Closed]) -> list[Reopened]:
    return [each.reopened for each in closings if each.reopened]


def sums_of(closed: Closed) -> Sums:
    """Return the equation of a closing in both measures."""
    return Sums(grams=closed.equation, pieces=closed.pieces)


def changes(before: Sums, after: Sums) -> tuple[Change, ...]:
    """Return the terms that are not what they were, in grams and then in pieces."""
    weighed = _changes(before.grams.terms(), after.grams.terms(), said=formats.weight)
    counted = _changes(before.pieces.terms(), after.pieces.terms(), said=formats.pieces)
    return (*weighed, *counted)


def _changes(was: Mapping[str, int], now: Mapping[str, int], *, said: Callable[[int], str]) -> Iterator[Change]:
    for term, name in TERMS.items():
        more = now[term] - was[term]
        if more:
            sign = "+" if more > 0 else "−"
            yield Change(
                term=str(name), before=said(was[term]), after=said(now[term]), difference=f"{sign}{said(abs(more))}"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What a paper of a day that was opened again says of itself; empty ``sentence`` of a day that never was."""

    number: int
    sentence: str
    changes: tuple[Change, ...]

    @property
    def said(self) -> str:
        """Return all of it in one line."""
        parts = [f"{one.term}: {one.before} → {one.after}" for one in self.changes]
        return " ".join(
            [self.sentence, _("È cambiato: %(what)s.") % {"what": "; ".join(parts)} if parts else ""]
        ).strip()


def edition_of(day: UUID) -> Edition:
    """Return which version a paper of a day is, what it replaces, and what changed since."""
    closings = collecting.closings_of(day)
    gone = [each for each in closings if each.reopened]
    if not gone:
        return Edition(number=1, sentence="", changes=())
    last = gone[-1]
    holds = closings[-1] if closings[-1].reopened is None else None
    said = {
        "number": last.number + 1,
        "before": last.number,
        "day": formats.near_year_day(last.happened_at, timezone.localdate()),
        "hour": formats.clock(last.happened_at),
        "why": str(words.LATE_WHY[last.reopened.why]) if last.reopened else "",
    }
    if holds is None:
        sentence = _(
            "Versione %(number)s, provvisoria: la giornata è di nuovo aperta (%(why)s). "
            "Sostituirà la versione %(before)s, chiusa %(day)s alle %(hour)s."
        )
    else:
        sentence = _("Versione %(number)s, sostituisce la versione %(before)s chiusa %(day)s alle %(hour)s: %(why)s.")
    now = sums_of(holds) if holds else collecting.sums(day)
    return Edition(number=last.number + 1, sentence=sentence % said, changes=changes(sums_of(last), now))
