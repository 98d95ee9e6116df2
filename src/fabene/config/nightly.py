"""What is done once a day: the hour from which, and what. ``fabene worker`` does it; a new task is a line here."""

from datetime import datetime, time

from fabene.lib.daily.services import Task
from fabene.lib.outbox import sending
from fabene.sharing.services.telling import remind


def _tidy(now: datetime) -> str:
    return f"{sending.tidy(now)} messages wiped"


TASKS: tuple[Task, ...] = (
    Task(name="tidy_outbox", at=time(3), do=_tidy),
    Task(name="reminders", at=time(8), do=remind),
)
