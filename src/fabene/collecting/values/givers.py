"""What somebody gave, one gift by itself, and what a point of collection was for from day to day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from fabene.collecting.values.words import SourceKind, Use


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenDay:
    """What somebody gave on one market ``day``: ``amounts`` by category in grams, or in pieces of what is counted.

    ``grams`` and ``pieces`` are their sums.
    """

    day: UUID
    date: date
    market_name: str
    amounts: Mapping[str, int]
    grams: int
    pieces: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OneGift:
    """One gift of a market ``day`` as it is known now; ``id`` is the one that stands, whatever it corrected.

    ``giver`` is the label of a stall or the name of a donor, empty for shoppers and for stalls nobody wrote down.
    """

    id: UUID
    day: UUID
    date: date
    market_name: str
    source: SourceKind
    giver: str
    category: str
    grams: int
    pieces: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UsesSaid:
    """What a point of collection is for from a date on, as somebody said it."""

    id: UUID
    since: date
    uses: frozenset[Use]
