"""`fabene fairness`: the same invented market days shared four ways, seed by seed. No database and no Django."""

import argparse
import json
import sys
from collections.abc import Mapping
from typing import Any

from fabene.charter.parameters import PARAMETERS
from fabene.core.errors import FabeneError
from fabene.core.fairness import Measured, Rules, Way, compared, season

HELP = "share the same market days four ways and say whether ours is the fairest"

LOST = 1
REFUSED = 2
DECIMALS = 4
NAMES = {
    Way.LEXIMIN: "fabene",
    Way.FIRST_COME: "first come",
    Way.TABLE: "fixed table",
    Way.TWO_CHOICES: "two random",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add how many seeds, of how many days and households, and what the charter says of the past."""
    half_life = PARAMETERS["half_life_days"].default
    parser.add_argument("--seeds", type=int, default=20, metavar="N", help="seasons, from seed 1 (20)")
    parser.add_argument("--from", type=int, default=1, dest="first", metavar="SEED", help="the first seed (1)")
    parser.add_argument("--days", type=int, default=26, metavar="N", help="market days in each (26)")
    parser.add_argument("--households", type=int, default=63, metavar="N", help="households in each (63)")
    parser.add_argument(
        "--half-life", type=int, default=half_life, metavar="DAYS", help=f"of what was received ({half_life}); 0: none"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Print each seed; return 1 when ours is not ahead on the minimum and on Gini in every one of them."""
    if arguments.seeds < 1 or arguments.half_life < 0:
        return _refuse("--seeds is at least 1 and --half-life at least 0")
    rules = Rules(half_life_days=arguments.half_life)
    seeds = {}
    try:
        for seed in range(arguments.first, arguments.first + arguments.seeds):
            drawn = season(seed, days=arguments.days, households=arguments.households)
            seeds[seed] = compared(drawn, rules=rules)
            if not arguments.json:
                _print_seed(seed, seeds[seed])
    except FabeneError as refused:
        return _refuse("--{field} from {minimum} to {maximum}".format(**refused.data))
    lost = {seed: on for seed, measured in seeds.items() if (on := lost_on(measured))}
    if arguments.json:
        answer = {"days": arguments.days, "households": arguments.households, "half_life_days": arguments.half_life}
        said = [_said(seed, measured) for seed, measured in seeds.items()]
        sys.stdout.write(f"{json.dumps(answer | {'seeds': said}, indent=1)}\n")
    else:
        sys.stdout.write(f"ahead on both in {len(seeds) - len(lost)} of {len(seeds)} seeds\n")
        sys.stdout.writelines(f"LOST seed {seed}: {', '.join(on)}\n" for seed, on in lost.items())
    return LOST if lost else 0


def lost_on(measured: Mapping[Way, Measured]) -> list[str]:
    """Return on what, and to which way, ours is not ahead; two that are equal are nobody's win."""
    ours = measured[Way.LEXIMIN].spread
    others = {way: each.spread for way, each in measured.items() if way is not Way.LEXIMIN}
    return [f"minimum, to {NAMES[way]}" for way, spread in others.items() if spread.lowest >= ours.lowest] + [
        f"Gini, to {NAMES[way]}" for way, spread in others.items() if spread.gini <= ours.gini
    ]


def _print_seed(seed: int, measured: Mapping[Way, Measured]) -> None:
    lost = lost_on(measured)
    lines = [
        f"seed {seed}{'  LOST: ' + ', '.join(lost) if lost else ''}",
        f"  {'kg per weight':<14}{'minimum':>9}{'median':>9}{'Gini':>8}   {'given kg':>9}  left kg by reason",
    ]
    for way, each in measured.items():
        left = ", ".join(f"{reason} {grams / 1000:.1f}" for reason, grams in each.left.items() if grams)
        lines.append(
            f"  {NAMES[way]:<14}{each.spread.lowest / 1000:>9.2f}{each.spread.median / 1000:>9.2f}"
            f"{each.spread.gini:>8.4f}   {each.given_grams / 1000:>9.1f}  {left}"
        )
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def _said(seed: int, measured: Mapping[Way, Measured]) -> dict[str, Any]:
    return {
        "seed": seed,
        "lost": lost_on(measured),
        "ways": {
            way.value: {
                "minimum_grams_per_weight": round(each.spread.lowest),
                "median_grams_per_weight": round(each.spread.median),
                "gini": round(each.spread.gini, DECIMALS),
                "given_grams": each.given_grams,
                "left_grams": {reason.value: grams for reason, grams in each.left.items()},
            }
            for way, each in measured.items()
        },
    }


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"fabene fairness: {sentence}\n")
    return REFUSED
