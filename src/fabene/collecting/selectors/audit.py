"""What must be true of every lot, whatever was done: its equation closes, and it moves in its own measure only."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from fabene.collecting.models import Lot
from fabene.collecting.selectors.equations import LOTS_PER_QUERY, sums_of_units
from fabene.ledger import selectors as ledger
from fabene.ledger.values import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class LotFault:
    """A lot of which something is wrong: its equation is open, or it moved in the other measure."""

    code: str
    lot: UUID
    category: str


def verify_lots() -> tuple[LotFault, ...]:
    """Return what is wrong with the lots, in order of their ids."""
    return tuple(_faults())


def _faults() -> Iterator[LotFault]:
    rows = Lot.objects.order_by("id").values_list("id", "category", "measure").iterator()
    while part := list(islice(rows, LOTS_PER_QUERY)):
        moved = ledger.totals_by_unit(lots=[lot for lot, _, _ in part], units=(Unit.GRAMS, Unit.PIECES))
        for lot, category, measure in part:
            units = moved.get(lot, {})
            if not sums_of_units(units).closes:
                yield LotFault(code="lot_open", lot=lot, category=category)
            if set(units) - {Unit(measure)}:
                yield LotFault(code="lot_in_two_measures", lot=lot, category=category)
