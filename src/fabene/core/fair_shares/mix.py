"""Which lots make up what each signature gets: what must be eaten first, then likes, then the closest to proportional.

Where households share all that suits them the lots are used up whatever the mix; only where caps leave something over
is there a choice of what to leave. There the lots of each day are used as far as the days before allow, and what a day
leaves over is treated as one more recipient of that day's lots, so that leftovers too are spread in proportion.
"""

import numpy as np

from fabene.core.fair_shares.demand import Booleans, Floats, Integers
from fabene.core.fair_shares.flow import unmet_rows
from fabene.core.fair_shares.levels import FLOW_BITS, Stage, distinct, mask
from fabene.core.fair_shares.transport import closest_mix

LEAST_LEFT = 1e-9
"""A day that leaves less than this part of its grams leaves nothing."""


def mixes(
    grams: Floats, supply: Floats, *, compatible: Booleans, stages: tuple[Stage, ...], liked: Booleans, eat_by: Integers
) -> Floats:
    """Return the flow ``K x L`` of grams from every lot to every signature.

    Args:
        grams: ``K`` grams of each signature in the exact plan.
        supply: ``L`` grams of each lot.
        compatible: ``K x L``, whether a lot suits a signature.
        stages: who shares what, as :func:`fabene.core.fair_shares.levels.leximin` found it.
        liked: ``K x L``, whether a signature likes a lot.
        eat_by: ``L`` ranks, the lots to be eaten first lowest.
    """
    flow = np.zeros(compatible.shape)
    for stage in stages:
        rows = np.array([row for row in stage.signatures if grams[row] > 0], dtype=np.int64)
        lots = np.array(stage.lots, dtype=np.int64)
        lots = lots[compatible[np.ix_(rows, lots)].any(axis=0)]
        if len(rows) and len(lots):
            block = np.ix_(rows, lots)
            flow[block] = _stage_mix(
                grams[rows],
                supply[lots],
                allowed=compatible[block],
                liked=liked[block],
                eat_by=eat_by[lots] if np.isinf(stage.level) else np.zeros(len(lots), dtype=np.int64),
            )
    return flow


def _stage_mix(grams: Floats, supply: Floats, *, allowed: Booleans, liked: Booleans, eat_by: Integers) -> Floats:
    """Return the mix of one stage; lots that are alike to everybody are solved as one and shared out in proportion."""
    days, day = np.unique(eat_by, return_inverse=True)
    of_day = day[None, :] == np.arange(len(days))[:, None]
    _, kind = distinct(np.concatenate([allowed, liked, of_day]).T)
    first = np.unique(kind, return_index=True)[1]
    offered: Floats = np.bincount(kind, weights=supply).astype(np.float64)
    left = _left_by_day(grams, offered, allowed=allowed[:, first], day=day[first], days=len(days))
    leaves = left > 0
    asked = np.concatenate([grams, left[leaves]])
    mix = closest_mix(
        asked,
        offered,
        allowed=np.concatenate([allowed[:, first], of_day[leaves][:, first]]),
        liked=np.concatenate([liked[:, first], np.zeros((int(leaves.sum()), len(first)), dtype=np.bool_)]),
    )
    whole: Floats = mix[: len(grams), kind] * (supply / offered[kind])
    return whole


def _left_by_day(grams: Floats, offered: Floats, *, allowed: Booleans, day: Integers, days: int) -> Floats:
    """Return what is left of each day's lots when every day in turn is used as far as the days before allow."""
    of_each = np.bincount(day, weights=offered, minlength=days)
    over = float(offered.sum() - grams.sum())
    if over <= LEAST_LEFT * offered.sum():
        return np.zeros(days)
    if days == 1:
        return np.array([over])
    unit = 2.0 ** (FLOW_BITS - max(1, int(offered.sum()).bit_length()))
    asked = [int(amount * unit) for amount in grams.tolist()]
    suits = [mask(row) for row in allowed]
    used = [
        unmet_rows(asked, [int(amount * unit) for amount in np.where(day <= last, offered, 0.0).tolist()], suits=suits)[
            1
        ]
        for last in range(days)
    ]
    left = of_each - np.diff(np.array(used, dtype=np.float64) / unit, prepend=0.0)
    left[left <= LEAST_LEFT * of_each] = 0.0
    return np.asarray(left * (over / left.sum()), dtype=np.float64)
