"""A programme moves to another database, and not a gram or a name is lost on the way."""

from uuid import UUID

import pytest

from fabene.config import cli
from fabene.core.owners import OwnerKind
from fabene.ledger import services as ledger
from fabene.ledger.selectors import heads, ledger_hash
from fabene.ledger.values import Draft, Line, Unit
from fabene.people import selectors as people
from tests import databases
from tests.conftest import databases_run
from tests.world import build_world, key, stamp


def test_a_programme_moves_with_its_people_and_its_ledger(
    fresh_database: databases.Database, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    give_apples()
    before = (people.networks(), heads(), ledger_hash())

    with databases.fresh(run_of(request), template=None):
        assert cli.main(["copy", "--from", fresh_database.url]) == 0
        assert (people.networks(), heads(), ledger_hash()) == before
        assert people.networks()

    assert f"2 movements, ledger {before[2]}" in capsys.readouterr().out


def test_life_goes_on_in_the_new_database(fresh_database: databases.Database, request: pytest.FixtureRequest) -> None:
    network = give_apples()
    with databases.fresh(run_of(request)):
        assert cli.main(["copy", "--from", fresh_database.url]) == 0
        ledger.reverse(key("gift", "1"), id=key("gift", "undone"), stamp=stamp(17))
        assert [head.number for head in heads() if head.book == network] == [3]


def test_a_database_that_holds_something_is_refused(
    fresh_database: databases.Database, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    give_apples()
    with databases.fresh(run_of(request)):
        give_apples()
        before = heads()
        assert cli.main(["copy", "--from", fresh_database.url]) == 2
        assert heads() == before
    assert "not empty" in capsys.readouterr().err


def test_a_database_without_tables_is_no_source(
    fresh_database: databases.Database, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    with databases.fresh(run_of(request), template=None) as empty:
        source = empty.url
        with databases.fresh(run_of(request)):
            assert cli.main(["copy", "--from", source]) == 2
    assert "another version" in capsys.readouterr().err


def give_apples() -> UUID:
    """Build the world and let a stall give a kilo of apples twice; return the network."""
    network = build_world().grugliasco.network.id
    ledger.open_owner(id=key("giver"), kind=OwnerKind.UNKNOWN_DONOR)
    ledger.open_owner(id=key("taker"), kind=OwnerKind.STAND)
    for number in ("1", "2"):
        lines = (
            Line(owner=key("giver"), unit=Unit.GRAMS, amount=-1000, lot=key("apples")),
            Line(owner=key("taker"), unit=Unit.GRAMS, amount=1000, lot=key("apples")),
        )
        ledger.post(Draft(id=key("gift", number), book=network, kind="gift", lines=lines, stamp=stamp(16)))
    return network


def run_of(request: pytest.FixtureRequest) -> databases.Run:
    """Return the run of tests this one belongs to."""
    return request.config.stash[databases_run]
