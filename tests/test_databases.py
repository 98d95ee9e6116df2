"""What the tests themselves stand on: a database of one's own, no leftovers, no network."""

import socket
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections
from pytest_socket import SocketConnectBlockedError

from fabene.config.environment import read
from fabene.ledger import selectors, services, triggers
from tests import conftest, postgres
from tests.databases import Database
from tests.ledger.apples import GRUGLIASCO, at_once, donation, opened


@pytest.mark.django_db
def test_the_database_of_the_run_is_the_one_that_was_asked_for(request: pytest.FixtureRequest) -> None:
    kind = request.config.stash[conftest.databases_run].kind

    assert connection.vendor == kind
    assert triggers.missing(connection) == []


@pytest.mark.django_db
def test_sqlite_is_a_file() -> None:
    if connection.vendor == "sqlite":
        assert Path(connection.settings_dict["NAME"]).stat().st_size > 0


@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_fresh_database_is_migrated_and_empty_however_often_it_is_asked_for(
    fresh_database: Database, turn: str
) -> None:
    assert selectors.heads() == []

    opened()
    services.post(donation())

    assert at_once([lambda: selectors.head(GRUGLIASCO).number]) == [1]


@pytest.mark.django_db
def test_what_was_committed_elsewhere_is_not_seen_here() -> None:
    assert selectors.heads() == []


def test_a_fresh_database_has_an_address_that_a_command_can_be_given(fresh_database: Database) -> None:
    named = read({"DATABASE_URL": fresh_database.url}).database

    assert named["NAME"] == connections["default"].settings_dict["NAME"]


def test_an_empty_database_has_no_tables(empty_database: Database) -> None:
    assert connection.introspection.table_names() == []


def test_the_live_site_answers_on_loopback(live_site: str) -> None:
    host, port = live_site.removeprefix("http://").split(":")

    with socket.create_connection((host, int(port)), timeout=10) as answering:
        answering.sendall(b"GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n")
        assert answering.recv(1024).startswith(b"HTTP/1.")


def test_nothing_beyond_this_machine_is_reached() -> None:
    with (
        socket.socket() as outside,
        pytest.warns(UserWarning, match="A test tried"),
        pytest.raises(SocketConnectBlockedError),
    ):
        outside.connect(("192.0.2.1", 80))


def test_files_of_the_site_are_in_the_folder_of_the_run(request: pytest.FixtureRequest) -> None:
    folder = request.config.stash[conftest.databases_run].folder

    assert folder in settings.DATA_FOLDER.parents


class Asking:
    """As much of a collected test as the gate looks at."""

    nodeid = "tests/somewhere.py::test_something"

    def __init__(self, fixturenames: list[str], marker: pytest.Mark | None = None) -> None:
        self.fixturenames = fixturenames
        self.marker = marker

    def get_closest_marker(self, name: str) -> pytest.Mark | None:
        return self.marker if name == "django_db" else None


@pytest.mark.parametrize(
    "asking",
    [
        Asking(["transactional_db"]),
        Asking(["live_server"]),
        Asking([], pytest.mark.django_db(transaction=True).mark),
        Asking([], pytest.mark.django_db(reset_sequences=True).mark),
    ],
)
def test_a_test_that_would_empty_tables_is_refused_before_it_runs(asking: Asking) -> None:
    with pytest.raises(pytest.UsageError, match="fresh_database"):
        conftest.pytest_collection_modifyitems([asking])  # type: ignore[list-item]  # a stand-in for an item


def test_a_test_that_rolls_back_is_welcome() -> None:
    conftest.pytest_collection_modifyitems([Asking(["db"], pytest.mark.django_db.mark)])  # type: ignore[list-item]  # the same


def test_a_server_that_does_not_start_says_so(tmp_path: Path) -> None:
    (tmp_path / "postgres").write_text("in the way", encoding="ascii")

    with pytest.raises(RuntimeError, match="did not start"), postgres.serving(tmp_path):
        pass
