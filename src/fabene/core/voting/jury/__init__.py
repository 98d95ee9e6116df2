"""A jury's scores: who comes where, exactly, and what the order hangs on.

``rank`` orders, ``weights`` and ``without_each`` say what would change it, ``spread`` how far jurors are apart. Sums
are integers over one common denominator and means exact fractions: nothing rounded decides an order. The plain
explanation is in ``docs/concepts/selection.md``.
"""

from fabene.core.voting.jury.ranking import LOT, draw, points_of, rank, spread
from fabene.core.voting.jury.sensitivity import LEAST, weights, without_each
from fabene.core.voting.jury.values import (
    HALVES,
    MAX_APPLICATIONS,
    MAX_CRITERIA,
    MAX_JURORS,
    MAX_SCORE,
    Criterion,
    Interval,
    Panel,
    PanelRefusedError,
    Place,
    Ranking,
    Spread,
    WeightRange,
    Without,
)

__all__ = [
    "HALVES",
    "LEAST",
    "LOT",
    "MAX_APPLICATIONS",
    "MAX_CRITERIA",
    "MAX_JURORS",
    "MAX_SCORE",
    "Criterion",
    "Interval",
    "Panel",
    "PanelRefusedError",
    "Place",
    "Ranking",
    "Spread",
    "WeightRange",
    "Without",
    "draw",
    "points_of",
    "rank",
    "spread",
    "weights",
    "without_each",
]
