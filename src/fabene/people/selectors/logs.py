"""Reads of the two logs, and of what looked like too much looking."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Min

from fabene.core.errors import NotFoundError
from fabene.people import purges as guards
from fabene.people.models import Action, Alert, Purge, Reading
from fabene.people.values import (
    ActionView,
    AlertOutcome,
    AlertView,
    Log,
    LogFault,
    PurgedLog,
    ReadingReason,
    ReadingView,
)
from fabene.people.values import Purge as PurgeView

LOG_LIMIT = 100


def actions_of(network_id: UUID, *, before: datetime | None = None) -> tuple[ActionView, ...]:
    """Return the newest lines of a network's log, at most ``LOG_LIMIT``, older than ``before`` when given."""
    rows = Action.objects.filter(network=network_id)
    if before is not None:
        rows = rows.filter(recorded_at__lt=before)
    return tuple(_action_view(row) for row in rows.order_by("-recorded_at", "-id")[:LOG_LIMIT])


def actions_on(key: UUID) -> tuple[ActionView, ...]:
    """Return what was done to one thing, oldest first."""
    return tuple(_action_view(row) for row in Action.objects.filter(key=key).order_by("recorded_at", "id"))


def _action_view(row: Action) -> ActionView:
    return ActionView(
        id=row.id,
        who=row.who,
        what=row.what,
        key=row.key,
        network_id=row.network,
        happened_at=row.happened_at,
        recorded_at=row.recorded_at,
    )


def readings_of(key: UUID) -> tuple[ReadingView, ...]:
    """Return who read something of one thing and why, oldest first."""
    return tuple(reading_view(row) for row in Reading.objects.filter(key=key).order_by("recorded_at", "id"))


def readings_in(network_id: UUID, *, before: datetime | None = None) -> tuple[ReadingView, ...]:
    """Return the newest readings in a network, at most ``LOG_LIMIT``, older than ``before`` when given."""
    rows = Reading.objects.filter(network=network_id)
    if before is not None:
        rows = rows.filter(recorded_at__lt=before)
    return tuple(reading_view(row) for row in rows.order_by("-recorded_at", "-id")[:LOG_LIMIT])


def reading_view(row: Reading) -> ReadingView:
    """Return a line of the log of readings as a value."""
    return ReadingView(
        id=row.id,
        who=row.who,
        key=row.key,
        what=row.what,
        reason=ReadingReason(row.reason),
        network_id=row.network,
        happened_at=row.happened_at,
        recorded_at=row.recorded_at,
    )


def alerts_of(network_id: UUID | None) -> tuple[AlertView, ...]:
    """Return a network's newest alerts (None: those of no network), at most ``LOG_LIMIT``; unanswered ones first."""
    rows = Alert.objects.filter(network=network_id)
    return tuple(alert_view(row) for row in rows.order_by("outcome", "-raised_at", "-id")[:LOG_LIMIT])


def open_alerts(network_ids: Iterable[UUID]) -> int:
    """Return how many alerts of some networks nobody has answered."""
    return Alert.objects.filter(network__in=list(network_ids), outcome="").count()


def alert(alert_id: UUID) -> AlertView:
    """Return one alert; raise ``NotFoundError`` ``alert_not_found``."""
    row = Alert.objects.filter(id=alert_id).first()
    if row is None:
        raise NotFoundError("alert_not_found")
    return alert_view(row)


def alert_view(row: Alert) -> AlertView:
    """Return an alert as a value."""
    return AlertView(
        id=row.id,
        who=row.who,
        network_id=row.network,
        households=row.households,
        begins_at=row.begins_at,
        raised_at=row.raised_at,
        outcome=AlertOutcome(row.outcome) if row.outcome else None,
        answered_by=row.answered_by,
        answered_at=row.answered_at,
    )


def purge_of(purge_id: UUID) -> PurgeView:
    """Return what one purge took away; raise ``NotFoundError`` ``purge_not_found``."""
    rows = list(Purge.objects.filter(purge=purge_id).order_by("log"))
    if not rows:
        raise NotFoundError("purge_not_found")
    return _purge_view(rows)


def purges() -> tuple[PurgeView, ...]:
    """Return everything that was ever purged, the newest first."""
    found: dict[UUID, list[Purge]] = {}
    for row in Purge.objects.order_by("-recorded_at", "purge", "log"):
        found.setdefault(row.purge, []).append(row)
    return tuple(_purge_view(rows) for rows in found.values())


def _purge_view(rows: list[Purge]) -> PurgeView:
    first = rows[0]
    return PurgeView(
        id=first.purge,
        month=first.begins_at.date(),
        who=first.who,
        why=first.why,
        recorded_at=first.recorded_at,
        logs=tuple(PurgedLog(log=Log(row.log), rows=row.rows, digest=row.digest) for row in rows),
    )


def oldest_month(log: Log) -> date | None:
    """Return the first day of the month (in UTC) of the oldest line of a log, None for an empty log."""
    model = Action if log == Log.ACTIONS else Reading
    oldest = model.objects.aggregate(oldest=Min("recorded_at"))["oldest"]
    return oldest.astimezone(UTC).date().replace(day=1) if oldest else None


def verify_logs() -> tuple[LogFault, ...]:
    """Return what is wrong with the logs: a table that is gone, a trigger that is gone or rewritten, a line in a
    month that was purged.
    """
    wanted = {*guards.TABLES.values(), guards.PURGES}
    if gone := sorted(wanted.difference(connection.introspection.table_names())):
        return tuple(LogFault(code="table_missing", table=table, detail="the table is not there") for table in gone)
    lost = [LogFault(code="trigger_missing", table=table, detail=name) for table, name in guards.lost_of(connection)]
    for purge in Purge.objects.order_by("begins_at", "log"):
        model = Action if purge.log == Log.ACTIONS else Reading
        left = model.objects.filter(recorded_at__gte=purge.begins_at, recorded_at__lt=purge.ends_at).count()
        if left:
            lost.append(LogFault(code="purged_month_not_empty", table=guards.TABLES[Log(purge.log)], detail=f"{left}"))
    return tuple(lost)
