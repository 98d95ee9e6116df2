"""A whole installation's tables, carried from one database to another: SQLite or PostgreSQL, either way."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.core.management.color import no_style
from django.db import connections, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model, QuerySet

from fabene.config.environment import EnvironmentRefusedError
from fabene.ledger import copying

HERE = "default"
OF_THE_MOMENT = frozenset({"axes", "django_tasks_db", "sessions", "usersessions"})
"""Rooms whose tables mean nothing elsewhere or tomorrow: who is signed in and from where, attempts, tasks put off."""

LEFT = frozenset({"auth", "contenttypes", "ledger"}) | OF_THE_MOMENT
"""What is not copied row by row: made anew by migrations, of the moment, or (the ledger) in a way of its own."""


@contextmanager
def known_as(alias: str, database: dict[str, object]) -> Iterator[None]:
    """Let Django know a database under the name ``alias``, for as long as this lasts."""
    described = connections.configure_settings({HERE: dict(connections[HERE].settings_dict), alias: database})
    connections.settings[alias] = described[alias]
    try:
        yield
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.settings[alias]


def copy_all(*, source: str, target: str) -> None:
    """Copy every row of ``source`` into the empty ``target``, in one transaction."""
    with transaction.atomic(using=target):
        copying.copy(source=source, target=target)
        for model in others():
            _copy_rows(model, source=source, target=target)


def _copy_rows(model: type[Model], *, source: str, target: str) -> None:
    """Copy the rows of one table; references are looked at when the transaction ends, so that order does not matter."""
    table: QuerySet[Model] = QuerySet(model, using=source)
    copying.insert(model, table.order_by("pk").iterator(copying.ROWS_AT_A_TIME), target=target)
    with connections[target].cursor() as cursor:
        for statement in connections[target].ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(statement)


def differing(one: str, other: str) -> list[str]:
    """Return what is not the same in two databases: tables with another number of rows, the heads of the ledger."""
    found = [model._meta.label for model in every() if count(model, one) != count(model, other)]
    return [*found, "the ledger"] if copying.heads(one) != copying.heads(other) else found


def refuse_another_form(one: str, other: str) -> None:
    """Raise ``EnvironmentRefusedError`` when the tables of one are those of another version."""
    here, there = (set(MigrationRecorder(connections[alias]).applied_migrations()) for alias in (one, other))
    if here != there:
        raise EnvironmentRefusedError(
            "the database to copy from has tables of another version: run `fabene prepare` on it"
        )


def refuse_data(alias: str) -> None:
    """Raise ``EnvironmentRefusedError`` when a database holds something already."""
    full = [model._meta.label for model in every() if count(model, alias)]
    if full:
        raise EnvironmentRefusedError(f"DATABASE_URL names a database that is not empty: it holds {', '.join(full)}")


def rows(alias: str) -> dict[str, int]:
    """Return the number of rows of every table that is copied, by the name of its model."""
    return {model._meta.label: count(model, alias) for model in every()}


def count(model: type[Model], alias: str) -> int:
    """Return the number of rows of one table."""
    return QuerySet(model, using=alias).count()


def others() -> Iterator[type[Model]]:
    """Return every table but the ledger's and those that are left."""
    models = apps.get_models(include_auto_created=True)
    return (model for model in models if model._meta.app_label not in LEFT and model._meta.managed)


def tables_of_the_moment() -> list[str]:
    """Return the names of the tables that stay behind because they are of the moment."""
    models = apps.get_models(include_auto_created=True)
    return [model._meta.db_table for model in models if model._meta.app_label in OF_THE_MOMENT]


def every() -> list[type[Model]]:
    """Return every table that is copied."""
    return [*copying.MODELS, *others()]
