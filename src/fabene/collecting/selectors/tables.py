"""All that a network's days hold, row by row, for whoever takes it away."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from fabene.collecting.models import Donation, MarketDay, Weighing
from fabene.collecting.selectors.cancelled import live
from fabene.collecting.selectors.closings import live_closings
from fabene.collecting.selectors.equations import sums_by_day
from fabene.collecting.selectors.rows import state_of
from fabene.collecting.values import DayState, SourceKind, Sums

CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """A day, and what became of what came."""

    on: date
    point: str
    state: DayState
    sums: Sums


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftRow:
    """A gift as it was recorded; ``giver`` is the stall's label or the donor's name, empty for a shopper."""

    on: date
    point: str
    source: SourceKind
    giver: str
    category: str
    amount: Decimal | None
    unit: str
    grams: int | None
    pieces: int | None
    crates: int | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighingRow:
    """A category as the hub weighed or counted it."""

    on: date
    point: str
    category: str
    grams: int | None
    pieces: int | None
    at: datetime


def days_table(network: UUID) -> Iterator[DayRow]:
    """Yield the days of a network, the first first, with their equation."""
    days = list(
        MarketDay.objects.filter(market__network_id=network).select_related("market").order_by("date", "market__name")
    )
    closed = set(live_closings().filter(day__market__network_id=network).values_list("day_id", flat=True))
    off = set(live().filter(day__market__network_id=network).values_list("day_id", flat=True))
    for start in range(0, len(days), CHUNK):
        part = days[start : start + CHUNK]
        sums = sums_by_day(day.id for day in part)
        for day in part:
            state = state_of(closed=day.id in closed, cancelled=day.id in off)
            yield DayRow(on=day.date, point=day.market.name, state=state, sums=sums[day.id])


def gifts_table(network: UUID) -> Iterator[GiftRow]:
    """Yield the gifts of a network that hold, the first first."""
    rows = Donation.objects.filter(day__market__network_id=network, correction__isnull=True)
    found = rows.select_related("day__market", "lot", "stall", "donor").order_by("day__date", "happened_at", "id")
    for row in found.iterator(chunk_size=CHUNK):
        giver = row.stall.label if row.stall else row.donor.name if row.donor else ""
        yield GiftRow(
            on=row.day.date,
            point=row.day.market.name,
            source=SourceKind(row.lot.source),
            giver=giver,
            category=row.lot.category,
            amount=row.amount,
            unit=row.unit,
            grams=row.grams,
            pieces=row.pieces,
            crates=row.crates,
            at=row.happened_at,
        )


def weighings_table(network: UUID) -> Iterator[WeighingRow]:
    """Yield what the hubs of a network weighed and that holds, the first first."""
    rows = Weighing.objects.filter(day__market__network_id=network, correction__isnull=True)
    for row in rows.select_related("day__market").order_by("day__date", "happened_at", "id").iterator(chunk_size=CHUNK):
        yield WeighingRow(
            on=row.day.date,
            point=row.day.market.name,
            category=row.category,
            grams=row.grams,
            pieces=row.pieces,
            at=row.happened_at,
        )
