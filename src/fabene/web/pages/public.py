"""The pages for whoever comes first: home, markets, networks. Nobody signs in for these."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fabene.core.errors import NotFoundError
from fabene.people import selectors as people
from fabene.programme.frame import selectors as frame
from fabene.programme.frame.values import JoiningView, ProgrammeView
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Table
from fabene.web.pages import story
from fabene.web.pages.network_number import network_number, simulated
from fabene.web.pages.numbers import true_number
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.programme.face import tabs


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Tell what this is, where the next stands are, one true number, the networks, three ways to take part."""
    today = timezone.localdate()
    shown, programme, cards = story.stands(today), frame.front(), story.network_cards()
    if not cards and not people.somebody_is_here():
        return redirect("beginning:enter")
    page = Page(
        title=_("Il cibo buono del mercato, sulle tavole del quartiere"),
        lead=_(
            "Quello che banchi e clienti lasciano viene pesato, diviso in parti giuste e arriva alle famiglie vicine."
        ),
        crumbs=None,
    )
    return render(
        request,
        "pages/home.html",
        {
            "page": page,
            "today": today,
            "stands": shown,
            "soonest": [stand for stand in shown if stand.next_day][:4],
            "map": story.the_map(shown, page=reverse("markets")),
            "number": true_number(),
            "cards": cards,
            "programme": programme,
            "tabs": tabs(programme) if programme else (),
        },
    )


@login_not_required
@require_safe
def markets(request: HttpRequest) -> HttpResponse:
    """List every market with its hours, on the map and beside it."""
    shown = story.stands(timezone.localdate())
    page = Page(title=_("Mercati"), lead=_("Dove e quando puoi lasciare qualcosa, o dare una mano."))
    return render(request, "pages/markets.html", {"page": page, "stands": shown, "map": story.the_map(shown)})


@login_not_required
@require_safe
def markets_csv(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - every view takes its request
    """Give the markets and their hours as a file."""
    shown = story.stands(timezone.localdate())
    rows = tuple(
        (
            stand.network.name,
            stand.market.municipality.name,
            stand.market.name,
            stand.market.place,
            story.hours_said(row),
            row.hours.source,
        )
        for stand in shown
        for row in stand.market.hours
    )
    heads = (_("Rete"), _("Comune"), _("Mercato"), _("Luogo"), _("Orari"), _("Fonte"))
    columns = tuple(Column(label=head) for head in heads)
    return csv_response(Table(caption=_("Mercati"), columns=columns, rows=rows), "mercati.csv")


@login_not_required
@require_safe
def networks(request: HttpRequest) -> HttpResponse:
    """List the networks: who leads each, with whom."""
    page = Page(title=_("Reti locali"), lead=_("Ogni rete unisce chi vive intorno agli stessi mercati."))
    return render(request, "pages/networks.html", {"page": page, "cards": story.network_cards()})


@login_not_required
@require_safe
def network(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell one network: what it does, who is in it, its markets and their hours."""
    try:
        card = story.network_card(slug)
    except NotFoundError as missing:
        raise Http404 from missing
    shown = story.stands(timezone.localdate(), network_id=card.network.id)
    page = Page(
        title=card.network.name,
        lead=card.network.told.said(get_language() or "it"),
        eyebrow=card.project,
        crumbs=(Crumb(label=_("Reti locali"), url=reverse("networks")),),
    )
    return render(
        request,
        "pages/network.html",
        {
            "page": page,
            "card": card,
            "stands": shown,
            "map": story.the_map(shown),
            "joined": _programmes_of(card.network.id),
            "projects": frame.projects(network=card.network.id),
            "corrected": story.corrected(card.network.id),
            "number": network_number(card.network),
            "simulated": simulated(card.network),
        },
    )


def _programmes_of(network: UUID) -> list[tuple[ProgrammeView, JoiningView]]:
    """Return the programmes a network takes part in, each with from when to when."""
    known = {one.id: one for one in frame.programmes()}
    return [(known[one.programme], one) for one in frame.joinings(network=network)]
