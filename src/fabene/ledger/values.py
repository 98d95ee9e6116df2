"""What crosses the door of the ledger: frozen, with the unit in every quantity."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from fabene.lib.stamps import Stamp


class Unit(StrEnum):
    """What is counted. Units never convert into each other: an hour is not a kilo."""

    GRAMS = "grams"
    PIECES = "pieces"
    MINUTES = "minutes"
    CENTS = "cents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One side of a movement: ``amount`` of ``unit`` (of ``lot``, if any) arrives at (+) or leaves (−) ``owner``."""

    owner: UUID
    unit: Unit
    amount: int
    lot: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A movement that somebody asks to post.

    ``id`` is its identity and its idempotency key; ``book`` the chain it joins (a network's id); ``kind`` a snake_case
    word of the room that posts; the lines sum to zero in each unit.
    """

    id: UUID
    book: UUID
    kind: str
    lines: tuple[Line, ...]
    stamp: Stamp
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A movement as it stands in its book, for ever.

    ``number`` counts from 1 without gaps in each book; ``recorded_at`` never goes back in a book; ``hash`` is the
    SHA-256 (64 hexadecimal digits) that chains it to the movement before; ``reverses`` names the movement it undoes.
    """

    id: UUID
    book: UUID
    number: int
    kind: str
    happened_at: datetime
    recorded_at: datetime
    actor: UUID
    reason: str
    reverses: UUID | None
    lines: tuple[Line, ...]
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The last movement of a book: how many there are and the hash that vouches for all of them."""

    book: UUID
    number: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What an owner (of ``kind``) holds in a unit, of one lot or of none."""

    owner: UUID
    kind: str
    unit: Unit
    lot: UUID | None
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An amount that reached an owner, and when it happened."""

    happened_at: datetime
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong: ``code``, the ``table`` and ``row`` where it shows, and a sentence that explains it."""

    code: str
    table: str
    row: str
    book: UUID | None
    number: int | None
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What ``verify`` found: how much it read and, first to last, the faults."""

    ok: bool
    movements: int
    entries: int
    faults: tuple[Fault, ...]
