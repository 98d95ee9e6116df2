"""The households of a network, by code: who waits and since when, who is due, who comes where; take in and move."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fabene.households import selectors, services
from fabene.households.values import HouseholdView
from fabene.people.rules import may
from fabene.people.selectors import network_by_id, organisations
from fabene.people.values import NetworkView
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.notices import tell
from fabene.web.pages.casework.asking import (
    home_of_network,
    market_names,
    markets_of,
    network_asked,
    networks_with,
    with_markets,
)
from fabene.web.pages.casework.change_forms import MoveForm
from fabene.web.pages.casework.families import HomesFilter, counted, leaf_of, lines
from fabene.web.pages.casework.fields import ON_FIELDS
from fabene.web.pages.casework.heads import family
from fabene.web.pages.casework.words import STATE
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.sharing.common import pressed, wrote
from fabene.web.pages.writing import sent, stamp_of


@never_cache
@require_safe
def network(request: HttpRequest) -> HttpResponse:
    """List a network's households; the waiting list comes first, by date."""
    mine = networks_with(request, "households.view")
    here, today = network_asked(request, mine, permission="households.view"), timezone.localdate()
    waiting = selectors.waiting(network=here.id, on=today)
    chosen = HomesFilter(request.GET, markets=markets_of((here,)))
    found = [home for home in _every(here, on=today) if chosen.keeps(home, today=today)]
    pages = leaf_of(request, with_markets(found))
    shown = {
        "page": Page(title=_("Famiglie della rete"), eyebrow=here.name, lead=_("Per codice: quante persone e dove.")),
        "networks": mine,
        "network": here,
        "form": chosen,
        "pages": pages,
        "rows": lines(pages, today=today),
        "count": counted(found),
        "waiting": [(home, (today - (home.view.waiting_since or today)).days) for home in with_markets(waiting)],
        "due": len(selectors.due_for_review(network=here.id, on=today)),
        "may_place": may(request.user, "households.place", here.id),
    }
    return render(request, "casework/network.html", shown)


def _every(here: NetworkView, *, on: date) -> list[HouseholdView]:
    """Return who waits, comes, is away or has left, by code."""
    found = [*selectors.households_of(network=here.id, on=on), *selectors.waiting(network=here.id, on=on)]
    return sorted(found, key=lambda home: home.code)


@never_cache
@require_safe
def network_csv(request: HttpRequest) -> HttpResponse:
    """Give what the filter leaves as a file: codes only."""
    mine = networks_with(request, "households.view")
    here, today = network_asked(request, mine, permission="households.view"), timezone.localdate()
    chosen = HomesFilter(request.GET, markets=markets_of((here,)))
    found = [home for home in _every(here, on=today) if chosen.keeps(home, today=today)]
    return csv_response(_table(found), f"famiglie-{here.slug}.csv")


def _table(found: list[HouseholdView]) -> Table:
    names, bodies = market_names(), {body.id: body.name for body in organisations()}
    texts = (_("Codice"), _("Stato"), _("Mercato"), _("A casa"), _("Segnalata da"), _("Da quando"))
    numbers = (_("Adulti"), _("Bambini"))
    return Table(
        caption=_("Famiglie della rete"),
        columns=(
            *(Column(label=label) for label in texts),
            *(Column(label=label, kind=Kind.COUNT) for label in numbers),
            Column(label=_("Da rivedere il")),
        ),
        rows=tuple(
            (
                home.code,
                str(STATE[home.state]),
                names.get(home.market, ""),
                _("sì") if home.home_delivery else _("no"),
                bodies.get(home.organisation, "") if home.organisation else "",
                (home.waiting_since or home.since).isoformat(),
                home.adults,
                home.children,
                home.review_on.isoformat() if home.review_on else None,
            )
            for home in found
        ),
    )


@require_POST
def admit(request: HttpRequest, household: UUID) -> HttpResponse:
    """Take one in from the waiting list, from today on. No reason is asked: it waited, and there is a place."""
    home = home_of_network(request, household, permission="households.place")
    today, stamp = timezone.localdate(), stamp_of(request)
    if pressed(request, lambda id: services.admit(id=id, household=home.id, since=today, stamp=stamp)):
        tell(request, _("%(family)s accolta: dal prossimo piano c’è anche lei.") % {"family": family(home)})
    return redirect(_back(home))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, household: UUID) -> HttpResponse:
    """Move a household to another market of its network, or to being served at home."""
    home = home_of_network(request, household, permission="households.place")
    form = MoveForm(sent(request), home=home)
    if request.method == "POST" and wrote(form, lambda: form.write(stamp_of(request)), fields=ON_FIELDS):
        tell(request, _("%(family)s spostata.") % {"family": family(home)})
        return redirect(_back(home))
    crumbs = (Crumb(label=_("Famiglie della rete"), url=_back(home)),)
    page = Page(title=_("Dove prende la borsa"), eyebrow=family(home), crumbs=crumbs)
    return render(request, "casework/move.html", {"page": page, "form": form, "back_url": _back(home)})


def _back(home: HouseholdView) -> str:
    return reverse("casework:network", query={"rete": network_by_id(home.network).slug})
