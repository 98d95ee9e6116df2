"""What the environment says is read once, typed, and refused by name when it cannot be used."""

from pathlib import Path

import pytest

from fabene.config.environment import VARIABLES, EnvironmentRefusedError, read


def test_with_nothing_said_the_site_listens_here_on_a_file() -> None:
    said = read({})
    assert (said.host, said.port, said.demo, said.demo_in_public) == ("127.0.0.1", 8000, False, False)
    assert said.database["ENGINE"] == "django.db.backends.sqlite3"
    assert Path(str(said.database["NAME"])) == said.data / "fabene.sqlite3"


def test_a_site_behind_a_proxy_says_that_it_is_reached_over_https() -> None:
    assert not read({}).https
    assert read({"FABENE_HTTPS": "1"}).https


def test_postgresql_is_taken_apart() -> None:
    database = read({"DATABASE_URL": "postgresql://ugo:a%2Fb@db.example.org:5433/fabene"}).database
    parts = {key: database[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    assert parts == {
        "NAME": "fabene",
        "USER": "ugo",
        "PASSWORD": "a/b",
        "HOST": "db.example.org",
        "PORT": "5433",
    }


def test_a_socket_folder_may_stand_after_the_question_mark() -> None:
    assert read({"DATABASE_URL": "postgresql://ugo@/fabene?host=%2Frun%2Fpg"}).database["HOST"] == "/run/pg"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("FABENE_PORT", "0"),
        ("FABENE_PORT", "65536"),
        ("FABENE_PORT", "80a"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "sqlite:///"),
        ("DATABASE_URL", "mysql://ugo@host/fabene"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(variable: str, value: str) -> None:
    with pytest.raises(EnvironmentRefusedError, match=variable):
        read({variable: value})


def test_every_variable_says_what_it_is_for() -> None:
    assert all(VARIABLES.values())
    assert list(VARIABLES) == sorted(VARIABLES)
