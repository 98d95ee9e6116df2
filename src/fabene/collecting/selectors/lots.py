"""The history of a lot: one step back to who gave it, and every step forward."""

from uuid import UUID

from fabene.collecting.lots import as_set
from fabene.collecting.models import Lot
from fabene.collecting.selectors.equations import sums_of_lots
from fabene.collecting.selectors.rows import day_value
from fabene.collecting.values import LotHistory, LotMove, Origin, SourceKind
from fabene.core.errors import NotFoundError
from fabene.core.food import DateKind
from fabene.core.quantities import Measure
from fabene.ledger import selectors as ledger
from fabene.ledger.values import Posted, Unit


def lot_history(lot_id: UUID) -> LotHistory:
    """Return where a lot came from and everything that moved of it; raise ``NotFoundError`` ``lot_not_found``."""
    row = Lot.objects.select_related("day__market").filter(id=lot_id).first()
    if row is None:
        raise NotFoundError("lot_not_found")
    sums = sums_of_lots([row.id])[row.id]
    return LotHistory(
        lot=row.id,
        network=row.network_id,
        born_on=row.born_on,
        origin=origin_of(row),
        day=day_value(row.day) if row.day else None,
        batch=row.batch_id,
        transfer=row.transfer_id,
        from_lot=row.from_lot_id,
        source=SourceKind(row.source) if row.source else None,
        donor=row.donor,
        category=row.category,
        attributes=as_set(row.attributes),
        date_kind=DateKind(row.date_kind),
        label_date=row.label_date,
        last_day=row.last_day,
        measure=Measure(row.measure),
        piece_grams=row.piece_grams,
        equation=sums.grams,
        pieces=sums.pieces,
        moves=tuple(_move(posted, lot_id) for posted in ledger.movements_of_lot(lot_id)),
    )


def origin_of(row: Lot) -> Origin:
    """Return what a lot was born of."""
    if row.day_id is not None:
        return Origin.DAY
    return Origin.BATCH if row.batch_id is not None else Origin.TRANSFER


def _move(posted: Posted, lot: UUID) -> LotMove:
    moved: dict[Unit, dict[UUID, int]] = {Unit.GRAMS: {}, Unit.PIECES: {}}
    for line in posted.lines:
        if line.lot == lot:
            by_owner = moved[line.unit]
            by_owner[line.owner] = by_owner.get(line.owner, 0) + line.amount
    return LotMove(
        movement=posted.id,
        kind=posted.kind,
        happened_at=posted.happened_at,
        reverses=posted.reverses,
        grams=moved[Unit.GRAMS],
        pieces=moved[Unit.PIECES],
    )
