"""The ``fabene`` command."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> int:
    """Run one command and return its exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fabene.config.settings")
    execute_from_command_line(["fabene", *sys.argv[2:]])
    return 0
