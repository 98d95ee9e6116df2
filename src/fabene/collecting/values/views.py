"""What pages are shown: a market day as the facts and the ledger say it is now."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from fabene.collecting.values.records import Cancelled, Closed, MarketDay, Weight, Zero
from fabene.collecting.values.words import DayState, Oddity, Origin, Place, Reason, SourceKind, Way
from fabene.core.equation import Equation, PiecesEquation
from fabene.core.food import DateKind
from fabene.core.quantities import Measure
from fabene.places.values import DonorView, StallView


@dataclass(frozen=True, slots=True, kw_only=True)
class LotShare:
    """How much of a supply belongs to one lot; of what is counted ``pieces``, and in ``grams`` what they weigh."""

    lot: UUID
    grams: int
    pieces: int = 0

    @property
    def amount(self) -> int:
        """Return how much it is in the supply's own measure."""
        return self.pieces or self.grams


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """What the hub has of one food, pooled over who gave it.

    ``attributes`` are the category's and those seen on the spot. ``last_day`` is the last day it may be handed out;
    ``expired`` says that the market day is already past it, and then no plan may hold it. The ``lots`` add up to
    ``grams``. What is counted has ``pieces``; its ``grams`` are what they are declared to weigh, and ``pack_grams``
    what one does: nothing for what is no ``food``. What is ``recalled`` is for nobody.
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
    measure: Measure = Measure.GRAMS
    pieces: int = 0
    food: bool = True
    recalled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """What one source gave of one category. ``estimated`` when any of it was shared out by crates.

    ``stall`` and ``label`` are those of a trader's stall, ``donor`` and ``label`` of a donor without one; of shoppers
    and of unknown stalls there is none. What is counted has ``pieces`` and no grams.
    """

    category: str
    source: SourceKind
    stall: UUID | None
    label: str
    crates: int
    grams: int
    estimated: bool
    donor: UUID | None = None
    pieces: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Giver:
    """What one stall, one donor, all shoppers, or all unknown stalls gave on a day."""

    source: SourceKind
    stall: UUID | None
    label: str
    crates: int
    grams: int
    estimated: bool
    amounts: tuple[Amount, ...]
    donor: UUID | None = None
    pieces: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A live hub weight, or count of what is counted: then ``grams`` is 0."""

    id: UUID
    entered: Weight
    grams: int
    happened_at: datetime
    pieces: int = 0


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
    pieces: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A count at the hub, of this day's food and of what stayed, beside what the ledger said then."""

    id: UUID
    entered: Weight
    grams: int
    ledger_grams: int
    happened_at: datetime
    pieces: int = 0
    ledger_pieces: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryDay:
    """One category of a day.

    ``crates`` were ticked and ``guessed_grams`` is what they were thought to weigh before the hub weighed them;
    ``entered_grams`` was weighed gift by gift; ``hub_grams`` is what the hub read (None before it did);
    ``given_grams`` is what it all weighs as far as we know now, ``estimated`` whether any of it is still or for ever
    shared out by crates; ``restated_grams`` (signed) is what hub weights changed of the guess. ``stand_grams`` and
    ``hub_stock_grams`` are the stock now, of lots born this day, as are the terms of ``equation``;
    ``uneaten_grams`` of what was passed on went to animals and compost.
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
    uneaten_grams: int = 0

    @property
    def shrinkage_grams(self) -> int:
        """What was missing (signed) between two weighings."""
        return self.equation.shrinkage_grams

    @property
    def discarded_grams(self) -> int:
        """What was thrown away of the lots born this day."""
        return self.equation.discarded_grams


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedDay:
    """One category of a day that is counted: as ``CategoryDay``, in pieces. It is in no figure of kilos."""

    category: str
    crates: int
    guessed_pieces: int
    entered_pieces: int
    hub_pieces: int | None
    given_pieces: int
    estimated: bool
    restated_pieces: int
    stand_pieces: int
    hub_stock_pieces: int
    equation: PiecesEquation
    amounts: tuple[Amount, ...]
    weighings: tuple[Weighed, ...]
    discards: tuple[Discarded, ...]
    counts: tuple[Counted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """How cold a category was when it came, in tenths of a degree, and how warm it may be."""

    id: UUID
    category: str
    tenths: int
    limit_tenths: int
    note: str
    actor: UUID
    happened_at: datetime

    @property
    def too_warm(self) -> bool:
        """Whether it was warmer than it may be."""
        return self.tenths > self.limit_tenths


@dataclass(frozen=True, slots=True, kw_only=True)
class Anomaly:
    """Something that does not look right; ``grams`` or ``pieces`` say how much, where that is what is odd."""

    oddity: Oddity
    category: str = ""
    place: Place | None = None
    grams: int = 0
    donation: UUID | None = None
    stall: UUID | None = None
    pieces: int = 0
    donor: UUID | None = None
    tenths: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """A market day. ``categories`` are those of which something was recorded; ``ways`` has every weighed category.

    ``counted`` are the categories that are counted, ``pieces`` is their equation. ``closings`` has every closing, also
    those that do not hold any more; ``closed`` is the one that does.
    ``silent_stalls`` give usually and ``silent_donors`` are expected on its weekday: they gave nothing this day, and
    nobody said why.
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
    counted: tuple[CountedDay, ...] = ()
    pieces: PiecesEquation = field(default_factory=PiecesEquation)
    closings: tuple[Closed, ...] = ()
    silent_donors: tuple[DonorView, ...] = ()
    temperatures: tuple[Measurement, ...] = ()

    def category(self, key: str) -> CategoryDay | None:
        """Return one category, None when nothing of it was recorded."""
        return next((each for each in self.categories if each.category == key), None)

    def giver(self, stall: UUID) -> Giver | None:
        """Return what a stall gave, None for nothing."""
        return next((each for each in self.givers if each.stall == stall), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySummary:
    """A market day in a list, with the equation of its lots, in grams and in pieces."""

    day: MarketDay
    market_name: str
    market_slug: str
    network_slug: str
    state: DayState
    equation: Equation
    pieces: PiecesEquation = field(default_factory=PiecesEquation)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPage:
    """One page of a network's days, newest first; pages count from 1."""

    days: tuple[DaySummary, ...]
    number: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What all networks did since the beginning; ``networks`` has the equation of each by its id.

    ``uneaten_grams`` of what was passed on went to animals and compost.
    """

    days: int
    equation: Equation
    networks: Mapping[UUID, Equation]
    pieces: PiecesEquation = field(default_factory=PiecesEquation)
    uneaten_grams: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LotMove:
    """What one movement did to a lot: ``kind`` and signed grams by owner, in the order in which it was recorded.

    Of a lot that is counted ``grams`` is empty, and ``pieces`` says by owner what moved.
    """

    movement: UUID
    kind: str
    happened_at: datetime
    reverses: UUID | None
    grams: Mapping[UUID, int]
    pieces: Mapping[UUID, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class LotHistory:
    """Where a lot came from and everything that moved of it.

    ``day`` and ``source`` are those of a lot that a market day brought, None for what a ``batch`` made or a
    ``transfer`` brought; ``from_lot`` is what it was in the network that sent it. ``donor`` gave it in the ledger.
    """

    lot: UUID
    network: UUID
    born_on: date
    origin: Origin
    day: MarketDay | None
    batch: UUID | None
    transfer: UUID | None
    from_lot: UUID | None
    source: SourceKind | None
    donor: UUID
    category: str
    attributes: frozenset[str]
    date_kind: DateKind
    label_date: date | None
    last_day: date
    measure: Measure
    piece_grams: int | None
    equation: Equation
    pieces: PiecesEquation
    moves: tuple[LotMove, ...]
