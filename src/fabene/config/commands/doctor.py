"""`fabene doctor`: what works here, and what a site that people rely on still lacks."""

import argparse
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from fabene.config.commands.serve import is_loopback
from fabene.ledger import triggers

HELP = "say what works and what a production site lacks; exit 1 when something is broken"

WORKS, LACKS, BROKEN = "works", "lacks", "BROKEN"
OLDEST_PYTHON = (3, 11)
SECRET_LENGTH = 50
BUILT_STYLES = "built/main.css"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at: it works, is lacking for production, or is broken; and what to do about it."""

    state: str
    sentence: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing."""


def run(_arguments: argparse.Namespace) -> int:
    """Print one line for each finding."""
    findings = [finding for check in CHECKS for finding in check()]
    for finding in findings:
        sys.stdout.write(f"{finding.state:>6}  {finding.sentence}\n")
    return int(any(finding.state == BROKEN for finding in findings))


def _found(good: bool, yes: str, *, no: str, otherwise: str = LACKS) -> Finding:  # noqa: FBT001 - the finding itself
    return Finding(state=WORKS, sentence=yes) if good else Finding(state=otherwise, sentence=no)


def _python() -> Iterator[Finding]:
    version = f"Python {platform.python_version()}"
    oldest = ".".join(map(str, OLDEST_PYTHON))
    yield _found(sys.version_info >= OLDEST_PYTHON, version, no=f"{version}: {oldest} is needed", otherwise=BROKEN)


def _database() -> Iterator[Finding]:
    """Look at the database, its tables and the triggers that keep the ledger as it was written."""
    try:
        connection.ensure_connection()
        unapplied = _unapplied()
        missing = [] if unapplied else triggers.missing(connection)
    except DatabaseError as error:
        yield Finding(state=BROKEN, sentence=f"the database does not answer: {str(error).strip()}")
        return
    yield Finding(state=WORKS, sentence=f"the database answers ({connection.vendor})")
    told = f"{unapplied} migrations are not applied: run `fabene prepare`"
    yield _found(not unapplied, "its tables are up to date", no=told, otherwise=BROKEN)
    if not unapplied:
        told = f"the ledger lacks triggers: {', '.join(missing)}"
        yield _found(not missing, "the triggers of the ledger are in place", no=told, otherwise=BROKEN)


def _unapplied() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _pages() -> Iterator[Finding]:
    told = "the styles are not built: run `make assets`"
    yield _found(finders.find(BUILT_STYLES) is not None, "the styles are built", no=told, otherwise=BROKEN)
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    told = "what pages are made of is not gathered: run `fabene prepare`"
    yield _found(manifest.is_file(), "what pages are made of is gathered", no=told, otherwise=BROKEN)


def _secret() -> Iterator[Finding]:
    told = "the secret key is short: give FABENE_SECRET_KEY at least 50 signs"
    yield _found(len(settings.SECRET_KEY) >= SECRET_LENGTH, "the secret key is long enough", no=told, otherwise=BROKEN)


def _demonstration() -> Iterator[Finding]:
    told = "FABENE_DEMO is 1: anybody may take any seat, and households are simulated"
    yield _found(not settings.DEMO, "this is not a demonstration", no=told)


def _reach() -> Iterator[Finding]:
    """Look at what the site answers to, and whether browsers reach it encrypted."""
    names = [name for name in settings.ALLOWED_HOSTS if not is_loopback(name)]
    told = "FABENE_ALLOWED_HOSTS names no address that others know: only this machine is answered"
    yield _found(bool(names), f"the site answers to {', '.join(names)}", no=told)
    if "*" in names:
        yield Finding(state=LACKS, sentence="FABENE_ALLOWED_HOSTS allows any name: give the site's own")
    told = "cookies also travel unencrypted: put the site behind HTTPS and set FABENE_HTTPS=1"
    secure = settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE
    yield _found(secure, "cookies travel over HTTPS only", no=told)


CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (_python, _database, _pages, _secret, _demonstration, _reach)
