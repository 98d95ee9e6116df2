"""The one equation that holds for every lot, day, network and season.

    collected + made + received =
        given + passed on + sent + used in batches + discarded + shrinkage + unexplained + in stock

It is read from the ledger: for each lot, what every kind of owner got in all (arrivals plus, departures minus). Who
gives a lot ends up below zero, whoever holds it now above, so that the sum over all kinds is zero and the equation
closes by construction: where it does not, an entry is missing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Self

from fabene.core.errors import FabeneError
from fabene.core.owners import MoneyKind, OwnerKind

TERM: dict[OwnerKind, str] = {
    OwnerKind.STALL: "collected_grams",
    OwnerKind.SHOPPER: "collected_grams",
    OwnerKind.UNKNOWN_DONOR: "collected_grams",
    OwnerKind.STAND: "stock_grams",
    OwnerKind.HUB: "stock_grams",
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
    OwnerKind.IN_TRANSIT: "sent_grams",
}
"""The term in which the grams an owner of each kind holds are counted."""

OPPOSITE_TERM: dict[OwnerKind, str] = {OwnerKind.BATCH: "made_grams", OwnerKind.IN_TRANSIT: "received_grams"}
"""Two kinds stand on both sides: below zero they gave the lot (a batch made it, a transfer brought it)."""

NOT_FOOD = frozenset(MoneyKind)
"""Owners of cents and minutes: the equation of food does not see them."""

SOURCES = frozenset({"collected_grams", "made_grams", "received_grams"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Equation:
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
        return sum(getattr(self, name) for name in SOURCES)

    @property
    def uses_grams(self) -> int:
        """Everything that went somewhere, what is still in stock included."""
        return sum(value for name, value in self.as_dict().items() if name not in SOURCES)

    @property
    def closes(self) -> bool:
        """Whether not a gram is lost."""
        return self.sources_grams == self.uses_grams

    def __add__(self, other: Self) -> "Equation":
        """Add term by term."""
        mine, theirs = self.as_dict(), other.as_dict()
        return Equation(**{name: mine[name] + theirs[name] for name in mine})

    def as_dict(self) -> dict[str, int]:
        """Return the terms by name, in the order in which they are printed."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def equation(totals: Mapping[str, int]) -> Equation:
    """Return the equation of ONE lot in one book from the signed grams of its owners, summed by kind of owner.

    A lot that a batch made and one that a batch used must not be added before this is called (their signs would
    cancel): make one equation for each and add those. Owners of money are passed over. Raises ``FabeneError``:
    ``owner_kind_unknown``.
    """
    terms = dict.fromkeys(Equation().as_dict(), 0)
    for kind, grams in totals.items():
        if kind in NOT_FOOD:
            continue
        if kind not in TERM:
            raise FabeneError("owner_kind_unknown", kind=kind)
        owner = OwnerKind(kind)
        term = OPPOSITE_TERM.get(owner, TERM[owner]) if grams < 0 else TERM[owner]
        terms[term] += -grams if term in SOURCES else grams
    return Equation(**terms)


def total(equations: Iterable[Equation]) -> Equation:
    """Return the sum of ``equations``, term by term."""
    result = Equation()
    for each in equations:
        result += each
    return result


def over_networks(equations: Iterable[Equation]) -> Equation:
    """Return the equation of all networks together: transfers cancel, and what is on its way counts as stock."""
    summed = total(equations).as_dict()
    summed["stock_grams"] += summed["sent_grams"] - summed["received_grams"]
    return Equation(**(summed | {"sent_grams": 0, "received_grams": 0}))
