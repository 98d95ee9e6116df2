"""Taking a whole month of the logs away once it has been kept long enough: the only way a line ever goes."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.models import Alert
from fabene.people.models import Purge as PurgeRow
from fabene.people.selectors import purge_of
from fabene.people.selectors.everything import LINES
from fabene.people.services.logs import log as write_log
from fabene.people.values import KEPT_MONTHS, Log, Purge


@transaction.atomic
def purge_month(*, id: UUID, month: date, why: str, stamp: Stamp, logs: frozenset[Log] = frozenset(Log)) -> Purge:
    """Take the lines of a whole month (in UTC; ``month`` is any day of it) out of the ``logs``, and say so for ever.

    A month goes from a log once, whole; what remains is who took it away, why, how many lines there were and the
    SHA-256 of all they said. Alerts about the readings of that month go with them. Safe to repeat.
    Raises ``text_missing``, ``text_too_long``, ``purge_too_early`` (with the day from which it may go), and
    ``ConflictError`` ``month_purged_already``, ``id_used_for_something_else``.
    """
    first = month.replace(day=1)
    why = clean(why, field="why", limit=200)
    content = {"month": first, "why": why, "logs": sorted(logs)}
    if write_log(id=id, what="logs.purged", key=id, stamp=stamp, content=content):
        for one in sorted(logs):
            _purge(id, log=one, first=first, why=why, stamp=stamp)
    return purge_of(id)


def _purge(id: UUID, *, log: Log, first: date, why: str, stamp: Stamp) -> None:
    begins_at, ends_at = _midnight(first), _midnight(later(first, months=1))
    may_go = later(first, months=1 + KEPT_MONTHS[log])
    if stamp.recorded_at < _midnight(may_go):
        raise FabeneError("purge_too_early", day=may_go.isoformat())
    if PurgeRow.objects.filter(log=log, begins_at=begins_at).exists():
        raise ConflictError("month_purged_already")
    lines = LINES[log].objects.filter(recorded_at__gte=begins_at, recorded_at__lt=ends_at).order_by("recorded_at", "id")
    PurgeRow.objects.create(
        id=derived(id, log),
        purge=id,
        log=log,
        begins_at=begins_at,
        ends_at=ends_at,
        who=stamp.actor,
        why=why,
        rows=lines.count(),
        digest=digest(lines.values_list()),
        recorded_at=stamp.recorded_at,
    )
    lines.delete()
    if log == Log.READINGS:
        Alert.objects.filter(raised_at__gte=begins_at, raised_at__lt=ends_at).delete()


def digest(lines: Iterable[tuple[object, ...]]) -> str:
    """Return the SHA-256 of lines of a log, each as one line of JSON (its cells in the order of the table)."""
    hashed = hashlib.sha256()
    for line in lines:
        cells = [cell.astimezone(UTC).isoformat() if isinstance(cell, datetime) else cell for cell in line]
        hashed.update(json.dumps(cells, separators=(",", ":"), default=str).encode() + b"\n")
    return hashed.hexdigest()


def later(first: date, *, months: int) -> date:
    """Return the first day of the month that comes ``months`` after the one that begins on ``first``."""
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
