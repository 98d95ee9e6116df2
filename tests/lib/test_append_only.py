import pytest
from django.core.checks import run_checks
from django.db import connection

from fabene.lib.append_only import missing, trigger_names
from fabene.people.purges import GUARDED
from tests.databases import Database

TABLES = {"people_action_log": GUARDED["people_action_log"], "people_purge": "", "charter_rule_value": ""}


@pytest.mark.django_db
@pytest.mark.parametrize("table", TABLES)
def test_a_migrated_table_has_every_trigger(table: str) -> None:
    assert missing(connection, table, when=TABLES[table]) == ()


def test_a_lost_trigger_is_named_by_the_system_check(fresh_database: Database) -> None:
    table = "people_purge"
    lost = trigger_names(connection.vendor, table)[0]
    where = f" ON {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {lost}{where}")

    found = [message for message in run_checks(tags=["database"], databases=["default"]) if message.id == "fabene.E001"]

    assert missing(connection, table) == (lost,)
    assert [lost in message.msg for message in found] == [True]


def test_a_database_without_tables_misses_none(empty_database: Database) -> None:
    assert missing(connection, "people_purge") == ()
