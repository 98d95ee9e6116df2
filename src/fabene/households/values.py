from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdView:
    """A household on a date, without a name: who reads it knows a code, a composition and choices.

    ``owner`` is its key in the ledger; ``state`` is coming, away or left; ``excludes`` and ``likes`` are keys of
    ``core.food``.
    """

    id: UUID
    network: UUID
    market: UUID
    code: str
    owner: UUID
    adults: int
    children: int
    excludes: frozenset[str]
    likes: frozenset[str]
    state: str
    home_delivery: bool
    simulated: bool
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What is asked when a household is welcomed: nothing that says who they are.

    ``excludes`` are keys of ``core.food.EXCLUSIONS``, ``likes`` keys of ``core.food.CATEGORIES``.
    """

    network: UUID
    market: UUID
    adults: int
    children: int
    since: date
    excludes: frozenset[str] = frozenset()
    likes: frozenset[str] = frozenset()
    home_delivery: bool = False
    simulated: bool = False
