"""Tables whose rows are only ever added: triggers that refuse the rest, and a check that they are still there.

The ledger has its own, which know its chain; these serve the tables of other rooms that keep a history.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from fabene.lib.tables import RunHere

BODY = re.compile(r"\$\$(.*)\$\$", re.DOTALL)
WORDS = ("UPDATE", "DELETE")
FUNCTION = "fabene_refuse_change"


def append_only(table: str) -> RunHere:
    """Return the migration operation that makes ``table`` refuse UPDATE and DELETE (on PostgreSQL TRUNCATE too)."""

    def guard(editor: BaseDatabaseSchemaEditor) -> None:
        for statement in _guards(editor.connection.vendor, table):
            editor.execute(statement, params=None)

    def unguard(editor: BaseDatabaseSchemaEditor) -> None:
        suffix = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
        for name in trigger_names(editor.connection.vendor, table):
            editor.execute(f"DROP TRIGGER {name}{suffix}", params=None)

    return RunHere(guard, unguard)


def deletable(table: str, *, when: str) -> RunHere:
    """Return the migration operation that lets a row of an append-only ``table`` go ``when`` a condition on OLD holds.

    The condition is SQL that both databases understand; without it nothing goes, whoever asks.
    """

    def swap(editor: BaseDatabaseSchemaEditor, condition: str) -> None:
        vendor = editor.connection.vendor
        suffix = f" ON {table}" if vendor == "postgresql" else ""
        editor.execute(f"DROP TRIGGER {table}_no_delete{suffix}", params=None)
        for statement in _delete_guards(vendor, table, when=condition):
            editor.execute(statement, params=None)

    def loosen(editor: BaseDatabaseSchemaEditor) -> None:
        swap(editor, when)

    def tighten(editor: BaseDatabaseSchemaEditor) -> None:
        swap(editor, "")
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP FUNCTION {table}_refuse_delete()", params=None)

    return RunHere(loosen, tighten)


def _delete_guards(vendor: str, table: str, *, when: str) -> list[str]:
    if vendor == "sqlite":
        unless = f"WHEN NOT ({when}) " if when else ""
        refusal = f"BEGIN SELECT RAISE(ABORT, '{table}: rows are only added'); END"
        return [f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {unless}{refusal}"]
    function = f"{table}_refuse_delete" if when else FUNCTION
    trigger = f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()"
    body = (
        f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {when} THEN RETURN OLD; END IF; "
        "RAISE EXCEPTION '%: rows are only added', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; "
        "END $$"
    )
    return [body, trigger] if when else [trigger]


def trigger_names(vendor: str, table: str) -> tuple[str, ...]:
    """Return the names of the triggers that ``table`` has on a database of this vendor."""
    words = (*WORDS, "TRUNCATE") if vendor == "postgresql" else WORDS
    return tuple(f"{table}_no_{word.lower()}" for word in words)


def _guards(vendor: str, table: str) -> list[str]:
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{word.lower()} BEFORE {word} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table}: rows are only added'); END"
            for word in WORDS
        ]
    function = (
        f"CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION '%: rows are only added', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; "
        "END $$"
    )
    rows = [
        f"CREATE TRIGGER {table}_no_{word.lower()} BEFORE {word} ON {table} FOR EACH ROW EXECUTE FUNCTION {FUNCTION}()"
        for word in WORDS
    ]
    whole = (
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {FUNCTION}()"
    )
    return [function, *rows, whole]


def missing(connection: BaseDatabaseWrapper, table: str, *, when: str = "") -> tuple[str, ...]:
    """Return the triggers of ``table`` that are not there, switched off or rewritten; none while there is no table.

    ``when`` is the condition under which its rows may go (``deletable``).
    """
    vendor = connection.vendor
    wanted = _guards(vendor, table)
    if when:
        wanted = [text for text in wanted if f"{table}_no_delete" not in text] + _delete_guards(
            vendor, table, when=when
        )
    with connection.cursor() as cursor:
        if table not in connection.introspection.table_names(cursor):
            return ()
    return not_as_written(connection, table, statements=wanted)


def not_as_written(connection: BaseDatabaseWrapper, table: str, *, statements: Sequence[str]) -> tuple[str, ...]:
    """Return the triggers that ``statements`` make on ``table`` and that the database does not hold word for word.

    On PostgreSQL the statements are written as ``pg_get_triggerdef`` gives them back, and what a trigger calls counts
    as part of it.
    """
    found = _found(connection, table)
    bodies = {
        _called(text): _plain(BODY.findall(text)[0]) for text in statements if " FUNCTION " in text and "$$" in text
    }
    triggers = {text.split()[2]: _plain(text) for text in statements if text.startswith("CREATE TRIGGER ")}
    if connection.vendor == "postgresql":
        triggers = {name: f"{text} {bodies[text.split()[-1]]}" for name, text in triggers.items()}
    return tuple(name for name, text in triggers.items() if found.get(name) != text)


def _called(function: str) -> str:
    return function.split(" FUNCTION ", 1)[1].split(maxsplit=1)[0]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _found(connection: BaseDatabaseWrapper, table: str) -> dict[str, str]:
    """Return trigger → its text, of those that ``table`` has and that are switched on."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
            return {name: _plain(text) for name, text in cursor.fetchall()}
        cursor.execute(
            "SELECT t.tgname, pg_get_triggerdef(t.oid, true), p.prosrc FROM pg_trigger t "
            "JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE t.tgrelid = to_regclass(%s) AND NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')",
            [table],
        )
        return {name: _plain(f"{text} {body}") for name, text, body in cursor.fetchall()}


def check_of(table: str, *, when: str = "") -> Callable[..., list[CheckMessage]]:
    """Return a system check (for the tag ``database``) that names every trigger ``table`` has lost."""

    def check(*, databases: Iterable[str] | None = None, **_: Any) -> list[CheckMessage]:
        return [
            Error(
                f"The table {table} lost its trigger {name}: its rows could be changed.",
                hint="Altering a table on SQLite drops its triggers: add append_only(table) to the migration.",
                id="fabene.E001",
            )
            for alias in databases or ()
            for name in missing(connections[alias], table, when=when)
        ]

    return check
