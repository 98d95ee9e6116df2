"""How each kind of table is made: what its columns take, and an example to fill in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fabene.web.downloads import file_response
from fabene.web.pages.imports.described import DESCRIBED
from fabene.web.pages.imports.kinds import IMPORTERS, KIND, SLUGS
from fabene.web.pages.imports.steps import networks_of
from fabene.web.pages.page import Crumb, Page


@require_safe
def made(request: HttpRequest, table: str) -> HttpResponse:
    """Say what the columns of a kind of table are."""
    kind = _kind(request, table)
    columns = [(DESCRIBED[kind][field.key], field.required) for field in IMPORTERS[kind].fields]
    page = Page(
        title=str(KIND[kind]),
        lead=_(
            "Le colonne che si capiscono: servono solo quelle segnate, in qualunque ordine, anche con altri titoli."
        ),
        crumbs=(Crumb(label=_("Importa tabelle"), url=reverse("imports:start")),),
    )
    shown = {"page": page, "columns": columns, "table": table, "season": kind == "season"}
    return render(request, "imports/made.html", shown)


@require_safe
def example(request: HttpRequest, *, table: str, form: str) -> HttpResponse:
    """Give a table with its heads and one row, to be filled in."""
    kind = _kind(request, table)
    columns = [DESCRIBED[kind][field.key] for field in IMPORTERS[kind].fields]
    rows = [[str(column.label) for column in columns], [column.example for column in columns]]
    return file_response(str(KIND[kind]), rows, name=_("esempio") + f"-{table}", form=form)


def _kind(request: HttpRequest, table: str) -> str:
    networks_of(request)
    if table not in SLUGS:
        raise Http404
    return SLUGS[table]
