"""The tables of a day and of a network: those that are open, those that were, and opening one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fabene.people.rules import may
from fabene.people.values import NetworkView
from fabene.places.selectors import hubs_of
from fabene.sharing import selectors, services
from fabene.sharing.values import TableView, Tally
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.notices import tell
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.sharing.common import day_for, head
from fabene.web.pages.tables.common import (
    SEE,
    WRITE,
    back_of,
    network_for,
    open_tables_of,
    sitting_for,
)
from fabene.web.pages.tables.forms import OpenForm
from fabene.web.pages.tables.words import TALLY
from fabene.web.pages.writing import act, attempt, sent, stamp_of

BESIDE = {
    "table_in_future": "on",
    "table_too_old": "on",
    "table_already_open": "destination",
    "table_of_another_network": "destination",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def of_day(request: HttpRequest, day: UUID) -> HttpResponse:
    """Show the tables of a market day, and open one."""
    found = day_for(request, day, permission=WRITE if request.method == "POST" else SEE)
    tables = open_tables_of(found.network)
    form = OpenForm(sent(request), tables=tables)
    if opened := _opened(request, form, day=day):
        return redirect("tables:sitting", opened)
    page = head(found, _("Tavola aperta"), lead=_("Si mangia insieme: nessuno dice chi è."))
    shown = {
        "page": page,
        "form": form,
        "tables": tables,
        "sittings": selectors.tables_of_day(day),
        "may_write": may(request.user, WRITE, found.network) and not selectors.is_closed(day),
    }
    return render(request, "tables/day.html", shown, status=400 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def of_network(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the tables of a network, and open one on a date that has no market day."""
    network = network_for(request, slug, permission=WRITE if request.method == "POST" else SEE)
    tables = open_tables_of(network.id)
    form = OpenForm(sent(request), tables=tables, hubs=hubs_of(network.id))
    if opened := _opened(request, form):
        return redirect("tables:sitting", opened)
    shown = {
        "page": _page(network),
        "network": network,
        "form": form,
        "tables": tables,
        "sittings": selectors.tables_of(network.id),
        "may_write": may(request.user, WRITE, network.id),
    }
    return render(request, "tables/tables.html", shown, status=400 if form.errors else 200)


def _page(network: NetworkView) -> Page:
    return Page(
        title=_("Tavole aperte"),
        eyebrow=network.name,
        lead=_("Quello che non va nelle borse si può mangiare insieme, senza dire chi si è."),
        crumbs=(Crumb(label=_("Giornate"), url=f"{reverse('days:desk')}?rete={network.slug}"),),
    )


def _opened(request: HttpRequest, form: OpenForm, *, day: UUID | None = None) -> UUID | None:
    """Open a table when a form that was sent asks for it; return it, or None."""
    if request.method != "POST":
        return None
    return attempt(form, lambda: _open(request, form, day=day), fields=_beside(form))


def _beside(form: OpenForm) -> dict[str, str]:
    return {code: name for code, name in BESIDE.items() if name in form.fields}


def _open(request: HttpRequest, form: OpenForm, *, day: UUID | None) -> UUID:
    typed = form.cleaned_data
    services.open_table(
        id=typed["id"],
        destination=UUID(typed["destination"]),
        day=day,
        on=typed.get("on"),
        hub=UUID(typed["hub"]) if typed.get("hub") else None,
        stamp=stamp_of(request),
    )
    selectors.table(typed["id"])  # taken back in the meantime, it is said
    table: UUID = typed["id"]
    return table


@require_POST
def undo_open(request: HttpRequest, sitting: UUID) -> HttpResponse:
    """Take back a table that was opened by a slip."""
    found = sitting_for(request, sitting, permission=WRITE)
    if not act(request, lambda: services.undo_open(table=sitting, stamp=stamp_of(request))):
        return redirect("tables:sitting", sitting)
    tell(request, _("Tolta: questa tavola non c’è più."))
    return redirect(back_of(found))


@never_cache
@require_safe
def tables_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the sittings of a network as a file."""
    network = network_for(request, slug, permission=SEE)
    return csv_response(_table(selectors.tables_of(network.id)), f"tavole-{network.slug}.csv")


def _table(sittings: tuple[TableView, ...]) -> Table:
    return Table(
        caption=_("Tavole aperte"),
        columns=(
            Column(label=_("Data")),
            Column(label=_("Tavola")),
            Column(label=_("Cibo"), kind=Kind.GRAMS),
            Column(label=_("Pezzi"), kind=Kind.COUNT),
            *(Column(label=str(TALLY[tally]), kind=Kind.COUNT) for tally in Tally if tally != Tally.CALLED),
        ),
        rows=tuple(
            (
                each.on.isoformat(),
                each.name,
                each.grams,
                each.pieces,
                *(each.tallies[tally] for tally in Tally if tally != Tally.CALLED),
            )
            for each in sittings
        ),
    )
