"""What waits on the desk, the first thing first: a day to open, the steps of the day that is on, days left open."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fabene.collecting import selectors as collecting
from fabene.collecting.values import DaySummary
from fabene.people.values import NetworkView
from fabene.places import selectors as places
from fabene.places.values import Occurrence
from fabene.sharing import selectors as sharing
from fabene.web import formats
from fabene.web.pages.days.steps import Progress, known_of, steps
from fabene.web.pages.page import Thing
from fabene.web.pages.stores.arriving import arriving


def waiting(network: NetworkView, *, may: frozenset[str], unfinished: Sequence[DaySummary], today: date) -> list[Thing]:
    """Return what waits for somebody in a network. ``unfinished`` are its open days, newest first."""
    things: list[Thing] = []
    if "recall.view" in may:
        things += _recalled(network)
    if "collecting.open_day" in may:
        things += _to_open(network.id, today)
    begun = [day for day in unfinished if day.day.date <= today]
    if begun:
        things += _steps_of(begun[0], may=may, today=today)
    if "stores.work" in may:
        things += arriving(network.id)
    if "collecting.close" in may:
        things += [_to_close(day, today=today) for day in begun[1:]]
    if "sharing.pass_on" in may:
        things += _to_acknowledge(network)
    return things


def _recalled(network: NetworkView) -> Iterator[Thing]:
    """Yield the recalls that are open: nothing else is as urgent."""
    for one in sharing.open_recalls(network.id):
        yield Thing(
            title=_("Richiamo: %(what)s") % {"what": one.notice.what},
            sentence=_("Questo cibo è fermo. Chi va avvisato, dov’è, che cosa è tornato."),
            url=reverse("recall:recall", args=[network.slug, one.id]),
        )


def _to_open(network: UUID, today: date) -> Iterator[Thing]:
    """Yield the markets held today whose day nobody has opened yet."""
    held = places.occurrences(today, 1, network_id=network)
    known = {day.market for day in collecting.today(network, today)} if held else set()  # a cancelled one is there too
    for one in held:
        if one.market_id not in known:
            known.add(one.market_id)
            yield Thing(
                title=_("Apri la giornata di oggi"),
                sentence=_said(one),
                url=f"{reverse('days:open')}?mercato={one.market_id}&giorno={one.date.isoformat()}",
            )


def _said(one: Occurrence) -> str:
    if one.collection_at:
        said = {"market": one.market_name, "hour": formats.clock(one.collection_at)}
        return _("%(market)s: la raccolta è alle %(hour)s.") % said
    return one.market_name


def _steps_of(latest: DaySummary, *, may: frozenset[str], today: date) -> Iterator[Thing]:
    """Yield what is to be done now of the newest open day, the last step first: it is nearest to a table."""
    known = known_of(collecting.day(latest.day.id, today=today), others=False)
    when = formats.relative_day(latest.day.date, today)
    if "collecting.weigh" in may and known.bags.waiting and collecting.safety_of(latest.day.id) is None:
        yield _to_check(latest, when=when)
    for step in reversed(steps(known, may=may)):
        if step.progress == Progress.NOW and not step.other:
            yield Thing(title=f"{step.title}, {when}", sentence=f"{latest.market_name}. {step.sentence}", url=step.url)


def _to_check(day: DaySummary, *, when: str) -> Thing:
    """Return the reminder of the checks before bags go: it reminds, and holds none of them back."""
    return Thing(
        title=f"{_('Controlli prima della distribuzione')}, {when}",
        sentence=_("%(market)s: sei cose da guardare prima che le borse escano.") % {"market": day.market_name},
        url=reverse("safety:checks", args=[day.day.id]),
    )


def _to_close(day: DaySummary, *, today: date) -> Thing:
    return Thing(
        title=_("Chiudi %(day)s") % {"day": formats.near_year_day(day.day.date, today)},
        sentence=_("%(market)s: la giornata è rimasta aperta.") % {"market": day.market_name},
        url=reverse("sharing:closing", args=[day.day.id]),
    )


def _to_acknowledge(network: NetworkView) -> Iterator[Thing]:
    """Yield what went to emporios and nobody said arrived."""
    deliveries = sharing.awaiting(network.id)
    if not deliveries:
        return
    title = ngettext("%(number)s consegna da confermare", "%(number)s consegne da confermare", len(deliveries)) % {
        "number": formats.count(len(deliveries))
    }
    oldest = deliveries[0]
    said = {"name": oldest.name, "day": formats.near_year_day(oldest.on, timezone.localdate())}
    yield Thing(
        title=title,
        sentence=_("%(name)s non ha ancora detto che cosa è arrivato, da %(day)s.") % said,
        url=reverse("tables:emporios", args=[network.slug]),
    )
