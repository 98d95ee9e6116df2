"""What services are given and what they answer."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from fabene.collecting.values.words import CancelReason, Place, SourceKind, ZeroReason
from fabene.core.equation import Equation
from fabene.core.food import DateKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who gave. ``stall`` is required for a stall; with a shopper it says where the gift was left, if known."""

    kind: SourceKind
    stall: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Food:
    """What was given, as far as somebody looked.

    ``attributes`` are what was seen on the spot besides what the category always holds; when the label was read they
    are all there is, and the category's own are not assumed any more. A ``label_date`` needs its ``date_kind``.
    """

    category: str
    attributes: frozenset[str] = frozenset()
    label_read: bool = False
    date_kind: DateKind = DateKind.NONE
    label_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """A weight as somebody typed it: a positive ``amount`` with at most four decimals, and its ``unit``."""

    amount: Decimal
    unit: str = "kg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """The content of a donation: exactly one of ``weight`` (somebody weighed it) and ``crates`` (somebody counted)."""

    source: Source
    food: Food
    weight: Weight | None = None
    crates: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketDay:
    """One market on one date. ``hub`` is where its crates are weighed."""

    id: UUID
    network: UUID
    market: UUID
    hub: UUID
    date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Donation:
    """One gift as it was recorded. ``grams`` is the weight of a weighed one; of a ticked one the day says what it is.

    ``donor`` is who gave in the ledger; ``attributes`` are all that bags must respect.
    """

    id: UUID
    day: UUID
    lot: UUID
    donor: UUID
    gift: Gift
    attributes: frozenset[str]
    grams: int | None
    happened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What was written about a category of a day: a guess, a hub weight, a carriage, a discard or a count.

    ``grams`` is None for a carriage, which has no weight of its own.
    """

    id: UUID
    day: UUID
    category: str
    grams: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What is still in a place of one category."""

    place: Place
    category: str
    grams: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A market day as it was when it was closed; ``left`` warns of what had gone nowhere yet."""

    id: UUID
    day: UUID
    happened_at: datetime
    equation: Equation
    restated_grams: int
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Zero:
    """Why nothing came: from one stall, or (without one) from the whole market."""

    id: UUID
    day: UUID
    stall: UUID | None
    reason: ZeroReason
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled:
    """Why a market day is not held, for who works there; ``id`` is the cancelling's own."""

    id: UUID
    day: UUID
    reason: CancelReason
    note: str
    happened_at: datetime
