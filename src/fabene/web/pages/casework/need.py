"""Who waits, in numbers: unmet need that whoever decides can see. Small numbers are not told."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.core.disclosure import FLOOR, shown, withheld
from fabene.households.selectors import unmet
from fabene.households.values import Unmet
from fabene.people.values import NetworkView
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Table
from fabene.web.pages.casework.asking import network_asked, networks_with
from fabene.web.pages.casework.words import BAND
from fabene.web.pages.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What may be told of who waits in a network; ``waits`` is None when too few wait for it."""

    households: str
    people: str
    waits: tuple[int, int] | None
    table: Table


@never_cache
@require_safe
def need(request: HttpRequest) -> HttpResponse:
    """Show how many wait, of which age, and for how long."""
    mine = networks_with(request, "households.unmet")
    here = network_asked(request, mine, permission="households.unmet")
    found = unmet(network=here.id, on=timezone.localdate())
    page = Page(
        title=_("Chi aspetta"), eyebrow=here.name, lead=_("Famiglie segnalate per cui oggi non c’è ancora posto.")
    )
    shown_here = {"page": page, "networks": mine, "network": here, "found": found, "need": told(found), "floor": FLOOR}
    return render(request, "casework/need.html", shown_here)


@never_cache
@require_safe
def need_csv(request: HttpRequest) -> HttpResponse:
    """Give the same numbers as a file."""
    here = network_asked(request, networks_with(request, "households.unmet"), permission="households.unmet")
    return csv_response(told(unmet(network=here.id, on=timezone.localdate())).table, _filename(here))


def _filename(here: NetworkView) -> str:
    return f"chi-aspetta-{here.slug}-{timezone.localdate().isoformat()}.csv"


def told(found: Unmet) -> Need:
    """Return what may be told: cells below the floor, and those that would give them away, are not."""
    cells = {str(BAND[band]): number for band, number in found.by_band.items()}
    if found.without_band:
        cells[_("età non detta")] = found.without_band
    several = shown(found.households)
    rows = tuple((label, cell(number)) for label, number in withheld(cells).items())
    total = cell(shown(found.people))
    return Need(
        households=cell(several),
        people=total,
        waits=(found.half_wait_days, found.longest_wait_days) if several else None,
        table=Table(
            caption=_("Persone che aspettano, per età"),
            columns=(Column(label=_("Età")), Column(label=_("Persone"))),
            rows=(*rows, (_("In tutto"), total)),
        ),
    )


def cell(number: int | None) -> str:
    """Return a number as it may be told."""
    if number is None:
        return _("non si dice: meno di %(floor)s, o lo farebbe capire") % {"floor": FLOOR}
    return formats.count(number)
