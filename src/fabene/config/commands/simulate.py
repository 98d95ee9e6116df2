"""`fabene simulate`: a season from a seed, through the services, into the database it is pointed at."""

import argparse
import json
import sys
from datetime import date

from fabene.collecting import selectors as collecting
from fabene.config.replay.database import create_and_migrate
from fabene.config.replay.season import Season, draw, play, played_days, refuse_other_days, set_stage
from fabene.core.equation import Equation
from fabene.ledger import selectors as ledger
from fabene.people import selectors as people

HELP = "play a simulated season into the database of DATABASE_URL and print what became of every gram"

START = date(2021, 3, 15)
"""The week in which the first round of Grugliasco that published its figures had begun."""
MOST_WEEKS = 520


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add which season, and how to print it."""
    parser.add_argument("--seed", type=_whole, default=7, metavar="N", help="which season (7)")
    parser.add_argument("--weeks", type=_weeks, default=26, metavar="N", help="how many weeks (26)")
    parser.add_argument(
        "--start", type=date.fromisoformat, default=START, metavar="DATE", help=f"first day of the season ({START})"
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
    set_stage(arguments.start)
    days = draw(Season(seed=arguments.seed, start=arguments.start, weeks=arguments.weeks))
    refuse_other_days(days, played_days())
    play(days, title="season")
    report = summary()
    sys.stdout.write(json.dumps(report, indent=2) + "\n" if arguments.json else told(report))
    return 0


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


def told(report: dict[str, object]) -> str:
    """Return the report as lines: what came, where it went, and the hash that vouches for it."""
    lines = [f"{term.removesuffix('_grams').replace('_', ' '):>12}  {grams:>11,} g" for term, grams in _terms(report)]
    return "\n".join([*lines, f"{'movements':>12}  {report['movements']:>11,}", f"ledger {report['ledger_hash']}", ""])


def _terms(report: dict[str, object]) -> list[tuple[str, object]]:
    return [(term, grams) for term, grams in report.items() if term.endswith("_grams")]
