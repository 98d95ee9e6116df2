"""`fabene worker`: what the site put off until later."""

import argparse

from django.core.management import call_command

HELP = "run the tasks the site has put off"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add when to stop."""
    parser.add_argument("--once", action="store_true", help="stop when nothing is left to do")


def run(arguments: argparse.Namespace) -> int:
    """Run tasks until stopped."""
    call_command("db_worker", batch=arguments.once)
    return 0
