"""The system check that the ledger's triggers stand: `fabene manage check --database default`, and every migration."""

from collections.abc import Iterable
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from fabene.ledger import triggers


def check_triggers(*, databases: Iterable[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Name every trigger that the last migration applied had raised and that is not there any more."""
    return [
        Error(
            f"The ledger lost its trigger {name}: its past could be changed.",
            hint="Altering a table on SQLite drops its triggers: wrap the operation in fabene.ledger.guards.guarded.",
            id="ledger.E001",
        )
        for alias in databases or ()
        for name in _missing(alias)
    ]


def _missing(alias: str) -> list[str]:
    connection = connections[alias]
    applied = [name for app, name in MigrationRecorder(connection).applied_migrations() if app == "ledger"]
    versions = [triggers.RAISED_BY[name] for name in applied if name in triggers.RAISED_BY]
    return triggers.missing(connection, max(versions)) if versions else []
