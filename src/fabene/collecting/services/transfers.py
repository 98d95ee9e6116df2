"""Food goes from one place of stock to another: between hubs, to a kitchen, to another network."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from fabene.collecting.holds import hold_with
from fabene.collecting.models import CallingBack, Lot, Receipt, ReceiptLine, Transfer, TransferLine
from fabene.collecting.posting import move
from fabene.collecting.selectors.births import (
    received_movement,
    sent_movement,
    transfer_rows,
    transfer_value,
)
from fabene.collecting.selectors.stock import held_by
from fabene.collecting.services.common import stamped
from fabene.collecting.services.stores import Taken, columns_in, locked_store, parts_said, taken_from
from fabene.collecting.values import LotPart, TransferView
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.owners import OwnerKind
from fabene.core.quantities import MAX_PIECES, MAX_WEIGHING_GRAMS, Measure
from fabene.ledger import services as ledger
from fabene.ledger.values import Draft, Line, Unit
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.models import Network
from fabene.people.services import log
from fabene.places import selectors as places


@transaction.atomic
def send(*, id: UUID, giver: UUID, taker: UUID, parts: Sequence[LotPart], stamp: Stamp, note: str = "") -> TransferView:
    """Send lots from one place of stock to another, with a document numbered in the sending network and year.

    Within a network the same lots stand there at once. To another network they are on their way until it receives
    them. Whoever takes from a hub whose food waits in bags goes through the room that knows the bags. Raises
    ``transfer_to_itself``, ``store_not_found``, what ``taken_from`` raises, ``text_too_long``.
    """
    note = clean(note, field="note", limit=200, optional=True)
    if giver == taker:
        raise FabeneError("transfer_to_itself")
    target, store = places.store(taker), locked_store(giver)
    content = {"giver": str(giver), "taker": str(taker), "parts": parts_said(parts)}
    if log(id=derived(id, "sent"), what="food.sent", key=id, network=store.network_id, stamp=stamp, content=content):
        on = timezone.localdate(stamp.happened_at)
        taken = taken_from(store, parts, on=on, at=stamp.happened_at)
        row = Transfer.objects.create(
            id=id,
            network_id=store.network_id,
            to_network_id=target.network_id,
            giver=giver,
            taker=taker,
            on=on,
            year=on.year,
            number=_next_number(store.network_id, year=on.year),
            note=note,
            **stamped(stamp),
        )
        TransferLine.objects.bulk_create(
            TransferLine(id=derived(id, each.lot.id), transfer=row, lot=each.lot, position=position, **each.columns())
            for position, each in enumerate(taken, start=1)
        )
        _post_sent(row, taken=taken, stamp=stamp)
    return transfer_value(transfer_rows().get(id=id))


@transaction.atomic
def bring(*, id: UUID, hub: UUID, kitchen: UUID, parts: Sequence[LotPart], stamp: Stamp) -> TransferView:
    """Bring lots from a hub to the larder of a kitchen of the same network: ``send``, with what that asks first.

    Raises ``hub_not_found``, ``kitchen_not_found``, ``kitchen_keeps_no_record``, ``store_of_another_network`` and what
    ``send`` raises.
    """
    place, larder = places.hub(hub), places.kitchen(kitchen)
    if not larder.keeps_record:
        raise FabeneError("kitchen_keeps_no_record")
    if place.network_id != larder.network_id:
        raise FabeneError("store_of_another_network", name=larder.name)
    return send(id=id, giver=hub, taker=kitchen, parts=parts, stamp=stamp)


def _next_number(network: UUID, *, year: int) -> int:
    """Return the next number of a network's documents; the network is held, so that no number is drawn twice."""
    list(Network.objects.select_for_update().filter(id=network))
    last = Transfer.objects.filter(network_id=network, year=year).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _post_sent(row: Transfer, *, taken: Sequence[Taken], stamp: Stamp) -> None:
    within = row.network_id == row.to_network_id
    if not within:
        ledger.open_owner(id=row.id, kind=OwnerKind.IN_TRANSIT)
    lines: list[Line] = []
    for each in taken:
        lines += move(
            each.amount, giver=row.giver, taker=row.taker if within else row.id, lot=each.lot.id, unit=each.unit
        )
    ledger.post(
        Draft(
            id=sent_movement(row.id),
            book=row.network_id,
            kind="transfer" if within else "sent",
            lines=tuple(lines),
            stamp=stamp,
            reason="" if within else f"received as {received_movement(row.id)}",
        )
    )


