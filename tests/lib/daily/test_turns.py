"""What is done once a day is done once, by whoever comes first, and again when it failed."""

from datetime import datetime, time, timedelta

import pytest

from fabene.lib.daily import selectors, services
from fabene.lib.daily.services import Task
from tests.lib.outbox.post import Clock
from tests.world import SATURDAY, at

pytestmark = pytest.mark.django_db


class Diary:
    """Writes down when it was called, and raises as often as it was told."""

    def __init__(self, *, fails: int = 0) -> None:
        self.fails = fails
        self.calls: list[datetime] = []

    def __call__(self, now: datetime) -> str:
        """Be called."""
        self.calls.append(now)
        if len(self.calls) <= self.fails:
            raise ValueError("not today")
        return "fatto"


def run(diary: Diary, clock: Clock, *, hour: int = 3) -> list[str]:
    """Let a worker do what is due; return the names of what failed."""
    failed: list[str] = []
    task = Task(name="sweep", at=time(hour), do=diary)
    services.run_due([task], clock=clock, failed=lambda task, _: failed.append(task.name))
    return failed


def test_a_task_is_done_once_a_day() -> None:
    diary, clock = Diary(), Clock()

    run(diary, clock)
    run(diary, clock)
    assert len(diary.calls) == 1
    (last,) = selectors.last_turns()
    assert (last.name, last.date, last.told) == ("sweep", SATURDAY, "fatto")

    clock.forward(days=1)
    run(diary, clock)
    assert len(diary.calls) == 2


def test_a_task_waits_for_its_hour() -> None:
    diary, clock = Diary(), Clock()

    run(diary, clock, hour=17)
    assert diary.calls == []
    clock.forward(hours=2)
    run(diary, clock, hour=17)
    assert diary.calls == [at(17)]


def test_a_task_that_failed_is_tried_again_later_and_not_for_ever() -> None:
    diary, clock = Diary(fails=99), Clock()

    for _ in range(60):
        run(diary, clock)
        clock.forward(minutes=5)

    assert diary.calls == [at(15) + timedelta(minutes=15 * number) for number in range(5)]
    assert selectors.last_turns() == ()


def test_a_task_that_failed_once_is_done_the_second_time() -> None:
    diary, clock = Diary(fails=1), Clock()

    assert run(diary, clock) == ["sweep"]
    clock.forward(minutes=15)
    assert run(diary, clock) == []
    assert len(selectors.last_turns()) == 1


def test_what_one_worker_does_another_leaves_alone_until_it_is_taken_for_dead() -> None:
    clock, diary = Clock(), Diary()
    task = Task(name="sweep", at=time(3), do=diary)
    taken = services.take(task, now=clock.now)
    assert taken

    run(diary, clock)
    assert diary.calls == []
    clock.forward(hours=1)
    run(diary, clock)
    assert len(diary.calls) == 1

    services.put_off(taken, now=clock.now)
    run(diary, clock)
    assert len(diary.calls) == 1, "who was taken for dead changes nothing any more"
