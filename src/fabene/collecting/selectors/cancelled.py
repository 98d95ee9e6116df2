"""Which market days are not held."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from fabene.collecting.models import Cancellation
from fabene.collecting.selectors.rows import cancelled_value
from fabene.collecting.values import Cancelled, CancelReason


def cancellation_row(day: UUID) -> Cancellation | None:
    """Return the cancelling that holds for a day, None when it is held."""
    return live().filter(day_id=day).first()


def cancellation_of(day: UUID) -> Cancelled | None:
    """Return why a day is not held, None when it is."""
    row = cancellation_row(day)
    return cancelled_value(row) if row else None


def cancelled_between(first: date, last: date, *, network: UUID | None = None) -> dict[tuple[UUID, date], UUID]:
    """Return the days from ``first`` to ``last`` (included) that are not held: (market, date) → day."""
    rows = live().filter(day__date__gte=first, day__date__lte=last)
    if network is not None:
        rows = rows.filter(day__market__network_id=network)
    return {(market, on): day for market, on, day in rows.values_list("day__market_id", "day__date", "day_id")}


def called_off_between(
    first: date, last: date, *, network: UUID | None = None
) -> dict[tuple[UUID, date], CancelReason]:
    """Return why the days from ``first`` to ``last`` (included) that are not held are not: (market, date) → cause."""
    rows = live().filter(day__date__gte=first, day__date__lte=last)
    if network is not None:
        rows = rows.filter(day__market__network_id=network)
    found = rows.values_list("day__market_id", "day__date", "reason")
    return {(market, on): CancelReason(reason) for market, on, reason in found}


def is_cancelling(id: UUID) -> bool:
    """Return whether this is the identity of a cancelling, taken back or not."""
    return Cancellation.objects.filter(id=id).exists()


def live() -> QuerySet[Cancellation]:
    """Return the cancellings that nobody has taken back."""
    return Cancellation.objects.filter(reopening__isnull=True)
