"""What is asked before anything is taken from a place of stock: one question for cooking, sending, serving, clearing.

What waits in bags at a hub belongs to households; what is free is the rest. Everything that takes lots by name asks
``check_taking``, so that what may not be taken is refused in one place.
"""

from collections.abc import Sequence
from uuid import UUID

from fabene.collecting.models import Lot, MarketDay
from fabene.collecting.selectors.closings import live_closings
from fabene.collecting.selectors.stock import held_by
from fabene.collecting.values import LotPart
from fabene.core.errors import ConflictError
from fabene.core.quantities import Measure
from fabene.sharing.piles import reserved_amounts


def free_amounts(store: UUID) -> dict[UUID, int]:
    """Return lot → what a place of stock has of it that waits in no bag, in the lot's own measure; no less than 0."""
    reserved = reserved_amounts(store)
    return {lot: max(amount - reserved.get(lot, 0), 0) for lot, amount in held_by(store).items()}


def check_taking(store: UUID, parts: Sequence[LotPart]) -> None:
    """Refuse to take what may not be taken; the store's open days are held until the transaction ends.

    Raises ``ConflictError``: ``waits_in_bags``, ``pieces_wait_in_bags``, with what is free, when so much is there but
    not so much is free. What is not there at all is refused by whoever takes.
    """
    _hold_open_days(store)
    reserved = reserved_amounts(store)
    held = held_by(store)
    lots = Lot.objects.in_bulk([part.lot for part in parts])
    for part in parts:
        there = held.get(part.lot, 0)
        free = max(there - reserved.get(part.lot, 0), 0)
        if part.lot in lots and free < part.amount <= there:
            raise _waits(lots[part.lot], free=free)


def _hold_open_days(store: UUID) -> None:
    """Hold every open day of a hub, so that no plan is confirmed on what is being taken."""
    days = MarketDay.objects.filter(hub=store).exclude(id__in=live_closings().values("day"))
    list(days.order_by("id").select_for_update(of=("self",)))


def _waits(lot: Lot, *, free: int) -> ConflictError:
    if lot.measure == Measure.PIECES:
        return ConflictError("pieces_wait_in_bags", category=lot.category, pieces=free)
    return ConflictError("waits_in_bags", category=lot.category, free_grams=free)
