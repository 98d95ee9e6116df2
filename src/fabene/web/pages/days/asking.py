"""Which day a page is about, and whether who asks may see it or write in it."""

from uuid import UUID

from django.http import HttpRequest

from fabene.collecting import selectors as collecting
from fabene.collecting.values import MarketDay
from fabene.people.rules import permissions_of, require
from fabene.web.pages.writing import actor


def day_for(request: HttpRequest, day: UUID, *, permission: str) -> MarketDay:
    """Return the day; raise ``NotFoundError`` ``day_not_found``, ``NotAllowedError`` unless who asks may."""
    found = collecting.market_day(day)
    require(request.user, permission, found.network)
    return found


def may_in(request: HttpRequest, network: UUID) -> frozenset[str]:
    """Return everything who asks may do in a network: what a page offers depends on it."""
    return permissions_of(actor(request), network)
