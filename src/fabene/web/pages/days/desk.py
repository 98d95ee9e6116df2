"""The desk: what waits now in a network, then its market days, with their filter, count and export."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.collecting import selectors as collecting
from fabene.collecting.values import DayPage, DayState, DaySummary
from fabene.core.errors import NotAllowedError
from fabene.core.quantities import MAX_PAGE_ROWS
from fabene.people.values import NetworkView
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.pages.days import mine, tables
from fabene.web.pages.days.asking import may_in
from fabene.web.pages.days.desk_forms import DaysFilter
from fabene.web.pages.days.picture import bar, legend
from fabene.web.pages.days.waiting import waiting
from fabene.web.pages.page import Page
from fabene.web.pages.writing import actor

MOST_DIGITS = 9
"""Of the number of a page: Python refuses to read one of thousands."""


@never_cache
@require_safe
def days(request: HttpRequest) -> HttpResponse:
    """Say what waits now, then list the days of one of my networks; whoever has none has a desk of their own."""
    networks = mine.networks(actor(request))
    if not networks:
        return redirect("casework:desk")
    network, may = _chosen(request, networks)
    chosen = DaysFilter(request.GET, network=network.id)
    found = _found(network.id, chosen, number=_page_asked(request))
    today = timezone.localdate()
    shown = {"networks": networks, "network": network, "form": chosen, "today": today, "may": may}
    unfinished = _unfinished(network.id, chosen, found=found)
    waits = _waiting(network, may=may, unfinished=unfinished, today=today)
    return render(request, "days/desk.html", shown | _listed(found) | waits)


@never_cache
@require_safe
def days_csv(request: HttpRequest) -> HttpResponse:
    """Give the days that the filter leaves as a file, all of them."""
    network, _may = _chosen(request, mine.networks(actor(request)))
    chosen = DaysFilter(request.GET, network=network.id)
    pages = _every_page(network.id, chosen)
    table = tables.days([day for page in pages for day in page.days])
    return csv_response(table, f"giornate-{network.slug}.csv")


def _chosen(request: HttpRequest, networks: tuple[NetworkView, ...]) -> tuple[NetworkView, frozenset[str]]:
    """Return the network asked for, else the one whose market is held today, and what who asks may do in it.

    Raises ``NotAllowedError``.
    """
    network = mine.one_of(networks, slug=request.GET.get("rete", ""), today=timezone.localdate())
    may = may_in(request, network.id)
    if "collecting.view" not in may:
        raise NotAllowedError(permission="collecting.view")
    return network, may


def _page_asked(request: HttpRequest) -> int:
    asked = request.GET.get("pagina", "1")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= MOST_DIGITS else 1


def _found(network: UUID, chosen: DaysFilter, *, number: int, rows: int = 25) -> DayPage:
    return collecting.days_of(network, number, market=chosen.market, state=chosen.state, rows_per_page=rows)


def _every_page(network: UUID, chosen: DaysFilter) -> Iterator[DayPage]:
    page = _found(network, chosen, number=1, rows=MAX_PAGE_ROWS)
    yield page
    for number in range(2, page.pages + 1):
        yield _found(network, chosen, number=number, rows=MAX_PAGE_ROWS)


def _listed(found: DayPage) -> dict[str, object]:
    longest = max((day.equation.collected_grams for day in found.days), default=0)
    size = -(-found.total // found.pages) or 1
    return {
        "rows": [(day, bar(day.equation, longest_grams=longest)) for day in found.days],
        "legend": legend(day.equation for day in found.days),
        "pages": Paginator(range(found.total), size).get_page(found.number),
        "count": ngettext("%(number)s giornata", "%(number)s giornate", found.total)
        % {"number": formats.count(found.total)},
    }


def _unfinished(network: UUID, chosen: DaysFilter, *, found: DayPage) -> tuple[DaySummary, ...]:
    """Return the open days, newest first; asked for again only when the list on the page is not of all days."""
    if chosen.market is None and chosen.state is None and found.pages == 1:
        return tuple(day for day in found.days if day.state == DayState.OPEN)
    return collecting.days_of(network, state=DayState.OPEN).days


def _waiting(
    network: NetworkView, *, may: frozenset[str], unfinished: tuple[DaySummary, ...], today: date
) -> dict[str, object]:
    page = Page(title=_("Giornate"), eyebrow=network.name, lead=_("Che cosa aspetta adesso, e com’è andata finora."))
    return {"page": page, "waiting": waiting(network, may=may, unfinished=unfinished, today=today)}
