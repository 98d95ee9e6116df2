"""The ``fabene`` command: one word, then what to do.

Each command is a module of ``fabene.config.commands`` with ``HELP`` (one line), ``add_arguments(parser)`` and
``run(arguments) -> int``. Only the module of the command that was asked for is loaded, by its name and in one place:
``fabene shares`` runs where there is no database and no Django, and the modules of the others can import models only
once Django has been set up.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from types import ModuleType

from fabene.config.environment import EnvironmentRefusedError, require_site
from fabene.core.errors import FabeneError

COMMANDS: dict[str, bool] = {
    "serve": True,
    "worker": True,
    "prepare": True,
    "start": True,
    "admit": True,
    "readmit": True,
    "demo": True,
    "simulate": True,
    "verify": True,
    "export": True,
    "copy": True,
    "backup": True,
    "restore": True,
    "rotate-keys": True,
    "doctor": True,
    "privacy": True,
    "manage": True,
    "shares": False,
    "fairness": False,
}
"""Every command, in the order of the help, and whether it needs Django."""

OF_A_SITE = frozenset({"serve", "start", "worker", "verify", "export", "copy", "backup", "privacy"})
"""The commands that need a site: where there is none they say so, and make nothing."""

FILLING = frozenset({"copy"})
"""Those of them that fill the database ``DATABASE_URL`` names, which need not be there yet."""

ON_TABLES = OF_A_SITE - FILLING | {"admit", "readmit"}
"""The commands that read or write tables: when those are another version's, they say so before anything breaks."""

HELPS = frozenset({"-h", "--help"})

BROKEN = 1
REFUSED = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that ``arguments`` (else the command line) ask for and return its exit status."""
    asked = sys.argv[1:] if arguments is None else list(arguments)
    try:
        if asked and asked[0] in OF_A_SITE and not HELPS.intersection(asked):
            require_site(os.environ, may_begin=asked[0] in FILLING)
        chosen = _parser(asked).parse_args(asked)
        if asked and asked[0] in ON_TABLES:
            importlib.import_module("fabene.config.replay.fitting").require_tables()
        return int(chosen.run(chosen))
    except EnvironmentRefusedError as refused:
        return _say(str(refused), status=REFUSED)
    except FabeneError as refused:
        return _say(str(refused), status=BROKEN)
    except KeyboardInterrupt:
        return _say("stopped", status=INTERRUPTED)


def _parser(asked: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser; it knows the asked command only, or all of them when the help must list them."""
    parser = argparse.ArgumentParser(prog="fabene", description="Food solidarity around neighbourhood markets.")
    parser.add_argument("--version", action="version", version=f"fabene {version('fabene')}")
    commands = parser.add_subparsers(metavar="command", required=True)
    for name in _needed(asked):
        module = load(name)
        command = commands.add_parser(name, help=module.HELP, description=module.HELP)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser


def _needed(asked: Sequence[str]) -> list[str]:
    first = asked[0] if asked else "--help"
    if first == "--version":
        return []
    return [first] if first in COMMANDS else list(COMMANDS)


def load(name: str) -> ModuleType:
    """Return the module of command ``name``, setting Django up first if it needs it."""
    if COMMANDS[name]:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fabene.config.settings")
        importlib.import_module("django").setup()
    return importlib.import_module(f"fabene.config.commands.{name.replace('-', '_')}")


def _say(sentence: str, *, status: int) -> int:
    sys.stderr.write(f"fabene: {sentence}\n")
    return status
