"""`fabene export`: the ledger in the words of another program."""

import argparse
import sys
from pathlib import Path

from fabene.ledger import selectors
from fabene.ledger.beancount import text_of
from fabene.ledger.snapshots import snapshot

HELP = "write the ledger out for another program to check"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the program and the file."""
    parser.add_argument("program", choices=["beancount"], help="for whom")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="where to (the screen)")


def run(arguments: argparse.Namespace) -> int:
    """Write every account, movement and balance."""
    with snapshot():
        lines = text_of(selectors.every_holding(), selectors.every_movement())
        if arguments.file is None:
            sys.stdout.writelines(f"{line}\n" for line in lines)
        else:
            with arguments.file.open("w", encoding="utf-8") as file:
                file.writelines(f"{line}\n" for line in lines)
    return 0
