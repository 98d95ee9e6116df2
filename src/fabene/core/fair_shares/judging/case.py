"""A problem and a plan side by side, as the judges look at them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from fabene.core.fair_shares.values import Household, Lot, Plan, Problem

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Booleans = npt.NDArray[np.bool_]

GRAMS = 1e-6
PART = 1e-9
"""Two amounts are the same when they differ by less than ``GRAMS`` plus this part of what they are made of."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Case:
    """Columns over ``N`` households and ``L`` lots in the problem's order; ``kind[h]`` is a row of ``suits``.

    ``packs[lot]`` maps places of households to the packs they hold. ``supply`` is grams in whole packs.
    """

    weight: Floats
    received: Floats
    cap: Floats
    exact: Floats
    level: Floats
    grams: Floats
    kind: Integers
    suits: Booleans
    supply: Floats
    pack: Integers
    there: Integers
    packs: Sequence[dict[int, int]]

    def holding(self, lot: int) -> Floats:
        """Return how many packs of ``lot`` every household holds."""
        held = np.zeros(len(self.weight))
        held[list(self.packs[lot])] = list(self.packs[lot].values())
        return held


def side_by_side(problem: Problem, plan: Plan) -> Case:
    """Return the columns of ``problem`` and of ``plan``, which must name the same households and only its lots."""
    share_of = {share.id: share for share in plan.households}
    shares = [share_of[household.id] for household in problem.households]
    place_of = {lot.id: place for place, lot in enumerate(problem.lots)}
    packs: list[dict[int, int]] = [{} for _ in problem.lots]
    for household, share in enumerate(shares):
        for lot, count in share.packs.items():
            packs[place_of[lot]][household] = count
    kind, suits = _kinds(problem.households, problem.lots)
    pack = np.array([lot.pack_grams for lot in problem.lots], dtype=np.int64)
    there = np.array([lot.grams // lot.pack_grams for lot in problem.lots], dtype=np.int64)
    return Case(
        weight=np.array([float(household.weight) for household in problem.households]),
        received=np.array([float(household.received_grams) for household in problem.households]),
        cap=np.array(
            [np.inf if household.cap_grams is None else household.cap_grams for household in problem.households]
        ),
        exact=np.array([share.exact_grams for share in shares], dtype=np.float64),
        level=np.array([share.level for share in shares], dtype=np.float64),
        grams=np.array([share.grams for share in shares], dtype=np.float64),
        kind=kind,
        suits=suits,
        supply=(pack * there).astype(np.float64),
        pack=pack,
        there=there,
        packs=packs,
    )


def _kinds(households: Sequence[Household], lots: Sequence[Lot]) -> tuple[Integers, Booleans]:
    """Return the kind of each household and what suits each kind: kinds are what it excludes, as it says it."""
    number: dict[frozenset[str], int] = {}
    kind = [number.setdefault(household.excludes, len(number)) for household in households]
    suits = [[excluded.isdisjoint(lot.attributes) for lot in lots] for excluded in number]
    return np.array(kind, dtype=np.int64), np.array(suits, dtype=np.bool_).reshape(len(number), len(lots))


def same(left: Floats | float, right: Floats | float, *, of: Floats | float) -> Booleans:
    """Say where ``left`` and ``right`` are the same amount, for amounts made of up to ``of``."""
    return np.asarray(np.abs(np.subtract(left, right)) <= GRAMS + PART * np.abs(of), dtype=np.bool_)
