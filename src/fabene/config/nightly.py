"""What is done once a day: the hour from which, and what. ``fabene worker`` does it; a new task is a line here."""

from datetime import datetime, time

from django.utils import timezone

from fabene.lib.daily.services import Task
from fabene.lib.files import services as files
from fabene.lib.outbox import sending
from fabene.lib.stamps import stamp_now
from fabene.privacy.services.fading import NIGHT, fade_tonight
from fabene.sharing.services.telling import remind


def _tidy(now: datetime) -> str:
    return f"{sending.tidy(now)} messages wiped"


def _sweep(now: datetime) -> str:
    return f"{files.sweep(now)} stray files removed"


def _fade(now: datetime) -> str:
    return fade_tonight(until=timezone.localdate(now), stamp=stamp_now(NIGHT, now))


TASKS: tuple[Task, ...] = (
    Task(name="tidy_outbox", at=time(3), do=_tidy),
    Task(name="sweep_files", at=time(3, 15), do=_sweep),
    Task(name="fade", at=time(3, 30), do=_fade),
    Task(name="reminders", at=time(8), do=remind),
)
