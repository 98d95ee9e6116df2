"""`fabene start`: the link by which the first person of an installation comes in, from the keyboard of the server."""

import argparse
import sys
from datetime import UTC, datetime

from django.urls import reverse

from fabene.lib.ids import new_id
from fabene.lib.stamps import stamp_now
from fabene.people.services import offer_first_way_in
from fabene.people.values import FIRST_MINUTES, KEYBOARD
from fabene.web.accounts.address import absolute

HELP = "print the link by which the first person comes in, while nobody has"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing."""


def run(_arguments: argparse.Namespace) -> int:
    """Print it: whoever holds it may begin, so it is told to nobody else."""
    link = first_link()
    sys.stderr.write(f"fabene: nobody signs in here yet; this link counts once, for {FIRST_MINUTES} minutes:\n")
    sys.stdout.write(f"{link}\n")
    return 0


def first_link() -> str:
    """Return the link; raise ``ConflictError`` ``somebody_is_here``."""
    now = datetime.now(UTC)
    token = offer_first_way_in(id=new_id(now), stamp=stamp_now(KEYBOARD, now))
    return absolute(reverse("beginning:open", args=[token]))
