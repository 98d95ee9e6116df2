"""What writes of this flat have in common."""

from typing import Any
from uuid import UUID

from fabene.core.errors import ConflictError, NotFoundError
from fabene.lib.stamps import Stamp
from fabene.programme.calls.models import Notice, Version
from fabene.programme.calls.selectors.notices import last_version
from fabene.programme.calls.values import Kind


def stamped(stamp: Stamp) -> dict[str, Any]:
    """Return the columns a stamp fills."""
    return {"actor": stamp.actor, "happened_at": stamp.happened_at, "recorded_at": stamp.recorded_at}


def locked(id: UUID, kind: Kind | None = None) -> Notice:
    """Hold a notice's row until the transaction ends; raise ``NotFoundError`` ``call_not_found``."""
    rows = Notice.objects.select_for_update().filter(id=id)
    row = (rows.filter(kind=kind) if kind else rows).first()
    if row is None:
        raise NotFoundError("call_not_found")
    return row


def published(notice: Notice) -> Version:
    """Return the last version of a notice; raise ``ConflictError`` ``call_not_published`` when there is none."""
    version = last_version(notice.id)
    if version is None:
        raise ConflictError("call_not_published")
    return version
