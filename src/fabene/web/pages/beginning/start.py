"""Where the beginning begins: the door for who has not come in, the steps for who has."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.core.errors import NotAllowedError
from fabene.people import selectors as people
from fabene.people.rules import PERMISSIONS, may, require
from fabene.people.values import NetworkView
from fabene.web.pages.beginning.way import PERMISSION, PLACES, signed_in_name, steps
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import actor


@never_cache
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Show what comes next to who begins; of several networks ask which. Nobody who is not signed in gets here."""
    mine, opens = _networks(request), may(request.user, PERMISSION, None)
    if not mine and not opens:
        raise NotAllowedError(permission=PERMISSION)
    if len(mine) > 1:
        return _several(request, mine, opens=opens)
    return _way(request, mine[0] if mine else None)


def _networks(request: HttpRequest) -> list[NetworkView]:
    """Return the networks whose beginning whoever asks may look at, in one look at their roles."""
    held = {role.network_id for role in people.roles_of(actor(request)) if role.role in PERMISSIONS["people.edit"]}
    return [network for network in people.networks() if network.id in held or None in held]


def _several(request: HttpRequest, mine: list[NetworkView], *, opens: bool) -> HttpResponse:
    page = Page(title=_("Le reti di questo sito"), lead=_("Di ognuna, che cosa c’è e che cosa manca."))
    return render(request, "beginning/several.html", {"page": page, "networks": mine, "opens": opens})


@never_cache
@require_safe
def one(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the way of one network."""
    network = people.network(slug)
    require(request.user, "people.edit", network.id)
    return _way(request, network)


def _way(request: HttpRequest, network: NetworkView | None) -> HttpResponse:
    way = steps(network)
    todo = [step for step in way if not step.done and step.key != "person"]
    first = next((step for step in todo if step.url and not step.may_wait), None)
    page = Page(
        title=_("Si comincia") if network is None else network.name,
        lead=_lead(network, ready=first is None),
        crumbs=() if network is None else (Crumb(label=_("Si comincia"), url=reverse("beginning:start")),),
    )
    shown = {
        "page": page,
        "network": network,
        "way": way,
        "next": first,
        "name": signed_in_name(request),
        "opens": may(request.user, PERMISSION, None),
        "arranges": network is not None and may(request.user, PLACES, network.id),
    }
    return render(request, "beginning/way.html", shown)


def _lead(network: NetworkView | None, *, ready: bool) -> str:
    if ready:
        return _("C’è tutto: la rete può lavorare. Qui trovi ogni cosa, e dove si cambia.")
    if network is None:
        return _("Qui non c’è ancora niente. Un passo alla volta, e quello che scrivi resta.")
    return _("Un passo alla volta: quello che è scritto resta, e si può cambiare.")
