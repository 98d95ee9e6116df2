"""Luck, all of it from one seed."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

import numpy as np

MARK = 0x5EED
"""The last four signs of every simulated identity: nobody takes one for a real household's."""
MARK_BITS = 16
RANDOM_BITS = 74

Option = TypeVar("Option")
MakeId = Callable[[datetime, int], UUID]


class Luck:
    """A stream of draws. Two streams with different ``purpose`` are independent: more families never change the rain.

    ``make_id(moment, random_bits)`` turns 74 bits into an identity.
    """

    def __init__(self, seed: int, *, purpose: int, make_id: MakeId) -> None:
        """Start the stream of ``seed`` (0 or more) for ``purpose``."""
        self._generator = np.random.Generator(np.random.PCG64([seed, purpose]))
        self._make_id = make_id

    def between(self, low: float, high: float) -> float:
        """Return a number from ``low`` to ``high``."""
        return low + (high - low) * float(self._generator.random())

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from ``low`` to ``high``, both included."""
        return int(self._generator.integers(low, high, endpoint=True))

    def chance(self, probability: float) -> bool:
        """Return True this often."""
        return float(self._generator.random()) < probability

    def pick(self, options: Sequence[Option], weights: Sequence[float] | None = None) -> Option:
        """Return one of ``options``, in proportion to ``weights``."""
        heights = weights or [1.0] * len(options)
        left = self.between(0, sum(heights))
        for option, height in zip(options, heights, strict=True):
            left -= height
            if left < 0:
                return option
        return options[-1]

    def shuffled(self, options: Sequence[Option]) -> list[Option]:
        """Return ``options`` in another order."""
        return [options[int(place)] for place in self._generator.permutation(len(options))]

    def identity(self, moment: datetime) -> UUID:
        """Return a new identity for something that happens at ``moment``."""
        high, low = (int(self._generator.integers(0, 1 << 29)) for _ in range(2))
        return self._make_id(moment, ((high << 29 | low) << MARK_BITS) | MARK)
