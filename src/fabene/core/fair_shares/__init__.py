"""Fair shares: who gets how much of what was collected today, exactly, in whole packs, with the proof.

``solve`` makes a plan, ``check`` judges one, ``exact_plan`` works on arrays; ``history`` says what of the past counts.
The plain explanation is in ``docs/concepts/fair-shares.md``, the formats in ``docs/reference/shares.md``.
"""

from fabene.core.fair_shares.arrays import Arrays, Exact, exact_plan
from fabene.core.fair_shares.judging.judge import check
from fabene.core.fair_shares.levels import Levels, Stage
from fabene.core.fair_shares.solve import drawing_place, solve
from fabene.core.fair_shares.values import (
    MAX_HOUSEHOLDS,
    BoundBy,
    Fault,
    Household,
    Left,
    Lot,
    Plan,
    Problem,
    ProblemRefusedError,
    Share,
    Step,
)

__all__ = [
    "MAX_HOUSEHOLDS",
    "Arrays",
    "BoundBy",
    "Exact",
    "Fault",
    "Household",
    "Left",
    "Levels",
    "Lot",
    "Plan",
    "Problem",
    "ProblemRefusedError",
    "Share",
    "Stage",
    "Step",
    "check",
    "drawing_place",
    "exact_plan",
    "solve",
]
