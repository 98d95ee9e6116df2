"""What crosses the door of this room: a plan and its reasons, bags, what was passed on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from fabene.core.fairness import Leftover, Way
from fabene.core.quantities import Measure

NOBODY = UUID(int=0)
"""The identity (RFC 9562 §5.9: nil) that a household has in an old plan once it was forgotten."""


class PlanState(StrEnum):
    """How far a plan is: proposed, or confirmed by a person so that its bags exist."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"


class BagState(StrEnum):
    """Where a bag is: it waits at the hub, was handed over, or went on because nobody fetched it."""

    WAITING = "waiting"
    HANDED_OVER = "handed_over"
    PASSED_ON = "passed_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyLine:
    """One pile a plan shares: so many whole packs of so many grams, or pieces of what is counted.

    A piece is a pack that weighs ``pack_grams`` as declared; what is no ``food`` weighs nothing here.
    """

    id: UUID
    category: str
    attributes: frozenset[str]
    last_day: date
    pack_grams: int
    grams: int
    pieces: int = 0
    measure: Measure = Measure.GRAMS
    food: bool = True

    @property
    def packs(self) -> int:
        """Return how many whole packs, or pieces, there are."""
        return packs_in(self.grams, self.pieces, measure=self.measure, pack_grams=self.pack_grams)

    def amount(self, packs: int) -> int:
        """Return what so many packs are in the pile's own measure."""
        return packs if self.measure == Measure.PIECES else packs * self.pack_grams


