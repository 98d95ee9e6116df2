"""Is ours the fairest? Twenty seasons against three other ways of sharing: ``python -m benchmarks.fairness``.

26 market days with an eight-fold swing of supply, 63 households; what each received in all, in grams per weight. Ours
must be ahead of every other way on the lowest and on Gini in every seed.
"""

import os
import platform
import statistics
import sys
import time
from collections.abc import Mapping

from fabene.charter.parameters import PARAMETERS
from fabene.config.commands.fairness import NAMES, lost_on
from fabene.core.fairness import Measured, Rules, Way, compared, season

SEEDS = range(1, 21)


def main() -> int:
    """Play, print a line for each way, and return 1 when a seed is lost."""
    print(f"machine: {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    half_life = PARAMETERS["half_life_days"].default
    assert isinstance(half_life, int)
    start = time.perf_counter()
    seeds = {seed: compared(season(seed), rules=Rules(half_life_days=half_life)) for seed in SEEDS}
    took = time.perf_counter() - start
    for way in Way:
        print(line(way, [measured[way] for measured in seeds.values()]))
    print(f"smallest lead: minimum x {lead(seeds, 'lowest'):.3f}, Gini x {lead(seeds, 'gini'):.2f} (asked 1)")
    lost = {seed: on for seed, measured in seeds.items() if (on := lost_on(measured))}
    for seed, on in lost.items():
        print(f"LOST seed {seed}: {', '.join(on)}")
    print(f"ahead on both in {len(seeds) - len(lost)} of {len(seeds)} seeds, {took / len(seeds):.2f} s a seed")
    return 1 if lost else 0


def line(way: Way, measured: list[Measured]) -> str:
    """Return the means of one way over the seeds."""
    lowest = statistics.mean(each.spread.lowest for each in measured) / 1000
    median = statistics.mean(each.spread.median for each in measured) / 1000
    gini = [each.spread.gini for each in measured]
    return (
        f"{NAMES[way]:<12} minimum {lowest:6.2f} kg per weight, median {median:6.2f}, "
        f"Gini {statistics.mean(gini):.4f} ({min(gini):.4f} to {max(gini):.4f})"
    )


def lead(seeds: Mapping[int, Mapping[Way, Measured]], measure: str) -> float:
    """Return how many times better ours is than the best of the others, in the seed where that is least."""
    leads: list[float] = []
    for measured in seeds.values():
        ours = measured[Way.LEXIMIN].spread
        others = [each.spread for way, each in measured.items() if way is not Way.LEXIMIN]
        best = max(each.lowest for each in others) if measure == "lowest" else min(each.gini for each in others)
        leads.append(ours.lowest / best if measure == "lowest" else best / ours.gini)
    return min(leads)


if __name__ == "__main__":
    sys.exit(main())
