"""Rows as values, and a day by its id."""

from uuid import UUID

from django.db.models import QuerySet

from fabene.collecting.lots import as_set
from fabene.collecting.models import Cancellation, Closing, DayReopening, Lot, MarketDay, WhyZero
from fabene.collecting.models import Donation as DonationRow
from fabene.collecting.values import (
    Cancelled,
    CancelReason,
    Closed,
    DayState,
    Donation,
    Food,
    Gift,
    LateWhy,
    Left,
    Place,
    Reopened,
    Source,
    SourceKind,
    Weight,
    Zero,
    ZeroReason,
)
from fabene.collecting.values import MarketDay as MarketDayValue
from fabene.core.equation import Equation, PiecesEquation
from fabene.core.errors import NotFoundError
from fabene.core.food import DateKind


def day_rows() -> QuerySet[MarketDay]:
    """Return market days with their market and network at hand."""
    return MarketDay.objects.select_related("market__network")


def day_row(day: UUID) -> MarketDay:
    """Return a day; raise ``NotFoundError`` ``day_not_found``."""
    row = day_rows().filter(id=day).first()
    if row is None:
        raise NotFoundError("day_not_found")
    return row


def day_value(row: MarketDay) -> MarketDayValue:
    """Return a day's row, with its market, as a value."""
    return MarketDayValue(id=row.id, network=row.market.network_id, market=row.market_id, hub=row.hub_id, date=row.date)


def donation_value(row: DonationRow) -> Donation:
    """Return a donation's row, with its lot, as a value."""
    lot = row.lot
    return Donation(
        id=row.id,
        day=row.day_id,
        lot=lot.id,
        donor=lot.donor,
        gift=Gift(
            source=Source(kind=SourceKind(lot.source), stall=row.stall_id, donor=row.donor_id),
            food=_food(row, lot),
            weight=None if row.amount is None else Weight(amount=row.amount, unit=row.unit),
            crates=row.crates,
        ),
        attributes=as_set(lot.attributes),
        grams=row.grams,
        pieces=row.pieces,
        happened_at=row.happened_at,
    )


def _food(row: DonationRow, lot: Lot) -> Food:
    return Food(
        category=lot.category,
        attributes=as_set(row.seen),
        label_read=row.label_read,
        date_kind=DateKind(lot.date_kind),
        label_date=lot.label_date,
        piece_grams=lot.piece_grams,
    )


def state_of(*, closed: bool, cancelled: bool) -> DayState:
    """Return how far a day is."""
    if cancelled:
        return DayState.CANCELLED
    return DayState.CLOSED if closed else DayState.OPEN


def closed_value(row: Closing) -> Closed:
    """Return a closing's row as a value."""
    reopening: DayReopening | None = getattr(row, "reopening", None)
    return Closed(
        id=row.id,
        day=row.day_id,
        number=row.number,
        actor=row.actor,
        happened_at=row.happened_at,
        equation=Equation(**row.equation),
        restated_grams=row.restated_grams,
        left=tuple(
            Left(place=Place(place), category=category, grams=grams, pieces=pieces)
            for place, category, grams, pieces in row.left
        ),
        pieces=PiecesEquation(**row.pieces),
        reopened=None if reopening is None else reopened_value(reopening),
    )


def reopened_value(row: DayReopening) -> Reopened:
    """Return why a closing does not hold any more as a value."""
    return Reopened(
        id=row.id,
        closing=row.closing_id,
        why=LateWhy(row.why),
        reason=row.reason,
        actor=row.actor,
        happened_at=row.happened_at,
    )


def cancelled_value(row: Cancellation) -> Cancelled:
    """Return why a day is not held as a value."""
    return Cancelled(
        id=row.id, day=row.day_id, reason=CancelReason(row.reason), note=row.note, happened_at=row.happened_at
    )


def zero_value(row: WhyZero) -> Zero:
    """Return why nothing came as a value."""
    return Zero(
        id=row.id,
        day=row.day_id,
        stall=row.stall_id,
        donor=row.donor_id,
        reason=ZeroReason(row.reason),
        note=row.note,
    )
