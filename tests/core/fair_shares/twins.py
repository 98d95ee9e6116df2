"""Slow twins of the solver: the same answers by other means, for problems small enough."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog

from fabene.core.fair_shares import Household, Plan, Problem

Group = tuple[int, ...]


def exact_levels(problem: Problem) -> list[Fraction]:
    """Return the leximin levels in exact fractions, asking every set of households: for half a dozen at most.

    At each turn the set that would stop lowest, were it to share all that suits it, stops there.
    """
    levels: dict[int, Fraction] = {}
    lots = set(range(len(problem.lots)))
    while len(levels) < len(problem.households):
        waiting = [place for place in range(len(problem.households)) if place not in levels]
        groups = [group for size in range(1, len(waiting) + 1) for group in combinations(waiting, size)]
        stops = {group: _stop(problem, group, lots) for group in groups}
        lowest = min((level for level in stops.values() if level is not None), default=None)
        tight = {place for group in groups if stops[group] == lowest for place in group}
        for place in tight:
            levels[place] = _reached(problem.households[place], lowest)
        lots -= {lot for lot in lots if any(_suits(problem, place, lot) for place in tight)}
    return [levels[place] for place in range(len(problem.households))]


def _suits(problem: Problem, place: int, lot: int) -> bool:
    return problem.households[place].excludes.isdisjoint(problem.lots[lot].attributes)


def _weight(household: Household) -> Fraction:
    return Fraction(household.weight)


def _reached(household: Household, level: Fraction | None) -> Fraction:
    """Return where a household ends when the others stop at ``level`` (``None``: only caps stop anybody)."""
    return (Fraction(household.received_grams) + _asked(household, level)) / _weight(household)


def _asked(household: Household, level: Fraction | None) -> Fraction:
    wanted = (
        None if level is None else max(Fraction(0), level * _weight(household) - Fraction(household.received_grams))
    )
    if household.cap_grams is None:
        assert wanted is not None
        return wanted
    return Fraction(household.cap_grams) if wanted is None else min(wanted, Fraction(household.cap_grams))


def _stop(problem: Problem, group: Group, lots: set[int]) -> Fraction | None:
    """Return the level at which ``group`` asks for all of ``lots`` that suit it, ``None`` if caps stop it before."""
    households = [problem.households[place] for place in group]
    there = Fraction(
        sum(
            lot.grams // lot.pack_grams * lot.pack_grams
            for number, lot in enumerate(problem.lots)
            if number in lots and any(_suits(problem, place, number) for place in group)
        )
    )
    caps = [household.cap_grams for household in households]
    if all(cap is not None for cap in caps) and sum(cap or 0 for cap in caps) <= there:
        return None
    turns = sorted({turn for household in households for turn in _turns(household)})
    low = turns[0]
    for turn in turns:
        if sum(_asked(household, turn) for household in households) > there:
            break
        low = turn
    asked = sum((_asked(household, low) for household in households), start=Fraction(0))
    growth = sum(
        _asked(household, low + Fraction(1, 10**12)) > _asked(household, low) and _weight(household)
        for household in households
    )
    return low + (there - asked) / growth if growth and there > asked else low


def _turns(household: Household) -> list[Fraction]:
    joins = Fraction(household.received_grams) / _weight(household)
    if household.cap_grams is None:
        return [joins]
    return [joins, joins + Fraction(household.cap_grams) / _weight(household)]


def levels_by_linear_programs(problem: Problem) -> npt.NDArray[np.float64]:
    """Return the leximin levels by a sequence of linear programs (HiGHS), one variable per household and lot.

    Each program raises the lowest level of those not yet stopped; who has a price in it cannot go higher.
    """
    weight = np.array([float(household.weight) for household in problem.households])
    received = np.array([float(household.received_grams) for household in problem.households])
    stopped = np.full(len(weight), np.nan)
    while np.isnan(stopped).any():
        level, prices = _program(problem, weight, received=received, stopped=stopped)
        open_ones = np.isnan(stopped)
        tight = open_ones & (prices > 1e-9)
        assert tight.any()
        stopped[tight] = level
    return stopped


def _program(
    problem: Problem,
    weight: npt.NDArray[np.float64],
    *,
    received: npt.NDArray[np.float64],
    stopped: npt.NDArray[np.float64],
) -> tuple[float, npt.NDArray[np.float64]]:
    pairs = [
        (place, number)
        for place, household in enumerate(problem.households)
        for number, lot in enumerate(problem.lots)
        if household.excludes.isdisjoint(lot.attributes)
    ]
    households, lots = len(weight), len(problem.lots)
    rows = np.zeros((households + lots, len(pairs) + 1))
    for column, (place, number) in enumerate(pairs):
        rows[place, column] = -1.0
        rows[households + number, column] = 1.0
    open_ones = np.isnan(stopped)
    rows[:households, -1] = np.where(open_ones, weight, 0.0)
    least = np.where(open_ones, received, received - np.nan_to_num(stopped) * weight)
    supply = [lot.grams // lot.pack_grams * lot.pack_grams for lot in problem.lots]
    answer = linprog(
        c=[0.0] * len(pairs) + [-1.0],
        A_ub=rows,
        b_ub=np.concatenate([least, supply]),
        bounds=[(0, None)] * (len(pairs) + 1),
        method="highs",
    )
    assert answer.x is not None, answer.message
    return float(answer.x[-1]), -np.asarray(answer.ineqlin.marginals[:households])


def fairer_move(problem: Problem, plan: Plan, *, dues: Sequence[dict[str, float]]) -> str | None:
    """Return a move of one pack that keeps the promise and raises the sorted levels, trying them all; or ``None``.

    It must raise them both exactly and by more than rounding: a past of 10⁻¹³⁷ grams settles a tie, and is no reason.
    ``dues[place]`` has the packs of each lot due to a household in the exact plan.
    """
    left = {left.lot: left.packs for left in plan.left}
    places = range(len(problem.households))
    now = sorted(_bag_levels(problem, [share.packs for share in plan.households]))
    for lot in problem.lots:
        sources = [None] if left.get(lot.id) else []
        for giver in [*sources, *places]:
            for taker in places:
                packs = [dict(share.packs) for share in plan.households]
                if giver is not None:
                    packs[giver][lot.id] = packs[giver].get(lot.id, 0) - 1
                packs[taker][lot.id] = packs[taker].get(lot.id, 0) + 1
                touched = [place for place in (giver, taker) if place is not None]
                kept = all(_keeps(problem, plan, place=place, packs=packs[place], due=dues[place]) for place in touched)
                then = sorted(_bag_levels(problem, packs))
                if giver != taker and kept and then > now and _higher(then, now):
                    return f"{lot.id}: {giver} to {taker}"
    return None


def _keeps(problem: Problem, plan: Plan, *, place: int, packs: dict[str, int], due: dict[str, float]) -> bool:
    pack_of = {lot.id: lot.pack_grams for lot in problem.lots}
    grams = sum(count * pack_of[name] for name, count in packs.items())
    largest = max((pack_of[name] for name, count in due.items() if count > 0), default=0)
    cap = problem.households[place].cap_grams
    rounded = all(np.floor(due[name] + 1e-6) <= packs.get(name, 0) <= np.ceil(due[name] - 1e-6) for name in due)
    near = abs(grams - plan.households[place].exact_grams) <= largest - 1e-6
    return rounded and near and (cap is None or grams <= cap)


def _bag_levels(problem: Problem, packs: Sequence[dict[str, int]]) -> list[float]:
    pack_of = {lot.id: lot.pack_grams for lot in problem.lots}
    return [
        (float(household.received_grams) + sum(count * pack_of[name] for name, count in bag.items()))
        / float(household.weight)
        for household, bag in zip(problem.households, packs, strict=True)
    ]


def _higher(new: Sequence[float], old: Sequence[float]) -> bool:
    for after, before in zip(new, old, strict=True):
        if abs(after - before) > 1e-9 * max(1.0, before):
            return after > before
    return False
