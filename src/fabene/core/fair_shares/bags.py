"""From exact grams to whole packs: a first filling that keeps every household and every lot within its bounds.

A household due ``x`` packs of a lot gets ``floor(x)`` of them, and one more or not. Lots are taken from the largest
pack to the smallest, and a household has, after each of them, its summed remainders rounded down or up. By summation by
parts it is then less than one largest pack away from its exact grams (the slots of Shmoys & Tardos 1993). The
remainders of one household form a chain, those of one lot a sum: two laminar families, so a filling that also keeps
every lot within what is there exists, and augmenting along shortest ways finds it.

Start: give each household a point of [0, 1) and round its chain there, points spread evenly (golden ratio), so that
few lots are asked for more than there is. Mend: while a lot is, move one pack's worth along a shortest way of lots,
each step inside one household's chain, to a lot with room or to where a chain may end lower.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from fabene.core.fair_shares.demand import Booleans, Floats, Integers

GOLDEN = (5**0.5 - 1) / 2


NO_GRAMS = 1e-6
"""An exact share up to this is none: it may be nothing but rounding."""

FEW = 64
"""How many holders of a lot a search looks at before it looks at all."""


def nearness(packs: Floats) -> Floats:
    """Return how far ``packs`` may be off a whole number and count as it: what rounding may have done to them."""
    return np.minimum(1e-9 + 1e-11 * packs, 1e-3)


@dataclass(slots=True, kw_only=True, eq=False)
class Bags:
    """Who holds what. Lots are in order, largest pack first; households in the order that settles ties.

    ``due[signature, lot]`` is packs due per gram of a household's exact share; ``may[lot, household]`` says that the
    household is due a fraction of a pack, ``has[lot, household]`` that it got a whole one for it.
    """

    exact: Floats
    weight: Floats
    received: Floats
    most: Floats
    least: Floats
    signature: Integers
    due: Floats
    pack: Integers
    there: Integers
    may: Booleans
    has: Booleans
    grams: Integers
    taken: Integers

    def level(self, households: Integers, *, more: int | np.int64 = 0) -> Floats:
        """Return the levels the bags of ``households`` give, or would with so many grams ``more``."""
        level: Floats = (self.received[households] + (self.grams[households] + more)) / self.weight[households]
        return level

    def put(self, lot: int, households: Integers) -> None:
        """Put one pack of ``lot`` into the bag of each of ``households``."""
        self.has[lot, households] = True
        self.grams[households] += self.pack[lot]
        self.taken[lot] += len(households)

    def take(self, lot: int, households: Integers) -> None:
        """Take one pack of ``lot`` out of the bag of each of ``households``."""
        self.has[lot, households] = False
        self.grams[households] -= self.pack[lot]
        self.taken[lot] -= len(households)

    def split(self, lot: int) -> tuple[Integers, Floats]:
        """Return the whole packs of ``lot`` due to each household and the fraction beyond."""
        packs = self.due[self.signature, lot] * self.exact
        whole = np.floor(packs + nearness(packs)).astype(np.int64)
        unreal = int(whole.sum() - self.there[lot])
        if unreal > 0:  # among numbers so large that rounding makes up packs
            whole[whole.argmax()] -= unreal
        return whole, _remainders(packs)


def _remainders(packs: Floats) -> Floats:
    """Return what ``packs`` are beyond whole ones."""
    near = nearness(packs)
    rest: Floats = packs - np.floor(packs + near)
    rest[rest <= near] = 0.0
    return rest


def fill(
    exact: Floats,
    weight: Floats,
    *,
    received: Floats,
    cap: Floats,
    signature: Integers,
    flow: Floats,
    pack: Integers,
    there: Integers,
) -> Bags:
    """Return bags within every bound of the promise.

    Args:
        exact: ``N`` grams of the exact plan.
        weight: ``N`` weights.
        received: ``N`` grams that count of the past.
        cap: ``N`` grams, ``inf`` for no limit.
        signature: ``N`` numbers below ``K``.
        flow: ``K x L`` grams of each lot for each signature.
        pack: ``L`` grams of a pack, not rising.
        there: ``L`` packs there are.
    """
    exact = np.where(exact > NO_GRAMS, exact, 0.0)
    households, lots = len(exact), len(pack)
    of_signature = np.bincount(signature, weights=exact, minlength=len(flow))
    share = np.divide(flow, of_signature[:, None], out=np.zeros_like(flow), where=of_signature[:, None] > 0)
    largest = (pack * (share > 0)).max(axis=1, initial=0)[signature] * (exact > 0)
    bags = Bags(
        exact=exact,
        weight=weight,
        received=received,
        most=np.minimum(cap, exact + largest),
        least=exact - largest,
        signature=signature,
        due=share / pack,
        pack=pack,
        there=there,
        may=np.zeros((lots, households), dtype=np.bool_),
        has=np.zeros((lots, households), dtype=np.bool_),
        grams=np.zeros(households, dtype=np.int64),
        taken=np.zeros(lots, dtype=np.int64),
    )
    _round(bags)
    for lot in np.flatnonzero(bags.taken > bags.there).tolist():
        _mend_at_once(bags, lot)
        while bags.taken[lot] > bags.there[lot]:
            _mend(bags, lot)
    _respect(bags, cap)
    return bags


def _round(bags: Bags) -> None:
    """Fill every bag by rounding its chain at the household's point."""
    point = np.empty(len(bags.exact))
    point[np.lexsort((bags.exact, bags.signature))] = (0.5 + GOLDEN * np.arange(len(bags.exact))) % 1.0
    summed = np.zeros(len(bags.exact))
    counted = np.zeros(len(bags.exact))
    for lot in range(len(bags.pack)):
        whole, rest = bags.split(lot)
        bags.grams += bags.pack[lot] * whole
        bags.taken[lot] = whole.sum()
        bags.may[lot] = rest > 0
        summed = _snapped(summed + rest)
        before, counted = counted, np.floor(summed + point)
        bags.put(lot, np.flatnonzero((counted > before) & bags.may[lot]))


