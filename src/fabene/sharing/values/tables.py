"""What crosses the door of this room about open tables: a sitting, its tallies, what a network held of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from fabene.core.quantities import Measure


class Tally(StrEnum):
    """What is counted at an open table. Each is a number and nothing else: no answer is tied to another.

    ``TICKETS`` are given out, ``CALLED`` is the number being served. The others are what people choose to say;
    ``UNSAID`` is who would rather say nothing.
    """

    TICKETS = "tickets"
    CALLED = "called"
    PEOPLE = "people"
    CHILDREN = "children"
    FIRST_TIME = "first_time"
    UNSAID = "unsaid"


ANSWERS = (Tally.PEOPLE, Tally.CHILDREN, Tally.FIRST_TIME, Tally.UNSAID)
"""The tallies of what people say; tickets have ways of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableItem:
    """What of one category was laid on a table and brought back, in the category's own measure."""

    category: str
    measure: Measure
    laid: int
    back: int

    @property
    def left(self) -> int:
        """Return what was laid and did not come back."""
        return self.laid - self.back

    @property
    def grams(self) -> int:
        """Return the weighed part of what did not come back."""
        return self.left if self.measure == Measure.GRAMS else 0

    @property
    def pieces(self) -> int:
        """Return the counted part of what did not come back."""
        return self.left if self.measure == Measure.PIECES else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMoveView:
    """Food that went to a table or came back from it; ``with_clearing`` when it came back as the table was cleared."""

    id: UUID
    back: bool
    with_clearing: bool
    items: tuple[TableItem, ...]
    happened_at: datetime
    undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """One sitting of an open table. ``clearing`` is the act that ended it, None while it goes on."""

    id: UUID
    network_id: UUID
    destination_id: UUID
    name: str
    hub_id: UUID
    day_id: UUID | None
    on: date
    opened_at: datetime
    clearing: UUID | None
    cleared_at: datetime | None
    items: tuple[TableItem, ...]
    moves: tuple[TableMoveView, ...]
    tallies: Mapping[Tally, int] = field(default_factory=dict)
    last_tap: tuple[Tally, int] | None = None

    @property
    def is_open(self) -> bool:
        """Return whether food is still laid and people still counted."""
        return self.clearing is None

    @property
    def grams(self) -> int:
        """Return what was weighed, laid, and did not come back."""
        return sum(item.grams for item in self.items)

    @property
    def pieces(self) -> int:
        """Return what was counted, laid, and did not come back."""
        return sum(item.pieces for item in self.items)

    @property
    def untouched(self) -> bool:
        """Return whether nothing was laid, given or counted: then it may be taken back."""
        return not any(self.tallies.values()) and not any(item.left for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tickets:
    """The numbers of the tickets given at once: from ``first`` to ``last``."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMonth:
    """The open tables of a network in a month. A count of people is None where it would tell about a few of them."""

    month: date
    tables: int
    grams: int
    pieces: int
    people: int | None
    children: int | None
    first_time: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFigures:
    """All open tables of a network, month by month, oldest first; a total is None where it is small."""

    months: tuple[TableMonth, ...]
    tables: int
    grams: int
    pieces: int
    people: int | None
