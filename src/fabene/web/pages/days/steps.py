"""The way of a market day, step by step: where each is, what it waits for, who may take it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fabene.collecting.selectors import uses_of
from fabene.collecting.values import DayState, DayView, Use
from fabene.households.selectors import anybody_expected
from fabene.sharing import selectors as sharing
from fabene.sharing.values import DaySharing, TableView, Tally
from fabene.web import formats, words


class Progress(StrEnum):
    """Whether a step is done, is one to take now, or waits for those before it."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


Said = tuple[str, Progress]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a day: its page, and in one sentence where it is."""

    title: str
    sentence: str
    url: str
    progress: Progress
    other: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What steps are read from. ``bags`` are the bags of the confirmed plan, ``free_grams`` what belongs to no bag.

    ``nobody`` says that food waits at the hub for a plan, and no family is expected on the day; ``uses`` is what the
    point is for on the day.
    """

    day: DayView
    bags: DaySharing
    confirmed: bool
    free_grams: int
    free_pieces: int
    nobody: bool
    uses: frozenset[Use] = frozenset({Use.BAGS})
    tables: tuple[TableView, ...] = ()

    @property
    def is_open(self) -> bool:
        """Return whether something can still be recorded."""
        return self.day.state == DayState.OPEN

    @property
    def at_stand(self) -> str:
        """Return the names of the categories that are still at the stand."""
        weighed = [each.category for each in self.day.categories if each.stand_grams > 0]
        counted = [each.category for each in self.day.counted if each.stand_pieces > 0]
        return ", ".join(words.category(key).lower() for key in (*weighed, *counted))

    @property
    def at_hub(self) -> str:
        """Return what of this day stands at the hub, weighed and counted; empty for nothing."""
        grams = max(sum(each.hub_stock_grams for each in self.day.categories), 0)
        pieces = max(sum(each.hub_stock_pieces for each in self.day.counted), 0)
        return formats.quantity(grams, pieces) if grams or pieces else ""

    @property
    def free(self) -> str:
        """Return what belongs to no bag, weighed and counted; empty for nothing."""
        grams, pieces = max(self.free_grams, 0), max(self.free_pieces, 0)
        return formats.quantity(grams, pieces) if grams or pieces else ""

    @property
    def collected(self) -> str:
        """Return what has come on the day, weighed and counted; empty for nothing."""
        grams, pieces = self.day.equation.collected_grams, self.day.pieces.collected_pieces
        return formats.quantity(grams, pieces) if grams or pieces else ""


def known_of(day: DayView, *, others: bool = True) -> Known:
    """Read what the steps of a day need of its sharing, in a constant number of queries.

    ``others``: what only the steps need that belong to no use of the point is read too.
    """
    id = day.day.id
    confirmed, free = sharing.confirmation_of(id) is not None, sharing.free_of(id)
    uses = uses_of(day.day.market, on=day.day.date)
    waits = not confirmed and day.state == DayState.OPEN and bool(free)
    without_bags = Use.BAGS not in uses
    return Known(
        day=day,
        bags=sharing.sharing_of(id),
        confirmed=confirmed,
        free_grams=sum(each.grams for each in free if not each.pieces),
        free_pieces=sum(each.pieces for each in free),
        nobody=waits and (without_bags or not anybody_expected(market=day.day.market, on=day.day.date)),
        uses=uses,
        tables=sharing.tables_of_day(id) if others or Use.OPEN_TABLE in uses else (),
    )


def steps(known: Known, *, may: frozenset[str]) -> tuple[Step, ...]:
    """Return the steps of a day that somebody may take, in their order; none of a day that is not held.

    Those that are ``other`` belong to no use of the point: they may be taken all the same.
    """
    if known.day.cancelled:
        return ()
    return tuple(_step(known, way) for way in _WAY if way.permission in may)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """A step of a day: who may take it, its page, its name, and how its sentence is found.

    ``uses`` are those of the point it belongs to; with none it belongs to every day. Its page is the day's, or, for one
    ``at_hub``, that of the hub where the day's food comes.
    """

    permission: str
    page: str
    title: Promise
    said: Callable[[Known], Said]
    uses: frozenset[Use] = frozenset()
    at_hub: bool = False


def _step(known: Known, kind: _Kind) -> Step:
    sentence, progress = kind.said(known)
    url = reverse(kind.page, args=[known.day.day.hub if kind.at_hub else known.day.day.id])
    other = bool(kind.uses) and not kind.uses & known.uses
    return Step(title=str(kind.title), sentence=sentence, url=url, progress=progress, other=other)


def _stand(known: Known) -> Said:
    weight = {"weight": known.collected or formats.weight(0)}
    if not known.is_open:
        return _("Raccolti %(weight)s.") % weight, Progress.DONE
    if known.collected:
        return _("Finora %(weight)s.") % weight, Progress.NOW if known.at_stand else Progress.DONE
    return _("Ancora niente segnato."), Progress.NOW


def _hub(known: Known) -> Said:
    if known.at_stand and known.is_open:
        return _("Da pesare o portare: %(names)s.") % {"names": known.at_stand}, Progress.NOW
    if known.collected:
        return _("Tutto è arrivato all’hub."), Progress.DONE
    return _("Aspetta le cassette del banchetto."), Progress.LATER


