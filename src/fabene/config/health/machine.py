"""What any installation stands on: Python, the database, the pages, the secret key, the folder of data."""

import platform
import sys
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from fabene.config.health.findings import BROKEN, WORKS, Finding, found
from fabene.ledger import triggers
from fabene.lib.keyfiles import is_open_to_others

OLDEST_PYTHON = (3, 11)
SECRET_LENGTH = 50
BUILT_STYLES = "built/main.css"


def python() -> Iterator[Finding]:
    """Look at the version of Python."""
    version = f"Python {platform.python_version()}"
    oldest = ".".join(map(str, OLDEST_PYTHON))
    yield found(sys.version_info >= OLDEST_PYTHON, version, no=f"{version}: {oldest} is needed", otherwise=BROKEN)


def database() -> Iterator[Finding]:
    """Look at the database, its tables and the triggers that keep the ledger as it was written."""
    try:
        connection.ensure_connection()
        unapplied = unapplied_migrations()
        missing = [] if unapplied else triggers.missing(connection)
    except DatabaseError as error:
        yield Finding(state=BROKEN, sentence=f"the database does not answer: {str(error).strip()}")
        return
    yield Finding(state=WORKS, sentence=f"the database answers ({connection.vendor})")
    told = f"{unapplied} migrations are not applied: run `fabene prepare`"
    yield found(not unapplied, "its tables are up to date", no=told, otherwise=BROKEN)
    if not unapplied:
        told = f"the ledger lacks triggers: {', '.join(missing)}"
        yield found(not missing, "the triggers of the ledger are in place", no=told, otherwise=BROKEN)


def unapplied_migrations() -> int:
    """Return how many migrations the database still waits for."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def pages() -> Iterator[Finding]:
    """Look at what pages are made of."""
    told = "the styles are not built: run `make assets`"
    yield found(finders.find(BUILT_STYLES) is not None, "the styles are built", no=told, otherwise=BROKEN)
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    told = "what pages are made of is not gathered: run `fabene prepare`"
    yield found(manifest.is_file(), "what pages are made of is gathered", no=told, otherwise=BROKEN)


def secret() -> Iterator[Finding]:
    """Look at the key that signs sessions and links."""
    told = "the secret key is short: give FABENE_SECRET_KEY at least 50 signs"
    yield found(len(settings.SECRET_KEY) >= SECRET_LENGTH, "the secret key is long enough", no=told, otherwise=BROKEN)


def folder() -> Iterator[Finding]:
    """Look at who else may read the folder of data."""
    data = Path(settings.DATA_FOLDER)
    told = f"{data} is open to other users of this machine: chmod 700"
    yield found(not data.exists() or not is_open_to_others(data), "FABENE_DATA is closed to others", no=told)
