"""`fabene manage …`: Django's own commands, under the settings of the site."""

import argparse

from django.core.management import execute_from_command_line

HELP = "run one of Django's own commands, e.g. fabene manage migrate"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take whatever follows."""
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="Django's command and its arguments")


def run(arguments: argparse.Namespace) -> int:
    """Hand the rest of the line to Django."""
    execute_from_command_line(["fabene manage", *arguments.arguments])
    return 0
