"""What is done once a day: the hour from which, and what. ``fabene worker`` does it; a new task is a line here."""

from datetime import datetime, time

from django.utils import timezone

from fabene.lib.daily.services import Task
from fabene.lib.files import services as files
from fabene.lib.imports import services as imports
from fabene.lib.outbox import sending
from fabene.lib.stamps import stamp_now
from fabene.privacy.services.fading import NIGHT, fade_tonight
from fabene.programme.deadlines.services import remind as remind_of_deadlines
from fabene.programme.deadlines.values import FIRST_HOUR, LAST_HOUR
from fabene.sharing.services.telling import remind
from fabene.web.pages.deadlines.addresses import board, page_of


def _tidy(now: datetime) -> str:
    return f"{sending.tidy(now)} messages wiped"


def _sweep(now: datetime) -> str:
    return f"{files.sweep(now)} stray files and {imports.sweep(now)} unwritten tables removed"


def _fade(now: datetime) -> str:
    return fade_tonight(until=timezone.localdate(now), stamp=stamp_now(NIGHT, now))


def _tell_deadlines(now: datetime) -> str:
    return remind_of_deadlines(now, page_of=page_of, board=board())


TASKS: tuple[Task, ...] = (
    Task(name="tidy_outbox", at=time(3), do=_tidy),
    Task(name="sweep_files", at=time(3, 15), do=_sweep),
    Task(name="fade", at=time(3, 30), do=_fade),
    Task(name="reminders", at=time(8), do=remind),
    *(Task(name=f"deadlines_{hour}", at=time(hour), do=_tell_deadlines) for hour in range(FIRST_HOUR, LAST_HOUR + 1)),
)
