"""`fabene prepare`: everything between installed and ready."""

import argparse
import sys

from django.conf import settings
from django.core.management import call_command

from fabene.config.replay.database import create_and_migrate
from fabene.lib.catalogues import compile_catalogues

HELP = "compile the languages, bring the database up to date and gather what pages are made of"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing."""


def run(_arguments: argparse.Namespace) -> int:
    """Make the installation ready; doing it again changes nothing."""
    for step, do in STEPS.items():
        sys.stderr.write(f"fabene: {step}\n")
        do()
    return 0


def _languages() -> None:
    for folder in settings.LOCALE_PATHS:
        compile_catalogues(folder)


def _assets() -> None:
    call_command("collectstatic", interactive=False, verbosity=0)


STEPS = {"languages": _languages, "database": create_and_migrate, "pages": _assets}