def _snapped(sums: Floats) -> Floats:
    near = np.round(sums)
    return np.where(np.abs(sums - near) <= nearness(sums), near, sums)


def _mend_at_once(bags: Bags, lot: int) -> None:
    """Take what is too much of ``lot`` from holders that can change it for a lot with room, or do without."""
    over = int(bags.taken[lot] - bags.there[lot])
    holders = np.flatnonzero(bags.has[lot])
    holders = holders[:: max(1, len(holders) // (FEW + 2 * over))]
    swaps, drops = _reach(bags, lot, holders=holders)
    for household, able, drop in zip(holders.tolist(), swaps, drops.tolist(), strict=True):
        room = (bags.there - bags.taken) * able
        into = int(room.argmax())
        if bags.taken[lot] <= bags.there[lot]:
            return
        if room[into] > 0 or drop:
            bags.take(lot, np.array([household]))
        if room[into] > 0:
            bags.put(into, np.array([household]))


def _mend(bags: Bags, lot: int) -> None:
    """Take one pack of ``lot`` too many away along a shortest way."""
    way = _way(bags, lot, few=True) or _way(bags, lot, few=False)
    for household, out, into in way:
        bags.take(out, np.array([household]))
        if into is not None:
            bags.put(into, np.array([household]))
    if not way:
        _give_up_one(bags, lot)


Move = tuple[int, int, int | None]
"""A household, the lot it gives a pack of, and the lot it gets one of instead, if any."""


def _way(bags: Bags, lot: int, *, few: bool) -> list[Move]:
    """Return the moves of a shortest way from ``lot`` to a lot with room or to the end of a chain; none: no way."""
    came: dict[int, Move] = {}
    queue = [lot]
    for at in queue:
        holders = np.flatnonzero(bags.has[at])
        holders = holders[:: max(1, len(holders) // FEW)] if few else holders
        swaps, drops = _reach(bags, at, holders=holders)
        if drops.any():
            return [*_back(came, lot, to=at), (int(holders[drops.argmax()]), at, None)]
        for into in np.flatnonzero(swaps.any(axis=0)).tolist():
            if into != lot and into not in came:
                came[into] = (int(holders[swaps[:, into].argmax()]), at, into)
                queue.append(into)
                if bags.taken[into] < bags.there[into]:
                    return _back(came, lot, to=into)
    return []


def _back(came: dict[int, Move], lot: int, *, to: int) -> list[Move]:
    way = []
    while to != lot:
        way.append(came[to])
        to = came[to][1]
    return way[::-1]


def _reach(bags: Bags, lot: int, *, holders: Integers) -> tuple[Booleans, Booleans]:
    """Return for each holder which lots its chain lets it have instead of ``lot``, and whether it may have none.

    Between the two lots the chain's count moves by one, so it must be able to: down to the right of ``lot``, up to the
    left of it.
    """
    packs = bags.due[bags.signature[holders]] * bags.exact[holders, None]
    summed = _remainders(packs).cumsum(axis=1)
    count = bags.has[:, holders].T.cumsum(axis=1)
    near = 10 * nearness(summed)
    down = count - 1 >= np.floor(summed + near)
    up = count + 1 <= np.ceil(summed - near)
    free = bags.may[:, holders].T & ~bags.has[:, holders].T
    right = np.logical_and.accumulate(down[:, lot:], axis=1)
    left = np.logical_and.accumulate(up[:, :lot][:, ::-1], axis=1)[:, ::-1]
    swaps = np.zeros_like(free)
    swaps[:, lot + 1 :] = right[:, :-1] & free[:, lot + 1 :]
    swaps[:, :lot] = left & free[:, :lot]
    return swaps, right[:, -1]


def _give_up_one(bags: Bags, lot: int) -> None:
    """Take the pack from whoever can best do without: nothing is ever given that is not there."""
    holders = np.flatnonzero(bags.has[lot])
    spare = bags.grams[holders] - bags.pack[lot] - bags.least[holders]
    bags.take(lot, holders[[spare.argmax()]])


def _respect(bags: Bags, cap: Floats) -> None:
    """Where a bag passes its cap, take its largest rounded-up pack out: what remains is within one pack still."""
    for household in np.flatnonzero(bags.grams > cap).tolist():
        bags.take(int(bags.has[:, household].argmax()), np.array([household]))


def packs_of(bags: Bags, lots: Sequence[int]) -> list[tuple[int, npt.NDArray[np.int64]]]:
    """Return for each of ``lots`` the packs every household holds."""
    return [(lot, bags.split(lot)[0] + bags.has[lot]) for lot in lots]
