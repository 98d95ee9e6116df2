"""What a worker does besides the tasks of the site: what is due today, and the messages that are due now."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import close_old_connections
from django.utils import timezone

from fabene.config.nightly import TASKS
from fabene.lib.daily.services import Task, run_due
from fabene.lib.imports.working import work
from fabene.lib.outbox import routes
from fabene.lib.outbox.sending import pump
from fabene.web.pages.imports.kinds import IMPORTERS

PAUSE_SECONDS = 5

logger = logging.getLogger(__name__)


def one_round(clock: Callable[[], datetime] = timezone.now) -> int:
    """Do what is due, write tables that wait, send what is due, and return how many errands that were."""
    done = run_due(TASKS, clock=clock, failed=_say)
    done += work(importers=IMPORTERS, clock=clock, between=_now_and_then(lambda: _send(clock), clock=clock))
    return done + _send(clock)


def _send(clock: Callable[[], datetime]) -> int:
    return pump(gateways=routes.gateways(), limits=routes.limits(), clock=clock)


def _now_and_then(errand: Callable[[], object], *, clock: Callable[[], datetime]) -> Callable[[], None]:
    """Return what does an errand when it is called, and then at most once in every ``PAUSE_SECONDS``."""
    due = clock()

    def perhaps() -> None:
        nonlocal due
        if clock() >= due:
            errand()
            due = clock() + timedelta(seconds=PAUSE_SECONDS)

    return perhaps


def keep_going(stopped: Callable[[float], bool], *, errand: Callable[[], int] = one_round) -> None:
    """Go round after round until ``stopped``, which waits so many seconds, says so; a round that fails ends nothing."""
    while not stopped(PAUSE_SECONDS):
        close_old_connections()
        try:
            errand()
        except Exception:
            logger.exception("an errand failed; the next one follows")
        finally:
            close_old_connections()


def _say(task: Task, error: Exception) -> None:
    logger.error("the daily task %s failed; it is tried again", task.name, exc_info=error)
