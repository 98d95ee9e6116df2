"""What a table prints: tickets with big numbers, and the sheets on which people and food are written by hand."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.lib.codes import short_code
from fabene.sharing import selectors
from fabene.sharing.values import ANSWERS, TableView, Tally
from fabene.web.accounts.address import printed
from fabene.web.pages.tables.common import SEE, drawn, inside, sitting_for
from fabene.web.pages.tables.words import TALLY

STRIP, MOST_STRIP = 24, 240
MARKS = 40
BLANK = 12


@never_cache
@require_safe
def strip(request: HttpRequest, sitting: UUID) -> HttpResponse:
    """Show tickets to cut: numbers only. They go on from those that were given, or from the number asked for."""
    found = sitting_for(request, sitting, permission=SEE)
    given = found.tallies[Tally.TICKETS]
    first = _asked(request, "da", default=1, most=10_000)
    number = _asked(request, "quanti", default=max(given - first + 1, STRIP), most=MOST_STRIP)
    shown = {
        "page": inside(found, _("Biglietti")),
        "one": found,
        "numbers": range(first, first + number),
        "first": first,
        "number": number,
        "most": MOST_STRIP,
        "given": given,
    }
    return render(request, "tables/strip.html", shown)


def _asked(request: HttpRequest, name: str, *, default: int, most: int) -> int:
    asked = request.GET.get(name, "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < len(str(most)) + 1):
        return min(default, most)
    return min(max(int(asked), 1), most)


@never_cache
@require_safe
def counting_sheet(request: HttpRequest, sitting: UUID) -> HttpResponse:
    """Show the sheet on which people are counted by hand: a mark each, no name."""
    found = sitting_for(request, sitting, permission=SEE)
    shown = _head(request, found, page="tables:sitting") | {
        "page": inside(found, _("Quante persone")),
        "rows": [TALLY[tally] for tally in ANSWERS],
        "marks": range(MARKS),
    }
    return render(request, "tables/counting_sheet.html", shown)


@never_cache
@require_safe
def food_sheet(request: HttpRequest, sitting: UUID) -> HttpResponse:
    """Show the sheet of what is laid and what comes back: what may be laid, and empty lines."""
    found = sitting_for(request, sitting, permission=SEE)
    piles = [pile for pile in selectors.table_piles(sitting) if not pile.expired and not pile.recalled]
    shown = _head(request, found, page="tables:lay") | {
        "page": inside(found, _("In tavola e di ritorno")),
        "categories": sorted({pile.category for pile in piles} | {item.category for item in found.items}),
        "blank": range(BLANK),
    }
    return render(request, "tables/food_sheet.html", shown)


def _head(request: HttpRequest, found: TableView, *, page: str) -> dict[str, object]:
    address = printed(request, reverse(page, args=[found.id]))
    return {"one": found, "code": short_code(found.id), "address": address, "qr": drawn(address)}
