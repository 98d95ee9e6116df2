"""Who holds which role, where; ending a role, and giving it back when that was a mistake."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fabene.core.errors import NotAllowedError
from fabene.people import selectors, services
from fabene.people.rules import grantable, permissions_of, require
from fabene.people.values import MemberView, NetworkView
from fabene.web.notices import tell
from fabene.web.pages.page import Page
from fabene.web.pages.people.scope import head, network_for, network_of, where
from fabene.web.pages.writing import act, actor, fresh_id, stamp_of
from fabene.web.words import ROLE

EDIT = "people.edit"


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Go to the network whose roles somebody gives, or let them choose among several."""
    networks = [one for one in selectors.networks() if EDIT in permissions_of(actor(request), one.id)]
    if not networks:
        raise NotAllowedError(permission=EDIT)
    if len(networks) == 1:
        return redirect("people:members", networks[0].slug)
    page = Page(title=_("Persone"), lead=_("Di quale rete?"))
    everywhere = EDIT in permissions_of(actor(request), None)
    return render(request, "people/start.html", {"page": page, "networks": networks, "everywhere": everywhere})


@require_safe
def members(request: HttpRequest, slug: str) -> HttpResponse:
    """List who holds a role in a network and who did."""
    network = network_for(request, slug, permission=EDIT)
    page = head(network, _("Ruoli"), lead=_("Chi può fare che cosa in questa rete. Il resto è chiuso."))
    shown = {
        "members": selectors.members_of(network.id),
        "past": selectors.members_of(network.id, past=True),
        "mine": grantable(actor(request), network.id),
        "give_url": reverse("people:give", args=[network.slug]),
    }
    return render(request, "people/members.html", where(request, network, page=page) | shown)


@require_safe
def everywhere(request: HttpRequest) -> HttpResponse:
    """List who holds a role in every network."""
    require(request.user, EDIT, None)
    page = Page(title=_("Ruoli in tutte le reti"), lead=_("Chi può fare che cosa ovunque."), crumbs=())
    shown = {
        "page": page,
        "members": selectors.members_everywhere(),
        "mine": grantable(actor(request), None),
        "give_url": reverse("people:give_everywhere"),
    }
    return render(request, "people/members.html", shown)


@require_POST
def end(request: HttpRequest, membership: UUID) -> HttpResponse:
    """End a role from now on."""
    held = _of_mine(request, membership)
    stamp = stamp_of(request)
    if act(request, lambda: services.revoke_role(id=fresh_id(), membership=membership, stamp=stamp)):
        back = reverse("people:give_back", args=[membership])
        tell(request, _("%(name)s non ha più il ruolo: %(role)s.") % _names(held), undo_url=back)
    return redirect(_listed_in(held))


@require_POST
def give_back(request: HttpRequest, membership: UUID) -> HttpResponse:
    """Give a role that ended to the same person again, for the same organisation."""
    held = _of_mine(request, membership)
    stamp = stamp_of(request)
    if act(
        request,
        lambda: services.grant_role(
            id=fresh_id(),
            user=held.user.id,
            role=held.role,
            network=held.network_id,
            organisation=held.organisation_id,
            stamp=stamp,
        ),
    ):
        tell(request, _("%(name)s ha di nuovo il ruolo: %(role)s.") % _names(held))
    return redirect(_listed_in(held))


def _of_mine(request: HttpRequest, membership: UUID) -> MemberView:
    """Return a role that whoever asks may give and end; raise ``role_not_held``, ``NotAllowedError``."""
    held = selectors.membership(membership)
    require(request.user, EDIT, held.network_id)
    if held.role not in grantable(actor(request), held.network_id):
        raise NotAllowedError(permission=EDIT)
    return held


def _names(held: MemberView) -> dict[str, object]:
    return {"name": held.user.display_name, "role": ROLE[held.role]}


def _listed_in(held: MemberView) -> str:
    network: NetworkView | None = network_of(held.network_id)
    return reverse("people:members", args=[network.slug]) if network else reverse("people:everywhere")