@transaction.atomic
def receive(*, id: UUID, transfer: UUID, amounts: Mapping[UUID, int], stamp: Stamp) -> TransferView:
    """Receive a transfer from another network: what every line (by its id) weighed or counted on arrival.

    Every line becomes a lot of the receiving network, with the dates and all else of the one it comes from; what is
    missing (or too much) is shrinkage there. Raises ``transfer_not_found``, ``transfer_within_network``,
    ``receipt_incomplete`` (every line once, none else), ``received_out_of_range``, ``ConflictError``:
    ``transfer_received``, ``transfer_called_back``.
    """
    row = _locked(transfer)
    if row.network_id == row.to_network_id:
        raise FabeneError("transfer_within_network")
    lines = list(row.lines.select_related("lot").order_by("position"))
    if set(amounts) != {line.id for line in lines}:
        raise FabeneError("receipt_incomplete", lines=len(lines))
    for line in lines:
        _check_received(line, amounts[line.id])
    content = {"transfer": str(transfer), "amounts": sorted([str(key), amount] for key, amount in amounts.items())}
    network = row.to_network_id
    if log(id=derived(id, "received"), what="food.received", key=id, network=network, stamp=stamp, content=content):
        _refuse_over(row)
        _write_receipt(row, id=id, lines=lines, amounts=amounts, stamp=stamp)
    return transfer_value(transfer_rows().get(id=transfer))


def _locked(transfer: UUID) -> Transfer:
    row = Transfer.objects.select_for_update().filter(id=transfer).first()
    if row is None:
        raise NotFoundError("transfer_not_found")
    return row


def _check_received(line: TransferLine, amount: int) -> None:
    limit = MAX_PIECES if line.lot.measure == Measure.PIECES else MAX_WEIGHING_GRAMS
    if not 0 <= amount <= limit:
        raise FabeneError("received_out_of_range", category=line.lot.category, limit=limit)


def _refuse_over(row: Transfer) -> None:
    if Receipt.objects.filter(transfer=row).exists():
        raise ConflictError("transfer_received")
    if CallingBack.objects.filter(transfer=row).exists():
        raise ConflictError("transfer_called_back")


def _write_receipt(
    row: Transfer, *, id: UUID, lines: Sequence[TransferLine], amounts: Mapping[UUID, int], stamp: Stamp
) -> None:
    on = timezone.localdate(stamp.happened_at)
    receipt = Receipt.objects.create(id=id, transfer=row, on=on, **stamped(stamp))
    lots = {line.id: _lot(row, line=line, on=on) for line in lines}
    Lot.objects.bulk_create(lots.values())
    hold_with({lots[line.id].id: [line.lot_id] for line in lines})
    ReceiptLine.objects.bulk_create(
        ReceiptLine(receipt=receipt, line=line, lot=lots[line.id], **columns_in(line.lot.measure, amounts[line.id]))
        for line in lines
    )
    missing = derived(row.to_network_id, OwnerKind.SHRINKAGE)
    moved: list[Line] = []
    for line in lines:
        lot, unit, amount = lots[line.id].id, Unit(line.lot.measure), amounts[line.id]
        moved += move(amount, giver=row.id, taker=row.taker, lot=lot, unit=unit)
        moved += move(line.quantity - amount, giver=row.id, taker=missing, lot=lot, unit=unit)
    ledger.post(
        Draft(
            id=received_movement(row.id),
            book=row.to_network_id,
            kind="received",
            lines=tuple(moved),
            stamp=stamp,
            reason=f"sent as {sent_movement(row.id)}",
        )
    )


def _lot(row: Transfer, *, line: TransferLine, on: date) -> Lot:
    before = line.lot
    return Lot(
        id=derived(row.id, "received", before.id),
        network_id=row.to_network_id,
        born_on=on,
        transfer=row,
        from_lot=before,
        measure=before.measure,
        piece_grams=before.piece_grams,
        donor=row.id,
        category=before.category,
        attributes=before.attributes,
        date_kind=before.date_kind,
        label_date=before.label_date,
        last_day=before.last_day,
    )


@transaction.atomic
def call_back(*, id: UUID, transfer: UUID, stamp: Stamp) -> TransferView:
    """Call a transfer back that never left or turned round: everything stands where it stood.

    Raises ``transfer_not_found``, ``ConflictError``: ``transfer_received`` (by another network),
    ``transfer_called_back``, ``transfer_in_use`` (within a network, when the taker does not have all of it any more).
    """
    row = _locked(transfer)
    content = {"transfer": str(transfer)}
    what = "transfer.called_back"
    if log(id=derived(id, what), what=what, key=id, network=row.network_id, stamp=stamp, content=content):
        _refuse_over(row)
        _refuse_gone(row)
        CallingBack.objects.create(id=id, transfer=row, **stamped(stamp))
        ledger.reverse(sent_movement(row.id), id=derived(id, "reversal"), stamp=stamp, reason="called back")
    return transfer_value(transfer_rows().get(id=transfer))


def _refuse_gone(row: Transfer) -> None:
    if row.network_id != row.to_network_id:
        return
    held = held_by(locked_store(row.taker).id)
    for line in row.lines.select_related("lot"):
        if held.get(line.lot_id, 0) < line.quantity:
            raise ConflictError("transfer_in_use", category=line.lot.category)
