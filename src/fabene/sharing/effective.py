"""A plan as it stands: the packs that were computed, and then those a person moved. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fabene.core.errors import ConflictError, FabeneError
from fabene.core.quantities import MAX_BAG_GRAMS
from fabene.sharing.values import SupplyLine

Packs = dict[str, Counter[UUID]]
"""Household code → pile → whole packs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Packs of a pile from a household (None: from what is left) to another (None: back to it)."""

    giver: str | None
    taker: str | None
    supply: UUID
    packs: int


def packs_of(
    solution: Mapping[str, Any], moves: Iterable[Move] = (), *, extras: Iterable[Mapping[str, Any]] = ()
) -> Packs:
    """Return the packs of each household, of ``extras`` (what is no food) too, ``moves`` applied in their order."""
    packs: Packs = {share["id"]: Counter() for share in solution["households"]}
    for solved in (solution, *(extra["solution"] for extra in extras)):
        for share in solved["households"]:
            packs[share["id"]].update({UUID(lot): number for lot, number in share["packs"].items()})
    for move in moves:
        if move.giver is not None:
            packs[move.giver][move.supply] -= move.packs
        if move.taker is not None:
            packs[move.taker][move.supply] += move.packs
    return packs


def left_packs(piles: Iterable[SupplyLine], packs: Packs) -> dict[UUID, int]:
    """Return the whole packs nobody has, by pile."""
    used = sum((Counter(held) for held in packs.values()), Counter[UUID]())
    return {pile.id: pile.packs - used[pile.id] for pile in piles}


def grams_of(held: Mapping[UUID, int], piles: Mapping[UUID, SupplyLine]) -> int:
    """Return what these packs weigh."""
    return sum(number * piles[pile].pack_grams for pile, number in held.items())


def check_move(
    move: Move, *, packs: Packs, piles: Mapping[UUID, SupplyLine], excludes: Mapping[str, frozenset[str]]
) -> None:
    """Refuse a move that the packs, an exclusion or a back cannot bear; nothing else stops a person.

    ``excludes`` says for each household of the plan what it excludes now. Raises ``FabeneError``
    (``move_goes_nowhere``, ``supply_not_in_plan``, ``household_not_in_plan``, ``bag_too_heavy``) and
    ``ConflictError`` (``packs_not_there``, ``exclusion_broken``).
    """
    if move.giver == move.taker or move.packs < 1:
        raise FabeneError("move_goes_nowhere")
    if move.supply not in piles:
        raise FabeneError("supply_not_in_plan")
    for code in (move.giver, move.taker):
        if code is not None and code not in packs:
            raise FabeneError("household_not_in_plan", household=code)
    _check_there(move, packs=packs, piles=piles)
    if move.taker is None:
        return
    check_exclusions(move.taker, held={move.supply: 1}, piles=piles, excludes=excludes[move.taker])
    check_weight(move.taker, grams_of(packs[move.taker], piles) + move.packs * piles[move.supply].pack_grams)


def check_exclusions(
    code: str, *, held: Mapping[UUID, int], piles: Mapping[UUID, SupplyLine], excludes: frozenset[str]
) -> None:
    """Raise ``ConflictError`` (``exclusion_broken``) when a bag would hold what its household excludes."""
    for pile, number in held.items():
        broken = (piles[pile].attributes | {piles[pile].category}) & excludes
        if number > 0 and broken:
            raise ConflictError(
                "exclusion_broken", household=code, category=piles[pile].category, exclusion=min(broken)
            )


def check_weight(code: str, grams: int) -> None:
    """Raise ``FabeneError`` (``bag_too_heavy``) past what a person can carry."""
    if grams > MAX_BAG_GRAMS:
        raise FabeneError("bag_too_heavy", household=code, grams=grams, limit_grams=MAX_BAG_GRAMS)


def _check_there(move: Move, *, packs: Packs, piles: Mapping[UUID, SupplyLine]) -> None:
    held = left_packs(piles.values(), packs) if move.giver is None else packs[move.giver]
    there = held[move.supply]
    if there < move.packs:
        raise ConflictError("packs_not_there", category=piles[move.supply].category, packs=there)
