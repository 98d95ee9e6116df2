"""What went to an emporio in a time and what it said it received: for the emporio, and for the Comune."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.core.errors import NotFoundError
from fabene.core.owners import OwnerKind
from fabene.lib import pdf
from fabene.people import selectors as people
from fabene.people.rules import require
from fabene.people.values import NetworkView
from fabene.places import selectors as places
from fabene.places.values import DestinationView
from fabene.sharing import selectors
from fabene.sharing.values import ConsignedItem, Consignment
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.tables.common import SEE, under
from fabene.web.pages.tables.forms import StatementForm
from fabene.web.words import category

TEMPLATES = Path(__file__).parents[2] / "typst"
MOST_DAYS = 800


@never_cache
@require_safe
def statement(request: HttpRequest, place: UUID) -> HttpResponse:
    """Show the statement of a time; of this month when none was asked for."""
    emporio, network = _asked_of(request, place)
    since, until = _between(request)
    found = selectors.statement(place, since=since, until=until)
    asked = f"?{urlencode({'dal': since.isoformat(), 'al': until.isoformat()})}"
    shown = {
        "page": Page(
            title=_("Rendiconto: %(name)s") % {"name": emporio.name},
            eyebrow=network.name,
            lead=_between_said(since, until),
            crumbs=(
                under(network)[0],
                Crumb(label=_("Consegne agli empori"), url=reverse("tables:emporios", args=[network.slug])),
            ),
        ),
        "form": StatementForm(initial={"dal": since, "al": until}),
        "deliveries": found,
        "table": _table(found),
        "totals": _totals(found),
        "waiting": sum(1 for each in found if each.acknowledgement is None),
        "csv_url": reverse("tables:statement_csv", args=[place]) + asked,
        "pdf_url": reverse("tables:statement_pdf", args=[place]) + asked if found else "",
    }
    return render(request, "tables/statement.html", shown)


@never_cache
@require_safe
def statement_csv(request: HttpRequest, place: UUID) -> HttpResponse:
    """Give the same as a file, a row for each delivery and category, in grams and pieces."""
    _asked_of(request, place)
    since, until = _between(request)
    found = selectors.statement(place, since=since, until=until)
    return csv_response(_raw(found), f"rendiconto-{since.isoformat()}-{until.isoformat()}.csv")


@never_cache
@require_safe
def statement_pdf(request: HttpRequest, place: UUID) -> HttpResponse:
    """Give the same as a paper to sign."""
    emporio, network = _asked_of(request, place)
    since, until = _between(request)
    found = selectors.statement(place, since=since, until=until)
    table = _table(found)
    title = _("Rendiconto delle consegne: %(name)s") % {"name": emporio.name}
    data = {
        "title": title,
        "author": network.name,
        "language": get_language() or "it",
        "heading": title,
        "lead": _("Rete di %(name)s. %(between)s.") % {"name": network.name, "between": _between_said(since, until)},
        "footer": title,
        "page_word": _("pagina"),
        "head": [column.label for column in table.columns],
        "rows": [[cell.text for cell in row] for row in table.shown],
        "totals": [[label, value] for label, value in _totals(found)],
        "signatures": [_("Per la rete"), _("Per l’emporio")],
        "empty": _("In questo tempo non è partito niente."),
    }
    fonts = finders.find("built/fonts")
    content = pdf.render(
        TEMPLATES / "statement.typ", data, made_at=timezone.now(), fonts=Path(fonts) if fonts else None
    )
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="rendiconto-{until.isoformat()}.pdf"'
    return response


def _asked_of(request: HttpRequest, place: UUID) -> tuple[DestinationView, NetworkView]:
    emporio = places.destination(place)
    require(request.user, SEE, emporio.network_id)
    if emporio.kind != OwnerKind.EMPORIO:
        raise NotFoundError("destination_not_found")
    return emporio, people.network_by_id(emporio.network_id)


def _between(request: HttpRequest) -> tuple[date, date]:
    """Return the first and last day asked for; of this month where none was, or one that cannot be."""
    today = timezone.localdate()
    form = StatementForm(request.GET)
    form.is_valid()
    typed = form.cleaned_data
    until = typed.get("al") or today
    since = typed.get("dal") or until.replace(day=1)
    if since > until:
        since, until = until, since
    return max(since, until - timedelta(days=MOST_DAYS)), until


def _between_said(since: date, until: date) -> str:
    return _("Dal %(since)s al %(until)s") % {"since": formats.day(since), "until": formats.day(until)}


def _totals(found: tuple[Consignment, ...]) -> list[tuple[str, str]]:
    done = [each for each in found if each.acknowledgement is not None]
    waiting = [each for each in found if each.acknowledgement is None]
    return [
        (_("Partiti"), _sum((each.grams, each.pieces) for each in found)),
        (_("Confermati all’arrivo"), _sum((each.received_grams, each.received_pieces) for each in done)),
        (
            _("Differenza"),
            _sum((each.grams - each.received_grams, each.pieces - each.received_pieces) for each in done),
        ),
        (_("Da confermare"), _sum((each.grams, each.pieces) for each in waiting)),
    ]


def _sum(amounts: Iterable[tuple[int, int]]) -> str:
    known = list(amounts)
    return formats.quantity(sum(grams for grams, _ in known), sum(pieces for _, pieces in known))


def _table(found: tuple[Consignment, ...]) -> Table:
    """Return the statement as it is read: amounts in words, a row for each delivery."""
    heads = (_("Data"), _("Che cosa"), _("Partiti"), _("Arrivati"), _("Differenza"))
    return Table(
        caption=_("Che cosa è partito, che cosa è arrivato"),
        columns=tuple(Column(label=label) for label in heads),
        rows=tuple(
            (
                formats.day(each.on),
                ", ".join(category(item.category) for item in each.items),
                formats.quantity(each.grams, each.pieces),
                *_came(each),
            )
            for each in found
        ),
    )


def _came(each: Consignment) -> tuple[str, str]:
    """Return what arrived and the difference, in words."""
    if each.acknowledgement is None:
        return _("da confermare"), ""
    grams, pieces = each.grams - each.received_grams, each.pieces - each.received_pieces
    came = formats.quantity(each.received_grams, each.received_pieces)
    return came, formats.quantity(grams, pieces) if grams or pieces else _("niente")


def _raw(found: tuple[Consignment, ...]) -> Table:
    return Table(
        caption=_("Che cosa è partito, che cosa è arrivato"),
        columns=(
            Column(label=_("Data")),
            Column(label=_("Emporio")),
            Column(label=_("Che cosa")),
            Column(label=_("Partiti"), kind=Kind.GRAMS),
            Column(label=_("Arrivati"), kind=Kind.GRAMS),
            Column(label=_("Pezzi partiti"), kind=Kind.COUNT),
            Column(label=_("Pezzi arrivati"), kind=Kind.COUNT),
            Column(label=_("Confermato il")),
            Column(label=_("Nota")),
        ),
        rows=tuple(_raw_row(each, item) for each in found for item in each.items),
    )


def _raw_row(each: Consignment, item: ConsignedItem) -> tuple[str | int | None, ...]:
    when = timezone.localtime(each.acknowledged_at).isoformat(timespec="minutes") if each.acknowledged_at else ""
    weighed = (None, None) if item.counted else (item.sent, item.received)
    counted = (item.sent, item.received) if item.counted else (None, None)
    return each.on.isoformat(), each.name, category(item.category), *weighed, *counted, when, each.note
