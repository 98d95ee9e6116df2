"""The lots of a network: the list, and the page of one with where it came from and where it went."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.core.quantities import MAX_PAGE_ROWS, Measure
from fabene.people.rules import permissions_of
from fabene.people.values import NetworkView
from fabene.sharing import selectors
from fabene.sharing.values import LotLine, LotPage, Trace
from fabene.web import formats, words
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.lotcodes import lot_code
from fabene.web.pages.recall.common import SEE, inside, lots_crumb, network_for, recalls_crumb, trace_for
from fabene.web.pages.recall.forms import SearchForm
from fabene.web.pages.recall.picture import table, way
from fabene.web.pages.recall.words import amount, giver_said, here_in, place_said
from fabene.web.pages.writing import actor

EXPORTED = 10_000


@never_cache
@require_safe
def lots(request: HttpRequest, slug: str) -> HttpResponse:
    """List the lots of a network, newest first; whoever may recall some picks them here."""
    network = network_for(request, slug, permission=SEE)
    form = SearchForm(request.GET)
    found = selectors.lots_of(network.id, search=form.search, page=_page(request))
    said = ngettext("%(number)s lotto", "%(number)s lotti", found.total) % {"number": formats.count(found.total)}
    pages = Paginator(range(found.total), selectors.LOTS_PER_PAGE).get_page(found.number)
    shown = {
        "page": inside(
            network,
            _("Lotti"),
            lead=_("Ogni lotto è quello che qualcuno ha dato di un cibo in un giorno. Da qui si vede dove è finito."),
            above=(recalls_crumb(network),),
        ),
        "network": network,
        "form": form,
        "count": said,
        "pages": pages,
        "rows": [(line, giver_said(line), *_amounts(line)) for line in found.lots],
        "searched": any(request.GET.get(name) for name in form.fields),
        "may": permissions_of(actor(request), network.id),
    }
    return render(request, "recall/lots.html", shown)


def _page(request: HttpRequest) -> int:
    asked = request.GET.get("pagina", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1  # noqa: PLR2004 - no list is longer


def _amounts(line: LotLine) -> tuple[str, str]:
    return amount(line.came, measure=line.measure), amount(line.stock, measure=line.measure)


@never_cache
@require_safe
def lots_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the lots that were asked for as a file."""
    network = network_for(request, slug, permission=SEE)
    found = selectors.lots_of(network.id, search=SearchForm(request.GET).search, size=EXPORTED)
    return csv_response(_table(found), f"lotti-{network.slug}.csv")


def _table(found: LotPage) -> Table:
    return Table(
        caption=_("Lotti"),
        columns=(
            *(
                Column(label=label)
                for label in (
                    _("Lotto"),
                    _("Nato il"),
                    _("Che cosa"),
                    _("Da chi"),
                    _("Mercato"),
                    _("Data in etichetta"),
                    _("Da dare entro"),
                    _("Richiamato"),
                )
            ),
            Column(label=_("Arrivato"), kind=Kind.GRAMS),
            Column(label=_("C’è ancora"), kind=Kind.GRAMS),
            Column(label=_("Pezzi arrivati"), kind=Kind.COUNT),
            Column(label=_("Pezzi che ci sono"), kind=Kind.COUNT),
        ),
        rows=tuple(_row(line) for line in found.lots),
    )


def _row(line: LotLine) -> tuple[str | int | None, ...]:
    counted = line.measure == Measure.PIECES
    return (
        lot_code(line.id),
        line.born_on.isoformat(),
        words.category(line.category),
        giver_said(line),
        line.market_name,
        line.label_date.isoformat() if line.label_date else "",
        line.last_day.isoformat() if line.last_day.year < 9999 else "",  # noqa: PLR2004 - what is no food has no last day
        _("sì") if line.held else "",
        None if counted else line.came,
        None if counted else line.stock,
        line.came if counted else None,
        line.stock if counted else None,
    )


@never_cache
@require_safe
def lot(request: HttpRequest, slug: str, lot: UUID) -> HttpResponse:  # noqa: PLR0917 - an address has two parts
    """Show one lot: where it came from, where it went, where it is."""
    network = network_for(request, slug, permission=SEE)
    found = trace_for(network, lot)
    return render(request, "recall/lot.html", _lot(network, found, lot=lot) | {"may": _may(request, network)})


def _may(request: HttpRequest, network: NetworkView) -> frozenset[str]:
    return permissions_of(actor(request), network.id)


def _lot(network: NetworkView, found: Trace, *, lot: UUID) -> dict[str, object]:
    here = here_in(network)
    root = found.lot(lot)
    seen = found if found.networks <= {network.id} else selectors.within(found, network.id)
    name = words.category(root.category) if root else ""
    later = {one.id for one in found.lots}
    return {
        "page": inside(
            network,
            _("%(what)s, lotto %(code)s") % {"what": name, "code": lot_code(lot)},
            above=(lots_crumb(network),),
        ),
        "network": network,
        "lot": root,
        "giver": giver_said(root) if root else "",
        "batches": [one for one in seen.batches if any(part.lot in later for part in one.inputs)],
        "transfers": [one for one in seen.transfers if any(part.lot in later for part in one.parts)],
        "passings": seen.passings,
        "elsewhere": sorted(here.names.get(one, "") for one in found.networks - {network.id}),
        "picture": way(seen, here=here),
        "places": [(place, place_said(place, here=here)) for place in seen.now],
        "steps": table(seen, here=here, limit=MAX_PAGE_ROWS),
        "recalls": selectors.recalls_of_lot(lot),
        "givers": [(one, giver_said(one)) for one in found.earlier if one.network == network.id],
        "came_by": [one for one in found.transfers if root and one.id == root.transfer],
        "handed": [bag for bag in seen.bags if bag.gone],
        "most": MAX_PAGE_ROWS,
        "waiting": [bag for bag in seen.bags if not bag.gone and not bag.passed_on],
    }


@never_cache
@require_safe
def lot_csv(request: HttpRequest, slug: str, lot: UUID) -> HttpResponse:  # noqa: PLR0917 - an address has two parts
    """Give every step of a lot's way as a file."""
    network = network_for(request, slug, permission=SEE)
    seen = selectors.within(trace_for(network, lot), network.id)
    return csv_response(table(seen, here=here_in(network)), f"lotto-{lot_code(lot)}.csv")
