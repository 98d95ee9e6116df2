"""How far apart levels are: the lowest, the middle one, and Gini's coefficient."""

from collections.abc import Collection
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Levels in three numbers: the ``lowest`` and ``median`` in grams per weight, and their ``gini``."""

    lowest: float
    median: float
    gini: float


def gini(levels: Collection[float]) -> float:
    """Return Gini's coefficient: 0 when all are equal, towards 1 when one has everything.

    It is half the mean difference of two levels drawn at random, over their mean (Gini 1912). Nobody, or nobody with
    anything: 0. Raises ``ValueError`` for a level below zero.
    """
    ordered = sorted(levels)
    if ordered and ordered[0] < 0:
        raise ValueError("a level is never below zero")
    total, count = sum(ordered), len(ordered)
    if total <= 0:
        return 0.0
    ranked = sum(place * level for place, level in enumerate(ordered, start=1))
    return max(0.0, 2 * ranked / (count * total) - (count + 1) / count)


def lowest(levels: Collection[float]) -> float:
    """Return the lowest level; 0 of nobody."""
    return min(levels, default=0.0)


def spread(levels: Collection[float]) -> Spread:
    """Return how far apart ``levels`` are."""
    return Spread(lowest=lowest(levels), median=median(levels) if levels else 0.0, gini=gini(levels))
