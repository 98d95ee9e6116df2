"""The table of articles 26 and 27 of D.Lgs. 33/2013: as a page, as CSV, as a workbook."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fabene.programme.documents import selectors as documents
from fabene.programme.documents.values import DocumentView
from fabene.programme.grants.values import Act
from fabene.programme.transparency import selectors
from fabene.programme.transparency.values import SubsidyLine
from fabene.web import formats
from fabene.web.downloads import csv_response, xlsx_response
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.transparency.around import Names, names
from fabene.web.pages.transparency.criteria import settings_of_criteria

ROWS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the table with what it needs from elsewhere: its project's page, its act's page."""

    line: SubsidyLine
    project: str
    project_url: str
    act: str
    act_url: str


@login_not_required
@require_safe
def subsidies(request: HttpRequest) -> HttpResponse:
    """Show the table, year by year, with the criteria beside it."""
    every = selectors.subsidies()
    year = year_of(request)
    chosen = [line for line in every if year is None or line.year == year]
    leaf = Paginator(chosen, ROWS).get_page(request.GET.get("pagina"))
    page = Page(
        title=_("Sovvenzioni e contributi"),
        lead=_("Chi ha ricevuto denaro pubblico dal programma, quanto, perché, e con quale atto."),
        eyebrow=_("Articoli 26 e 27 del decreto legislativo 33/2013"),
        crumbs=(Crumb(label=_("Trasparenza"), url=reverse("transparency:transparency")),),
    )
    shown = {
        "page": page,
        "rows": rows_of(leaf, names=names()),
        "pages": leaf,
        "count": counted(chosen),
        "totals": _totals(chosen),
        "years": sorted({line.year for line in every}, reverse=True),
        "year": year,
        "asked": f"?anno={year}" if year else "",
        "criteria": settings_of_criteria(),
    }
    return render(request, "transparency/subsidies.html", shown)


@login_not_required
@require_safe
def subsidies_csv(request: HttpRequest) -> HttpResponse:
    """Give the table as a file that every program reads."""
    return csv_response(_table(request), _filename(request, "csv"))


@login_not_required
@require_safe
def subsidies_xlsx(request: HttpRequest) -> HttpResponse:
    """Give the table as a workbook."""
    return xlsx_response(_table(request), _filename(request, "xlsx"))


def year_of(request: HttpRequest) -> int | None:
    """Return the year that was asked for, None for all of them or for what is no year."""
    asked = request.GET.get("anno", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) == len("2021") else None


def _filename(request: HttpRequest, ending: str) -> str:
    year = year_of(request)
    return f"sovvenzioni-{year}.{ending}" if year else f"sovvenzioni.{ending}"


def counted(lines: Sequence[SubsidyLine]) -> str:
    """Return how many awards these are and what they come to, in words."""
    number = len(lines)
    said = ngettext("%(number)s contributo", "%(number)s contributi", number) % {"number": formats.count(number)}
    return f"{said}, {formats.euros(sum(line.amount_cents for line in lines))}" if lines else said


def _totals(lines: Sequence[SubsidyLine]) -> dict[str, int]:
    return {
        "amount_cents": sum(line.amount_cents for line in lines),
        "cofinancing_cents": sum(line.cofinancing_cents for line in lines),
    }


def rows_of(lines: Iterable[SubsidyLine], *, names: Names) -> list[Row]:
    """Return lines with their projects and acts, as a page and a file show them."""
    every = list(lines)
    acts = documents.documents([line.act.document for line in every if line.act.document])
    found = []
    for line in every:
        project, project_url = names.project(line.project)
        found.append(
            Row(
                line=line,
                project=project,
                project_url=project_url,
                act=act_said(line.act),
                act_url=_act_url(line.act.document, acts),
            )
        )
    return found


def act_said(act: Act) -> str:
    """Return an act in words: its number and its day, as far as they are known."""
    on = formats.short_day(act.date) + f" {act.date.year}" if act.date else ""
    return _("%(number)s del %(day)s") % {"number": act.number, "day": on} if act.number and on else act.number or on


def _act_url(document: UUID | None, known: dict[UUID, DocumentView]) -> str:
    found = known.get(document) if document else None
    return reverse("documents:document", args=[found.id]) if found and found.public else ""


def _table(request: HttpRequest) -> Table:
    said = names()
    texts = (
        (_("Anno"), _("Beneficiario"), _("Codice fiscale o partita IVA")),
        (_("Norma o titolo"), _("Ufficio"), _("Responsabile del procedimento"), _("Come è stato scelto")),
        (_("Progetto"), _("Pagina del progetto"), _("Programma"), "CUP", _("Atto"), _("Testo dell’atto")),
        (_("Chi cofinanzia"), _("Dal"), _("Al"), _("Pubblicazione obbligatoria"), _("Ripreso da")),
    )
    head, fields, links, rest = (tuple(Column(label=label) for label in group) for group in texts)
    amount = Column(label=_("Importo"), kind=Kind.CENTS)
    beside = Column(label=_("Cofinanziamento"), kind=Kind.CENTS)
    return Table(
        caption=_("Sovvenzioni e contributi"),
        columns=(*head, amount, *fields, *links, beside, *rest),
        rows=tuple(
            _cells(request, row, names=said) for row in rows_of(selectors.subsidies(year_of(request)), names=said)
        ),
    )


def _cells(request: HttpRequest, row: Row, *, names: Names) -> tuple[str | int | None, ...]:
    line = row.line
    return (
        str(line.year),
        line.beneficiary.name,
        line.beneficiary.tax_code,
        line.amount_cents,
        line.rule,
        line.office,
        line.official,
        line.way_chosen,
        row.project or line.title,
        request.build_absolute_uri(row.project_url) if row.project_url else "",
        names.programme(line.programme),
        line.cup,
        row.act,
        request.build_absolute_uri(row.act_url) if row.act_url else "",
        line.cofinancing_cents,
        ", ".join(line.cofinancers),
        line.starts,
        line.ends,
        _("sì") if line.obligatory else _("no"),
        line.published_in,
    )
