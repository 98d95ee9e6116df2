"""The open tables of a network, for everybody: how many, how much food, how many people; never who."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fabene.core.disclosure import FLOOR
from fabene.people import selectors as people
from fabene.sharing import selectors
from fabene.sharing.values import TableFigures
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.tables.common import open_tables_of


@login_not_required
@require_safe
def face(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the open tables of a network, month by month."""
    network = people.network(slug)
    found = selectors.table_figures(network.id)
    shown = {
        "page": Page(
            title=_("La tavola aperta"),
            lead=_("A %(name)s si mangia anche insieme: senza tessera, senza dire chi si è.") % {"name": network.name},
            crumbs=(
                Crumb(label=_("Reti locali"), url=reverse("networks")),
                Crumb(label=network.name, url=reverse("network", args=[slug])),
            ),
        ),
        "network": network,
        "found": found,
        "places": open_tables_of(network.id),
        "table": _table(found, said=True),
        "floor": FLOOR,
    }
    return render(request, "tables/face.html", shown)


@login_not_required
@require_safe
def face_csv(request: HttpRequest, slug: str) -> HttpResponse:  # noqa: ARG001 - as Django calls it
    """Give the same months as a file."""
    network = people.network(slug)
    return csv_response(_table(selectors.table_figures(network.id), said=False), f"tavola-aperta-{slug}.csv")


def _table(found: TableFigures, *, said: bool) -> Table:
    """Return the months; ``said`` writes them as people say them."""
    return Table(
        caption=_("Mese per mese"),
        columns=(
            Column(label=_("Mese")),
            Column(label=_("Tavole"), kind=Kind.COUNT),
            Column(label=_("Cibo"), kind=Kind.GRAMS),
            Column(label=_("Pezzi"), kind=Kind.COUNT),
            Column(label=_("Persone"), kind=Kind.COUNT),
            Column(label=_("Bambini"), kind=Kind.COUNT),
            Column(label=_("Prima volta"), kind=Kind.COUNT),
        ),
        rows=tuple(
            (
                f"{formats.MONTHS[month.month.month - 1]} {month.month.year}" if said else f"{month.month:%Y-%m}",
                month.tables,
                month.grams,
                month.pieces,
                month.people,
                month.children,
                month.first_time,
            )
            for month in found.months
        ),
    )
