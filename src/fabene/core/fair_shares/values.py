"""What goes into a sharing and what comes out of it, as plain frozen values."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from fabene.core.errors import FabeneError

MAX_HOUSEHOLDS = 1_000_000
"""How many households one problem may hold."""

MAX_GRAMS = 10**11
"""The most that all lots, a history or a cap may say: a hundred thousand tonnes. Far above, doubles lose grams."""

MIN_WEIGHT = 1e-6
MAX_WEIGHT = 1e9
"""The bounds of a household's weight; one adult is usually 1."""


class ProblemRefusedError(FabeneError):
    """A problem or a plan that cannot be worked with; ``place`` says where, ``reason`` says why."""

    code = "problem_refused"

    def __init__(self, *, place: str, reason: str) -> None:
        """Keep the ``place`` (as in ``households[3].weight``) and the ``reason``."""
        super().__init__(None, place=place, reason=reason)
        self.place = place
        self.reason = reason

    def __str__(self) -> str:
        """Return one line: the place, then the reason."""
        return f"{self.place}: {self.reason}"


class BoundBy(StrEnum):
    """What keeps a household from a higher level."""

    LOTS = "lots"
    CAP = "cap"
    RECEIVED_BEFORE = "received_before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """Who receives.

    ``weight`` is the need by the charter's scale; ``received_grams`` what counts of the past, already faded;
    ``excludes`` the attributes no lot in its bag may have; ``cap_grams`` the most it can take today, ``None`` for no
    limit; ``likes`` the attributes it would rather have, which never change how much it gets.
    """

    id: str
    weight: Fraction | float
    received_grams: float = 0.0
    excludes: frozenset[str] = frozenset()
    cap_grams: int | None = None
    likes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """What is there: ``grams`` in packs of ``pack_grams``, the smallest unit handed out.

    ``eat_by`` orders lots by what must be eaten first: a day's ordinal or any rank, earlier first, ``None`` last.
    """

    id: str
    grams: int
    pack_grams: int
    attributes: frozenset[str] = frozenset()
    eat_by: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One sharing. ``seed`` is published with the plan: ties between equal households are drawn from it."""

    households: tuple[Household, ...]
    lots: tuple[Lot, ...]
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one household gets.

    ``level`` (grams received, before and today, per unit of weight) and ``exact_grams`` belong to the exact plan;
    ``grams`` and ``packs`` (lot to number of packs, none with zero) to the bag.
    """

    id: str
    level: float
    exact_grams: float
    grams: int
    packs: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What is not in any bag: whole ``packs``, and all ``grams``, the rest smaller than a pack included."""

    lot: str
    packs: int
    grams: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Why the ``households`` stop at ``level``.

    ``lots``: together with those below they share all of ``lots``, and nothing else suits them (no lots named:
    nothing suits them at all). ``cap``: they have all they can take. ``received_before``: history alone puts them
    above those who share what suits them.
    """

    level: float
    bound_by: BoundBy
    households: tuple[str, ...]
    lots: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Bags, what is left, and the proof, its steps by rising level."""

    households: tuple[Share, ...]
    left: tuple[Left, ...]
    proof: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong with a plan: a stable ``code``, the ``place`` in the plan, and what is the matter."""

    code: str
    place: str
    reason: str
