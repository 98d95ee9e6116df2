"""`fabene readmit`: let somebody back in who lost phone and codes, from the keyboard of the server."""

import argparse
import sys
from datetime import UTC, datetime

from fabene.lib.ids import new_id
from fabene.lib.stamps import stamp_now
from fabene.people.values import KEYBOARD
from fabene.web.accounts.readmission import readmit

HELP = "forget how somebody signs in, end their sessions and print a link to choose a password"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add who."""
    parser.add_argument("email", help="what they sign in with")


def run(arguments: argparse.Namespace) -> int:
    """Do it, and print the link: make sure first, by voice, that it is they who ask."""
    now = datetime.now(UTC)
    link = readmit(id=new_id(now), email=arguments.email, stamp=stamp_now(KEYBOARD, now))
    sys.stderr.write(f"fabene: {arguments.email} is signed out everywhere; this link counts once, for a day:\n")
    sys.stdout.write(f"{link}\n")
    return 0
