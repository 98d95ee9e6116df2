"""The list of who gives to a network: filtered, counted, taken away as a file that can be brought in again."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.places.imports import donors_table
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Table
from fabene.web.pages.givers.asking import chosen
from fabene.web.pages.givers.forms import GiversFilter
from fabene.web.pages.givers.listing import givers_of
from fabene.web.pages.page import Crumb, Page

ROWS_PER_PAGE = 50


@never_cache
@require_safe
def givers(request: HttpRequest) -> HttpResponse:
    """List the stalls and the donors of one of my networks."""
    network, mine = chosen(request)
    form = GiversFilter(request.GET)
    everybody = givers_of(network.id, today=timezone.localdate())
    found = [giver for giver in everybody if form.keeps(giver)]
    count = ngettext("%(number)s donatore", "%(number)s donatori", len(found)) % {"number": formats.count(len(found))}
    page = Page(
        title=_("Chi dona"),
        eyebrow=network.name,
        lead=_("Banchi, spuntisti, negozi, aziende, orti, supermercati e mense: a che punto siete con ognuno."),
        crumbs=(Crumb(label=_("Giornate"), url=f"{reverse('days:desk')}?rete={network.slug}"),),
    )
    pages = Paginator(found, ROWS_PER_PAGE).get_page(request.GET.get("pagina", "1"))
    shown = {"page": page, "network": network, "networks": mine, "form": form, "pages": pages, "count": count}
    return render(request, "givers/givers.html", shown | {"nobody": not everybody})


@never_cache
@require_safe
def givers_csv(request: HttpRequest) -> HttpResponse:
    """Give those that the filter leaves as a file with the columns of the import."""
    network, _mine = chosen(request)
    form = GiversFilter(request.GET)
    kept = {giver.id for giver in givers_of(network.id, today=timezone.localdate()) if form.keeps(giver)}
    head, *rows = donors_table(network.id, only=kept)
    columns = tuple(Column(label=str(label)) for label in head)
    table = Table(caption=_("Chi dona"), columns=columns, rows=tuple(tuple(str(cell) for cell in row) for row in rows))
    return csv_response(table, f"donatori-{network.slug}.csv")
