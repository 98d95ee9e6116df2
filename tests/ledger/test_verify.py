"""Somebody with the keys of the database changes the past: the audit names the row.

Each test has a database of its own, where alone the triggers may be dropped.
"""

import argparse
import json

import pytest
from django.core.checks import Tags, run_checks
from django.db import DatabaseError, connection, transaction

from fabene.config.commands import verify as command
from fabene.ledger import chain, selectors, services, triggers
from fabene.ledger.values import Fault, Posted, Unit
from tests.databases import Database
from tests.ledger.apples import FAMILY, GRUGLIASCO, HUB, RIVOLI, donation, fresh_id, moved, opened, sql, stamp, stored


@pytest.fixture
def season(fresh_database: Database) -> list[Posted]:
    """Five movements in two books, the fourth a reversal."""
    opened()
    posted = services.post_many([donation(1000), donation(500, reason="perché è «maturo»"), donation(70, book=RIVOLI)])
    undone = services.reverse(posted[1].id, id=fresh_id(), stamp=stamp(days=1))
    handed_over = services.post(donation(kind="handover", lines=moved(HUB, FAMILY, 300), stamp=stamp(days=2)))
    return [posted[0], posted[1], undone, handed_over, posted[2]]


def lift_triggers() -> None:
    with connection.cursor() as cursor:
        for statement in triggers.removal(connection.vendor, triggers.CURRENT):
            cursor.execute(statement)


def tampered(statement: str, *values: object) -> list[Fault]:
    """Change the past with the triggers off, raise them again, and return what the audit finds."""
    with transaction.atomic():
        lift_triggers()
    with transaction.atomic():
        sql(statement, *values)
    with transaction.atomic(), connection.cursor() as cursor:
        for creation in triggers.creation(connection.vendor, triggers.CURRENT):
            cursor.execute(creation)
    report = selectors.verify()
    assert report.ok is not bool(report.faults)
    return list(report.faults)


def ignore_foreign_keys() -> None:
    """Let this connection, the test's own, leave rows that point at nothing."""
    sql("PRAGMA foreign_keys = OFF" if connection.vendor == "sqlite" else "SET session_replication_role = replica")


def codes(faults: list[Fault]) -> set[str]:
    return {fault.code for fault in faults}


def test_an_honest_ledger_is_whole(season: list[Posted]) -> None:
    report = selectors.verify()

    assert (report.ok, report.movements, report.entries, report.faults) == (True, 5, 10, ())


def test_an_empty_ledger_is_whole(fresh_database: Database) -> None:
    assert selectors.verify().ok


@pytest.mark.parametrize(
    "change",
    [
        "reason = 'pere'",
        "kind = 'purchase'",
        "actor = id",
        "happened_at = recorded_at",
        "hash = SUBSTR(hash, 2) || SUBSTR(hash, 1, 1)",
    ],
)
def test_a_movement_that_was_rewritten_is_the_first_row_named(season: list[Posted], change: str) -> None:
    faults = tampered(f"UPDATE ledger_movement SET {change} WHERE id = %s", season[1].id)

    assert (faults[0].code, faults[0].table, faults[0].row) == ("hash_differs", "ledger_movement", str(season[1].id))
    assert (faults[0].book, faults[0].number) == (GRUGLIASCO, 2)


@pytest.mark.parametrize(
    ("rubbish", "postgresql_takes_it"),
    [
        ("UPDATE ledger_movement SET book_id = 'rubbish' WHERE id = %s", False),
        ("UPDATE ledger_movement SET number = 'rubbish' WHERE id = %s", False),
        ("UPDATE ledger_movement SET reason = x'ff00' WHERE id = %s", True),
        ("UPDATE ledger_movement SET reason = CAST(x'ff00' AS text) WHERE id = %s", True),
        ("UPDATE ledger_movement SET actor = CAST(x'ff00' AS text) WHERE id = %s", False),
        ("UPDATE ledger_entry SET amount = 'rubbish' WHERE movement_id = %s", False),
        ("UPDATE ledger_entry SET amount = 1.5 WHERE movement_id = %s", True),
    ],
)
def test_what_no_program_could_have_written_is_named_too(
    season: list[Posted], *, rubbish: str, postgresql_takes_it: bool
) -> None:
    ignore_foreign_keys()
    if connection.vendor == "sqlite":
        sql("PRAGMA ignore_check_constraints = ON")
    elif not postgresql_takes_it:
        with pytest.raises(DatabaseError):
            tampered(rubbish, season[1].id)
        return

    faults = tampered(rubbish, season[1].id)

    assert str(season[1].id) in {fault.row for fault in faults if fault.code == "hash_differs"}
    assert command.as_json(selectors.verify(), ())


