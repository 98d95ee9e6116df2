"""Lots that no market day brought: what kitchens make, what goes from one place of stock to another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from fabene.collecting.values.records import Food
from fabene.collecting.values.words import TransferState
from fabene.core.food import DateKind
from fabene.core.quantities import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class LotPart:
    """So much of one lot, in the lot's own measure (grams or pieces)."""

    lot: UUID
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What a batch made: so much (grams, or pieces where the category is counted) of a food with its own date.

    Attributes of ``food`` are those declared besides what was in the inputs and in what was added; ``label_read`` says
    nothing here. Counted food needs its ``piece_grams``: what one weighs.
    """

    food: Food
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What a kitchen took from elsewhere: oil, sugar, water. ``attributes`` are what it contains."""

    grams: int = 0
    what: str = ""
    attributes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredLot:
    """What a place of stock holds of one lot; ``amount`` in its measure. ``expired`` says its last day is past.

    What is ``recalled`` may only be thrown away.
    """

    lot: UUID
    category: str
    attributes: frozenset[str]
    date_kind: DateKind
    label_date: date | None
    last_day: date
    born_on: date
    measure: Measure
    piece_grams: int | None
    amount: int
    expired: bool
    recalled: bool = False

    @property
    def grams(self) -> int:
        """Return what is weighed, 0 for what is counted."""
        return self.amount if self.measure == Measure.GRAMS else 0

    @property
    def pieces(self) -> int:
        """Return what is counted, 0 for what is weighed."""
        return self.amount if self.measure == Measure.PIECES else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """So much of one lot that a batch used or made, or a transfer took: grams, or pieces of what is counted."""

    lot: UUID
    category: str
    measure: Measure
    grams: int
    pieces: int
    attributes: frozenset[str]
    date_kind: DateKind
    label_date: date | None
    last_day: date
    born_on: date
    piece_grams: int | None

    @property
    def weight_grams(self) -> int:
        """Return what it weighs; of what is counted, what its pieces are declared to weigh."""
        return self.grams + self.pieces * (self.piece_grams or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchView:
    """Something a kitchen cooked. ``yield_grams`` evaporated or was peeled away; ``undone`` says it was a slip."""

    id: UUID
    network: UUID
    kitchen: UUID
    kitchen_name: str
    on: date
    what: str
    added: Added
    inputs: tuple[PartView, ...]
    outputs: tuple[PartView, ...]
    yield_grams: int
    undone: bool
    happened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferLineView:
    """A line of a transfer: what was sent, and (between networks) what came and the lot it became.

    ``received_grams`` and ``received_pieces`` are None until it was received.
    """

    id: UUID
    sent: PartView
    attributes: frozenset[str]
    date_kind: DateKind
    label_date: date | None
    last_day: date
    received_lot: UUID | None
    received_grams: int | None
    received_pieces: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferView:
    """Food on its way from one place of stock to another, with the number of its document.

    ``between_networks`` transfers are received by weighing; ``movement`` and ``received_movement`` name each other in
    the ledger.
    """

    id: UUID
    network: UUID
    to_network: UUID
    giver: UUID
    giver_name: str
    taker: UUID
    taker_name: str
    on: date
    year: int
    number: int
    note: str
    state: TransferState
    lines: tuple[TransferLineView, ...]
    happened_at: datetime
    received_at: datetime | None
    movement: UUID
    received_movement: UUID | None

    @property
    def between_networks(self) -> bool:
        """Whether it leaves its network."""
        return self.network != self.to_network


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyView:
    """The checks made before handing out on a day, each item with whether it passed."""

    id: UUID
    day: UUID
    items: Mapping[str, bool]
    note: str
    actor: UUID
    happened_at: datetime

    @property
    def failed(self) -> tuple[str, ...]:
        """Return the items that did not pass."""
        return tuple(item for item, passed in self.items.items() if not passed)
