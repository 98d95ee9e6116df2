"""A demonstration answers this machine only, unless told twice; a real site answers others once it is ready."""

import os
import signal
from pathlib import Path
from threading import Event

import pytest

from fabene.config import cli
from fabene.config.commands import serve, worker
from fabene.config.commands.serve import refuse_demo_in_public, refuse_unready, shown, tell_first
from fabene.config.environment import Environment, EnvironmentRefusedError, read
from fabene.config.health.reach import is_for_people, is_loopback
from tests.world import build_user


def environment(**said: str) -> Environment:
    return read({"FABENE_DATA": str(Path("var")), **said})


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.9.1", "[::1]"])
def test_a_demonstration_answers_this_machine(host: str) -> None:
    assert is_loopback(host)
    refuse_demo_in_public(environment(FABENE_DEMO="1", FABENE_HOST=host))


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "fabene.example.org"])  # noqa: S104 - what is refused
def test_a_demonstration_refuses_an_address_that_others_reach(host: str) -> None:
    with pytest.raises(EnvironmentRefusedError, match="FABENE_DEMO_IN_PUBLIC=1"):
        refuse_demo_in_public(environment(FABENE_DEMO="1", FABENE_HOST=host))


def test_a_demonstration_told_twice_answers_everybody() -> None:
    refuse_demo_in_public(environment(FABENE_DEMO="1", FABENE_DEMO_IN_PUBLIC="1", FABENE_HOST="0.0.0.0"))  # noqa: S104 - said on purpose


def test_being_told_only_the_second_time_is_no_demonstration() -> None:
    refuse_demo_in_public(environment(FABENE_DEMO_IN_PUBLIC="1", FABENE_HOST="0.0.0.0"))  # noqa: S104 - a real site


def test_an_address_is_shown_as_a_browser_wants_it() -> None:
    assert (shown("127.0.0.1"), shown("::1"), shown("[::1]")) == ("127.0.0.1", "[::1]", "[::1]")


@pytest.mark.parametrize(
    ("said", "for_people"),
    [
        ({}, False),
        ({"FABENE_HOST": "::1"}, False),
        ({"FABENE_HTTPS": "1"}, True),
        ({"FABENE_HOST": "192.168.1.4"}, True),
        ({"FABENE_HTTPS": "1", "FABENE_DEMO": "1"}, False),
    ],
)
def test_a_site_is_for_people_when_somebody_else_reaches_it(said: dict[str, str], for_people: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_for_people(environment(**said)) is for_people


def test_a_real_site_that_is_not_ready_is_refused_with_all_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = ["cookies also travel unencrypted", "FABENE_ALLOWED_HOSTS allows any name"]
    monkeypatch.setattr("fabene.config.commands.serve.in_the_way", lambda: missing)
    with pytest.raises(EnvironmentRefusedError) as refused:
        refuse_unready(environment(FABENE_HTTPS="1"))
    assert all(sentence in str(refused.value) for sentence in missing)
    assert "127.0.0.1" in str(refused.value)


def test_a_real_site_that_is_ready_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fabene.config.commands.serve.in_the_way", list)
    refuse_unready(environment(FABENE_HTTPS="1"))


def test_this_machine_alone_and_a_demonstration_are_answered_ready_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fabene.config.commands.serve.in_the_way", lambda: ["everything"])
    refuse_unready(environment())
    refuse_unready(environment(FABENE_DEMO="1", FABENE_HOST="0.0.0.0", FABENE_DEMO_IN_PUBLIC="1"))  # noqa: S104 - said on purpose


def test_a_worker_beside_the_site_ends_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "WORKER", "import time; time.sleep(600)")
    with serve.worker_beside() as process:
        assert process.poll() is None
    assert process.poll() is not None


def test_a_worker_whose_site_was_killed_ends_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "kill", lambda process, number: ended.append((process, number)))

    assert not worker.beside(os.getppid(), stop=Event())(0)
    assert not ended

    assert worker.beside(os.getpid(), stop=Event())(0)
    assert ended == [(os.getpid(), signal.SIGTERM)]


@pytest.mark.django_db
def test_the_terminal_prints_the_first_link_until_somebody_signs_in(capsys: pytest.CaptureFixture[str]) -> None:
    tell_first(environment())
    assert "/inizio/ingresso/" in capsys.readouterr().err
    assert cli.main(["start"]) == 0
    assert "/inizio/ingresso/" in capsys.readouterr().out
    build_user("carla")
    tell_first(environment())
    assert capsys.readouterr().err == ""
    assert cli.main(["start"]) == 1
    assert "somebody_is_here" in capsys.readouterr().err
