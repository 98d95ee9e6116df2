"""Reads of the two logs, and of what looked like too much looking."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from fabene.people.models import Action, Alert, Reading
from fabene.people.values import ActionView, AlertOutcome, AlertView, ReadingReason, ReadingView

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
