"""Do the whole packs keep what was promised, and is there no single move left that would be fairer?"""

from collections.abc import Iterator

import numpy as np

from fabene.core.fair_shares.judging.case import Case, Floats
from fabene.core.fair_shares.judging.mixture import Mixture, dues, largest_packs
from fabene.core.fair_shares.values import Fault, Problem

SURE_GRAMS = 1e-3
SURE_PACKS = 1e-6
SURE_LEVEL = 1e-9
"""A bound counts as broken, or a move as open, only when it is so by more than this (levels: as a part)."""


def promise_faults(problem: Problem, case: Case, *, mix: Mixture) -> Iterator[Fault]:
    """Yield every bag and lot out of its bounds, and every lot whose packs should still move."""
    largest = largest_packs(mix, case)
    off = np.abs(case.grams - case.exact)
    for place in np.flatnonzero(off > largest + SURE_GRAMS).tolist():
        reason = f"{off[place]:.3f} g from its exact share, its largest pack has {largest[place]:.0f} g"
        yield Fault(code="bag_far", place=f"households[{problem.households[place].id}]", reason=reason)
    for lot in range(len(problem.lots)):
        yield from _lot_faults(problem, case, lot=lot, due=dues(mix, case, lot=lot), largest=largest)


def _lot_faults(problem: Problem, case: Case, *, lot: int, due: Floats, largest: Floats) -> Iterator[Fault]:
    held = case.holding(lot)
    slack = SURE_PACKS * (1 + due)
    for place in np.flatnonzero(
        (held < np.floor(due - slack)) | (held > np.ceil(due - slack * (due <= slack) + slack))
    ).tolist():
        reason = f"{held[place]:.0f} packs of {problem.lots[lot].id!r}, due {due[place]:.6f}"
        yield Fault(code="not_rounded", place=f"households[{problem.households[place].id}]", reason=reason)
    pack = float(case.pack[lot])
    takes = (held + 1 <= np.ceil(due - slack)) & (
        case.grams + pack <= np.minimum(case.cap, case.exact + largest - SURE_GRAMS)
    )
    gives = (held - 1 >= np.floor(due + slack)) & (held > 0) & (case.grams - pack >= case.exact - largest + SURE_GRAMS)
    if takes.any() and held.sum() < case.there[lot]:
        reason = f"{problem.households[int(takes.argmax())].id!r} could have one more pack of what is left"
        yield Fault(code="move_from_left", place=f"left[{problem.lots[lot].id}]", reason=reason)
    if takes.any() and gives.any() and _better(case, pack, takes=np.flatnonzero(takes), gives=np.flatnonzero(gives)):
        yield Fault(
            code="move_between", place=f"lots[{problem.lots[lot].id}]", reason="one pack in other hands would be fairer"
        )


def _better(
    case: Case,
    pack: float,
    *,
    takes: np.ndarray[tuple[int], np.dtype[np.int64]],
    gives: np.ndarray[tuple[int], np.dtype[np.int64]],
) -> bool:
    """Say whether some exchange surely raises the sorted levels: the lower of the two, or the higher at equal lower."""
    before = (case.received + case.grams) / case.weight
    lowered = (case.received[gives] + (case.grams[gives] - pack)) / case.weight[gives]
    raised = (case.received[takes] + (case.grams[takes] + pack)) / case.weight[takes]
    lowest = before[takes].min()
    if lowered.max() > lowest + SURE_LEVEL * max(1.0, lowest):
        return True
    even_takes, even_gives = before[takes] == lowered.max(), lowered == lowest
    if not (even_takes.any() and even_gives.any()):
        return False
    highest = before[gives][even_gives].min()
    return bool(raised[even_takes].max() > highest + SURE_LEVEL * max(1.0, highest))