def _plan(known: Known) -> Said:
    if known.confirmed:
        return _("Confermato: %(bags)s.") % {"bags": _bags(known.bags.bags)}, Progress.DONE
    said = {"weight": known.at_hub}
    if Use.BAGS not in known.uses:
        return _("Di solito qui non si fanno borse."), Progress.LATER
    if known.is_open and known.at_hub and known.nobody:
        return _("Oggi non è attesa nessuna famiglia: tutto va agli avanzi."), Progress.LATER
    if known.is_open and known.at_hub and known.at_stand:
        return _("%(weight)s all’hub; il resto è ancora al banchetto.") % said, Progress.LATER
    if known.is_open and known.at_hub:
        return _("%(weight)s all’hub aspettano di diventare borse.") % said, Progress.NOW
    return _("Aspetta il cibo all’hub."), Progress.LATER


def _handing(known: Known) -> Said:
    bags = known.bags
    if not bags.bags:
        return _("Aspettano il piano."), Progress.LATER
    if bags.waiting and known.day.closed:
        never = ngettext("%(number)s borsa mai ritirata.", "%(number)s borse mai ritirate.", bags.waiting)
        return never % {"number": formats.count(bags.waiting)}, Progress.DONE
    if bags.waiting:
        waiting = ngettext("%(number)s borsa da ritirare.", "%(number)s borse da ritirare.", bags.waiting)
        return waiting % {"number": formats.count(bags.waiting)}, Progress.NOW
    return _("Tutte andate: %(bags)s.") % {"bags": _bags(bags.bags)}, Progress.DONE


def _table(known: Known) -> Said:
    people = sum(each.tallies[Tally.PEOPLE] for each in known.tables)
    came = ngettext("%(number)s persona", "%(number)s persone", people) % {"number": formats.count(people)}
    if any(each.is_open for each in known.tables) and known.is_open:
        return _("Aperta: finora %(came)s.") % {"came": came}, Progress.NOW
    if known.tables:
        return _("Sparecchiata: %(came)s.") % {"came": came}, Progress.DONE
    if known.is_open and known.free and Use.OPEN_TABLE in known.uses:
        return _("Quello che c’è si può mangiare insieme."), Progress.NOW
    return _("Si apre quando si mangia insieme."), Progress.LATER


def _kitchen(known: Known) -> Said:
    if known.free and known.is_open and Use.KITCHEN in known.uses:
        return _("%(weight)s all’hub si possono portare in cucina.") % {"weight": known.free}, Progress.NOW
    if known.free and known.is_open:
        return _("Di solito qui non si cucina."), Progress.LATER
    return _("Niente da portare in cucina."), Progress.DONE if known.collected else Progress.LATER


def _leftovers(known: Known) -> Said:
    said = {"weight": known.free}
    if Use.BAGS not in known.uses and known.is_open and not known.confirmed:
        return _without_bags(known)
    if known.nobody and known.is_open and known.free:
        return _("%(weight)s, e nessuna famiglia attesa: a chi possono servire?") % said, Progress.NOW
    if not known.confirmed and known.is_open:
        return _("Si vedono dopo il piano."), Progress.LATER
    if known.free and known.day.closed:
        return _("%(weight)s sono rimasti all’hub, per la prossima giornata.") % said, Progress.DONE
    if known.free:
        return _("%(weight)s senza borsa: a chi possono servire?") % said, Progress.NOW
    return _("Niente senza borsa."), Progress.DONE


def _without_bags(known: Known) -> Said:
    """Return what waits of a day whose food makes no bags."""
    if known.free:
        return _("%(weight)s all’hub: a chi possono servire?") % {"weight": known.free}, Progress.NOW
    return _("Aspetta il cibo all’hub."), Progress.LATER


def _closing(known: Known) -> Said:
    closed, equation = known.day.closed, known.day.equation
    if closed:
        moment = {
            "day": formats.near_year_day(closed.happened_at, timezone.localdate()),
            "hour": formats.clock(closed.happened_at),
        }
        return _("Chiusa %(day)s alle %(hour)s.") % moment, Progress.DONE
    left_grams, left_pieces = max(equation.stock_grams, 0), max(known.day.pieces.stock_pieces, 0)
    if left_grams or left_pieces:
        said = {"weight": formats.quantity(left_grams, left_pieces)}
        return _("%(weight)s non sono ancora andati da nessuna parte.") % said, Progress.LATER
    if known.collected or known.day.zeros:
        return _("Si può chiudere."), Progress.NOW
    return _("Aspetta la giornata."), Progress.LATER


def _bags(number: int) -> str:
    return ngettext("%(number)s borsa", "%(number)s borse", number) % {"number": formats.count(number)}


_BAGS = frozenset({Use.BAGS})
_TABLE = frozenset({Use.OPEN_TABLE})
_KITCHEN = frozenset({Use.KITCHEN})
_WAY = (
    _Kind(permission="collecting.record", page="days:stand", title=gettext_lazy("Banchetto"), said=_stand),
    _Kind(permission="collecting.weigh", page="days:hub", title=gettext_lazy("Hub"), said=_hub),
    _Kind(permission="sharing.plan", page="sharing:plan", title=gettext_lazy("Piano"), said=_plan, uses=_BAGS),
    _Kind(permission="sharing.hand_over", page="sharing:bags", title=gettext_lazy("Borse"), said=_handing, uses=_BAGS),
    _Kind(
        permission="sharing.pass_on",
        page="tables:day",
        title=gettext_lazy("Tavola aperta"),
        said=_table,
        uses=_TABLE,
    ),
    _Kind(
        permission="stores.work",
        page="stores:send",
        title=gettext_lazy("Cucina"),
        said=_kitchen,
        uses=_KITCHEN,
        at_hub=True,
    ),
    _Kind(permission="sharing.pass_on", page="sharing:left", title=gettext_lazy("Avanzi"), said=_leftovers),
    _Kind(permission="collecting.close", page="sharing:closing", title=gettext_lazy("Chiusura"), said=_closing),
)
