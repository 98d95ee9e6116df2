"""The one equation that holds for every lot, day, network and season.

    collected + made + received =
        given + passed on + sent + used in batches + discarded + shrinkage + unexplained + in stock

It is read from the ledger: for each lot, what every kind of owner got in all (arrivals plus, departures minus). Who
gives a lot ends up below zero, whoever holds it now above, so that the sum over all kinds is zero and the equation
closes by construction: where it does not, an entry is missing.

It holds in grams and, apart from them, in pieces: a lot is counted in one unit, and units never turn into each other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Self, TypeVar

from fabene.core.errors import FabeneError
from fabene.core.owners import MoneyKind, OwnerKind

TERM: dict[OwnerKind, str] = {
    OwnerKind.STALL: "collected_grams",
    OwnerKind.SPUNTISTA: "collected_grams",
    OwnerKind.SHOP: "collected_grams",
    OwnerKind.FARM: "collected_grams",
    OwnerKind.GARDEN: "collected_grams",
    OwnerKind.SUPERMARKET: "collected_grams",
    OwnerKind.CANTEEN: "collected_grams",
    OwnerKind.SHOPPER: "collected_grams",
    OwnerKind.UNKNOWN_DONOR: "collected_grams",
    OwnerKind.STAND: "stock_grams",
    OwnerKind.HUB: "stock_grams",
    OwnerKind.KITCHEN_STORE: "stock_grams",
    OwnerKind.HOUSEHOLD: "given_grams",
    OwnerKind.EMPORIO: "passed_on_grams",
    OwnerKind.OPEN_TABLE: "passed_on_grams",
    OwnerKind.KITCHEN: "passed_on_grams",
    OwnerKind.ANIMALS: "passed_on_grams",
    OwnerKind.COMPOST: "passed_on_grams",
    OwnerKind.DISCARD: "discarded_grams",
    OwnerKind.SHRINKAGE: "shrinkage_grams",
    OwnerKind.UNEXPLAINED: "unexplained_grams",
    OwnerKind.BATCH: "used_grams",
    # What a batch loses is of no lot any more, so that no equation sees it; had it a lot, that would be used up.
    OwnerKind.YIELD_LOSS: "used_grams",
    OwnerKind.IN_TRANSIT: "sent_grams",
}
"""The term in which the grams an owner of each kind holds are counted."""

OPPOSITE_TERM: dict[OwnerKind, str] = {OwnerKind.BATCH: "made_grams", OwnerKind.IN_TRANSIT: "received_grams"}
"""Two kinds stand on both sides: below zero they gave the lot (a batch made it, a transfer brought it)."""

NOT_FOOD = frozenset(MoneyKind)
"""Owners of cents and minutes: the equation of food does not see them."""

SOURCES = frozenset({"collected", "made", "received"})
"""The terms of the left side, without their unit."""


class _Terms:
    """What both equations can do; the fields are those of the unit."""

    __slots__ = ()

    @property
    def closes(self) -> bool:
        """Whether nothing is lost."""
        left, right = self._sides()
        return left == right

    def __add__(self, other: Self) -> Self:
        """Add term by term."""
        mine, theirs = self.as_dict(), other.as_dict()
        return type(self)(**{name: mine[name] + theirs[name] for name in mine})

    def as_dict(self) -> dict[str, int]:
        """Return the terms by name, in the order in which they are printed."""
        return {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type] # both are

    def terms(self) -> dict[str, int]:
        """Return the terms by name without the unit, in the order in which they are printed."""
        return {_bare(name): amount for name, amount in self.as_dict().items()}

    def _sides(self) -> tuple[int, int]:
        terms = self.terms()
        left = sum(amount for name, amount in terms.items() if name in SOURCES)
        return left, sum(terms.values()) - left


@dataclass(frozen=True, slots=True, kw_only=True)
class Equation(_Terms):
    """The terms of the equation in grams; shrinkage and unexplained may be below zero (more was found than known)."""

    collected_grams: int = 0
    made_grams: int = 0
    received_grams: int = 0
    given_grams: int = 0
    passed_on_grams: int = 0
    sent_grams: int = 0
    used_grams: int = 0
    discarded_grams: int = 0
    shrinkage_grams: int = 0
    unexplained_grams: int = 0
    stock_grams: int = 0

    @property
    def sources_grams(self) -> int:
        """Everything that came."""
        return self._sides()[0]

    @property
    def uses_grams(self) -> int:
        """Everything that went somewhere, what is still in stock included."""
        return self._sides()[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class PiecesEquation(_Terms):
    """The terms of the equation in pieces: jars, meals, nappies, kits. They are in no figure of grams."""

    collected_pieces: int = 0
    made_pieces: int = 0
    received_pieces: int = 0
    given_pieces: int = 0
    passed_on_pieces: int = 0
    sent_pieces: int = 0
    used_pieces: int = 0
    discarded_pieces: int = 0
    shrinkage_pieces: int = 0
    unexplained_pieces: int = 0
    stock_pieces: int = 0

    @property
    def sources_pieces(self) -> int:
        """Everything that came."""
        return self._sides()[0]

    @property
    def uses_pieces(self) -> int:
        """Everything that went somewhere, what is still in stock included."""
        return self._sides()[1]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever counted in pieces: most pages then say nothing about them."""
        return not any(self.as_dict().values())


