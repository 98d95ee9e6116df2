"""`fabene copy`: everything from one database into another, for instance from SQLite to PostgreSQL."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.core.management.color import no_style
from django.db import connections, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model, QuerySet

from fabene.config.environment import EnvironmentRefusedError, read
from fabene.config.replay.database import create_and_migrate
from fabene.ledger import copying
from fabene.ledger.selectors import ledger_hash
from fabene.ledger.verification import verify

HELP = "copy everything from another database into the empty one of DATABASE_URL, and prove it"

SOURCE, TARGET = "source", "default"
LEFT = {"contenttypes", "auth", "sessions", "django_tasks_db", "ledger"}
"""Made anew by migrations, or of the moment (sessions, tasks); the ledger has its own way."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where to copy from."""
    parser.add_argument("--from", dest="source", required=True, metavar="URL", help="address as in DATABASE_URL")


def run(arguments: argparse.Namespace) -> int:
    """Copy, compare the number of rows of every table, and verify the ledger that arrived."""
    with connected(arguments.source):
        create_and_migrate()
        refuse_another_form()
        refuse_data()
        with transaction.atomic(using=TARGET):
            copying.copy(source=SOURCE, target=TARGET)
            for model in others():
                copy_rows(model)
        return told()


def told() -> int:
    """Say what arrived; return 1 when it is not what was there."""
    differing = [model._meta.label for model in every() if count(model, SOURCE) != count(model, TARGET)]
    if copying.heads(SOURCE) != copying.heads(TARGET):
        differing.append("the ledger")
    report = verify()
    rows = sum(count(model, TARGET) for model in every())
    sys.stdout.write(f"{rows} rows, {report.movements} movements, ledger {ledger_hash()}\n")
    for label in differing:
        sys.stderr.write(f"fabene: {label} did not arrive whole\n")
    return int(bool(differing) or not report.ok)


@contextmanager
def connected(url: str) -> Iterator[None]:
    """Let Django know the database at ``url`` under the name ``source``, for as long as this lasts."""
    source = read({**os.environ, "DATABASE_URL": url}).database
    described = connections.configure_settings({TARGET: dict(connections[TARGET].settings_dict), SOURCE: source})
    connections.settings[SOURCE] = described[SOURCE]
    try:
        yield
    finally:
        connections[SOURCE].close()
        del connections[SOURCE]
        del connections.settings[SOURCE]


def refuse_another_form() -> None:
    """Refuse a source whose tables are those of another version."""
    here, there = (set(MigrationRecorder(connections[alias]).applied_migrations()) for alias in (TARGET, SOURCE))
    if here != there:
        raise EnvironmentRefusedError(
            "the database to copy from has tables of another version: run `fabene prepare` on it"
        )


def refuse_data() -> None:
    """Refuse a target that holds something already."""
    full = [model._meta.label for model in every() if count(model, TARGET)]
    if full:
        raise EnvironmentRefusedError(f"DATABASE_URL names a database that is not empty: it holds {', '.join(full)}")


def copy_rows(model: type[Model]) -> None:
    """Copy the rows of one table; references are looked at when the transaction ends, so that order does not matter."""
    table: QuerySet[Model] = QuerySet(model, using=SOURCE)
    copying.insert(model, table.order_by("pk").iterator(copying.ROWS_AT_A_TIME), target=TARGET)
    with connections[TARGET].cursor() as cursor:
        for statement in connections[TARGET].ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(statement)


def count(model: type[Model], alias: str) -> int:
    """Return the number of rows of one table."""
    return QuerySet(model, using=alias).count()


def others() -> Iterator[type[Model]]:
    """Return every table but the ledger's and those that are left."""
    models = apps.get_models(include_auto_created=True)
    return (model for model in models if model._meta.app_label not in LEFT and model._meta.managed)


def every() -> list[type[Model]]:
    """Return every table that is copied."""
    return [*copying.MODELS, *others()]
