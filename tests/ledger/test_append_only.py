"""Whoever goes round the services finds the database itself in the way."""

import pytest
from django.db import Error, connection, transaction

from fabene.ledger import selectors, services, triggers
from tests.ledger.apples import FAMILY, GRUGLIASCO, HUB, STALL, donation, fresh_id, moved, opened, sql, stamp

pytestmark = pytest.mark.django_db

REFUSED = {
    "a movement is rewritten": "UPDATE ledger_movement SET reason = 'pere'",
    "a movement is moved in time": "UPDATE ledger_movement SET happened_at = recorded_at",
    "a movement is removed": "DELETE FROM ledger_movement",
    "an entry is rewritten": "UPDATE ledger_entry SET amount = amount * 2",
    "an entry is removed": "DELETE FROM ledger_entry",
    "an owner changes kind": "UPDATE ledger_owner SET kind = 'hub'",
    "an owner is removed": "DELETE FROM ledger_owner WHERE kind = 'discard'",
    "an account changes hands": "UPDATE ledger_account SET unit = 'pieces'",
    "an account is removed": "DELETE FROM ledger_account",
    "a book is removed": "DELETE FROM ledger_book",
    "a book forgets its movements": "UPDATE ledger_book SET number = 0",
    "a book claims movements it has not": "UPDATE ledger_book SET number = number + 1",
    "an entry joins a sealed movement": (
        "INSERT INTO ledger_entry (movement_id, position, account_id, amount) "
        "SELECT movement_id, 9, account_id, 5 FROM ledger_entry"
    ),
    "a movement without entries": (
        "INSERT INTO ledger_movement (id, book_id, number, kind, happened_at, recorded_at, actor, reason, hash) "
        "SELECT actor, book_id, 2, kind, happened_at, recorded_at, actor, reason, hash FROM ledger_movement"
    ),
    "a book that does not begin empty": (
        "INSERT INTO ledger_book (id, number, hash) SELECT actor, 1, hash FROM ledger_movement"
    ),
}


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED)
def test_the_past_is_not_changed_by_plain_sql(statement: str) -> None:
    opened()
    services.post(donation(1000))

    with pytest.raises(Error, match="ledger"), transaction.atomic():
        sql(statement)

    assert selectors.verify().ok


@pytest.mark.parametrize("table", triggers.TABLES)
def test_no_table_is_emptied_at_once(table: str) -> None:
    opened()
    services.post(donation(1000))
    connection.check_constraints()  # what PostgreSQL would wait for before it empties anything
    emptying = f"TRUNCATE {table} CASCADE" if connection.vendor == "postgresql" else f"DELETE FROM {table}"

    with pytest.raises(Error, match="refused"), transaction.atomic():
        sql(emptying)


def test_nothing_is_replaced_under_its_own_identity() -> None:
    opened()
    posted = services.post(donation(1000))
    columns = "id, book_id, number, kind, happened_at, recorded_at, actor, reason, hash"
    other = "id, book_id, number, kind, happened_at, recorded_at, actor, 'pere', hash"
    on_conflict = {
        "sqlite": f"INSERT OR REPLACE INTO ledger_movement ({columns}) SELECT {other} FROM ledger_movement",
        "postgresql": (
            f"INSERT INTO ledger_movement ({columns}) SELECT {other} FROM ledger_movement "
            "ON CONFLICT (id) DO UPDATE SET reason = excluded.reason"
        ),
    }

    with pytest.raises(Error, match="ledger"), transaction.atomic():
        sql(on_conflict[connection.vendor])

    assert selectors.movement(posted.id) == posted


def test_an_owner_a_book_and_an_account_are_not_replaced_either() -> None:
    opened()
    services.post(donation(1000))
    replacing = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    for insertion in (
        "ledger_owner (id, kind) SELECT id, 'hub' FROM ledger_owner WHERE kind = 'stall'",
        "ledger_book (id, number, hash) SELECT id, 0, hash FROM ledger_book",
        "ledger_account SELECT id, 'pieces', lot, 0, owner_id FROM ledger_account",
    ):
        with pytest.raises(Error), transaction.atomic():
            sql(f"{replacing} INTO {insertion}")

    assert selectors.verify().ok


def test_a_movement_that_does_not_sum_to_zero_is_refused_by_the_database_too() -> None:
    opened()
    posted = services.post(donation(1000))
    id = fresh_id()

    with pytest.raises(Error, match="sum to zero"), transaction.atomic():
        _insert_by_hand(id, posted.id, amounts=(5, -6))
    with pytest.raises(Error, match="two entries"), transaction.atomic():
        _insert_by_hand(id, posted.id, amounts=(5,))
    with pytest.raises(Error, match="follow each other"), transaction.atomic():
        _insert_by_hand(id, posted.id, amounts=(5, -5), number=3)
    with transaction.atomic():
        _insert_by_hand(id, posted.id, amounts=(5, -5))


def _insert_by_hand(id: object, like: object, *, amounts: tuple[int, ...], number: int = 2) -> None:
    (account,) = sql("SELECT account_id FROM ledger_entry WHERE movement_id = %s AND position = 1", like)[0]
    for position, amount in enumerate(amounts, start=1):
        insertion = "INSERT INTO ledger_entry (movement_id, position, account_id, amount) VALUES (%s, %s, %s, %s)"
        sql(insertion, id, position, account, amount)
    sql(
        "INSERT INTO ledger_movement (id, book_id, number, kind, happened_at, recorded_at, actor, reason, hash) "
        "SELECT %s, book_id, %s, kind, happened_at, recorded_at, actor, reason, hash FROM ledger_movement "
        "WHERE id = %s",
        id,
        number,
        like,
    )


def test_a_second_reversal_is_refused_by_the_database_too() -> None:
    opened()
    posted = services.post(donation(1000))
    undone = services.reverse(posted.id, id=fresh_id(), stamp=stamp())
    other = services.post(donation(lines=moved(HUB, FAMILY, 1)))
    id = fresh_id()
    insertion = (
        "INSERT INTO ledger_movement "
        "(id, book_id, number, kind, happened_at, recorded_at, actor, reason, hash, reverses_id) "
        "SELECT %s, book_id, 4, kind, happened_at, recorded_at, actor, reason, hash, %s FROM ledger_movement "
        "WHERE id = %s"
    )

    with pytest.raises(Error), transaction.atomic():
        sql(insertion, id, posted.id, other.id)

    assert selectors.movement(undone.id).reverses == posted.id
    assert selectors.head(GRUGLIASCO).number == 3


@pytest.mark.parametrize(
    "column_and_value",
    [("balance", 5 * 10**18), ("unit", "'kilos'")],
)
def test_an_account_stays_within_its_limits(column_and_value: tuple[str, object]) -> None:
    opened()
    services.post(donation(1000))
    column, value = column_and_value

    with pytest.raises(Error), transaction.atomic():
        sql(f"UPDATE ledger_account SET {column} = {value}")


def test_an_entry_stays_within_its_limits() -> None:
    opened()
    services.post(donation(1000))
    for amount in (0, 10**15 + 1):
        with pytest.raises(Error), transaction.atomic():
            sql(
                "INSERT INTO ledger_entry (movement_id, position, account_id, amount) "
                f"SELECT %s, 1, account_id, {amount} FROM ledger_entry WHERE position = 1",
                STALL,
            )
