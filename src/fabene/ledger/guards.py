"""Migration operations that lift and raise the ledger's triggers.

Altering a table on SQLite copies it, which drops its triggers, and refuses to rename a table that a trigger names. So
every migration that touches a ledger table wraps what it does: ``guarded(AddField(…), lifts=1, raises=2)``.
Other rooms may point at ledger tables freely: that alters none of them.
"""

from collections.abc import Callable
from typing import Protocol

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation

from fabene.ledger import triggers
from fabene.lib.tables import RunHere


class Statements(Protocol):
    """Gives the statements of a version for a database."""

    def __call__(self, vendor: str, version: int) -> list[str]:
        """Return them in order."""


def guarded(*operations: Operation, lifts: int, raises: int) -> list[Operation]:
    """Return the operations between a lifting of one version of the triggers and the raising of another."""
    return [
        RunHere(_running(triggers.removal, lifts), _running(triggers.creation, lifts)),
        *operations,
        raise_guard(raises),
    ]


def raise_guard(version: int) -> Operation:
    """Return the operation that raises the triggers of ``version``; backwards it lifts them."""
    return RunHere(_running(triggers.creation, version), _running(triggers.removal, version))


def _running(statements: Statements, version: int) -> Callable[[BaseDatabaseSchemaEditor], None]:
    def run(schema_editor: BaseDatabaseSchemaEditor) -> None:
        for statement in statements(schema_editor.connection.vendor, version):
            schema_editor.execute(statement, params=None)

    return run
