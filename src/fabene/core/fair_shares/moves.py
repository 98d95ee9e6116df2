"""The last word on whole packs: no move of one pack may remain that keeps the promise and improves the sorted levels.

A move gives a pack of what is left to a household, or takes one from a household for another. Only pairs due a fraction
of that lot can move, since a bag keeps each lot rounded down or up. Every move made raises the sorted levels in the
lexicographic order, so the search ends; levels are compared as they will be computed after the move, to the last bit.
"""

import numpy as np

from fabene.core.fair_shares.bags import Bags
from fabene.core.fair_shares.demand import Integers

TOUCH = 1e-7
"""Grams by which a bound may be passed: rounding of the exact share, not a choice."""


def improve(bags: Bags, first: Integers) -> None:
    """Make moves on ``bags`` until none is left; leftovers are offered in the order of lots ``first``."""
    changed = True
    while changed:
        changed = False
        for lot in first.tolist():
            changed |= _give(bags, lot)
        for lot in range(len(bags.pack)):
            changed |= _shift(bags, lot)


def _receivers(bags: Bags, lot: int) -> Integers:
    """Return who can take one more pack of ``lot``, lowest level first."""
    fits = bags.may[lot] & ~bags.has[lot] & (bags.grams + bags.pack[lot] <= bags.most + TOUCH)
    found = np.flatnonzero(fits)
    return found[np.argsort(bags.level(found), kind="stable")]


def _give(bags: Bags, lot: int) -> bool:
    """Give what is left of ``lot`` to the lowest."""
    room = int(bags.there[lot] - bags.taken[lot])
    if room <= 0:
        return False
    lucky = _receivers(bags, lot)[:room]
    bags.put(lot, lucky)
    return len(lucky) > 0


def _shift(bags: Bags, lot: int) -> bool:
    """Take packs of ``lot`` from the highest for the lowest, as long as each exchange lifts the lower of the two."""
    spare = bags.has[lot] & (bags.grams - bags.pack[lot] >= bags.least - TOUCH)
    donors = np.flatnonzero(spare)
    fits = bags.may[lot] & ~bags.has[lot] & (bags.grams + bags.pack[lot] <= bags.most + TOUCH)
    receivers = np.flatnonzero(fits)
    if not len(donors) or not len(receivers):
        return False
    after = bags.level(donors, more=-bags.pack[lot])
    low = bags.level(receivers)
    if after.max() < low.min():
        return False
    if after.max() == low.min():
        return _shift_even(bags, lot, donors=donors[after == after.max()], receivers=receivers[low == low.min()])
    down = np.flatnonzero(after > low.min())
    up = np.flatnonzero(low < after.max())
    down = down[np.argsort(-after[down], kind="stable")]
    up = up[np.argsort(low[up], kind="stable")]
    pairs = min(len(down), len(up))
    better = after[down[:pairs]] > low[up[:pairs]]
    return _exchange(bags, lot, donors=donors[down[:pairs][better]], receivers=receivers[up[:pairs][better]])


def _shift_even(bags: Bags, lot: int, *, donors: Integers, receivers: Integers) -> bool:
    """Let one pack change hands where the lower level is only handed over but the higher one rises."""
    donor = donors[bags.weight[donors].argmax()]
    receiver = receivers[bags.weight[receivers].argmin()]
    if not bags.level(receiver[None], more=bags.pack[lot])[0] > bags.level(donor[None])[0]:
        return False
    return _exchange(bags, lot, donors=donor[None], receivers=receiver[None])


def _exchange(bags: Bags, lot: int, *, donors: Integers, receivers: Integers) -> bool:
    bags.take(lot, donors)
    bags.put(lot, receivers)
    return len(donors) > 0
