"""The logs cannot be changed; a whole month goes once it is old enough, and leaves its trace."""

import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

import pytest
from django.core.checks import run_checks
from django.db import DatabaseError, connection, transaction

from fabene.core.errors import ConflictError, FabeneError
from fabene.people import models as rows
from fabene.people import selectors, services
from fabene.people.purges import YOUNG
from fabene.people.values import Log
from tests.databases import Database
from tests.world import SATURDAY, at, key, stamp

MAY = date(2021, 5, 1)
TWO_YEARS_ON = date(2023, 6, 1)
ONE_YEAR_ON = date(2022, 6, 1)
FAMILY, OTHER = key("family"), key("another family")
JUNE = date(2021, 6, 3)


@pytest.fixture
def logs(db: None) -> None:
    write_logs()


def write_logs() -> None:
    """In May two deeds and two readings, in June one of each."""
    for number, day in enumerate((SATURDAY, date(2021, 5, 31), JUNE)):
        services.log(id=key("deed", str(number)), what="thing.done", key=FAMILY, stamp=stamp(day=day))
        services.note_reading(
            id=key("reading", str(number)),
            key=FAMILY,
            what="household.contacts",
            reason="contact",
            network=None,
            stamp=stamp(day=day, who="cesare"),
        )


def purge(
    *, month: date = MAY, on: date = TWO_YEARS_ON, id: str = "purge", logs: frozenset[Log] = frozenset(Log)
) -> object:
    return services.purge_month(
        id=key(id), month=month, why="sono passati due anni", logs=logs, stamp=stamp(day=on, who="olga")
    )


def test_a_month_old_enough_goes_whole_and_leaves_who_why_how_many_and_a_digest(logs: None) -> None:
    cells = list(rows.Reading.objects.filter(recorded_at__lt=at(0, day=JUNE)).order_by("recorded_at").values_list())

    purge()

    (done,) = selectors.purges()
    assert (done.month, done.who, done.why) == (MAY, key("user", "olga"), "sono passati due anni")
    assert {(line.log, line.rows) for line in done.logs} == {(Log.ACTIONS, 2), (Log.READINGS, 2)}
    assert next(line for line in done.logs if line.log == Log.READINGS).digest == digest_of(cells)
    assert [reading.recorded_at for reading in selectors.readings_of(FAMILY)] == [at(15, day=JUNE)]
    assert [action.happened_at for action in selectors.actions_on(FAMILY)] == [at(15, day=JUNE)]
    assert [action.what for action in selectors.actions_on(key("purge"))] == ["logs.purged"]
    assert selectors.verify_logs() == ()


def digest_of(lines: Sequence[tuple[object, ...]]) -> str:
    said = (
        json.dumps(
            [cell.astimezone(UTC).isoformat() if isinstance(cell, datetime) else cell for cell in line],
            separators=(",", ":"),
            default=str,
        )
        for line in lines
    )
    return hashlib.sha256("".join(f"{line}\n" for line in said).encode()).hexdigest()


def test_purging_again_changes_nothing(logs: None) -> None:
    assert purge() == purge()
    assert rows.Reading.objects.count() == 1


def test_a_month_goes_once(logs: None) -> None:
    purge()

    with pytest.raises(ConflictError) as refused:
        purge(id="another purge")

    assert refused.value.code == "month_purged_already"


def test_readings_may_go_after_a_year_and_deeds_after_two(logs: None) -> None:
    with pytest.raises(FabeneError) as too_early:
        purge(on=ONE_YEAR_ON)
    purge(on=ONE_YEAR_ON, logs=frozenset({Log.READINGS}), id="readings")

    assert too_early.value.code == "purge_too_early"
    assert too_early.value.data == {"day": "2023-06-01"}
    assert (rows.Reading.objects.count(), rows.Action.objects.exclude(key=key("readings")).count()) == (1, 3)


def test_the_day_before_is_too_early(logs: None) -> None:
    with pytest.raises(FabeneError) as refused:
        purge(on=date(2022, 5, 31), logs=frozenset({Log.READINGS}))

    assert refused.value.code == "purge_too_early"
    assert rows.Reading.objects.count() == 3


def test_the_database_itself_refuses_to_purge_what_is_young(logs: None) -> None:
    with pytest.raises(DatabaseError, match="must still be kept"), transaction.atomic():
        rows.Purge.objects.create(
            id=key("forged"),
            purge=key("forged"),
            log=Log.READINGS,
            begins_at=datetime(2021, 5, 1, tzinfo=UTC),
            ends_at=datetime(2021, 6, 1, tzinfo=UTC),
            who=key("user", "olga"),
            why="fretta",
            rows=2,
            digest="",
            recorded_at=datetime(2022, 5, 31, 23, 59, tzinfo=UTC),
        )


