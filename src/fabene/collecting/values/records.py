"""What services are given and what they answer."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from fabene.collecting.values.words import CancelReason, LateWhy, Place, SourceKind, ZeroReason
from fabene.core.equation import Equation, PiecesEquation
from fabene.core.food import DateKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who gave. ``stall`` is required for a stall; with a shopper it says where the gift was left, if known.

    ``donor`` is who gave without a stall.
    """

    kind: SourceKind
    stall: UUID | None = None
    donor: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Food:
    """What was given, as far as somebody looked.

    ``attributes`` are what was seen on the spot besides what the category always holds; when the label was read they
    are all there is, and the category's own are not assumed any more. A ``label_date`` needs its ``date_kind``.
    ``piece_grams`` is what one piece is declared to weigh, of food that is counted.
    """

    category: str
    attributes: frozenset[str] = frozenset()
    label_read: bool = False
    date_kind: DateKind = DateKind.NONE
    label_date: date | None = None
    piece_grams: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """An amount as somebody typed it: positive, with at most four decimals, and its ``unit``.

    The unit is one of weight, or ``PIECE`` of what is counted; the category says which of the two.
    """

    amount: Decimal
    unit: str = "kg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """The content of a donation: exactly one of ``weight`` (somebody weighed it, or counted pieces) and ``crates``."""

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
    """One gift as it was recorded. ``grams`` or ``pieces`` is what was entered; of ticked crates the day says it.

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
    pieces: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What was written about a category of a day: a guess, a hub weight, a carriage, a discard or a count.

    What is counted has ``pieces`` and no ``grams``; a carriage has neither.
    """

    id: UUID
    day: UUID
    category: str
    grams: int | None
    pieces: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What is still in a place of one category: grams, or pieces of what is counted."""

    place: Place
    category: str
    grams: int
    pieces: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened:
    """A closed day was opened again: the closing that did not hold any more, and why.

    ``why`` is the word everybody may read; ``reason`` is for who works there.
    """

    id: UUID
    closing: UUID
    why: LateWhy
    reason: str
    actor: UUID
    happened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """The one equation in both measures.

    ``uneaten_grams`` and ``uneaten_pieces`` are what of it was passed on and nobody eats: to animals, and to compost.
    """

    grams: Equation = field(default_factory=Equation)
    pieces: PiecesEquation = field(default_factory=PiecesEquation)
    uneaten_grams: int = 0
    uneaten_pieces: int = 0

    @property
    def closes(self) -> bool:
        """Whether nothing is lost, in grams and in pieces."""
        return self.grams.closes and self.pieces.closes

    def __add__(self, other: "Sums") -> "Sums":
        """Add term by term."""
        return Sums(
            grams=self.grams + other.grams,
            pieces=self.pieces + other.pieces,
            uneaten_grams=self.uneaten_grams + other.uneaten_grams,
            uneaten_pieces=self.uneaten_pieces + other.uneaten_pieces,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A market day as it was when it was closed; ``left`` warns of what had gone nowhere yet.

    ``number`` counts a day's closings from 1; ``reopened`` says why this one does not hold any more.
    """

    id: UUID
    day: UUID
    actor: UUID
    happened_at: datetime
    equation: Equation
    restated_grams: int
    left: tuple[Left, ...]
    number: int = 1
    pieces: PiecesEquation = field(default_factory=PiecesEquation)
    reopened: Reopened | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedDay:
    """A closed day whose figures are not its first ones: the version that holds, since when, and why, in one word."""

    day: UUID
    date: date
    market_name: str
    number: int
    happened_at: datetime
    why: LateWhy


@dataclass(frozen=True, slots=True, kw_only=True)
class Zero:
    """Why nothing came: from one stall, from one donor, or (without either) from the whole market."""

    id: UUID
    day: UUID
    stall: UUID | None
    reason: ZeroReason
    note: str
    donor: UUID | None = None

    @property
    def giver(self) -> UUID | None:
        """Return the stall or the donor, None for the whole market."""
        return self.stall or self.donor


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled:
    """Why a market day is not held, for who works there; ``id`` is the cancelling's own."""

    id: UUID
    day: UUID
    reason: CancelReason
    note: str
    happened_at: datetime
