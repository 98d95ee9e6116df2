"""What people would have written down: frozen events, each with its identity and its moment (aware).

An event says what somebody did, not what follows: weights are apportioned, bags planned and grams posted by the
services it is played to. Grams are what the scale showed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened at a moment."""

    id: UUID
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyArrived(Event):
    """A household is referred: ``id`` is the household, ``owner`` its key in the ledger, ``number`` its place in line.

    ``bands`` says how many live there by age band (0-13, 14-17, 18-29, 30-64, 65+); ``excludes`` and ``likes`` are keys
    of ``core.food``; ``language`` is the one it is spoken to in.
    """

    number: int
    owner: UUID
    market: UUID
    since: date
    bands: Mapping[str, int]
    language: str
    excludes: frozenset[str]
    likes: frozenset[str]
    at_home: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyMarked(Event):
    """From ``since`` on a household is ``away``, ``coming`` again or has ``left``."""

    family: UUID
    state: str
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOpened(Event):
    """The stand is set up: ``id`` is the market day.

    ``ways`` says how the weight of a category will be known, where that is not at the stall.
    """

    market: UUID
    on: date
    ways: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEvent(Event):
    """Something that belongs to a market day."""

    day: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Given(DayEvent):
    """A gift. ``stall`` is None for ``shopper`` gifts and for day totals; ``crates`` is None for what was weighed.

    ``source`` is stall, donor, shopper or unknown. Of ``grams``, ``crates`` and ``pieces`` one is given;
    ``piece_grams`` is what one piece is declared to weigh, of food.
    """

    source: str
    stall: UUID | None
    category: str
    attributes: frozenset[str]
    date_kind: str
    label_date: date | None
    grams: int | None
    crates: int | None
    donor: UUID | None = None
    pieces: int | None = None
    piece_grams: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftCorrected(DayEvent):
    """Somebody typed a gift wrong: ``gift`` was really ``right``, whose identity is that of this event."""

    gift: UUID
    right: Given


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightGuessed(DayEvent):
    """What the ticked crates of a category are thought to weigh."""

    category: str
    grams: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried(DayEvent):
    """A category reaches the hub: weighed there (``grams``), or not weighed again (None)."""

    category: str
    grams: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thrown(DayEvent):
    """Food is thrown away at the hub; ``reason`` is spoiled, broken, …."""

    category: str
    grams: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingCame(DayEvent):
    """Why a market gave nothing: bad_weather, nothing_left, ….; ``stall`` when it is about one stall only."""

    why: str
    stall: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCancelled(DayEvent):
    """The market is not held: ``why`` is weather, strike or holiday."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOpened(DayEvent):
    """An open table begins; ``id`` is the session. Nobody is asked who they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableEvent(DayEvent):
    """Something at an open table."""

    table: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLaid(TableEvent):
    """Food goes from the hub to the table: amounts by category, grams or pieces as the category is measured."""

    amounts: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketsGiven(TableEvent):
    """So many tickets were given out."""

    tickets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleCounted(TableEvent):
    """A tally goes up, or down by one after a slip: ``of`` is people, children or first_time, as they choose to say."""

    of: str
    change: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCleared(TableEvent):
    """The table ends; what is left on it (amounts by category) goes back to the hub."""

    amounts: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned(DayEvent):
    """Somebody asks for a plan: ``id`` is the plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed(DayEvent):
    """Somebody confirms the plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched(DayEvent):
    """A household's bag changes hands, at the hub or at its door. Who has no such event did not come."""

    family: UUID
    at_home: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BagsWentOn(DayEvent):
    """Bags that nobody fetched go to ``destination``."""

    destination: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(DayEvent):
    """What is left of a category is counted before it goes on, and this much is not there: nobody knows why."""

    category: str
    missing_grams: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn(DayEvent):
    """What was left goes on: each category to its destination, the rest to ``otherwise``.

    What is past its day goes to ``unfit``: to animals or compost, never to people.
    """

    otherwise: UUID
    unfit: UUID | None
    by_category: Mapping[str, UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayClosed(DayEvent):
    """The day is closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought(Event):
    """Food goes from one place of stock of a network to another, hub to kitchen or back: amounts by category."""

    giver: UUID
    taker: UUID
    amounts: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cooked(Event):
    """A batch: ``used`` grams by category leave the larder; ``pieces`` of ``makes`` (meals or jars) come into it.

    ``id`` is the batch. One piece weighs ``piece_grams``; ``added_grams`` of ``added`` came from elsewhere;
    ``use_until`` is the date on the label, ``date_kind`` its kind.
    """

    kitchen: UUID
    used: Mapping[str, int]
    added: str
    added_grams: int
    makes: str
    pieces: int
    piece_grams: int
    date_kind: str
    use_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MealsServed(Event):
    """Meals leave a kitchen to people nobody names; ``how`` is eaten_here, taken or brought_home."""

    kitchen: UUID
    how: str
    pieces: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent(Event):
    """Food leaves for a place of stock of another network: ``id`` is the transfer."""

    giver: UUID
    taker: UUID
    amounts: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Received(Event):
    """A transfer arrives and is weighed or counted; ``missing`` says what of a category is not there."""

    transfer: UUID
    missing: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmporioAcknowledged(Event):
    """The emporio says it received what was passed on by event ``passed``, but for ``missing_grams``."""

    day: UUID
    passed: UUID
    missing_grams: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LateEntry(Event):
    """A gift found on paper after its day was closed: the day opens again and closes again. It went to ``went_to``."""

    reason: str
    given: Given
    went_to: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled(Event):
    """A producer or an authority calls back what a ``gift`` was of; ``why`` is label, foreign_body or microbes."""

    day: UUID
    gift: UUID
    why: str
