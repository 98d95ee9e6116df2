"""Reads of places of stock, of batches and of transfers."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from fabene.collecting.holds import held_among
from fabene.collecting.lots import as_set
from fabene.collecting.models import Batch, BatchPart, ClearingPart, Lot, Transfer, TransferLine
from fabene.collecting.selectors.stock import held_by
from fabene.collecting.values import (
    Added,
    BatchView,
    PartView,
    StoredLot,
    TransferLineView,
    TransferState,
    TransferView,
)
from fabene.core.errors import NotFoundError
from fabene.core.food import DateKind
from fabene.core.quantities import MAX_PAGE_ROWS, Measure
from fabene.lib.ids import derived
from fabene.places import selectors as places


def stock_of(store_id: UUID, *, on: date) -> tuple[StoredLot, ...]:
    """Return the lots a hub or a kitchen holds, the first to be eaten first; ``on`` says which of them are too late."""
    held = {lot: amount for lot, amount in held_by(store_id).items() if amount > 0}
    rows = Lot.objects.filter(id__in=list(held)).order_by("last_day", "id")
    recalled = held_among(held)
    return tuple(
        StoredLot(
            lot=row.id,
            category=row.category,
            attributes=as_set(row.attributes),
            date_kind=DateKind(row.date_kind),
            label_date=row.label_date,
            last_day=row.last_day,
            born_on=row.born_on,
            measure=Measure(row.measure),
            piece_grams=row.piece_grams,
            amount=held[row.id],
            expired=row.last_day < on,
            recalled=row.id in recalled,
        )
        for row in rows
    )


def batch(batch_id: UUID) -> BatchView:
    """Return a batch; raise ``NotFoundError`` ``batch_not_found``."""
    row = _batches().filter(id=batch_id).first()
    if row is None:
        raise NotFoundError("batch_not_found")
    return batch_value(row)


def batches_of(kitchen_id: UUID, *, limit: int = MAX_PAGE_ROWS) -> tuple[BatchView, ...]:
    """Return the last batches of a kitchen, newest first, in two queries."""
    rows = _batches().filter(kitchen_id=kitchen_id).order_by("-happened_at", "id")
    return tuple(batch_value(row) for row in rows[:limit])


def _batches() -> QuerySet[Batch]:
    parts = BatchPart.objects.select_related("lot").order_by("id")
    return Batch.objects.select_related("kitchen", "undoing").prefetch_related(Prefetch("parts", queryset=parts))


def batch_value(row: Batch) -> BatchView:
    """Return a batch's row, with its kitchen, as a value."""
    parts = sorted(row.parts.all(), key=lambda part: part.id)
    return BatchView(
        id=row.id,
        network=row.network_id,
        kitchen=row.kitchen_id,
        kitchen_name=row.kitchen.name,
        on=row.on,
        what=row.what,
        added=Added(grams=row.added_grams, what=row.added, attributes=as_set(row.added_attributes)),
        inputs=tuple(part_value(part) for part in parts if not part.made),
        outputs=tuple(part_value(part) for part in parts if part.made),
        yield_grams=row.yield_grams,
        undone=getattr(row, "undoing", None) is not None,
        happened_at=row.happened_at,
    )


def part_value(part: BatchPart | ClearingPart | TransferLine) -> PartView:
    """Return so much of a lot as a value."""
    return PartView(
        lot=part.lot_id,
        category=part.lot.category,
        measure=Measure(part.lot.measure),
        grams=part.grams or 0,
        pieces=part.pieces or 0,
        attributes=as_set(part.lot.attributes),
        date_kind=DateKind(part.lot.date_kind),
        label_date=part.lot.label_date,
        last_day=part.lot.last_day,
        born_on=part.lot.born_on,
        piece_grams=part.lot.piece_grams,
    )


def transfer(transfer_id: UUID) -> TransferView:
    """Return a transfer; raise ``NotFoundError`` ``transfer_not_found``."""
    row = transfer_rows().filter(id=transfer_id).first()
    if row is None:
        raise NotFoundError("transfer_not_found")
    return transfer_value(row)


def transfers_of(network_id: UUID, *, limit: int = MAX_PAGE_ROWS) -> tuple[TransferView, ...]:
    """Return the last transfers that a network sent or is to receive, newest first."""
    own = Q(network_id=network_id) | Q(to_network_id=network_id)
    return _values(transfer_rows().filter(own).order_by("-happened_at", "id")[:limit])


def on_their_way(network_id: UUID) -> tuple[TransferView, ...]:
    """Return the transfers that another network sent and this one has not received yet, oldest first."""
    rows = transfer_rows().filter(to_network_id=network_id, receipt__isnull=True, calling_back__isnull=True)
    return _values(rows.exclude(network_id=network_id).order_by("happened_at", "id"))


def transfer_rows() -> QuerySet[Transfer]:
    """Return transfers with their lines at hand, and what came of them."""
    lines = TransferLine.objects.select_related("lot", "received").order_by("position")
    return Transfer.objects.select_related("receipt", "calling_back").prefetch_related(
        Prefetch("lines", queryset=lines)
    )


def _values(rows: Iterable[Transfer]) -> tuple[TransferView, ...]:
    found = list(rows)
    names = {store.id: store.name for store in places.every_store()} if found else {}
    return tuple(transfer_value(row, names=names) for row in found)


def transfer_value(row: Transfer, *, names: dict[UUID, str] | None = None) -> TransferView:
    """Return a transfer's row as a value; ``names`` remembers what places are called."""
    known = {} if names is None else names
    for store in (row.giver, row.taker):
        if store not in known:
            known[store] = places.store(store).name
    receipt = getattr(row, "receipt", None)
    return TransferView(
        id=row.id,
        network=row.network_id,
        to_network=row.to_network_id,
        giver=row.giver,
        giver_name=known[row.giver],
        taker=row.taker,
        taker_name=known[row.taker],
        on=row.on,
        year=row.year,
        number=row.number,
        note=row.note,
        state=_state(row),
        lines=tuple(_line(line) for line in row.lines.all()),
        happened_at=row.happened_at,
        received_at=receipt.happened_at if receipt else None,
        movement=sent_movement(row.id),
        received_movement=received_movement(row.id) if receipt else None,
    )


def _state(row: Transfer) -> TransferState:
    if getattr(row, "calling_back", None) is not None:
        return TransferState.CALLED_BACK
    arrived = row.network_id == row.to_network_id or getattr(row, "receipt", None) is not None
    return TransferState.RECEIVED if arrived else TransferState.SENT


def _line(line: TransferLine) -> TransferLineView:
    received = getattr(line, "received", None)
    return TransferLineView(
        id=line.id,
        sent=part_value(line),
        attributes=as_set(line.lot.attributes),
        date_kind=DateKind(line.lot.date_kind),
        label_date=line.lot.label_date,
        last_day=line.lot.last_day,
        received_lot=received.lot_id if received else None,
        received_grams=received.grams if received else None,
        received_pieces=received.pieces if received else None,
    )


def sent_movement(transfer_id: UUID) -> UUID:
    """Return the ledger movement with which a transfer left."""
    return derived(transfer_id, "sent")


def received_movement(transfer_id: UUID) -> UUID:
    """Return the ledger movement with which a transfer from another network is received."""
    return derived(transfer_id, "received")
