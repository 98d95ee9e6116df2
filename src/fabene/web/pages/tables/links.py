"""The link on an emporio's slip: signed, for one delivery, once, for a month. No account, and no name in it."""

from datetime import datetime, time, timedelta
from uuid import UUID

from allauth.core.internal import ratelimit
from django.http import HttpRequest
from django.utils import timezone

from fabene.core.errors import NotFoundError
from fabene.lib import links
from fabene.sharing import selectors
from fabene.sharing.values import Consignment

PURPOSE = "emporio_delivery"
GOOD_DAYS = 31
RATES = {"received": "30/m/ip"}


def token_of(delivery: Consignment) -> str | None:
    """Return the token of a delivery that waits, the same each time it is printed; None when its month is over.

    One that was used makes another one necessary: how often the delivery was acknowledged is in its last second.
    """
    expires_at = _expiry(delivery)
    if delivery.acknowledgement is not None or expires_at <= timezone.now():
        return None
    return links.issue(purpose=PURPOSE, id=delivery.passings[0], expires_at=expires_at)


def _expiry(delivery: Consignment) -> datetime:
    midnight = timezone.make_aware(datetime.combine(delivery.on + timedelta(days=GOOD_DAYS), time()))
    return midnight + timedelta(seconds=selectors.times_acknowledged(delivery.passings[0]))


def delivery_at(token: str) -> tuple[Consignment, bool]:
    """Return the delivery a token is about, and whether it may still be acknowledged by it.

    Raises ``NotFoundError`` (``link_not_valid``): it was made up, its month is over, or what it is about was taken
    back.
    """
    passing = links.read(purpose=PURPOSE, token=token, now=timezone.now())
    return _delivery(passing), token == _token_now(passing)


def _delivery(passing: UUID) -> Consignment:
    try:
        return selectors.consignment_of(passing)
    except NotFoundError as error:
        raise NotFoundError("link_not_valid") from error


def _token_now(passing: UUID) -> str | None:
    found = _delivery(passing)
    return token_of(found) if found.passings[0] == passing else None


def may_write(request: HttpRequest) -> bool:
    """Return whether another word may come from where somebody asks; it is counted."""
    usage = ratelimit.consume(request, app="fabene.web.tables", action="received", config=RATES)
    return usage is not None
