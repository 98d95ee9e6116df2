"""The first page of transparency, and the lists of law 124/2017."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fabene.programme.transparency import selectors
from fabene.programme.transparency.values import RECEIVED_FROM_CENTS, ReceivedList
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.pages.documents.seen import publisher
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.transparency.subsidies import counted, year_of


@login_not_required
@require_safe
def transparency(request: HttpRequest) -> HttpResponse:
    """Say what is public, and where."""
    page = Page(
        title=_("Trasparenza"),
        lead=_("Quello che la legge chiede di pubblicare e quello che si pubblica in più, da leggere e da scaricare."),
    )
    every = selectors.subsidies()
    shown = {"page": page, "count": counted(every), "lines": every}
    return render(request, "transparency/transparency.html", shown)


@login_not_required
@require_safe
def received(request: HttpRequest) -> HttpResponse:
    """Show what organisations received in a year, and have to publish by 30 June of the next."""
    year, lists = _year_and_lists(request)
    page = Page(
        title=_("Somme ricevute da enti pubblici"),
        lead=_(
            "Chi riceve in un anno 10.000 euro o più da enti pubblici lo pubblica entro il 30 giugno dell’anno dopo."
        ),
        eyebrow=_("Legge 124/2017, articolo 1, commi 125-129"),
        crumbs=(Crumb(label=_("Trasparenza"), url=reverse("transparency:transparency")),),
    )
    shown = {
        "page": page,
        "year": year,
        "next_year": year + 1,
        "years": selectors.years_received(),
        "lists": lists,
        "least_cents": RECEIVED_FROM_CENTS,
        "publisher": publisher(request),
    }
    return render(request, "transparency/received.html", shown)


@login_not_required
@require_safe
def received_csv(request: HttpRequest) -> HttpResponse:
    """Give the sums received in a year as a table that every organisation can publish its rows of."""
    year, lists = _year_and_lists(request)
    asked = request.GET.get("ente", "")
    texts = (_("Anno"), _("Chi ha ricevuto"), _("Codice fiscale"), _("Chi ha pagato"))
    columns = (
        *(Column(label=label) for label in texts),
        Column(label=_("Somma incassata"), kind=Kind.CENTS),
        *(Column(label=label) for label in (_("Date"), _("Causale"), _("Da pubblicare"))),
    )
    rows = tuple(
        (
            str(year),
            each.recipient.name,
            each.recipient.tax_code,
            paid.funder.name if paid.funder else publisher(request),
            paid.paid_cents,
            ", ".join(on.isoformat() for on in paid.dates),
            "; ".join(paid.titles),
            _("sì") if each.obligatory else _("no"),
        )
        for each in lists
        if not asked or str(each.recipient.id) == asked
        for paid in each.sums
    )
    return csv_response(Table(caption=_("Somme ricevute"), columns=columns, rows=rows), f"legge-124-2017-{year}.csv")


def _year_and_lists(request: HttpRequest) -> tuple[int, tuple[ReceivedList, ...]]:
    """Return the year asked for (the last one in which something was paid, or last year) and its lists."""
    years = selectors.years_received()
    year = year_of(request) or (years[0] if years else timezone.localdate().year - 1)
    return year, selectors.received(year)
