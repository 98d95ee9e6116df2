"""Somebody's own calendar, by a link that is made anew when it got into other hands."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from fabene.gatherings.models import Feed
from fabene.gatherings.services.common import stamped
from fabene.gatherings.values import CALENDAR
from fabene.lib import links
from fabene.lib.stamps import Stamp
from fabene.people.services import log

LIFE = timedelta(days=730)


@transaction.atomic
def make_feed(*, id: UUID, owner: UUID, stamp: Stamp) -> str:
    """Make the link of somebody's own calendar and return its token; the one before ends.

    Raises ``ConflictError`` (``id_used_for_something_else``).
    """
    expires = stamp.recorded_at + LIFE
    if log(id=id, what="calendar.made", key=owner, stamp=stamp):
        Feed.objects.filter(owner=owner, revoked_at__isnull=True).update(revoked_at=stamp.happened_at)
        Feed.objects.create(id=id, owner=owner, expires_at=expires, **stamped(stamp))
    row = Feed.objects.get(id=id)
    return links.issue(purpose=CALENDAR, id=row.id, expires_at=row.expires_at)
