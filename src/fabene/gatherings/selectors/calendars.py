"""Whose a private calendar is."""

from datetime import datetime
from uuid import UUID

from fabene.core.errors import NotFoundError
from fabene.gatherings.models import Feed
from fabene.gatherings.values import CALENDAR
from fabene.lib import links


def feed_of(owner: UUID, *, now: datetime) -> str:
    """Return the token of somebody's own calendar, empty while they have none."""
    row = Feed.objects.filter(owner=owner, revoked_at__isnull=True, expires_at__gt=now).order_by("recorded_at").last()
    return links.issue(purpose=CALENDAR, id=row.id, expires_at=row.expires_at) if row else ""


def feed_owner(*, token: str, now: datetime) -> UUID:
    """Return whose calendar a link opens; raise ``NotFoundError`` (``link_not_valid``), also when it was revoked."""
    id = links.read(purpose=CALENDAR, token=token, now=now)
    row = Feed.objects.filter(id=id, revoked_at__isnull=True).first()
    if row is None:
        raise NotFoundError("link_not_valid")
    return row.owner
