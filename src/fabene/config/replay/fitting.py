"""Whether the tables of a database are those of this program: said in one sentence, before a page breaks on them."""

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from fabene.config.environment import EnvironmentRefusedError

COLUMNS = {
    "sqlite": "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'",
    "postgresql": "SELECT table_name, column_name FROM information_schema.columns"
    " WHERE table_schema = ANY (current_schemas(false))",
}
"""How a database of each kind tells the columns of all its tables, in one question."""


def require_tables() -> None:
    """Raise ``EnvironmentRefusedError`` saying what to do when the database lacks tables or columns of this program."""
    missing, there = _missing()
    if not there:
        raise EnvironmentRefusedError(f"there is no site in {_where()} yet: `fabene prepare` makes one")
    if missing:
        _refuse_unmendable(missing)
        raise EnvironmentRefusedError(f"the data in {_where()} are of an older version: run `fabene prepare` first")


def require_mendable() -> None:
    """Raise the same where migrating would not help: the database says that it has what it lacks."""
    missing, there = _missing()
    if there and missing:
        _refuse_unmendable(missing)


def _refuse_unmendable(missing: dict[str, str]) -> None:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    lost = [column for app, column in missing.items() if app not in {migration.app_label for migration, _ in plan}]
    if lost:
        raise EnvironmentRefusedError(
            f"the data in {_where()} were made by another version of this program ({min(lost)} is not there): "
            f"go on with that version, or move {settings.DATA_FOLDER} elsewhere and begin anew"
        )


def _missing() -> tuple[dict[str, str], bool]:
    """Return the first column that each application lacks, by its label, and whether there is any table at all."""
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS[connection.vendor])
        there = {(str(table), str(column)) for table, column in cursor.fetchall()}
    missing: dict[str, str] = {}
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.managed or model._meta.proxy:
            continue
        table = model._meta.db_table
        lacking = [
            f"{table}.{column.column}"
            for column in model._meta.local_concrete_fields
            if (table, column.column) not in there
        ]
        if lacking:
            missing.setdefault(model._meta.app_label, lacking[0])
    return missing, bool(there)


def _where() -> str:
    database = settings.DATABASES["default"]
    return str(database["NAME"]) if connection.vendor == "sqlite" else f"the database {database['NAME']}"
