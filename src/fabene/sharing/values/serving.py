"""What a kitchen hands out of its larder, and what of a place of stock is free."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from fabene.collecting.values import LotOrigin, StoredLot
from fabene.sharing.values.bags import PassedItem


class Served(StrEnum):
    """How a meal went: eaten at the kitchen's table, taken away by who came for it, brought to somebody's home."""

    EATEN_HERE = "eaten_here"
    TAKEN = "taken"
    BROUGHT_HOME = "brought_home"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedItem(PassedItem):
    """So much of one lot that was served."""

    lot: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ServingView:
    """What a kitchen served at once. ``people`` counts whom it was for, None when nobody counted; nobody is named."""

    id: UUID
    network: UUID
    kitchen: UUID
    on: date
    how: Served
    people: int | None
    items: tuple[ServedItem, ...]
    happened_at: datetime
    undone: bool

    @property
    def grams(self) -> int:
        """Return what of it was weighed."""
        return sum(item.grams for item in self.items if not item.pieces)

    @property
    def pieces(self) -> int:
        """Return what of it was counted."""
        return sum(item.pieces for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfLot:
    """A lot on the shelf: what is there, what of it waits in bags, where it comes from. Amounts in its measure."""

    stored: StoredLot
    reserved: int
    origin: LotOrigin

    @property
    def free(self) -> int:
        """Return what waits in no bag."""
        return max(self.stored.amount - self.reserved, 0)

    @property
    def usable(self) -> bool:
        """Return whether people may still eat of it."""
        return bool(self.free) and not self.stored.expired and not self.stored.recalled


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedMonth:
    """What a kitchen served in a month, by how; ``people`` are those that were counted."""

    kitchen: UUID
    month: date
    how: Served
    grams: int
    pieces: int
    people: int
