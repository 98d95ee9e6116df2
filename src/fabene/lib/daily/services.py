"""Take the turns of a day, do them, write down that they are done."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from fabene.lib.daily.models import Turn

LEASE = timedelta(hours=1)
PAUSE = timedelta(minutes=15)
MOST_ATTEMPTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something to do once a day, from a local hour on. ``do`` gets the moment, may be repeated, says what it did."""

    name: str
    at: time
    do: Callable[[datetime], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A task that one worker does now."""

    key: UUID
    task: Task
    date: date


def run_due(tasks: Iterable[Task], *, clock: Callable[[], datetime], failed: Callable[[Task, Exception], None]) -> int:
    """Do the tasks whose hour of today has come and that nobody has done yet; return how many were tried.

    One that raises is told to ``failed`` and tried again after a quarter of an hour, five times a day at most; the
    others are done meanwhile.
    """
    tried = 0
    for task in tasks:
        taken = take(task, now=clock())
        if taken is None:
            continue
        tried += 1
        try:
            told = task.do(clock())
        except Exception as error:  # noqa: BLE001 - a worker outlives what one task meets: who gave it hears of it
            failed(task, error)
            put_off(taken, now=clock())
        else:
            finish(taken, told=told, now=clock())
    return tried


def take(task: Task, *, now: datetime) -> Taken | None:
    """Take a task for today, None when it is too early, done, taken by another worker, or tried often enough."""
    local = timezone.localtime(now)
    if local.time() < task.at or _is_done(task, local.date()):
        return None
    return _take(task, on=local.date(), now=now)


def _is_done(task: Task, on: date) -> bool:
    return Turn.objects.filter(name=task.name, date=on, finished_at__isnull=False).exists()


@transaction.atomic
def _take(task: Task, *, on: date, now: datetime) -> Taken | None:
    Turn.objects.get_or_create(name=task.name, date=on, defaults={"due_at": now})
    turn = Turn.objects.select_for_update().get(name=task.name, date=on)
    busy = turn.claimed_until is not None and turn.claimed_until > now
    if turn.finished_at or busy or turn.due_at > now or turn.attempts >= MOST_ATTEMPTS:
        return None
    turn.claim, turn.claimed_until, turn.attempts = uuid4(), now + LEASE, turn.attempts + 1
    turn.save()
    return Taken(key=turn.claim, task=task, date=on)


@transaction.atomic
def finish(taken: Taken, *, told: str, now: datetime) -> None:
    """Write down that a task is done and what it said, unless another worker has taken it over."""
    _mine(taken).update(claim=None, claimed_until=None, finished_at=now, told=told[:200])


@transaction.atomic
def put_off(taken: Taken, *, now: datetime) -> None:
    """Give a task back; it is due again after a pause."""
    _mine(taken).update(claim=None, claimed_until=None, due_at=now + PAUSE)


def _mine(taken: Taken) -> QuerySet[Turn]:
    return Turn.objects.filter(name=taken.task.name, date=taken.date, claim=taken.key)
