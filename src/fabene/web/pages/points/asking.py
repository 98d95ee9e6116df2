"""Which point a page is about, and whether who asks may write about it."""

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from fabene.people import selectors as people
from fabene.people.rules import require
from fabene.people.values import NetworkView
from fabene.places import selectors as places
from fabene.places.values import MarketView
from fabene.web.pages.givers.asking import EDIT
from fabene.web.pages.page import Crumb
from fabene.web.pages.writing import actor


def point_for(request: HttpRequest, market: UUID) -> MarketView:
    """Return a point; raise ``NotFoundError`` ``market_not_found``, ``NotAllowedError`` unless who asks may."""
    actor(request)
    found = places.market(market)
    require(request.user, EDIT, found.network_id)
    return found


def list_crumb(network: NetworkView) -> Crumb:
    """Return the way to the list of a network's points."""
    return Crumb(label=_("Punti di raccolta"), url=f"{reverse('points:points')}?rete={network.slug}")


def point_crumbs(point: MarketView) -> tuple[Crumb, ...]:
    """Return the way to a page below a point's."""
    network = people.network_by_id(point.network_id)
    return (list_crumb(network), Crumb(label=point.name, url=reverse("points:point", args=[point.id])))
