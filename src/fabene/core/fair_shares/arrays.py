"""The exact plan on arrays, for problems too big for one object per household."""

from dataclasses import dataclass

import numpy as np

from fabene.core.fair_shares.demand import Booleans, Floats, Integers
from fabene.core.fair_shares.levels import Levels, leximin
from fabene.core.fair_shares.mix import mixes


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Arrays:
    """A problem of ``N`` households in ``K`` signatures over ``L`` lots.

    A signature is all that tells households apart but weight, history and cap: what suits them and what they like.

    Attributes:
        weight: ``N`` weights above zero.
        received_grams: ``N`` grams that count of the past.
        cap_grams: ``N`` grams, ``inf`` where there is no cap.
        signature: ``N`` numbers from 0 to ``K - 1``.
        compatible: ``K x L``, whether a lot suits a signature.
        supply_grams: ``L`` grams in whole packs.
        liked: ``K x L``, whether a signature likes a lot; ``None`` when nobody said.
        eat_by: ``L`` ranks, earlier first; ``None`` when there is no order.
    """

    weight: Floats
    received_grams: Floats
    cap_grams: Floats
    signature: Integers
    compatible: Booleans
    supply_grams: Floats
    liked: Booleans | None = None
    eat_by: Integers | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Exact:
    """The exact plan: ``levels`` with their proof, and the ``flow`` ``K x L`` in grams from lots to signatures."""

    levels: Levels
    flow: Floats


def exact_plan(problem: Arrays) -> Exact:
    """Return the leximin levels, what binds them, and the mix of each signature.

    Cost: ``O(N log N)``, and at most ``2 K`` greatest flows between ``K`` signatures and ``L`` lots.
    """
    levels = leximin(
        problem.weight,
        problem.received_grams,
        cap=problem.cap_grams,
        signature=problem.signature,
        compatible=problem.compatible,
        supply=problem.supply_grams,
    )
    signatures, lots = problem.compatible.shape
    grams = np.bincount(problem.signature, weights=levels.grams, minlength=signatures)
    flow = mixes(
        grams.astype(np.float64),
        problem.supply_grams,
        compatible=problem.compatible,
        stages=levels.stages,
        liked=np.zeros((signatures, lots), dtype=np.bool_) if problem.liked is None else problem.liked,
        eat_by=np.zeros(lots, dtype=np.int64) if problem.eat_by is None else problem.eat_by,
    )
    return Exact(levels=levels, flow=flow)
