"""What the database itself says about the logs: which lines may go, and that no purge comes too early."""

from collections.abc import Iterable
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from fabene.lib.append_only import missing, not_as_written
from fabene.lib.tables import RunHere
from fabene.people.values import KEPT_MONTHS, Log

TABLES = {Log.ACTIONS: "people_action_log", Log.READINGS: "people_reading_log"}
PURGES = "people_purge"
YOUNG = f"{PURGES}_not_young"


def in_a_purged_month(log: Log) -> str:
    """Return the condition under which a line (OLD) of a log may go: a purge names its month."""
    inside = f"OLD.recorded_at >= {PURGES}.begins_at AND OLD.recorded_at < {PURGES}.ends_at"
    return f"EXISTS (SELECT 1 FROM {PURGES} WHERE {PURGES}.log = '{log}' AND {inside})"  # noqa: S608 - no word of it is typed by anybody


GUARDED = {**{table: in_a_purged_month(log) for log, table in TABLES.items()}, PURGES: ""}
"""Table → the condition under which its lines may go; empty for never."""


def refuse_young() -> RunHere:
    """Return the migration operation that refuses the purge of a month whose lines must still be kept."""

    def guard(editor: BaseDatabaseSchemaEditor) -> None:
        for statement in _sqlite() if editor.connection.vendor == "sqlite" else _postgresql():
            editor.execute(statement, params=None)

    def unguard(editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "sqlite":
            editor.execute(f"DROP TRIGGER {YOUNG}", params=None)
        else:
            editor.execute(f"DROP TRIGGER {YOUNG} ON {PURGES}", params=None)
            editor.execute(f"DROP FUNCTION {YOUNG}()", params=None)

    return RunHere(guard, unguard)


def _sqlite() -> list[str]:
    # Moments are kept as text in UTC: the same text with another month is the moment so many months later.
    young = " OR ".join(
        f"(NEW.log = '{log}' AND NEW.recorded_at < datetime(NEW.ends_at, '+{months} months'))"
        for log, months in KEPT_MONTHS.items()
    )
    refusal = f"BEGIN SELECT RAISE(ABORT, '{PURGES}: these lines must still be kept'); END"
    return [f"CREATE TRIGGER {YOUNG} BEFORE INSERT ON {PURGES} WHEN {young} {refusal}"]


def _postgresql() -> list[str]:
    young = " OR ".join(
        f"(NEW.log = '{log}' AND NEW.recorded_at < NEW.ends_at + interval '{months} months')"
        for log, months in KEPT_MONTHS.items()
    )
    function = (
        f"CREATE OR REPLACE FUNCTION {YOUNG}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {young} THEN "
        "RAISE EXCEPTION '%: these lines must still be kept', TG_TABLE_NAME "
        "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
    )
    return [
        function,
        f"CREATE TRIGGER {YOUNG} BEFORE INSERT ON {PURGES} FOR EACH ROW EXECUTE FUNCTION {YOUNG}()",
    ]


def young_trigger_missing(connection: BaseDatabaseWrapper) -> bool:
    """Say whether the trigger that refuses early purges is gone, switched off or rewritten; not without a table."""
    with connection.cursor() as cursor:
        if PURGES not in connection.introspection.table_names(cursor):
            return False
    wanted = _sqlite() if connection.vendor == "sqlite" else _postgresql()
    return bool(not_as_written(connection, PURGES, statements=wanted))


def lost_of(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """Return the table and the name of every trigger of the logs and of their purges that is gone or rewritten."""
    lost = [(table, name) for table, when in GUARDED.items() for name in missing(connection, table, when=when)]
    return [*lost, (PURGES, YOUNG)] if young_trigger_missing(connection) else lost


def check_of_early_purges(*, databases: Iterable[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Return, for ``manage check --database``, an error for each database that lost the trigger."""
    return [
        Error(
            f"The table {PURGES} lost its trigger {YOUNG}: a log could be purged too early.",
            hint="Altering a table on SQLite drops its triggers: add refuse_young() to the migration.",
            id="fabene.E001",
        )
        for alias in databases or ()
        if young_trigger_missing(connections[alias])
    ]
