"""The most that lots can bring to kinds of households, by Dinic's blocking flows (1970) in whole numbers."""

from collections.abc import Iterable, Sequence

import numpy as np

from fabene.core.fair_shares.judging.case import Booleans, Floats

UNITS = 2.0**20
"""Units in a gram: about a microgram each."""


class Network:
    """Lots that suit the same kinds taken as one, ready to be asked again and again."""

    def __init__(self, suits: Booleans, supply: Floats) -> None:
        """Gather the columns of ``suits`` (kinds x lots) and their ``supply`` in grams."""
        merged: dict[tuple[int, ...], float] = {}
        for column, grams in zip(suits.T, supply.tolist(), strict=True):
            kinds = tuple(np.flatnonzero(column).tolist())
            if kinds and grams:
                merged[kinds] = merged.get(kinds, 0.0) + grams
        self.offered = [int(grams * UNITS) for grams in merged.values()]
        self.columns: list[list[int]] = [[] for _ in range(len(suits))]
        for column, kinds in enumerate(merged):
            for kind in kinds:
                self.columns[kind].append(column)

    def most(self, asked: Iterable[float]) -> float:
        """Return the most grams that can be brought at once to kinds that each take up to ``asked``."""
        everything = sum(self.offered)
        need = [min(everything, int(grams * UNITS)) if np.isfinite(grams) else everything for grams in asked]
        run = _Run(need, list(self.offered), columns=self.columns)
        return run.flow() / UNITS


class _Run:
    def __init__(self, need: list[int], room: list[int], *, columns: Sequence[Sequence[int]]) -> None:
        self.need, self.room, self.columns = need, room, columns
        self.passed: list[dict[int, int]] = [{} for _ in room]

    def flow(self) -> int:
        total = 0
        while self._layer():
            self.next = [0] * len(self.need)
            for kind, need in enumerate(self.need):
                if need:
                    moved = self._push(kind, need)
                    self.need[kind] -= moved
                    total += moved
        return total

    def _layer(self) -> bool:
        """Number kinds by their distance from those in need; say whether a lot with room is in reach."""
        self.depth = {kind: 0 for kind, need in enumerate(self.need) if need}
        seen: set[int] = set()
        queue = list(self.depth)
        found = False
        for kind in queue:
            for column in self.columns[kind]:
                if column in seen:
                    continue
                seen.add(column)
                found = found or self.room[column] > 0
                for other in self.passed[column]:
                    if other not in self.depth:
                        self.depth[other] = self.depth[kind] + 1
                        queue.append(other)
        return found

    def _push(self, kind: int, wanted: int) -> int:
        """Bring up to ``wanted`` more to ``kind`` along layers; no way is tried twice in one phase."""
        moved = 0
        columns = self.columns[kind]
        while moved < wanted and self.next[kind] < len(columns):
            column = columns[self.next[kind]]
            moved += self._through(kind, column, wanted=wanted - moved)
            if moved < wanted:
                self.next[kind] += 1
        return moved

    def _through(self, kind: int, column: int, *, wanted: int) -> int:
        """Bring up to ``wanted`` to ``kind`` out of ``column``: what is free, then what deeper kinds can replace."""
        moved = min(wanted, self.room[column])
        self.room[column] -= moved
        for other in [other for other in self.passed[column] if self.depth.get(other) == self.depth[kind] + 1]:
            if moved == wanted:
                break
            freed = self._push(other, min(wanted - moved, self.passed[column][other]))
            self.passed[column][other] -= freed
            if not self.passed[column][other]:
                del self.passed[column][other]
            moved += freed
        if moved:
            self.passed[column][kind] = self.passed[column].get(kind, 0) + moved
        return moved
