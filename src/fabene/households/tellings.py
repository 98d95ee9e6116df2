"""What words to families are made of, and how far each family has been told. No value here says who anybody is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from fabene.households.values import Channel, Language
from fabene.lib.outbox.values import Trouble


class WordKind(StrEnum):
    """What families are told of a day: it is off, it is on after all, it is tomorrow, it is elsewhere, or later.

    And of what they were given on it: it is recalled, or may be eaten after all.
    """

    CANCELLED = "cancelled"
    HELD = "held"
    REMINDER = "reminder"
    MOVED = "moved"
    LATER = "later"
    RECALLED = "recalled"
    CLEARED = "cleared"


ABOUT_FOOD = frozenset({WordKind.RECALLED, WordKind.CLEARED})
"""The words that are about what was given, not about the pick-up itself: a day that has passed makes them no older."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One pick-up: its date, from which hour (None when nobody knows), and where."""

    date: date
    hour: time | None
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word to the families of a market about one pick-up; ``then`` is the next one, where the word names it.

    A word about food names its categories, and (when it is recalled) what to do with it: ``do_not_eat``,
    ``bring_back`` or ``throw_away``.
    """

    network: UUID
    market: UUID
    kind: WordKind
    what: Occasion
    then: Occasion | None = None
    foods: tuple[str, ...] = ()
    advice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What a family reads: the subject of a mail, and the message."""

    subject: str
    body: str


class Reach(StrEnum):
    """How far one family has been told.

    TO_COPY and TO_CALL wait for a person; NO_WAY: the family agreed to no channel, or left no number; BY_HAND: somebody
    says they told them; WITHDRAWN: taken back before it left.
    """

    SENT = "sent"
    WAITING = "waiting"
    FAILED = "failed"
    TO_COPY = "to_copy"
    TO_CALL = "to_call"
    NO_WAY = "no_way"
    BY_HAND = "by_hand"
    WITHDRAWN = "withdrawn"


OPEN = frozenset({Reach.FAILED, Reach.TO_COPY, Reach.TO_CALL, Reach.NO_WAY})
"""Where a person still has to do something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingView:
    """How one family is told a word: by code. ``parts`` is how many a text message was cut into, 0 for the others.

    ``at`` is when it was sent, failed, or told by hand (by ``told_by``); ``channels`` are all the family agreed to.
    """

    id: UUID
    word: UUID
    household: UUID
    code: str
    organisation: UUID | None
    language: Language
    home_delivery: bool
    channel: Channel | None
    channels: frozenset[Channel]
    alphabet: str
    units: int
    parts: int
    reach: Reach
    trouble: Trouble | None
    attempts: int
    at: datetime | None
    told: UUID | None
    told_by: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordView:
    """A word that was given: what it says, who gave it and when."""

    id: UUID
    word: Word
    market_name: str
    actor: UUID
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WordSummary:
    """A word in a list, with how many families are how far."""

    view: WordView
    reached: Mapping[Reach, int]

    @property
    def families(self) -> int:
        """Return how many it was for."""
        return sum(self.reached.values())

    @property
    def open(self) -> int:
        """Return how many wait for a person."""
        return sum(number for reach, number in self.reached.items() if reach in OPEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminders:
    """Whether a network's families are reminded the day before, and from which local hour."""

    on: bool
    hour: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When a word may leave: not at night, and not once it is of no use."""

    opens: datetime
    ends: datetime