def test_a_hash_that_is_none_is_blamed_on_its_own_movement_first(season: list[Posted]) -> None:
    faults = tampered("UPDATE ledger_movement SET hash = 'rubbish' WHERE id = %s", season[0].id)

    assert [(fault.code, fault.row) for fault in faults] == [
        ("hash_differs", str(season[0].id)),
        ("hash_differs", str(season[1].id)),
    ]


def test_what_stands_after_a_rewritten_movement_is_not_blamed_for_it(season: list[Posted]) -> None:
    faults = tampered("UPDATE ledger_movement SET reason = 'pere' WHERE id = %s", season[1].id)

    assert len(faults) == 1


def test_a_microsecond_is_enough(season: list[Posted]) -> None:
    earlier = {
        "sqlite": "UPDATE ledger_movement SET happened_at = REPLACE(happened_at, '.123456', '.123457') WHERE id = %s",
        "postgresql": "UPDATE ledger_movement SET happened_at = happened_at + interval '1 microsecond' WHERE id = %s",
    }

    faults = tampered(earlier[connection.vendor], season[0].id)

    assert [(fault.code, fault.row) for fault in faults] == [("hash_differs", str(season[0].id))]


def test_an_entry_that_grew_shows_in_the_chain_the_sum_and_the_balance(season: list[Posted]) -> None:
    grown = "UPDATE ledger_entry SET amount = amount + 1 WHERE movement_id = %s AND position = 2"

    faults = tampered(grown, season[0].id)

    assert codes(faults) == {"hash_differs", "unbalanced", "balance_differs"}
    assert faults[0].row == str(season[0].id)


def test_apples_moved_to_another_family_show_even_when_all_sums_are_right(season: list[Posted]) -> None:
    neighbours = fresh_id()
    services.open_owner(id=neighbours, kind="household")

    faults = tampered("UPDATE ledger_account SET owner_id = %s WHERE owner_id = %s", neighbours, FAMILY)

    assert [(fault.code, fault.row) for fault in faults] == [("hash_differs", str(season[3].id))]


def test_an_account_whose_owner_is_gone_is_named(season: list[Posted]) -> None:
    ignore_foreign_keys()

    faults = tampered("DELETE FROM ledger_owner WHERE id = %s", FAMILY)

    assert [fault.code for fault in faults] == ["account_without_owner"]


def test_a_lost_movement_leaves_a_gap_and_its_entries_alone(season: list[Posted]) -> None:
    ignore_foreign_keys()

    faults = tampered("DELETE FROM ledger_movement WHERE id = %s", season[0].id)

    assert codes(faults) == {"number_gap", "hash_differs", "entry_without_movement"}
    assert (faults[0].code, faults[0].row) == ("number_gap", str(season[1].id))
    assert faults[-1].row == str(season[0].id)


def test_a_movement_lost_at_the_end_is_missed_by_the_head_of_its_book(season: list[Posted]) -> None:
    with transaction.atomic():
        lift_triggers()
        sql("DELETE FROM ledger_entry WHERE movement_id = %s", season[3].id)

    faults = tampered("DELETE FROM ledger_movement WHERE id = %s", season[3].id)

    assert codes(faults) == {"head_differs", "balance_differs"}
    assert (faults[0].table, faults[0].row) == ("ledger_book", str(GRUGLIASCO))


def test_a_movement_that_lost_an_entry_is_named(season: list[Posted]) -> None:
    faults = tampered("DELETE FROM ledger_entry WHERE movement_id = %s AND position = 1", season[3].id)

    assert codes(faults) == {"hash_differs", "too_few_entries", "unbalanced", "balance_differs"}


def test_a_balance_that_is_not_the_sum_of_its_entries_is_named(season: list[Posted]) -> None:
    sql("UPDATE ledger_account SET balance = balance + 5 WHERE owner_id = %s", FAMILY)

    (fault,) = selectors.verify().faults

    ((account,),) = sql("SELECT id FROM ledger_account WHERE owner_id = %s", FAMILY)
    assert (fault.code, fault.table) == ("balance_differs", "ledger_account")
    assert stored(fault.row.replace("-", "")) == str(account).replace("-", "")


def test_a_forger_who_computes_hashes_again_is_betrayed_by_the_next_movement(season: list[Posted]) -> None:
    forged = selectors.movement(season[0].id)
    content = chain.canonical(forged).replace(b'"mele"', b'"pere"')

    faults = tampered(
        "UPDATE ledger_movement SET reason = 'pere', hash = %s WHERE id = %s",
        chain.chained(chain.GENESIS, content),
        forged.id,
    )

    assert [(fault.code, fault.row) for fault in faults] == [("hash_differs", str(season[1].id))]


