"""A jury's order and what it hangs on, against two seconds: ``python -m benchmarks.jury``.

500 applications, seven jurors, six criteria, one score in twenty missing for a conflict of interest: the order, the
spread of every criterion, how far each weight may move for the leader and for the funded,
and the order without each juror.
"""

import os
import platform
import random
import sys
import time

from fabene.core.voting.jury import Criterion, Panel, rank, spread, weights, without_each

LIMIT_SECONDS = 2.0
WEIGHTS = (30, 20, 15, 15, 10, 10)


def main() -> int:
    """Measure, print a line, and return 1 when the limit is missed."""
    machine = platform.processor() or platform.machine()
    print(f"machine: {machine}, {os.cpu_count()} cores, Python {platform.python_version()}")
    panel = jury(500, 7)
    took = []
    for _ in range(3):
        start = time.perf_counter()
        places = rank(panel).places
        for application in panel.scores:
            spread(panel, application)
        moves, gone = weights(panel), without_each(panel)
        took.append(time.perf_counter() - start)
    assert len(places) == len(panel.scores)
    assert len(moves) == len(WEIGHTS)
    assert len(gone) == len(panel.jurors)
    best = min(took)
    kept = best <= LIMIT_SECONDS
    print(
        f"500 applications x 7 jurors x {len(WEIGHTS)} criteria, ranked and analysed: {best:.3f} s against "
        f"{LIMIT_SECONDS} s, ratio {LIMIT_SECONDS / best:.1f} (asked 1) {'ok' if kept else 'MISSED'}"
    )
    return 0 if kept else 1


def jury(applications: int, jurors: int, *, seed: int = 7) -> Panel:
    """Invent a jury: scores from 3 to 10 as juries give them, some missing."""
    chance = random.Random(seed)  # noqa: S311 - an invented jury, the same in every run
    return Panel(
        criteria=tuple(Criterion(key=f"criterion {index}", weight=weight) for index, weight in enumerate(WEIGHTS)),
        max_score=10,
        scores={
            f"application {number}": {
                f"juror {juror}": tuple(chance.randint(3, 10) for _ in WEIGHTS)
                for juror in range(jurors)
                if juror == 0 or chance.random() > 1 / 20
            }
            for number in range(applications)
        },
        ties=("criterion 0", "criterion 1"),
        seed="7",
        places=50,
    )


if __name__ == "__main__":
    sys.exit(main())
