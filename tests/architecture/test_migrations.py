"""Migrations go back as well as forth, and nothing is left unmigrated."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython, RunSQL

from tests.databases import Database


def test_every_step_written_by_hand_can_be_undone() -> None:
    migrations = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    one_way = [
        f"{app}.{name}: {operation}"
        for (app, name), migration in migrations.items()
        if app in own()
        for operation in migration.operations
        if isinstance(operation, RunPython | RunSQL) and not operation.reversible
    ]
    assert one_way == []


@pytest.mark.django_db
def test_models_and_migrations_agree() -> None:
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)


def test_from_nothing_to_the_newest_and_back(empty_database: Database) -> None:
    call_command("migrate", verbosity=0, interactive=False)
    for label in reversed(own()):
        if apps.get_app_config(label).models_module:
            call_command("migrate", label, "zero", verbosity=0, interactive=False)
    left = set(connection.introspection.table_names())
    assert not {table for table in left if table.partition("_")[0] in own()}


def own() -> list[str]:
    """Return the labels of the house's own rooms, lowest first."""
    return [app.label for app in apps.get_app_configs() if app.name.startswith("fabene.")]
