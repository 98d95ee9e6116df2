"""What crosses the door of this room about what an emporio says it received."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class AcknowledgedBy(StrEnum):
    """Who said what came: somebody of the network typed it, or whoever held the slip opened its link."""

    TYPED = "typed"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsignedItem:
    """What of a category was sent to an emporio, and what it received (None: not said yet); pieces when ``counted``."""

    category: str
    counted: bool
    sent: int
    received: int | None = None

    @property
    def grams(self) -> int:
        """Return what was weighed of what was sent."""
        return 0 if self.counted else self.sent

    @property
    def pieces(self) -> int:
        """Return what was counted of what was sent."""
        return self.sent if self.counted else 0

    @property
    def missing(self) -> int:
        """Return what did not arrive; below zero when more did."""
        return 0 if self.received is None else self.sent - self.received


@dataclass(frozen=True, slots=True, kw_only=True)
class Consignment:
    """All that a market day passed on to one emporio and that is acknowledged together, or waits to be.

    ``passings`` are what it is made of, bags and leftovers. ``acknowledgement`` is None while it waits.
    """

    network_id: UUID
    day_id: UUID
    on: date
    destination_id: UUID
    name: str
    passings: tuple[UUID, ...]
    sent_at: datetime
    items: tuple[ConsignedItem, ...]
    acknowledgement: UUID | None = None
    acknowledged_at: datetime | None = None
    by: AcknowledgedBy | None = None
    note: str = ""
    undone: bool = False

    @property
    def grams(self) -> int:
        """Return what was weighed of what was sent."""
        return sum(item.grams for item in self.items)

    @property
    def pieces(self) -> int:
        """Return what was counted of what was sent."""
        return sum(item.pieces for item in self.items)

    @property
    def received_grams(self) -> int:
        """Return what was weighed of what was received."""
        return sum(item.received or 0 for item in self.items if not item.counted)

    @property
    def received_pieces(self) -> int:
        """Return what was counted of what was received."""
        return sum(item.received or 0 for item in self.items if item.counted)
