"""The list of a network's points, and the page of one: its hours by their dates, its next days, its hub, its uses."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.collecting import selectors as collecting
from fabene.collecting.values import CancelReason, DayState
from fabene.core.errors import NotFoundError
from fabene.people import selectors as people
from fabene.places import selectors as places
from fabene.places.values import HoursView, HubView, MarketView, Occurrence
from fabene.web.pages.givers.asking import chosen
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.points.asking import list_crumb, point_for
from fabene.web.pages.points.words import KIND
from fabene.web.pages.story import times

DAYS_AHEAD = 35
Next = tuple[Occurrence, str, CancelReason | None, UUID | None]
"""A day of the calendar, in words, why it is called off, and the day when it is open already."""


@never_cache
@require_safe
def points(request: HttpRequest) -> HttpResponse:
    """List the points of one of my networks."""
    network, mine = chosen(request)
    today = timezone.localdate()
    rows = [
        (point, [row for row in point.hours if in_force(row, today)], collecting.uses_of(point.id, on=today))
        for point in places.markets(network.id)
    ]
    page = Page(
        title=_("Punti di raccolta"),
        eyebrow=network.name,
        lead=_("Mercati, orti, aziende, negozi, mense: dove si raccoglie, quando, e per che cosa."),
        crumbs=(Crumb(label=_("Giornate"), url=f"{reverse('days:desk')}?rete={network.slug}"),),
    )
    return render(request, "points/points.html", {"page": page, "network": network, "networks": mine, "rows": rows})


@never_cache
@require_safe
def point(request: HttpRequest, market: UUID) -> HttpResponse:
    """Show a point of collection."""
    found = point_for(request, market)
    today = timezone.localdate()
    network = people.network_by_id(found.network_id)
    uses = collecting.uses_said(market)
    page = Page(
        title=found.name,
        eyebrow=f"{network.name} · {KIND[found.kind]}",
        lead=f"{found.municipality.name}, {found.place}",
        crumbs=(list_crumb(network),),
    )
    shown = {
        "page": page,
        "point": found,
        "hours": [row for row in found.hours if in_force(row, today)],
        "coming": [row for row in found.hours if row.hours.valid_from > today],
        "past": [row for row in found.hours if (row.hours.valid_until or today) < today],
        "days": _next_days(found, today=today),
        "hub": _hub(found),
        "hubs": places.hubs_of(found.network_id),
        "uses": collecting.uses_of(market, on=today),
        "uses_said": reversed(uses),
        "stalls": len(places.stalls_of(market)),
        "network": network,
    }
    return render(request, "points/point.html", shown)


def in_force(row: HoursView, on: date) -> bool:
    """Return whether a row of hours holds on a date."""
    return row.hours.valid_from <= on <= (row.hours.valid_until or on)


def _hub(point: MarketView) -> HubView | None:
    try:
        return places.hub_of_market(point.id)
    except NotFoundError:
        return None


def _next_days(point: MarketView, *, today: date) -> list[Next]:
    """Return the days of the next weeks, with those that are called off."""
    days = [
        one for one in places.occurrences(today, DAYS_AHEAD, network_id=point.network_id) if one.market_id == point.id
    ]
    last = days[-1].date if days else today
    off = collecting.called_off_between(today, last, network=point.network_id)
    there = collecting.opened_between(today, last)
    return [(one, times(one), off.get((point.id, one.date)), _open(there.get((point.id, one.date)))) for one in days]


def _open(there: tuple[UUID, DayState] | None) -> UUID | None:
    return there[0] if there and there[1] != DayState.CANCELLED else None
