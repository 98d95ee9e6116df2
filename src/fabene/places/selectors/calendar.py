"""The calendar of market days."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from fabene.core.errors import FabeneError
from fabene.places.models import MarketHours
from fabene.places.values import Occurrence

MAX_CALENDAR_DAYS = 366


def occurrences(from_date: date, days: int, *, network_id: UUID | None = None) -> tuple[Occurrence, ...]:
    """Return the market days of the ``days`` dates from ``from_date`` on, in order of date, time and name.

    One query, whatever the number of markets. Raises ``FabeneError`` ``calendar_too_long`` past
    ``MAX_CALENDAR_DAYS``.
    """
    if not 0 <= days <= MAX_CALENDAR_DAYS:
        raise FabeneError("calendar_too_long", limit=MAX_CALENDAR_DAYS)
    rows = MarketHours.objects.select_related("market__municipality")
    if network_id is not None:
        rows = rows.filter(market__network_id=network_id)
    dates = [from_date + timedelta(days=offset) for offset in range(days)]
    found = [_occurrence(row, day) for row in rows for day in dates if _held(row, day)]
    return tuple(sorted(found, key=lambda one: (one.date, one.starts_at, one.market_name, one.market_id)))


def latest_occurrence(on: date, *, network_id: UUID) -> Occurrence | None:
    """Return the network's last market day on or before a date, looking back a year; None when there was none."""
    start = on - timedelta(days=MAX_CALENDAR_DAYS - 1)
    return max(
        occurrences(start, MAX_CALENDAR_DAYS, network_id=network_id), key=lambda one: one.starts_at, default=None
    )


def _held(row: MarketHours, day: date) -> bool:
    if day.weekday() != row.weekday or day < row.valid_from:
        return False
    return row.valid_until is None or day <= row.valid_until


def _occurrence(row: MarketHours, day: date) -> Occurrence:
    return Occurrence(
        market_id=row.market_id,
        network_id=row.market.network_id,
        market_slug=row.market.slug,
        market_name=row.market.name,
        municipality_name=row.market.municipality.name,
        date=day,
        opens_at=_moment(day, row.opens),
        closes_at=_moment(day, row.closes),
        collection_at=_moment(day, row.collection_at),
        note=row.note,
        source=row.source,
    )


def _moment(day: date, clock: time | None) -> datetime | None:
    """Return the local moment, with the installation's zone: a clock on a wall keeps its hour when summer comes.

    An hour that the clocks skip that night is the one they show instead, of one that comes twice it is the first.
    """
    if clock is None:
        return None
    zone = timezone.get_default_timezone()
    return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC).astimezone(zone)
