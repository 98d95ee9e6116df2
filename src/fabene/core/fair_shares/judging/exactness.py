"""Are the exact shares possible, and is nobody lower than need be?

A plan is leximin exactly when, for every level, the households at or below it could not together have got more, caps
kept: the most that can be brought to them, a minimum cut, is what they got. It is enough to ask at the lowest level of
each kind among those of its households that could still take something.
"""

from collections.abc import Iterator

import numpy as np

from fabene.core.fair_shares.judging.case import GRAMS, PART, Case, Floats, same
from fabene.core.fair_shares.judging.cuts import Network
from fabene.core.fair_shares.values import Fault, Problem


def exact_faults(problem: Problem, case: Case) -> Iterator[Fault]:
    """Yield every household whose exact share or level is wrong in itself, then what the cuts show."""
    sums = case.weight * case.level
    wrong = {
        "exact_negative": case.exact < -GRAMS,
        "exact_cap": case.exact > case.cap + GRAMS,
        "level": ~same(sums, case.received + case.exact, of=np.maximum(sums, case.received + case.exact)),
    }
    for code, places in wrong.items():
        for place in np.flatnonzero(places).tolist():
            reason = f"level {case.level[place]} with {case.exact[place]} exact grams"
            yield Fault(code=code, place=f"households[{problem.households[place].id}]", reason=reason)
    yield from _cut_faults(case)


def _cut_faults(case: Case) -> Iterator[Fault]:
    network = Network(case.suits, case.supply)
    few = GRAMS * (len(case.suits) + 1)
    got = float(case.exact.sum())
    possible = network.most(_by_kind(case, np.maximum(case.exact, 0.0)))
    if possible < got - few - PART * got:
        reason = f"{got} g are shared out, at most {possible} g can be"
        yield Fault(code="not_feasible", place="households", reason=reason)
    for level in _levels_to_ask(case):
        below = case.level <= level * (1 + PART) + GRAMS
        got = float(case.exact[below].sum())
        possible = network.most(_by_kind(case, np.where(below, case.cap, 0.0)))
        if possible > got + few + PART * possible:
            reason = f"up to level {level} households have {got} g and could have {possible} g"
            yield Fault(code="not_leximin", place="households", reason=reason)


def _by_kind(case: Case, grams: Floats) -> list[float]:
    summed: list[float] = np.bincount(case.kind, weights=grams, minlength=len(case.suits)).tolist()
    return summed


def _levels_to_ask(case: Case) -> list[float]:
    """Return the lowest level of each kind among households below their cap, those that differ by rounding once."""
    lowest = np.full(len(case.suits), np.inf)
    open_ones = case.cap - case.exact > GRAMS + PART * case.exact
    np.minimum.at(lowest, case.kind[open_ones], case.level[open_ones])
    levels: list[float] = []
    for level in sorted(lowest[np.isfinite(lowest)].tolist()):
        if not levels or level > levels[-1] * (1 + PART) + GRAMS:
            levels.append(level)
    return levels
