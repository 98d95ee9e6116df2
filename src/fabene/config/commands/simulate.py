"""`fabene simulate`: seasons from a seed, through the services, into the database it is pointed at."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from fabene.collecting import selectors as collecting
from fabene.config.replay.database import create_and_migrate
from fabene.config.replay.season import ALL, Season, draw_all, play, played_days, refuse_other_days, set_stage
from fabene.core.equation import Equation
from fabene.core.season import Day
from fabene.core.season.events import FamilyArrived, Fetched, Given
from fabene.core.season.kinds import OF_NETWORK
from fabene.ledger import selectors as ledger
from fabene.people import selectors as people

HELP = "play simulated seasons into the database of DATABASE_URL and print what became of every gram"

START = date(2021, 3, 15)
"""The week in which the first round of Grugliasco that published its figures had begun."""
MOST_WEEKS = 520
EVERY = "all"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add which season, and how to print it."""
    parser.add_argument("--seed", type=_whole, default=7, metavar="N", help="which season (7)")
    parser.add_argument("--weeks", type=_weeks, default=26, metavar="N", help="how many weeks (26)")
    parser.add_argument(
        "--start", type=date.fromisoformat, default=START, metavar="DATE", help=f"first day of the season ({START})"
    )
    parser.add_argument(
        "--network",
        choices=[*ALL, EVERY],
        default="grugliasco",
        metavar="SLUG",
        help=f"where: {', '.join(ALL)}, or {EVERY} (grugliasco)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _whole(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("give a number from 0")
    return number


def _weeks(text: str) -> int:
    number = int(text)
    if not 1 <= number <= MOST_WEEKS:
        raise argparse.ArgumentTypeError(f"give a number from 1 to {MOST_WEEKS}")
    return number


def run(arguments: argparse.Namespace) -> int:
    """Play the season and print its equation; a season already there is only printed."""
    create_and_migrate()
    slugs = ALL if arguments.network == EVERY else (arguments.network,)
    set_stage(arguments.start, slugs)
    days = draw_all(
        Season(seed=arguments.seed, start=arguments.start, weeks=arguments.weeks, network=slug, with_networks=slugs)
        for slug in slugs
    )
    refuse_other_days(days, played_days(slugs))
    play(days, title="season")
    report = summary() | {"kinds": {slug: OF_NETWORK[slug].said() for slug in slugs}, "drawn": drawn(days)}
    sys.stdout.write(json.dumps(report, indent=2) + "\n" if arguments.json else told(report))
    return 0


def drawn(days: Sequence[Day]) -> dict[str, int]:
    """Return how many days, households that came, people in them, and stalls and donors that gave there are."""
    events = [event for day in days for event in day.events]
    came = {event.family for event in events if isinstance(event, Fetched)}
    people = {event.id: sum(event.bands.values()) for event in events if isinstance(event, FamilyArrived)}
    gifts = [event for event in events if isinstance(event, Given)]
    return {
        "days": len(days),
        "households": len(came),
        "people": sum(people[family] for family in came),
        "stalls": len({gift.stall for gift in gifts if gift.stall}),
        "donors": len({gift.donor for gift in gifts if gift.donor}),
    }


def summary() -> dict[str, object]:
    """Return the hash of the ledger, its movements, and the terms of the equation over all and for each network."""
    totals = collecting.totals()
    return {
        "ledger_hash": ledger.ledger_hash(),
        "movements": sum(head.number for head in ledger.heads()),
        **{
            term: grams
            for term, grams in totals.equation.as_dict().items()
            if term not in {"received_grams", "sent_grams"}
        },
        "networks": {
            network.slug: {
                "movements": ledger.head(network.id).number,
                **totals.networks.get(network.id, Equation()).as_dict(),
            }
            for network in people.networks()
        },
    }


def told(report: Mapping[str, Any]) -> str:
    """Return the report as lines: what came, where it went, and the hash that vouches for it."""
    lines = [f"{term.removesuffix('_grams').replace('_', ' '):>12}  {grams:>11,} g" for term, grams in _terms(report)]
    lines += [
        f"{slug:>12}  {kind['kind'].replace('_', ' ')}, {'ASSUMED' if kind['assumed'] else 'published'} figures"
        for slug, kind in report["kinds"].items()
    ]
    return "\n".join([*lines, f"{'movements':>12}  {report['movements']:>11,}", f"ledger {report['ledger_hash']}", ""])


def _terms(report: Mapping[str, Any]) -> list[tuple[str, object]]:
    return [(term, grams) for term, grams in report.items() if term.endswith("_grams")]
