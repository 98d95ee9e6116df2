"""What a point of collection is for."""

from datetime import date
from uuid import UUID

from fabene.collecting.models import PointUse
from fabene.collecting.values import Use, UsesSaid

USUAL = frozenset({Use.BAGS})
"""What a point is for as long as nobody said otherwise."""


def uses_of(market_id: UUID, *, on: date) -> frozenset[Use]:
    """Return what a point is for on a date: as said last of the days until then, else bags."""
    rows = PointUse.objects.filter(market_id=market_id, since__lte=on).order_by("since", "recorded_at", "id")
    row = rows.last()
    return frozenset(Use(use) for use in row.uses) if row else USUAL


def uses_said(market_id: UUID) -> tuple[UsesSaid, ...]:
    """Return everything that was said about what a point is for, the first date first; of a date the last holds."""
    rows = PointUse.objects.filter(market_id=market_id).order_by("since", "recorded_at", "id")
    last = {row.since: row for row in rows}
    return tuple(
        UsesSaid(id=row.id, since=row.since, uses=frozenset(Use(use) for use in row.uses)) for row in last.values()
    )
