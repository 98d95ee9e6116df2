"""Whose givers a page is about, and whether who asks may write about them."""

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fabene.core.errors import NotAllowedError
from fabene.people import selectors as people
from fabene.people.rules import may, require
from fabene.people.values import NetworkView
from fabene.web.pages.givers.listing import Giver, giver_of
from fabene.web.pages.page import Crumb
from fabene.web.pages.writing import actor

EDIT = "places.edit"


def my_networks(request: HttpRequest) -> tuple[NetworkView, ...]:
    """Return the networks somebody coordinates; raise ``NotAllowedError`` for none."""
    actor(request)
    mine = tuple(network for network in people.networks() if may(request.user, EDIT, network.id))
    if not mine:
        raise NotAllowedError(permission=EDIT)
    return mine


def chosen(request: HttpRequest) -> tuple[NetworkView, tuple[NetworkView, ...]]:
    """Return the network asked for (``rete``), else the first of mine, and all of mine; raise ``NotAllowedError``."""
    mine, slug = my_networks(request), request.GET.get("rete", "")
    found = [network for network in mine if slug in {"", network.slug}]
    if not found:
        raise NotAllowedError(permission=EDIT)
    return found[0], mine


def giver_for(request: HttpRequest, giver: UUID) -> Giver:
    """Return a giver; raise ``NotFoundError`` ``giver_not_found``, ``NotAllowedError`` unless who asks may."""
    actor(request)
    found = giver_of(giver, today=timezone.localdate())
    require(request.user, EDIT, found.network)
    return found


def list_crumb(network: NetworkView) -> Crumb:
    """Return the way to the list of a network's givers."""
    return Crumb(label=_("Chi dona"), url=f"{reverse('givers:givers')}?rete={network.slug}")


def giver_crumbs(giver: Giver) -> tuple[Crumb, ...]:
    """Return the way to a page below a giver's."""
    network = people.network_by_id(giver.network)
    return (list_crumb(network), Crumb(label=giver.name, url=reverse("givers:giver", args=[giver.id])))
