"""The databases that tests run on: one folder (and one PostgreSQL server) a run, one database a worker.

Ledger tables refuse UPDATE, DELETE and TRUNCATE, so no table is ever emptied between tests. A test that needs real
commits gets a *copy* of a migrated template (SQLite: the file; PostgreSQL: ``CREATE DATABASE … TEMPLATE``) that is
dropped when it ends. Nothing else may lift a trigger.
"""

import fcntl
import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from django.core.management import call_command
from django.db import connections
from psycopg.sql import SQL, Identifier

from fabene.config.environment import VARIABLES
from tests import postgres

KINDS = ("sqlite", "postgresql")
TEMPLATE = "fabene_template"
EMPTY = "template0"
_serial = itertools.count(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Where the data of one run of tests live, for one worker of it."""

    kind: str
    folder: Path
    server: str
    worker: str
    keeper: postgres.Keeper | None
    owned: bool

    @property
    def name(self) -> str:
        """Return the name of this worker's own database."""
        return f"fabene_{self.worker}"

    @property
    def databases(self) -> Path:
        """Return the folder of the SQLite files."""
        return self.folder / "sqlite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """A database that one test has for itself; ``url`` is what ``DATABASE_URL`` would say."""

    kind: str
    name: str
    url: str


def begin(chosen: str | None) -> Run:
    """Make (or, in a worker, join) the run and set the environment that the settings read."""
    joined = os.environ.get("FABENE_TEST_FOLDER") if "PYTEST_XDIST_WORKER" in os.environ else None
    kind = (os.environ.get("FABENE_TEST_DATABASE") if joined else chosen) or chosen or _default_kind()
    folder = Path(joined or tempfile.mkdtemp(prefix="fabene-tests-"))
    keeper = postgres.start(folder) if kind == "postgresql" and not joined else None
    server = postgres.address(keeper) if keeper else os.environ.get("FABENE_TEST_SERVER", "") if joined else ""
    run = Run(
        kind=kind,
        folder=folder,
        server=server,
        worker=os.environ.get("PYTEST_XDIST_WORKER", "main"),
        keeper=keeper,
        owned=not joined,
    )
    run.databases.mkdir(exist_ok=True)
    for variable in VARIABLES:
        os.environ.pop(variable, None)  # what a developer's shell says is not under test
    data = folder / f"data_{run.worker}"
    (data / "static").mkdir(parents=True)
    os.environ.update(
        DATABASE_URL=url(run, run.name),
        DJANGO_SETTINGS_MODULE="fabene.config.settings",
        FABENE_DATA=str(data),
        FABENE_SECRET_KEY="a key that only tests use",
        FABENE_TEST_DATABASE=kind,
        FABENE_TEST_FOLDER=str(folder),
        FABENE_TEST_SERVER=server,
    )
    return run


def _default_kind() -> str:
    return os.environ.get("FABENE_TEST_DATABASE") or "sqlite"


def end(run: Run) -> None:
    """Close every connection and, where the run began here, stop its server and remove its folder."""
    connections.close_all()
    if run.keeper:
        postgres.stop(run.keeper)
    if run.owned:
        shutil.rmtree(run.folder, ignore_errors=True)


def url(run: Run, name: str) -> str:
    """Return the address of the database ``name``, as ``DATABASE_URL`` wants it."""
    if run.kind == "sqlite":
        return f"sqlite:///{run.databases / name}.sqlite3"
    _, _, host = run.server.partition("host=")
    return f"postgresql://postgres:@/{quote(name)}?host={quote(host)}"


def make_template(run: Run) -> None:
    """Migrate the template, once for all workers of the run."""
    done = run.folder / "template.done"
    with (run.folder / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if done.exists():
            return
        create_empty(run, TEMPLATE)
        with connected(run, TEMPLATE):
            call_command("migrate", verbosity=0, interactive=False)
        done.touch()


def create_empty(run: Run, name: str) -> None:
    """Create a database with nothing in it."""
    if run.kind == "postgresql":
        _administer(run, SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(EMPTY)))


def copy_template(run: Run, name: str, *, template: str = TEMPLATE) -> None:
    """Create the database ``name`` as a copy of the migrated template, or of another one nobody is connected to."""
    if run.kind == "postgresql":
        _administer(
            run,
            SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(Identifier(name), Identifier(template)),
        )
    else:
        shutil.copyfile(_file(run, template), _file(run, name))


def drop(run: Run, name: str) -> None:
    """Drop the database ``name``, whoever is still connected."""
    if run.kind == "postgresql":
        _administer(run, SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))
        return
    for suffix in ("", "-wal", "-shm", "-journal"):
        Path(f"{_file(run, name)}{suffix}").unlink(missing_ok=True)


@contextmanager
def connected(run: Run, name: str) -> Iterator[None]:
    """Let every connection that Django opens from here on, in any thread, be to the database ``name``."""
    settings = connections.settings["default"]
    before = settings["NAME"]
    connections.close_all()
    settings["NAME"] = name_for_django(run, name)
    try:
        yield
    finally:
        connections.close_all()
        settings["NAME"] = before


def name_for_django(run: Run, name: str) -> str:
    """Return what the settings of Django call the database ``name``."""
    return str(_file(run, name)) if run.kind == "sqlite" else name


@contextmanager
def fresh(run: Run, *, template: str | None = TEMPLATE) -> Iterator[Database]:
    """Make a database for one test, empty or as a copy of a template, connect to it, drop it afterwards."""
    name = f"{run.name}_{next(_serial)}"
    if template:
        copy_template(run, name, template=template)
    else:
        create_empty(run, name)
    database = Database(kind=run.kind, name=name, url=url(run, name))
    address = os.environ["DATABASE_URL"]
    os.environ["DATABASE_URL"] = database.url
    try:
        with connected(run, name):
            yield database
    finally:
        os.environ["DATABASE_URL"] = address
        drop(run, name)


def _file(run: Run, name: str) -> Path:
    return run.databases / f"{name}.sqlite3"


def _administer(run: Run, statement: "psycopg.sql.Composed") -> None:
    with closing(psycopg.connect(run.server, autocommit=True)) as connection:
        connection.execute(statement)
