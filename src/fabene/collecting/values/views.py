"""What pages are shown: a market day as the facts and the ledger say it is now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from fabene.collecting.values.records import Cancelled, Closed, MarketDay, Weight, Zero
from fabene.collecting.values.words import DayState, Oddity, Place, Reason, SourceKind, Way
from fabene.core.equation import Equation
from fabene.core.food import DateKind
from fabene.places.values import StallView


@dataclass(frozen=True, slots=True, kw_only=True)
class LotShare:
    """How much of a supply belongs to one lot."""

    lot: UUID
    grams: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """What the hub has of one food, pooled over who gave it.

    ``attributes`` are the category's and those seen on the spot. ``last_day`` is the last day it may be handed out;
    ``expired`` says that the market day is already past it, and then no plan may hold it. The ``lots`` add up to
    ``grams``.
    """

    id: UUID
    category: str
    attributes: frozenset[str]
    last_day: date
    date_kind: DateKind
    label_date: date | None
    grams: int
    pack_grams: int
    expired: bool
    lots: tuple[LotShare, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """What one source gave of one category. ``estimated`` when any of it was shared out by crates.

    ``stall`` and ``label`` are those of a trader's stall; of shoppers and of unknown stalls there is none.
    """

    category: str
    source: SourceKind
    stall: UUID | None
    label: str
    crates: int
    grams: int
    estimated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Giver:
    """What one stall, or all shoppers, or all unknown stalls gave on a day."""

    source: SourceKind
    stall: UUID | None
    label: str
    crates: int
    grams: int
    estimated: bool
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A live hub weight."""

    id: UUID
    entered: Weight
    grams: int
    happened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Discarded:
    """A live discard."""

    id: UUID
    category: str
    place: Place
    reason: Reason
    entered: Weight
    grams: int
    happened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A count at the hub, of this day's food and of what stayed, beside what the ledger said then."""

    id: UUID
    entered: Weight
    grams: int
    ledger_grams: int
    happened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryDay:
    """One category of a day.

    ``crates`` were ticked and ``guessed_grams`` is what they were thought to weigh before the hub weighed them;
    ``entered_grams`` was weighed gift by gift; ``hub_grams`` is what the hub read (None before it did);
    ``given_grams`` is what it all weighs as far as we know now, ``estimated`` whether any of it is still or for ever
    shared out by crates; ``restated_grams`` (signed) is what hub weights changed of the guess. ``stand_grams`` and
    ``hub_stock_grams`` are the stock now, of lots born this day, as are the terms of ``equation``.
    """

    category: str
    way: Way
    crates: int
    guessed_grams: int
    entered_grams: int
    hub_grams: int | None
    given_grams: int
    estimated: bool
    restated_grams: int
    stand_grams: int
    hub_stock_grams: int
    equation: Equation
    amounts: tuple[Amount, ...]
    weighings: tuple[Weighed, ...]
    discards: tuple[Discarded, ...]
    counts: tuple[Counted, ...]

    @property
    def shrinkage_grams(self) -> int:
        """What was missing (signed) between two weighings."""
        return self.equation.shrinkage_grams

    @property
    def discarded_grams(self) -> int:
        """What was thrown away of the lots born this day."""
        return self.equation.discarded_grams


@dataclass(frozen=True, slots=True, kw_only=True)
class Anomaly:
    """Something that does not look right; ``grams`` say how much, where grams are what is odd."""

    oddity: Oddity
    category: str = ""
    place: Place | None = None
    grams: int = 0
    donation: UUID | None = None
    stall: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """A market day. ``categories`` are those of which something was recorded; ``ways`` has every category.

    ``silent_stalls`` give usually, gave nothing this day, and nobody said why.
    """

    day: MarketDay
    market_name: str
    market_slug: str
    network_slug: str
    state: DayState
    closed: Closed | None
    cancelled: Cancelled | None
    ways: Mapping[str, Way]
    categories: tuple[CategoryDay, ...]
    givers: tuple[Giver, ...]
    zeros: tuple[Zero, ...]
    silent_stalls: tuple[StallView, ...]
    equation: Equation
    restated_grams: int
    anomalies: tuple[Anomaly, ...]

    def category(self, key: str) -> CategoryDay | None:
        """Return one category, None when nothing of it was recorded."""
        return next((each for each in self.categories if each.category == key), None)

    def giver(self, stall: UUID) -> Giver | None:
        """Return what a stall gave, None for nothing."""
        return next((each for each in self.givers if each.stall == stall), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySummary:
    """A market day in a list, with the equation of its lots."""

    day: MarketDay
    market_name: str
    market_slug: str
    network_slug: str
    state: DayState
    equation: Equation


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPage:
    """One page of a network's days, newest first; pages count from 1."""

    days: tuple[DaySummary, ...]
    number: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What all networks did since the beginning; ``networks`` has the equation of each by its id."""

    days: int
    equation: Equation
    networks: Mapping[UUID, Equation]


@dataclass(frozen=True, slots=True, kw_only=True)
class LotMove:
    """What one movement did to a lot: ``kind`` and signed grams by owner, in the order in which it was recorded."""

    movement: UUID
    kind: str
    happened_at: datetime
    reverses: UUID | None
    grams: Mapping[UUID, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class LotHistory:
    """Where a lot came from and everything that moved of it."""

    lot: UUID
    day: MarketDay
    source: SourceKind
    donor: UUID
    category: str
    attributes: frozenset[str]
    date_kind: DateKind
    label_date: date | None
    last_day: date
    equation: Equation
    moves: tuple[LotMove, ...]