def packs_in(grams: int, pieces: int, *, measure: Measure, pack_grams: int) -> int:
    """Return how many whole packs a pile holds; what is counted comes in packs of one."""
    return pieces if measure == Measure.PIECES else grams // pack_grams


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """So much of one category in a bag. ``pieces`` of what is counted have in ``grams`` what they weigh as declared."""

    supply: UUID
    category: str
    packs: int
    grams: int
    pieces: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareLine:
    """What a plan gives one household, and what bound it.

    ``exact_grams`` and ``level`` (grams per weight) belong to the exact plan, ``grams`` and ``items`` to the whole
    packs, edits included. ``bound_by`` is ``lots`` (with the categories shared by the tight set), ``cap`` or
    ``received_before``. ``peers`` is how many households share the same bound. ``simulated``
    says that nobody of flesh and blood lives there. Of one that was forgotten remain a stand-in for its code, nobody's
    identity (``NOBODY``) and no people.
    """

    household_id: UUID
    code: str
    adults: int
    children: int
    home_delivery: bool
    excludes: frozenset[str]
    likes: frozenset[str]
    weight: float
    level: float
    exact_grams: float
    received_before_grams: int
    grams: int
    items: tuple[ItemLine, ...]
    bound_by: str
    bound_categories: tuple[str, ...]
    peers: int
    edited: bool
    simulated: bool

    @property
    def pieces(self) -> int:
        """Return how many pieces are among the items."""
        return sum(item.pieces for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class LastShare:
    """A household's part of the last plan it was in."""

    day: date
    line: ShareLine


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftLine:
    """What a plan leaves of one pile: whole packs nobody could take, and grams too few for a pack."""

    supply: UUID
    category: str
    packs: int
    grams: int
    pieces: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """One step of the proof: these households stop at this level, because of this."""

    level: float
    bound_by: str
    codes: tuple[str, ...]
    categories: tuple[str, ...]
    grams: int


class EditWhy(StrEnum):
    """Why packs were moved by hand, in one of a few words: what everybody may read. The sentence stays inside."""

    ASKED = "asked"
    """The household asked for it, or would rather not have it."""
    CANNOT_USE = "cannot_use"
    """It can neither cook nor keep it."""
    SPOILS = "spoils"
    """It would not keep until it is fetched."""
    SLIP = "slip"
    """The plan was made on a wrong weight, or on somebody who does not come."""
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditLine:
    """Packs moved by hand. ``giver`` or ``taker`` is None when they come from, or go back to, what is left."""

    id: UUID
    giver: str | None
    taker: str | None
    category: str
    packs: int
    grams: int
    why: EditWhy
    reason: str
    happened_at: datetime
    pieces: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """A value of the charter a plan followed, and where it comes from."""

    key: str
    value: str | int | None
    source_kind: str
    in_force_from: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """A plan with everything behind it."""

    id: UUID
    day_id: UUID
    number: int
    state: PlanState
    latest: bool
    proposed_at: datetime
    supplies: tuple[SupplyLine, ...]
    shares: tuple[ShareLine, ...]
    left: tuple[LeftLine, ...]
    steps: tuple[StepLine, ...]
    edits: tuple[EditLine, ...]
    rules: tuple[RuleLine, ...]
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BagView:
    """A bag of the day, by its code. ``household_code`` is for whoever may see households, no paper shows it; it is
    empty when the household was forgotten.

    ``attributes`` is what the food in it contains; ``unwanted`` what its household avoids since the bag was made,
    ``recalled`` the piles of which something in it was recalled, and ``to_take_out`` the piles of both.
    ``to_delegate``: it was handed to somebody with a delegate's code. ``grams`` is what there is to carry, counted food
    included as declared; ``pieces`` is how many pieces are in it.
    """

    id: UUID
    code: str
    household_code: str
    home_delivery: bool
    position: int
    grams: int
    items: tuple[ItemLine, ...]
    attributes: frozenset[str]
    unwanted: frozenset[str]
    to_take_out: frozenset[UUID]
    state: BagState
    gone_at: datetime | None
    event_id: UUID | None
    destination: str | None
    to_delegate: bool
    pieces: int = 0
    recalled: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeSupply:
    """What stands at the hub and belongs to no bag.

    ``lots`` are amounts in the pile's own measure; ``grams`` of what is counted are what it weighs as declared.
    What is ``recalled`` is for nobody: it waits to be thrown away.
    """

    id: UUID
    category: str
    attributes: frozenset[str]
    last_day: date
    expired: bool
    grams: int
    pack_grams: int
    lots: tuple[tuple[UUID, int], ...]
    pieces: int = 0
    measure: Measure = Measure.GRAMS
    food: bool = True
    recalled: bool = False

    @property
    def packs(self) -> int:
        """Return how many whole packs, or pieces, there are."""
        return packs_in(self.grams, self.pieces, measure=self.measure, pack_grams=self.pack_grams)

    @property
    def for_bags(self) -> bool:
        """Whether a plan may share it."""
        return self.packs > 0 and not self.expired and not self.recalled

    @property
    def amount(self) -> int:
        """Return how much there is in the pile's own measure."""
        return self.pieces if self.measure == Measure.PIECES else self.grams


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What is passed on: one bag nobody fetched, or what is left by supply in ``grams`` or ``pieces``, all positive."""

    bag_id: UUID | None = None
    grams: Mapping[UUID, int] | None = None
    pieces: Mapping[UUID, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedItem:
    """So much of one category that went on: grams, or pieces of what is counted."""

    category: str
    grams: int
    pieces: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PassOnView:
    """What went on to a destination; ``tickets`` counts people at an open table, without knowing who."""

    id: UUID
    destination: str
    kind: str
    bag_code: str | None
    tickets: int | None
    grams: int
    items: tuple[PassedItem, ...]
    happened_at: datetime
    undone: bool
    pieces: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySharing:
    """A day's sharing in numbers; grams are of what was weighed, as in the equation, and pieces of what was counted."""

    bags: int
    handed_over: int
    passed_on: int
    waiting: int
    given_grams: int
    passed_on_grams: int
    tickets: int
    given_pieces: int = 0
    passed_on_pieces: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """In how many plans a household lost its name, and how many bags say no more whose they were."""

    plans: int
    bags: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FadingPast:
    """What of days before a date still names households; ``oldest`` is the first of those days."""

    bags: int
    plans: int
    oldest: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FairWay:
    """One way of sharing at the end of a week: levels in grams per weight, Gini's coefficient in thousandths.

    ``left_grams`` is what nobody would have had in a bag.
    """

    lowest_grams: int
    median_grams: int
    gini_thousandths: int
    left_grams: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FairWeek:
    """A week of market days, all ways beside each other; no ``ways`` where too few households would show.

    ``left`` is what was really left, by reason; None where it would tell about a few households.
    """

    monday: date
    days: int
    households: int | None
    changed_plans: int
    ways: Mapping[Way, FairWay]
    left: Mapping[Leftover, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkFairness:
    """The fairness of a network over some weeks, oldest first.

    ``left`` is what was left in all of them, by reason. ``moves`` counts packs moved by hand, ``why`` the same by
    reason. None stands for what would tell about too few.
    """

    since: date
    until: date
    half_life_days: int
    days: int
    weeks: tuple[FairWeek, ...]
    left: Mapping[Leftover, int | None]
    moves: int
    why: Mapping[EditWhy, int | None]
