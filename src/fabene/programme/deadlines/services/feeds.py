"""Somebody's own calendar, by a link that is made anew when it got into other hands, or shut."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from fabene.core.errors import NotFoundError
from fabene.lib import links
from fabene.lib.stamps import Stamp
from fabene.people.services import log
from fabene.programme.deadlines.models import Feed
from fabene.programme.deadlines.values import CALENDAR

LIFE = timedelta(days=730)


@transaction.atomic
def make_feed(*, id: UUID, stamp: Stamp) -> str:
    """Make the link of the calendar of ``stamp.actor`` and return its token; the one before ends.

    Raises ``ConflictError`` (``id_used_for_something_else``).
    """
    if log(id=id, what="deadlines.calendar_made", key=stamp.actor, stamp=stamp):
        _shut(stamp)
        expires = stamp.recorded_at + LIFE
        Feed.objects.create(id=id, user_id=stamp.actor, happened_at=stamp.happened_at, expires_at=expires)
    row = Feed.objects.get(id=id)
    return links.issue(purpose=CALENDAR, id=row.id, expires_at=row.expires_at)


@transaction.atomic
def shut_feed(*, id: UUID, stamp: Stamp) -> None:
    """Shut the link of the calendar of ``stamp.actor``: whoever holds it reads nothing any more.

    Raises ``NotFoundError`` ``deadline_calendar_not_found`` while there is none.
    """
    if not log(id=id, what="deadlines.calendar_shut", key=stamp.actor, stamp=stamp):
        return
    if not _shut(stamp):
        raise NotFoundError("deadline_calendar_not_found")


def _shut(stamp: Stamp) -> int:
    open_ones = Feed.objects.filter(user=stamp.actor, revoked_at__isnull=True)
    return open_ones.update(revoked_at=stamp.happened_at)
