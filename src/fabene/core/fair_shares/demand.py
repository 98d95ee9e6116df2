"""How much the households of each signature ask for at a common level, exactly, caps and history included.

A household of weight ``w`` that has received ``b`` and can take at most ``u`` asks ``clip(w * level - b, 0, u)``: it
joins at the level ``b / w`` and is full at ``(b + u) / w``. Per signature both breakpoints are sorted once and their
weights summed up in order, so that a question costs two binary searches.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Booleans = npt.NDArray[np.bool_]

ROUNDS = 400
HALVING_TURN = 4
POLISHES = 3
WIDE = 1e9
"""Weights so far apart that the smallest drowns in their sum are summed anew for every question."""

SETTLED = 1e-13
"""A level that direct sums move by less than this part is on its piece: those sums have made it right to rounding."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Members:
    """The households of one signature, and prefix sums over their sorted breakpoints.

    ``joins`` and ``fills`` are sorted levels; ``*_joined[i]`` sums the first ``i`` to join, ``*_filled[j]`` the first
    ``j`` to be full. All have one entry more than their levels.
    """

    weight: Floats
    received: Floats
    cap: Floats
    joins: Floats
    weight_joined: Floats
    received_joined: Floats
    fills: Floats
    weight_filled: Floats
    received_filled: Floats
    cap_filled: Floats
    most: float
    wide: bool

    @classmethod
    def of(cls, weight: Floats, received: Floats, *, cap: Floats) -> Self:
        """Sort the breakpoints of the households given by three equal columns; no cap is ``inf``."""
        if received.any():
            joins, (weight_joined, received_joined) = _sorted(received / weight, weight, received)
        else:
            joins = np.zeros(min(1, len(weight)))
            weight_joined = np.array([0.0, weight.sum()][: len(joins) + 1])
            received_joined = np.zeros(len(joins) + 1)
        capped = np.isfinite(cap)
        w, b, u = (weight, received, cap) if capped.all() else (weight[capped], received[capped], cap[capped])
        fills, (weight_filled, received_filled, cap_filled) = _sorted((b + u) / w, w, b, u)
        return cls(
            weight=weight,
            received=received,
            cap=cap,
            joins=joins,
            weight_joined=weight_joined,
            received_joined=received_joined,
            fills=fills,
            weight_filled=weight_filled,
            received_filled=received_filled,
            cap_filled=cap_filled,
            most=float(cap_filled[-1]) if len(fills) == len(weight) else float("inf"),
            wide=len(weight) > 0 and bool(weight.sum() > WIDE * weight.min()),
        )

    def asked(self, level: float) -> tuple[float, float]:
        """Return the grams asked for at ``level`` and how fast they grow with it."""
        if self.wide:
            return float(np.clip(level * self.weight - self.received, 0.0, self.cap).sum()), self.sums_at(level)[0]
        joined = self.joins.searchsorted(level)
        filled = self.fills.searchsorted(level)
        growth = float(self.weight_joined[joined] - self.weight_filled[filled])
        before = float(self.received_joined[joined] - self.received_filled[filled])
        return max(0.0, level * growth - before + float(self.cap_filled[filled])), max(0.0, growth)

    def sums_at(self, level: float) -> tuple[float, float, float]:
        """Return weight and history of those who grow at ``level`` and the caps of those who are full, summed anew."""
        full = (self.received + self.cap) / self.weight <= level
        grows = (self.received / self.weight < level) & ~full
        return float(self.weight[grows].sum()), float(self.received[grows].sum()), float(self.cap[full].sum())


def _sorted(levels: Floats, *columns: Floats) -> tuple[Floats, list[Floats]]:
    order = np.argsort(levels)
    sums = []
    for column in columns:
        summed = np.zeros(len(column) + 1)
        np.cumsum(column[order], out=summed[1:])
        sums.append(summed)
    return levels[order], sums


def by_signature(signature: Integers, *columns: Floats, count: int) -> list[tuple[Floats, ...]]:
    """Split equal ``columns`` of households into ``count`` groups, keeping their order inside each."""
    small = signature.astype(np.uint16) if count <= np.iinfo(np.uint16).max else signature
    order = np.argsort(small, kind="stable")
    ends = np.cumsum(np.bincount(signature, minlength=count))[:-1]
    return list(zip(*(np.split(column[order], ends) for column in columns), strict=True))


def level_for(groups: Sequence[Members], grams: float) -> float:
    """Return the level at which ``groups`` together ask for ``grams``, which is no more than all they can take.

    A safeguarded Newton walk over the pieces finds the piece; the level is then solved on it from direct sums, so that
    it is right to rounding however far weights and histories lie apart.
    """
    if grams <= 0:
        return min(float(group.joins[0]) for group in groups if len(group.joins))
    return _polished(groups, _walk(groups, grams), grams=grams)


def _walk(groups: Sequence[Members], grams: float) -> float:
    level = low = min(float(group.joins[0]) for group in groups if len(group.joins))
    high = float("inf")
    for turn in range(1, ROUNDS):
        asked, growth = _asked(groups, level)
        low, high = (level, high) if asked <= grams else (low, level)
        if growth <= 0 and asked <= grams:
            level = _just_past_the_next_to_join(groups, level)
            continue
        step = level + (grams - asked) / growth if growth > 0 else low
        if high < np.inf and (turn % HALVING_TURN == 0 or not low < step < high):
            step = low + (high - low) / 2
        if abs(step - level) <= 2 * np.spacing(level):
            return step
        level = step
    return level


def _asked(groups: Sequence[Members], level: float) -> tuple[float, float]:
    asked = growth = 0.0
    for group in groups:
        more, faster = group.asked(level)
        asked += more
        growth += faster
    return asked, growth


def _just_past_the_next_to_join(groups: Sequence[Members], level: float) -> float:
    places = ((group.joins, group.joins.searchsorted(level)) for group in groups)
    nearest = min((float(joins[place]) for joins, place in places if place < len(joins)), default=level)
    return float(np.nextafter(max(nearest, level), np.inf))


def _polished(groups: Sequence[Members], level: float, *, grams: float) -> float:
    for _ in range(POLISHES):
        weight, received, full = np.sum([group.sums_at(level) for group in groups], axis=0)
        better = float((grams - full + received) / weight) if weight > 0 else level
        settled, level = abs(better - level) <= SETTLED * better, better
        if settled:
            break
    return level
