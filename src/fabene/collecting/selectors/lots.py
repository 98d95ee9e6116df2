"""The history of a lot: one step back to who gave it, and every step forward."""

from uuid import UUID

from fabene.collecting.lots import as_set
from fabene.collecting.models import Lot
from fabene.collecting.selectors.equations import equations_of_lots
from fabene.collecting.selectors.rows import day_value
from fabene.collecting.values import LotHistory, LotMove, SourceKind
from fabene.core.errors import NotFoundError
from fabene.core.food import DateKind
from fabene.ledger import selectors as ledger
from fabene.ledger.values import Posted


def lot_history(lot_id: UUID) -> LotHistory:
    """Return where a lot came from and everything that moved of it; raise ``NotFoundError`` ``lot_not_found``."""
    row = Lot.objects.select_related("day__market").filter(id=lot_id).first()
    if row is None:
        raise NotFoundError("lot_not_found")
    return LotHistory(
        lot=row.id,
        day=day_value(row.day),
        source=SourceKind(row.source),
        donor=row.donor,
        category=row.category,
        attributes=as_set(row.attributes),
        date_kind=DateKind(row.date_kind),
        label_date=row.label_date,
        last_day=row.last_day,
        equation=equations_of_lots([row.id])[row.id],
        moves=tuple(_move(posted, lot_id) for posted in ledger.movements_of_lot(lot_id)),
    )


def _move(posted: Posted, lot: UUID) -> LotMove:
    grams: dict[UUID, int] = {}
    for line in posted.lines:
        if line.lot == lot:
            grams[line.owner] = grams.get(line.owner, 0) + line.amount
    return LotMove(
        movement=posted.id,
        kind=posted.kind,
        happened_at=posted.happened_at,
        reverses=posted.reverses,
        grams=grams,
    )
