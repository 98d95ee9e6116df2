"""`fabene worker`: what the site put off until later, the messages it sends, what it does once a day."""

import argparse
import os
import signal
from collections.abc import Callable
from threading import Event, Thread

from django.core.management import call_command

from fabene.config.errands import keep_going, one_round
from fabene.lib.outbox.sending import LEASE_SECONDS

HELP = "run what the site has put off, send its messages, do what is due once a day"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add when to stop."""
    parser.add_argument("--beside", type=int, default=None, metavar="PID", help="stop when that process is gone")
    parser.add_argument("--once", action="store_true", help="stop when nothing is left to do now")


def run(arguments: argparse.Namespace) -> int:
    """Run until stopped: tasks here, where signals arrive; errands beside them, in a thread with its own connection."""
    if arguments.once:
        call_command("db_worker", batch=True)
        one_round()
        return 0
    stop = Event()
    stopped = stop.wait if arguments.beside is None else beside(arguments.beside, stop=stop)
    errands = Thread(target=keep_going, args=(stopped,), name="errands")
    errands.start()
    try:
        call_command("db_worker")
    finally:
        stop.set()
        errands.join(LEASE_SECONDS)
    return 0


def beside(parent: int, *, stop: Event) -> Callable[[float], bool]:
    """Return what waits between two rounds, and ends this worker once ``parent`` is no longer above it."""

    def stopped(seconds: float) -> bool:
        if stop.wait(seconds):
            return True
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)
            return True
        return False

    return stopped
