"""The worker sends what waits, does what is due once a day, and outlives what goes wrong."""

import argparse
import logging
import signal
from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from pytest_django import Settings

from fabene.config import errands, nightly
from fabene.config.cli import main
from fabene.config.commands import worker
from fabene.lib.daily import selectors as daily
from fabene.lib.daily.services import Task
from fabene.lib.outbox.models import Message
from fabene.lib.outbox.values import SMS, State
from tests import databases
from tests.lib.outbox.post import Clock, message, put, row


@pytest.mark.django_db
def test_a_round_sends_what_waits_and_does_what_is_due(settings: Settings) -> None:
    clock = Clock()
    put(1)

    due = [task for task in nightly.TASKS if task.at <= clock().time()]
    assert errands.one_round(clock) == len(due) + 1

    assert row(1).state == State.SENT
    assert (Path(settings.MESSAGE_FOLDER) / SMS / f"{message(1)}.txt").exists()
    assert {last.name for last in daily.last_turns()} == {task.name for task in due}
    assert errands.one_round(clock) == 0


@pytest.fixture
def signals() -> Iterator[None]:
    """Give back to this process what a worker takes: how it is told to stop."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def test_a_worker_that_runs_once_leaves_nothing_that_could_be_done(
    fresh_database: databases.Database, signals: None
) -> None:
    put(1, not_after=Clock().forward(days=36500))

    assert main(["worker", "--once"]) == 0

    assert not Message.objects.filter(state=State.WAITING).exists()


def test_a_round_that_fails_is_told_and_the_next_one_follows(caplog: pytest.LogCaptureFixture) -> None:
    rounds: list[str] = []

    def errand() -> int:
        rounds.append("round")
        if len(rounds) == 1:
            raise OSError("the disk is full")
        return 0

    answers = iter([False, False, True])
    with caplog.at_level(logging.ERROR):
        errands.keep_going(lambda _: next(answers), errand=errand)

    assert len(rounds) == 2
    assert "an errand failed" in caplog.text


@pytest.mark.django_db
def test_a_daily_task_that_fails_is_named_in_the_log(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(now: object) -> str:
        raise OSError("no")

    monkeypatch.setattr(errands, "TASKS", (Task(name="never", at=time(0), do=never),))

    with caplog.at_level(logging.ERROR):
        assert errands.one_round(Clock()) == 1
    assert "never" in caplog.text


def test_a_worker_that_is_stopped_stops_its_errands(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped_at_once(*_: object, **__: object) -> None:
        raise SystemExit(0)

    monkeypatch.setattr(worker, "call_command", stopped_at_once)
    monkeypatch.setattr(worker, "keep_going", lambda stopped: stopped(60))

    with pytest.raises(SystemExit):
        worker.run(argparse.Namespace(once=False, beside=None))


def test_every_daily_task_has_a_name_of_its_own() -> None:
    names = [task.name for task in nightly.TASKS]
    assert len(set(names)) == len(names)