def test_a_recording_that_went_back_in_time_is_named(season: list[Posted]) -> None:
    faults = tampered(
        "UPDATE ledger_movement SET recorded_at = (SELECT MIN(recorded_at) FROM ledger_movement) WHERE id = %s",
        season[3].id,
    )

    assert codes(faults) == {"hash_differs", "recorded_backwards"}


def test_a_reversal_of_something_else_is_named(season: list[Posted]) -> None:
    faults = tampered("UPDATE ledger_movement SET reverses_id = %s WHERE id = %s", season[0].id, season[2].id)

    assert codes(faults) == {"hash_differs", "reversal_differs"}


@pytest.mark.parametrize("table", triggers.TABLES)
def test_a_missing_trigger_is_a_fault_and_fails_the_system_check(season: list[Posted], table: str) -> None:
    standing = triggers.VERSIONS[triggers.CURRENT][connection.vendor]
    names = [name for name in standing if triggers.table_of(name) == table]
    for name in names:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))

    faults = selectors.verify().faults

    assert {(fault.code, fault.row) for fault in faults} == {("trigger_missing", name) for name in names}
    errors = run_checks(tags=[Tags.database], databases=["default"])
    assert [error.id for error in errors] == ["ledger.E001"] * len(names)


def test_a_trigger_switched_off_or_rewritten_counts_as_missing(season: list[Posted]) -> None:
    if connection.vendor == "postgresql":
        nothing = "LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"
        sql("ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_fixed")
        sql(f"CREATE OR REPLACE FUNCTION ledger_book_forward() RETURNS trigger {nothing}")
    else:
        sql("DROP TRIGGER ledger_entry_no_update")
        sql("DROP TRIGGER ledger_book_forward")
        sql("CREATE TRIGGER ledger_book_forward BEFORE UPDATE ON ledger_book WHEN 0 BEGIN SELECT 1; END")

    entry = "ledger_entry_fixed" if connection.vendor == "postgresql" else "ledger_entry_no_update"
    assert {fault.row for fault in selectors.verify().faults} == {entry, "ledger_book_forward"}


def test_standing_triggers_pass_the_system_check(season: list[Posted]) -> None:
    assert run_checks(tags=[Tags.database], databases=["default"]) == []


def test_a_report_has_a_limit(season: list[Posted]) -> None:
    services.post_many([donation(1) for _ in range(150)])

    assert len(tampered("UPDATE ledger_movement SET reason = 'pere'")) == 100


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args(words))


def test_the_command_says_in_json_that_all_is_well(season: list[Posted], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--json") == 0

    said = json.loads(capsys.readouterr().out)
    assert said == {"ok": True, "movements": 5, "entries": 10, "faults": [], "log_faults": []}


def test_the_command_ends_with_1_and_names_the_row(season: list[Posted], capsys: pytest.CaptureFixture[str]) -> None:
    tampered("UPDATE ledger_movement SET reason = 'pere' WHERE id = %s", season[1].id)

    assert run("--json") == 1

    said = json.loads(capsys.readouterr().out)
    assert not said["ok"]
    assert said["faults"] == [
        {
            "code": "hash_differs",
            "table": "ledger_movement",
            "row": str(season[1].id),
            "book": str(GRUGLIASCO),
            "number": 2,
            "message": "the hash does not follow from the movement, its entries and the hash before",
        }
    ]


def test_the_command_speaks_to_people_too(season: list[Posted], capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    tampered("UPDATE ledger_movement SET reason = 'pere' WHERE id = %s", season[1].id)
    assert run() == 1

    whole, logs, broken, first, _ = capsys.readouterr().out.splitlines()
    assert whole == "The ledger is whole: 5 movements, 10 entries."
    assert logs == "The logs are whole."
    assert broken == "The ledger is broken: 5 movements, 10 entries, first fault first."
    assert first.startswith(f"ledger_movement {season[1].id} (book {GRUGLIASCO}, number 2): ")


def test_a_database_without_tables_is_not_a_whole_ledger(
    empty_database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--json") == 1

    said = json.loads(capsys.readouterr().out)
    assert [fault["code"] for fault in said["faults"]] == ["table_missing"] * 5
    assert [fault["code"] for fault in said["log_faults"]] == ["table_missing"] * 3


def test_the_audit_reads_while_others_write(season: list[Posted]) -> None:
    with transaction.atomic():
        services.post(donation(1))
        assert selectors.verify().movements == 6
        assert selectors.balance(owner=FAMILY, unit=Unit.GRAMS) == 300
