"""`fabene copy`: everything from one database into another, for instance from SQLite to PostgreSQL."""

import argparse
import os
import sys

from fabene.config import portable
from fabene.config.environment import read
from fabene.config.replay.database import create_and_migrate
from fabene.ledger.selectors import ledger_hash
from fabene.ledger.verification import verify

HELP = "copy everything from another database into the empty one of DATABASE_URL, and prove it"

SOURCE = "source"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where to copy from."""
    parser.add_argument("--from", dest="source", required=True, metavar="URL", help="address as in DATABASE_URL")


def run(arguments: argparse.Namespace) -> int:
    """Copy, compare the number of rows of every table, and verify the ledger that arrived."""
    without_twin = {name: value for name, value in os.environ.items() if name != "DATABASE_URL_FILE"}
    with portable.known_as(SOURCE, read({**without_twin, "DATABASE_URL": arguments.source}).database):
        create_and_migrate()
        portable.refuse_another_form(portable.HERE, SOURCE)
        portable.refuse_data(portable.HERE)
        portable.copy_all(source=SOURCE, target=portable.HERE)
        return told()


def told() -> int:
    """Say what arrived; return 1 when it is not what was there."""
    differing = portable.differing(SOURCE, portable.HERE)
    report = verify()
    rows = sum(portable.rows(portable.HERE).values())
    sys.stdout.write(f"{rows} rows, {report.movements} movements, ledger {ledger_hash()}\n")
    for label in differing:
        sys.stderr.write(f"fabene: {label} did not arrive whole\n")
    return int(bool(differing) or not report.ok)
