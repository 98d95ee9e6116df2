"""Throw away at a place of stock what nobody can eat any more, and count what it really has, lot by lot."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from fabene.collecting.models import Clearing, ClearingPart, ClearingUndoing, Lot, LotCount
from fabene.collecting.posting import move
from fabene.collecting.selectors.keeping import clearing_rows, clearing_value
from fabene.collecting.selectors.stock import held_by
from fabene.collecting.services.common import stamped
from fabene.collecting.services.stores import columns_in, locked_store, parts_said, there_of
from fabene.collecting.values import ClearingView, LotPart, Reason
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.owners import OwnerKind
from fabene.core.quantities import MAX_PIECES, MAX_WEIGHING_GRAMS, Measure
from fabene.ledger import services as ledger
from fabene.ledger.values import Draft, Line, Unit
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.services import log


@transaction.atomic
def clear(*, id: UUID, store: UUID, parts: Sequence[LotPart], reason: Reason, stamp: Stamp) -> ClearingView:
    """Throw parts of lots away at a place of stock: past their day or recalled as they may be.

    Whoever clears a hub whose food waits in bags goes through the room that knows the bags. Raises
    ``store_not_found`` and what ``there_of`` raises.
    """
    place = locked_store(store)
    content = {"store": str(store), "parts": parts_said(parts), "reason": reason}
    what = "stock.thrown_away"
    if log(id=derived(id, what), what=what, key=id, network=place.network_id, stamp=stamp, content=content):
        taken = there_of(place, parts)
        row = Clearing.objects.create(
            id=id,
            network_id=place.network_id,
            store=store,
            on=timezone.localdate(stamp.happened_at),
            reason=Reason(reason),
            **stamped(stamp),
        )
        ClearingPart.objects.bulk_create(ClearingPart(clearing=row, lot=each.lot, **each.columns()) for each in taken)
        gone = derived(place.network_id, OwnerKind.DISCARD)
        ledger.open_owner(id=gone, kind=OwnerKind.DISCARD)
        lines: list[Line] = []
        for each in taken:
            lines += move(each.amount, giver=store, taker=gone, lot=each.lot.id, unit=each.unit)
        ledger.post(
            Draft(id=clearing_movement(id), book=place.network_id, kind="discard", lines=tuple(lines), stamp=stamp)
        )
    return clearing_value(clearing_rows().get(id=id))


def clearing_movement(clearing: UUID) -> UUID:
    """Return the ledger movement of a clearing."""
    return derived(clearing, "movement")


@transaction.atomic
def undo_clear(*, id: UUID, clearing: UUID, stamp: Stamp) -> ClearingView:
    """Take a clearing back that was a slip: the food stands there again.

    Raises ``clearing_not_found``, ``ConflictError`` ``clearing_undone`` (by somebody else).
    """
    row = Clearing.objects.select_for_update().filter(id=clearing).first()
    if row is None:
        raise NotFoundError("clearing_not_found")
    what, content = "stock.throwing_undone", {"clearing": str(clearing)}
    if log(id=derived(id, what), what=what, key=id, network=row.network_id, stamp=stamp, content=content):
        if ClearingUndoing.objects.filter(clearing=row).exists():
            raise ConflictError("clearing_undone")
        ClearingUndoing.objects.create(id=id, clearing=row, **stamped(stamp))
        ledger.reverse(clearing_movement(clearing), id=derived(id, "reversal"), stamp=stamp, reason="slip")
    return clearing_value(clearing_rows().get(id=clearing))


@transaction.atomic
def count_lot(*, id: UUID, store: UUID, lot: UUID, amount: int, stamp: Stamp) -> None:
    """Count what a place of stock really has of a lot, in the lot's measure; it may be nothing.

    What the ledger has more is *unexplained*; when it has less, the unexplained is negative. Raises
    ``store_not_found``, ``lot_not_found``, ``lot_not_here`` (none of it was ever there), ``counted_out_of_range``.
    """
    place = locked_store(store)
    row = Lot.objects.filter(id=lot, network=place.network_id).first()
    if row is None:
        raise NotFoundError("lot_not_found")
    limit = MAX_PIECES if row.measure == Measure.PIECES else MAX_WEIGHING_GRAMS
    if not 0 <= amount <= limit:
        raise FabeneError("counted_out_of_range", category=row.category, limit=limit)
    what, content = "stock.lot_counted", {"store": str(store), "lot": str(lot), "amount": amount}
    if log(id=derived(id, what), what=what, key=id, network=place.network_id, stamp=stamp, content=content):
        held = held_by(store)
        if lot not in held:
            raise FabeneError("lot_not_here", category=row.category)
        LotCount.objects.create(
            id=id,
            network_id=place.network_id,
            store=store,
            lot=row,
            ledger_amount=held[lot],
            **columns_in(row.measure, amount),
            **stamped(stamp),
        )
        _post_difference(row, id=id, store=store, difference=held[lot] - amount, stamp=stamp)


def _post_difference(lot: Lot, *, id: UUID, store: UUID, difference: int, stamp: Stamp) -> None:
    if not difference:
        return
    unknown = derived(lot.network_id, OwnerKind.UNEXPLAINED)
    ledger.open_owner(id=unknown, kind=OwnerKind.UNEXPLAINED)
    lines = tuple(move(difference, giver=store, taker=unknown, lot=lot.id, unit=Unit(lot.measure)))
    ledger.post(Draft(id=derived(id, "movement"), book=lot.network_id, kind="count", lines=lines, stamp=stamp))