@pytest.mark.parametrize(
    "change",
    [
        lambda: rows.Action.objects.update(what="thing.undone"),
        lambda: rows.Action.objects.filter(recorded_at__gte=at(0, day=JUNE)).delete(),
        lambda: rows.Reading.objects.update(reason="safety"),
        lambda: rows.Reading.objects.filter(recorded_at__gte=at(0, day=JUNE)).delete(),
        lambda: rows.Purge.objects.update(why="altro"),
        lambda: rows.Purge.objects.all().delete(),
    ],
    ids=["update deeds", "delete deeds", "update readings", "delete readings", "update purges", "delete purges"],
)
def test_whatever_was_not_purged_is_neither_changed_nor_taken_away(logs: None, change: Callable[[], object]) -> None:
    purge()

    with pytest.raises(DatabaseError, match="rows are only added"), transaction.atomic():
        change()


def test_a_purge_of_the_readings_lets_no_deed_go(logs: None) -> None:
    purge(on=ONE_YEAR_ON, logs=frozenset({Log.READINGS}))

    with pytest.raises(DatabaseError, match="rows are only added"), transaction.atomic():
        rows.Action.objects.filter(recorded_at__lt=at(0, day=JUNE)).delete()


@pytest.mark.parametrize("table", ["people_action_log", "people_reading_log", "people_purge"])
def test_a_table_is_not_emptied_at_once(logs: None, table: str) -> None:
    purge()
    emptying = f"TRUNCATE {table}" if connection.vendor == "postgresql" else f"DELETE FROM {table}"

    with pytest.raises(DatabaseError, match="rows are only added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(emptying)


def test_a_line_slipped_into_a_purged_month_shows(logs: None) -> None:
    purge()
    services.log(id=key("late"), what="thing.done", key=OTHER, stamp=stamp(day=SATURDAY))

    (fault,) = selectors.verify_logs()

    assert (fault.code, fault.table, fault.detail) == ("purged_month_not_empty", "people_action_log", "1")


@pytest.mark.parametrize(
    ("table", "trigger"),
    [
        ("people_reading_log", "people_reading_log_no_update"),
        ("people_action_log", "people_action_log_no_delete"),
        ("people_purge", YOUNG),
    ],
)
def test_a_lost_trigger_is_named_by_the_audit_and_by_the_check(
    fresh_database: Database, table: str, trigger: str
) -> None:
    where = f" ON {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {trigger}{where}")

    (fault,) = selectors.verify_logs()
    found = [message for message in run_checks(tags=["database"], databases=["default"]) if message.id == "fabene.E001"]

    assert (fault.code, fault.table, fault.detail) == ("trigger_missing", table, trigger)
    assert [trigger in message.msg for message in found] == [True]


@pytest.mark.parametrize(
    ("table", "trigger", "event"),
    [
        ("people_reading_log", "people_reading_log_no_update", "UPDATE"),
        ("people_action_log", "people_action_log_no_delete", "DELETE"),
        ("people_purge", YOUNG, "INSERT"),
    ],
)
def test_a_trigger_that_was_rewritten_to_refuse_nothing_counts_as_lost(
    fresh_database: Database, table: str, trigger: str, event: str
) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'")
            cursor.execute(f"DROP TRIGGER {trigger} ON {table}")
            row = f"BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION nothing()"
        else:
            cursor.execute(f"DROP TRIGGER {trigger}")
            row = f"BEFORE {event} ON {table} WHEN 0 BEGIN SELECT 1; END"
        cursor.execute(f"CREATE TRIGGER {trigger} {row}")

    (fault,) = selectors.verify_logs()

    assert (fault.code, fault.table, fault.detail) == ("trigger_missing", table, trigger)


def test_what_a_trigger_calls_counts_as_part_of_it(fresh_database: Database) -> None:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION fabene_refuse_change() RETURNS trigger LANGUAGE plpgsql "
            "AS 'BEGIN RETURN NEW; END'"
        )

    assert "people_reading_log_no_update" in {fault.detail for fault in selectors.verify_logs()}


def test_a_purge_says_why() -> None:
    with pytest.raises(FabeneError) as refused:
        services.purge_month.__wrapped__(id=key("purge"), month=MAY, why=" ", stamp=stamp(day=TWO_YEARS_ON))  # type: ignore[attr-defined]  # without its transaction: nothing is read

    assert refused.value.code == "text_missing"
