"""What crosses the door of this room about recalls: what is asked, where the food is, who must be told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from fabene.core.food import DateKind
from fabene.core.owners import OwnerKind
from fabene.core.quantities import Measure
from fabene.households.tellings import OPEN, Reach


class WhoSaid(StrEnum):
    """Who says that the food is bad: a notice of the Ministry, the health authority, who gave it, or ourselves."""

    MINISTRY = "ministry"
    AUTHORITY = "authority"
    GIVER = "giver"
    OURSELVES = "ourselves"


class Advice(StrEnum):
    """What people are asked to do with it."""

    DO_NOT_EAT = "do_not_eat"
    BRING_BACK = "bring_back"
    THROW_AWAY = "throw_away"


class Outcome(StrEnum):
    """How a recall ends: what was found is gone, the food was harmless, or it was opened by mistake."""

    DONE = "done"
    HARMLESS = "harmless"
    MISTAKE = "mistake"


LETS_GO = frozenset({Outcome.HARMLESS, Outcome.MISTAKE})
"""The outcomes after which the food may be eaten again."""


class PartyKind(StrEnum):
    """Who must be told: who gave it, a hub, a kitchen, another network, where it was passed on."""

    GIVER = "giver"
    HUB = "hub"
    KITCHEN = "kitchen"
    NETWORK = "network"
    DESTINATION = "destination"


class HowTold(StrEnum):
    """How somebody was told."""

    CALL = "call"
    MAIL = "mail"
    MESSAGE = "message"
    IN_PERSON = "in_person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a recall says: ``what`` in a few words, why, who said so (with the number or address of their notice)."""

    what: str
    reason: str
    said_by: WhoSaid
    advice: Advice
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedLot:
    """A lot on the way of the food, and the lots it comes from.

    ``giver`` is who gave it (None for what a batch made or a transfer brought), ``giver_name`` what they are called,
    empty where nobody is known. ``held`` says that nothing may be done with it but throw it away.
    """

    id: UUID
    network: UUID
    category: str
    measure: Measure
    piece_grams: int | None
    born_on: date
    day: UUID | None
    market_name: str
    batch: UUID | None
    transfer: UUID | None
    parents: tuple[UUID, ...]
    giver: UUID | None
    giver_name: str
    source: str
    date_kind: DateKind
    label_date: date | None
    last_day: date
    held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """What of the food is with somebody now: a hub, a kitchen, families together, an emporio, the bin.

    ``owner`` and ``name`` are nobody's for families; ``lots`` says how much of each lot in its own measure. What
    ``became`` another lot is a step on the way: a batch that used it, a transfer that arrived.
    """

    kind: OwnerKind
    owner: UUID | None
    network: UUID
    name: str
    grams: int
    pieces: int
    lots: Mapping[UUID, int]
    became: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedPart:
    """So much of a lot that was in a bag, went on, was sent or cooked: grams, or pieces of what is counted."""

    lot: UUID
    category: str
    grams: int
    pieces: int | None

    @property
    def amount(self) -> int:
        """Return how much it is in the lot's own measure."""
        return self.grams if self.pieces is None else self.pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedBag:
    """A bag with some of the food in it, by its code of the day. ``parts`` is what is in it, ``taken_out`` what was.

    ``household`` is None when nobody knows any more whose it was; ``gone`` says that a family has it.
    """

    id: UUID
    code: str
    day: UUID
    date: date
    market: UUID
    market_name: str
    network: UUID
    household: UUID | None
    gone: bool
    passed_on: bool
    parts: tuple[TracedPart, ...]
    taken_out: tuple[TracedPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedPassing:
    """What was passed on, served by a kitchen, or laid on an open table (``table``): to whom, and when."""

    id: UUID
    network: UUID
    destination: UUID
    name: str
    kind: OwnerKind
    on: date
    parts: tuple[TracedPart, ...]
    table: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedBatch:
    """A batch that used the food: ``inputs`` and ``outputs`` are lots of the trace."""

    id: UUID
    network: UUID
    kitchen: UUID
    kitchen_name: str
    what: str
    on: date
    inputs: tuple[TracedPart, ...]
    outputs: tuple[TracedPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedTransfer:
    """A transfer that took the food along; ``arrived`` says whether it was received."""

    id: UUID
    number: str
    network: UUID
    to_network: UUID
    giver: UUID
    giver_name: str
    taker: UUID
    taker_name: str
    on: date
    arrived: bool
    called_back: bool
    parts: tuple[TracedPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Where food came from and where it went. ``roots`` are the lots that were asked about.

    ``lots`` are they and all that was made of them, ``earlier`` all that they were made of.
    """

    roots: frozenset[UUID]
    lots: tuple[TracedLot, ...]
    earlier: tuple[TracedLot, ...] = ()
    places: tuple[Whereabouts, ...] = ()
    bags: tuple[TracedBag, ...] = ()
    passings: tuple[TracedPassing, ...] = ()
    batches: tuple[TracedBatch, ...] = ()
    transfers: tuple[TracedTransfer, ...] = ()

    @property
    def networks(self) -> frozenset[UUID]:
        """Return the networks the food is or was in."""
        return frozenset(lot.network for lot in self.lots)

    def lot(self, id: UUID) -> TracedLot | None:
        """Return a lot of the trace."""
        return next((lot for lot in (*self.lots, *self.earlier) if lot.id == id), None)

    @property
    def now(self) -> tuple[Whereabouts, ...]:
        """Return where the food is now, without the steps on its way."""
        return tuple(place for place in self.places if not place.became)


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingNote:
    """Somebody was told: when, by whom, how."""

    id: UUID
    at: datetime
    actor: UUID
    how: HowTold
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who must be told of a recall, in which network, and (once they were) how; of a stall the name is its label."""

    kind: PartyKind
    id: UUID
    network: UUID
    name: str
    stall: bool = False
    told: TellingNote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyLine:
    """A family that took the food home, by code: how far it was told (None: nobody has begun), and its bags."""

    household: UUID
    code: str
    network: UUID
    organisation: UUID | None
    organisation_name: str
    bags: tuple[TracedBag, ...]
    telling: UUID | None = None
    word: UUID | None = None
    reach: Reach | None = None

    @property
    def told(self) -> bool:
        """Return whether the family knows, as far as anybody can say."""
        return self.reach in {Reach.SENT, Reach.BY_HAND}

    @property
    def open(self) -> bool:
        """Return whether a person still has to do something."""
        return self.reach is None or self.reach in OPEN or self.reach == Reach.WITHDRAWN


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallMoveView:
    """Food of a recall that came back, or was thrown away where it stood. ``whence`` is a bag's code or a name."""

    id: UUID
    lot: UUID
    category: str
    grams: int
    pieces: int | None
    whence: str
    came_back: bool
    thrown: bool
    network: UUID
    actor: UUID
    happened_at: datetime
    undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallEnd:
    """How a recall ended."""

    outcome: Outcome
    note: str
    actor: UUID
    happened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallSummary:
    """A recall in a list. ``lots`` is how many lots are held back for it in the network that asks."""

    id: UUID
    network: UUID
    number: str
    notice: Notice
    categories: tuple[str, ...]
    lots: int
    opened_at: datetime
    end: RecallEnd | None

    @property
    def open(self) -> bool:
        """Return whether it still holds."""
        return self.end is None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallView:
    """A recall as one network sees it: all of it where it was opened, elsewhere what is of that network.

    ``nobodys_bags`` were taken home by families nobody knows any more; ``progress`` counts who was told, of how many.
    """

    summary: RecallSummary
    actor: UUID
    trace: Trace
    parties: tuple[Party, ...]
    families: tuple[FamilyLine, ...]
    nobodys_bags: int
    moves: tuple[RecallMoveView, ...]
    words: tuple[UUID, ...] = field(default=())

    @property
    def told(self) -> int:
        """Return how many of those who must be told were."""
        return sum(party.told is not None for party in self.parties) + sum(family.told for family in self.families)

    @property
    def to_tell(self) -> int:
        """Return how many must be told in all."""
        return len(self.parties) + len(self.families)

    @property
    def untold_families(self) -> int:
        """Return to how many families nobody has begun to tell it."""
        return sum(family.reach is None for family in self.families)


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyRecall:
    """What a family must know: these foods, which it took home on this day, and what to do with them."""

    foods: tuple[str, ...]
    date: date
    advice: Advice


@dataclass(frozen=True, slots=True, kw_only=True)
class LotLine:
    """A lot in a list: what it is, who gave it, how much came of it and how much still stands somewhere."""

    id: UUID
    category: str
    measure: Measure
    born_on: date
    origin: str
    giver_name: str
    source: str
    market_name: str
    label_date: date | None
    last_day: date
    came: int
    stock: int
    held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LotPage:
    """One page of a network's lots, newest first; pages count from 1."""

    lots: tuple[LotLine, ...]
    number: int
    pages: int
    total: int
