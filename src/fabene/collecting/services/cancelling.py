"""A market day that is not held, on the day itself or long before; and one that is held after all."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from fabene.collecting.models import Cancellation, Donation, MarketDay, Reopening, Weighing
from fabene.collecting.selectors.cancelled import cancellation_row
from fabene.collecting.selectors.rows import cancelled_value
from fabene.collecting.services.common import is_new, locked_day, log_of, stamped
from fabene.collecting.values import Cancelled, CancelReason
from fabene.core.errors import ConflictError, FabeneError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.places import selectors as places

MAX_DAYS_AHEAD = 366


@transaction.atomic
def cancel_market(
    *, id: UUID, network: UUID, market: UUID, date: date, reason: CancelReason, stamp: Stamp, note: str = ""
) -> Cancelled:
    """Cancel the day of a market of a network on a date, also one that nobody has opened yet.

    Raises what ``cancel_day`` raises, ``market_not_found``, ``market_of_another_network``, ``hub_not_found``,
    ``day_too_far`` (more than ``MAX_DAYS_AHEAD`` ahead).
    """
    place = places.market(market)
    if place.network_id != network:
        raise FabeneError("market_of_another_network", market=place.slug)
    if date > timezone.localdate(stamp.recorded_at) + timedelta(days=MAX_DAYS_AHEAD):
        raise FabeneError("day_too_far", limit=MAX_DAYS_AHEAD)
    day, _ = MarketDay.objects.get_or_create(
        market_id=market,
        date=date,
        defaults={"id": derived(market, "day", date), "hub_id": places.hub_of_market(market).id, **stamped(stamp)},
    )
    return cancel_day(id=id, day=day.id, reason=reason, note=note, stamp=stamp)


@transaction.atomic
def cancel_day(*, id: UUID, day: UUID, reason: CancelReason, stamp: Stamp, note: str = "") -> Cancelled:
    """Say that a market day is not held; ``note`` is for who works there, and needed for ``OTHER``.

    Raises ``day_not_found``, ``text_missing``, ``text_too_long``, ``text_unreadable``, and ``ConflictError``:
    ``day_has_begun`` when something came already, ``day_cancelled``, ``day_closed``.
    """
    note = clean(note, field="note", limit=200, optional=reason != CancelReason.OTHER)
    row = locked_day(day)
    if is_new(row, id=id, what="day.cancelled", content={"reason": reason, "note": note}, stamp=stamp):
        _refuse_begun(row)
        Cancellation.objects.create(id=id, day=row, reason=CancelReason(reason), note=note, **stamped(stamp))
    return cancelled_value(Cancellation.objects.get(id=id))


def _refuse_begun(day: MarketDay) -> None:
    came = Donation.objects.filter(day=day, correction__isnull=True).exists()
    if came or Weighing.objects.filter(day=day, correction__isnull=True).exists():
        raise ConflictError("day_has_begun", day=str(day.id), date=day.date.isoformat())


@transaction.atomic
def reopen_day(*, id: UUID, day: UUID, stamp: Stamp) -> bool:
    """Say that a cancelled day is held after all; return False when that was said before by the same ``id``.

    Raises ``day_not_found``, and ``ConflictError`` ``day_not_cancelled``.
    """
    row = locked_day(day)
    if not log_of(row, id=id, what="day.reopened", content={}, stamp=stamp):
        return False
    live = cancellation_row(row.id)
    if live is None:
        raise ConflictError("day_not_cancelled", day=str(day), date=row.date.isoformat())
    Reopening.objects.create(id=id, cancellation=live, **stamped(stamp))
    return True
