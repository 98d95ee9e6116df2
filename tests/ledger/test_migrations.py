"""From every earlier state of the tables to the newest, and back, the triggers stand."""

import pytest
from django.core.checks import Tags, run_checks
from django.db import OperationalError, connection, models
from django.db.migrations import AlterField, Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

from fabene.ledger import selectors, services, triggers
from fabene.ledger.guards import guarded
from tests.databases import Database
from tests.ledger.apples import donation, opened

STATES = sorted(name for app, name in MigrationLoader(None).disk_migrations if app == "ledger")


def migrate(name: str | None) -> None:
    """Bring the ledger's tables, and nothing else, to the state of one of its migrations."""
    MigrationExecutor(connection).migrate([("ledger", name)])


def longer_kinds() -> Operation:
    """Return a change that makes SQLite copy a table of the ledger."""
    return AlterField("movement", "kind", models.CharField(max_length=80))


def apply(*operations: Operation, backwards: bool = False) -> None:
    """Run one more migration of the ledger, or take it back."""
    migration = Migration("9999_longer_kinds", "ledger")
    setattr(migration, "operations", operations)  # noqa: B010 - Django's own way, which its types call a mistake
    state = MigrationLoader(connection).project_state(("ledger", STATES[-1]))
    with connection.schema_editor(atomic=True) as editor:
        (migration.unapply if backwards else migration.apply)(state, editor)


@pytest.mark.parametrize("earlier", STATES)
def test_from_every_earlier_state_forward_the_triggers_stand(empty_database: Database, earlier: str) -> None:
    migrate(earlier)
    migrate(STATES[-1])

    assert triggers.missing(connection) == []
    opened()
    services.post(donation())
    assert selectors.verify().ok


@pytest.mark.parametrize("earlier", [None, *STATES])
def test_every_migration_can_be_taken_back_and_made_again(empty_database: Database, earlier: str | None) -> None:
    migrate(STATES[-1])
    migrate(earlier)
    migrate(STATES[-1])

    assert triggers.missing(connection) == []


def test_the_migration_that_raised_each_version_exists() -> None:
    assert set(triggers.RAISED_BY) <= set(STATES)
    assert triggers.RAISED_BY[max(triggers.RAISED_BY)] == triggers.CURRENT == max(triggers.VERSIONS)


def test_a_state_without_triggers_yet_is_no_fault_of_the_system_check(empty_database: Database) -> None:
    assert run_checks(tags=[Tags.database], databases=["default"]) == []
    migrate(STATES[0])

    assert run_checks(tags=[Tags.database], databases=["default"]) == []


def test_a_guarded_change_of_a_table_keeps_movements_and_triggers(fresh_database: Database) -> None:
    opened()
    services.post(donation())

    apply(*guarded(longer_kinds(), lifts=triggers.CURRENT, raises=triggers.CURRENT))

    assert selectors.verify().ok
    services.post(donation())

    apply(*guarded(longer_kinds(), lifts=triggers.CURRENT, raises=triggers.CURRENT), backwards=True)

    assert selectors.verify().ok
    assert selectors.verify().movements == 2


def test_an_unguarded_change_that_loses_triggers_fails_verify_and_the_system_check(fresh_database: Database) -> None:
    """SQLite drops the triggers of a table that it copies; PostgreSQL keeps them."""
    apply(AlterField("book", "hash", models.CharField(max_length=80)))

    lost = {name for name in triggers.VERSIONS[1]["sqlite"] if name.startswith("ledger_book")}
    expected = lost if connection.vendor == "sqlite" else set()
    assert {fault.row for fault in selectors.verify().faults} == expected
    assert len(run_checks(tags=[Tags.database], databases=["default"])) == len(expected)


def test_an_unguarded_change_of_a_table_that_triggers_name_is_refused_by_sqlite(fresh_database: Database) -> None:
    if connection.vendor == "sqlite":
        with pytest.raises(OperationalError, match="error in trigger"):
            apply(longer_kinds())
    else:
        apply(longer_kinds())

    assert selectors.verify().ok
