"""The two logs of a network, newest first: who did what, and who read whose details and why."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.households import selectors as households
from fabene.people import selectors
from fabene.people.values import ActionView, NetworkView, ReadingView
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Table
from fabene.web.pages.people import words
from fabene.web.pages.people.deeds import deed
from fabene.web.pages.people.scope import head, network_for, where

LOG, READINGS = "people.view_log", "people.view_readings"


@require_safe
def actions(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who did what in a network."""
    network = network_for(request, slug, permission=LOG)
    found = selectors.actions_of(network.id, before=_before(request))
    page = head(
        network,
        _("Che cosa si è fatto"),
        lead=_("Ogni cosa scritta in questa rete: chi, che cosa, quando. Le righe si aggiungono e basta."),
    )
    shown = {"table": _deeds(found, when=_said, done=deed), "older": _older(found)}
    return render(request, "people/lines.html", where(request, network, page=page) | shown | {"csv": "people:log_csv"})


@require_safe
def actions_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the same lines as a file."""
    network = network_for(request, slug, permission=LOG)
    found = selectors.actions_of(network.id, before=_before(request))
    return csv_response(_deeds(found, when=_raw, done=str), f"registro-{slug}.csv")


@never_cache
@require_safe
def readings(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who read details of households of a network, of which, and why; households by code."""
    network = network_for(request, slug, permission=READINGS)
    found = selectors.readings_in(network.id, before=_before(request))
    page = head(
        network,
        _("Chi ha guardato"),
        lead=_("Chi ha letto nome e contatti di una famiglia, e perché. Qui le famiglie sono codici."),
    )
    shown = {"table": _read(found, when=_said), "older": _older(found)}
    return render(
        request, "people/lines.html", where(request, network, page=page) | shown | {"csv": "people:readings_csv"}
    )


@require_safe
def readings_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the same lines as a file."""
    network: NetworkView = network_for(request, slug, permission=READINGS)
    found = selectors.readings_in(network.id, before=_before(request))
    return csv_response(_read(found, when=_raw), f"letture-{slug}.csv")


def _before(request: HttpRequest) -> datetime | None:
    """Return the moment before which lines are asked for, None when none (or nonsense) is."""
    try:
        moment = parse_datetime(request.GET.get("prima", ""))
        return moment.astimezone(UTC) if moment and moment.tzinfo else None
    except (ValueError, OverflowError):  # a day that is none, a year before the first
        return None


def _older(found: Sequence[ActionView | ReadingView]) -> str:
    """Return the moment before which the next lines are, empty at the end of the log."""
    return found[-1].recorded_at.isoformat() if len(found) == selectors.LOG_LIMIT else ""


def _deeds(found: Iterable[ActionView], *, when: Callable[[datetime], str], done: Callable[[str], str]) -> Table:
    """Return the lines as a table; a file keeps the code of what was done, which programs read."""
    lines = list(found)
    names = Names(line.who for line in lines)
    return Table(
        caption=_("Che cosa si è fatto"),
        columns=tuple(Column(label=label) for label in (_("Quando"), _("Chi"), _("Su che cosa"), _("Che cosa"))),
        rows=tuple((when(line.recorded_at), names(line.who), words.area(line.what), done(line.what)) for line in lines),
    )


def _read(found: Iterable[ReadingView], *, when: Callable[[datetime], str]) -> Table:
    lines = list(found)
    names = Names(line.who for line in lines)
    codes = households.by_id(ids={line.key for line in lines}, on=timezone.localdate())
    return Table(
        caption=_("Chi ha guardato"),
        columns=tuple(Column(label=label) for label in (_("Quando"), _("Chi"), _("Famiglia"), _("Perché"))),
        rows=tuple(
            (
                when(line.recorded_at),
                names(line.who),
                codes[line.key].code if line.key in codes else _("non c’è più"),
                str(words.READING_REASON[line.reason]),
            )
            for line in lines
        ),
    )


def _said(moment: datetime) -> str:
    """Return a moment as people say it."""
    here = timezone.localtime(moment)
    return f"{formats.day(here)}, {here:%H.%M}"


def _raw(moment: datetime) -> str:
    """Return a moment as a spreadsheet reads it."""
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")


class Names:
    """Names of people by their key; whoever is no user (a card, the machine) or left is told so."""

    def __init__(self, keys: Iterable[UUID]) -> None:
        """Read all of them at once."""
        self._names = selectors.names_of(keys)

    def __call__(self, key: UUID) -> str:
        """Return how somebody is called."""
        return self._names.get(key) or _("la famiglia, il programma o chi non c’è più")