Terms = TypeVar("Terms", Equation, PiecesEquation)


def equation(totals: Mapping[str, int]) -> Equation:
    """Return the equation of ONE lot in one book from the signed grams of its owners, summed by kind of owner.

    A lot that a batch made and one that a batch used must not be added before this is called (their signs would
    cancel): make one equation for each and add those. Owners of money are passed over. Raises ``FabeneError``:
    ``owner_kind_unknown``.
    """
    return Equation(**_summed(totals, unit="grams"))


def pieces_equation(totals: Mapping[str, int]) -> PiecesEquation:
    """Return the equation of ONE lot that is counted in pieces, as ``equation`` does for grams."""
    return PiecesEquation(**_summed(totals, unit="pieces"))


def _summed(totals: Mapping[str, int], *, unit: str) -> dict[str, int]:
    terms: dict[str, int] = {}
    for kind, amount in totals.items():
        if kind in NOT_FOOD:
            continue
        if kind not in TERM:
            raise FabeneError("owner_kind_unknown", kind=kind)
        owner = OwnerKind(kind)
        term = _bare(OPPOSITE_TERM.get(owner, TERM[owner]) if amount < 0 else TERM[owner])
        name = f"{term}_{unit}"
        terms[name] = terms.get(name, 0) + (-amount if term in SOURCES else amount)
    return terms


def _bare(name: str) -> str:
    return name.rpartition("_")[0]


def total(equations: Iterable[Equation]) -> Equation:
    """Return the sum of ``equations``, term by term."""
    return sum(equations, start=Equation())


def total_pieces(equations: Iterable[PiecesEquation]) -> PiecesEquation:
    """Return the sum of equations in pieces, term by term."""
    return sum(equations, start=PiecesEquation())


def over_networks(equations: Iterable[Equation]) -> Equation:
    """Return the equation of all networks together: transfers cancel, and what is on its way counts as stock."""
    return _together(total(equations), unit="grams")


def pieces_over_networks(equations: Iterable[PiecesEquation]) -> PiecesEquation:
    """Return the equation in pieces of all networks together, as ``over_networks`` does for grams."""
    return _together(total_pieces(equations), unit="pieces")


def _together(summed: Terms, *, unit: str) -> Terms:
    terms = summed.as_dict()
    terms[f"stock_{unit}"] += terms[f"sent_{unit}"] - terms[f"received_{unit}"]
    return type(summed)(**(terms | {f"sent_{unit}": 0, f"received_{unit}": 0}))
