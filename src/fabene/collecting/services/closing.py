"""Close a market day; open it again with a reason; write late what happened, and close it anew, all at once."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.db import transaction

from fabene.collecting.models import Closing, DayReopening, MarketDay
from fabene.collecting.selectors.closings import live_closings
from fabene.collecting.selectors.equations import restated_grams, sums
from fabene.collecting.selectors.rows import closed_value, reopened_value
from fabene.collecting.selectors.stock import left_in_stock
from fabene.collecting.services.common import is_new, locked_day, log_of, stamped
from fabene.collecting.values import Closed, LateWhy, Reopened
from fabene.core.errors import ConflictError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean

Written = TypeVar("Written")


@transaction.atomic
def close_day(*, id: UUID, day: UUID, stamp: Stamp) -> Closed:
    """Close a day with the equation of its lots as it stands. Nothing is refused; ``left`` says what went nowhere yet.

    A day that was opened again gets the next number. Raises ``day_not_found``, ``ConflictError`` ``day_closed`` when
    somebody else has closed it.
    """
    row = locked_day(day)
    if is_new(row, id=id, what="day.closed", content={}, stamp=stamp):
        known = sums(day)
        Closing.objects.create(
            id=id,
            day=row,
            number=row.closings.count() + 1,
            equation=known.grams.as_dict(),
            pieces=known.pieces.as_dict(),
            restated_grams=restated_grams(day),
            left=[[left.place, left.category, left.grams, left.pieces] for left in left_in_stock(row)],
            **stamped(stamp),
        )
    return closed_value(Closing.objects.select_related("reopening").get(id=id))


@transaction.atomic
def reopen_closed_day(*, id: UUID, day: UUID, reason: str, stamp: Stamp, why: LateWhy = LateWhy.OTHER) -> Reopened:
    """Open a closed day again, and say why: what is printed from now on is another version.

    ``why`` is the word everybody may read beside the corrected figures; ``reason`` stays with who works there.

    Raises ``day_not_found``, ``text_missing``, ``text_too_long``, ``ConflictError`` ``day_not_closed``.
    """
    reason = clean(reason, field="reason", limit=200)
    row = locked_day(day)
    if log_of(row, id=id, what="day.opened_again", content={"reason": reason, "why": why}, stamp=stamp):
        _reopen(row, id=id, why=LateWhy(why), reason=reason, stamp=stamp)
    return reopened_value(DayReopening.objects.get(id=id))


@transaction.atomic
def late_entry(
    *,
    id: UUID,
    day: UUID,
    reason: str,
    write: Callable[[], Written],
    stamp: Stamp,
    why: LateWhy = LateWhy.OTHER,
) -> tuple[Written, Closed]:
    """Write something on a day that is closed: open it, ``write``, close it under its next number, all or nothing.

    ``write`` calls one service of this day with an id of its own; what it raises leaves the day closed as it was.
    Repeated, it answers the same. Raises what ``reopen_closed_day`` raises.
    """
    reopen_closed_day(id=derived(id, "reopening"), day=day, reason=reason, why=why, stamp=stamp)
    written = write()
    return written, close_day(id=derived(id, "closing"), day=day, stamp=stamp)


def _reopen(day: MarketDay, *, id: UUID, why: LateWhy, reason: str, stamp: Stamp) -> None:
    closing = live_closings().filter(day=day).first()
    if closing is None:
        raise ConflictError("day_not_closed", day=str(day.id), date=day.date.isoformat())
    DayReopening.objects.create(id=id, closing=closing, why=why, reason=reason, **stamped(stamp))
