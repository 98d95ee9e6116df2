"""A kitchen cooks: lots go in, lots come out, and what evaporates is written down."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from fabene.collecting.checks import check_piece, last_day_of
from fabene.collecting.holds import hold_with
from fabene.collecting.lots import as_set, as_text
from fabene.collecting.models import Batch, BatchPart, BatchUndoing, Lot
from fabene.collecting.posting import move
from fabene.collecting.selectors.births import batch_value
from fabene.collecting.selectors.stock import held_by, piece_grams_of
from fabene.collecting.services.common import stamped
from fabene.collecting.services.stores import MAX_PARTS, Taken, check_amount, locked_store, parts_said, taken_from
from fabene.collecting.values import Added, BatchView, LotPart, Output
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.food import category as known_category
from fabene.core.food import with_implied
from fabene.core.owners import OwnerKind
from fabene.core.quantities import Measure
from fabene.ledger import selectors as ledger_reads
from fabene.ledger import services as ledger
from fabene.ledger.values import Draft, Line, Unit
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log
from fabene.places import selectors as places
from fabene.places.values import StoreView

NOTHING_ADDED = Added()


@transaction.atomic
def make_batch(
    *,
    id: UUID,
    kitchen: UUID,
    what: str,
    inputs: Sequence[LotPart],
    outputs: Sequence[Output],
    stamp: Stamp,
    added: Added = NOTHING_ADDED,
) -> BatchView:
    """Cook: ``inputs`` leave the kitchen's larder, ``outputs`` come into it as lots of their own, on the local day.

    An output holds whatever was in the inputs, in what was added and what is declared of it, and has its own date. A
    batch may weigh less than it used (the difference is lost in the pan), never more than that and what was added;
    what is counted weighs as much as is declared of a piece. Raises ``kitchen_not_found``,
    ``kitchen_keeps_no_record``, ``batch_makes_nothing``, ``too_many_parts``, ``batch_makes_more``, ``not_food``,
    ``piece_grams_missing``, what ``taken_from`` and a wrong food or date raise, ``text_missing``, ``text_too_long``,
    ``attribute_unknown``.
    """
    what, added = clean(what, field="what", limit=100), _checked_added(added)
    _check_outputs(outputs)
    store = _locked_kitchen(kitchen)
    content = _content(kitchen, what=what, inputs=inputs, outputs=outputs, added=added)
    if log(id=derived(id, "batch"), what="batch.made", key=id, network=store.network_id, stamp=stamp, content=content):
        on = timezone.localdate(stamp.happened_at)
        taken = taken_from(store, inputs, on=on, at=stamp.happened_at)
        row = Batch(
            id=id,
            network_id=store.network_id,
            kitchen_id=kitchen,
            on=on,
            what=what,
            added=added.what,
            added_grams=added.grams,
            added_attributes=as_text(added.attributes),
            yield_grams=_lost(taken, outputs=outputs, added=added),
            **stamped(stamp),
        )
        _write(row, taken=taken, outputs=outputs, stamp=stamp)
    return batch_value(Batch.objects.select_related("kitchen", "undoing").get(id=id))


def _checked_added(added: Added) -> Added:
    if added.grams:
        check_amount(added.grams, measure=Measure.GRAMS)
    what = clean(added.what, field="added", limit=200, optional=not added.grams and not added.attributes)
    return Added(grams=added.grams, what=what, attributes=with_implied(added.attributes))


def _check_outputs(outputs: Sequence[Output]) -> None:
    if not outputs:
        raise FabeneError("batch_makes_nothing")
    if len(outputs) > MAX_PARTS:
        raise FabeneError("too_many_parts", limit=MAX_PARTS)
    for output in outputs:
        known = known_category(output.food.category)
        if not known.food:
            raise FabeneError("not_food", category=known.key)
        check_piece(output.food)
        if known.measure == Measure.PIECES and output.food.piece_grams is None:
            raise FabeneError("piece_grams_missing", category=known.key)
        with_implied(output.food.attributes)
        check_amount(output.amount, measure=known.measure)


def _locked_kitchen(kitchen: UUID) -> StoreView:
    if not places.kitchen(kitchen).keeps_record:
        raise FabeneError("kitchen_keeps_no_record")
    return locked_store(kitchen)


def _content(
    kitchen: UUID, *, what: str, inputs: Sequence[LotPart], outputs: Sequence[Output], added: Added
) -> dict[str, object]:
    made = [
        [out.food.category, out.amount, out.food.piece_grams, as_text(out.food.attributes), *_dates(out)]
        for out in outputs
    ]
    other = [added.grams, added.what, as_text(added.attributes)]
    return {"kitchen": str(kitchen), "what": what, "inputs": parts_said(inputs), "outputs": made, "added": other}


def _dates(out: Output) -> tuple[str, str]:
    return out.food.date_kind, out.food.label_date.isoformat() if out.food.label_date else ""


def _lost(taken: Sequence[Taken], *, outputs: Sequence[Output], added: Added) -> int:
    """Return what was lost in the pan; raise ``FabeneError`` ``batch_makes_more``, ``not_food``."""
    for each in taken:
        if not known_category(each.lot.category).food:
            raise FabeneError("not_food", category=each.lot.category)
    used_grams = added.grams + sum(_weight(each) for each in taken)
    made_grams = sum(output.amount * (output.food.piece_grams or 1) for output in outputs)
    if made_grams > used_grams:
        raise FabeneError("batch_makes_more", made_grams=made_grams, used_grams=used_grams)
    return used_grams - made_grams


def _weight(taken: Taken) -> int:
    return taken.amount * (piece_grams_of(taken.lot) if taken.unit == Unit.PIECES else 1)


def _write(row: Batch, *, taken: Sequence[Taken], outputs: Sequence[Output], stamp: Stamp) -> None:
    row.save(force_insert=True)
    inside = frozenset[str]().union(as_set(row.added_attributes), *(as_set(each.lot.attributes) for each in taken))
    lots = [_lot(row, number, output=output, inside=inside) for number, output in enumerate(outputs, start=1)]
    Lot.objects.bulk_create(lots)
    hold_with({lot.id: [each.lot.id for each in taken] for lot in lots})
    made = [Taken(lot=lot, amount=output.amount) for lot, output in zip(lots, outputs, strict=True)]
    BatchPart.objects.bulk_create(
        BatchPart(batch=row, lot=each.lot, made=each in made, **each.columns()) for each in (*taken, *made)
    )
    _post(row, taken=taken, made=made, stamp=stamp)


def _lot(row: Batch, number: int, *, output: Output, inside: frozenset[str]) -> Lot:
    food = output.food
    return Lot(
        id=derived(row.id, "made", number),
        network_id=row.network_id,
        born_on=row.on,
        batch=row,
        measure=known_category(food.category).measure,
        piece_grams=food.piece_grams,
        donor=row.id,
        category=food.category,
        attributes=as_text(with_implied(inside | food.attributes)),
        date_kind=food.date_kind,
        label_date=food.label_date,
        last_day=_last_day(output, made_on=row.on),
    )


def _last_day(output: Output, *, made_on: date) -> date:
    last = last_day_of(output.food, made_on)
    if last < made_on:
        raise FabeneError("past_last_day", category=output.food.category)
    return last


def _post(row: Batch, *, taken: Sequence[Taken], made: Sequence[Taken], stamp: Stamp) -> None:
    pan, larder, lost = row.id, row.kitchen_id, derived(row.network_id, OwnerKind.YIELD_LOSS)
    ledger.open_owners({pan: OwnerKind.BATCH, lost: OwnerKind.YIELD_LOSS})
    lines: list[Line] = []
    for each in taken:
        lines += move(each.amount, giver=larder, taker=pan, lot=each.lot.id, unit=each.unit)
    for each in made:
        lines += move(each.amount, giver=pan, taker=larder, lot=each.lot.id, unit=each.unit)
    # What is lost is of no lot any more: it is in no term of the equation, and the batch accounts for it.
    lines += move(row.yield_grams, giver=pan, taker=lost, lot=None, unit=Unit.GRAMS)
    ledger.post(Draft(id=batch_movement(row.id), book=row.network_id, kind="batch", lines=tuple(lines), stamp=stamp))


def batch_movement(batch: UUID) -> UUID:
    """Return the ledger movement of a batch."""
    return derived(batch, "movement")


@transaction.atomic
def undo_batch(*, id: UUID, batch: UUID, stamp: Stamp) -> BatchView:
    """Take a batch back that was a slip: its inputs stand in the larder again, as if nothing had been cooked.

    Raises ``batch_not_found``, ``ConflictError``: ``batch_undone`` (by somebody else), ``batch_in_use`` when anything
    of what it made has moved.
    """
    row = Batch.objects.select_for_update(of=("self",)).select_related("kitchen").filter(id=batch).first()
    if row is None:
        raise NotFoundError("batch_not_found")
    locked_store(row.kitchen_id)
    content = {"batch": str(batch)}
    if log(id=derived(id, "undone"), what="batch.undone", key=id, network=row.network_id, stamp=stamp, content=content):
        if BatchUndoing.objects.filter(batch=row).exists():
            raise ConflictError("batch_undone")
        _refuse_used(row)
        BatchUndoing.objects.create(id=id, batch=row, **stamped(stamp))
        ledger.reverse(batch_movement(batch), id=derived(id, "reversal"), stamp=stamp, reason="slip")
    return batch_value(Batch.objects.select_related("kitchen", "undoing").get(id=batch))


def _refuse_used(row: Batch) -> None:
    held = held_by(row.kitchen_id)
    for part in row.parts.filter(made=True).select_related("lot"):
        moved = ledger_reads.movements_of_lot(part.lot_id)
        if held.get(part.lot_id, 0) != part.quantity or len(moved) > 1:
            raise ConflictError("batch_in_use", category=part.lot.category)
