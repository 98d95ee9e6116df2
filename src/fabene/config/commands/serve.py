"""`fabene serve`: the site, by granian."""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from fabene.config.commands.start import first_link
from fabene.config.environment import Environment, EnvironmentRefusedError
from fabene.config.health.checks import in_the_way
from fabene.config.health.reach import is_for_people, is_loopback
from fabene.lib.outbox.sending import LEASE_SECONDS
from fabene.people.selectors import somebody_is_here
from fabene.people.values import FIRST_MINUTES

HELP = "serve the site on FABENE_HOST and FABENE_PORT"
THREADS_PER_WORKER = 4
WORKER = "import sys; from fabene.config.cli import main; sys.exit(main(sys.argv[1:]))"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the number of processes, and who sends what waits."""
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes that answer (1)")
    parser.add_argument("--with-worker", action="store_true", help="run `fabene worker` beside it, and end it too")


def run(arguments: argparse.Namespace) -> int:
    """Answer requests until stopped."""
    environment: Environment = settings.ENVIRONMENT
    refuse_demo_in_public(environment)
    refuse_unready(environment)
    sys.stderr.write(f"fabene: http://{shown(environment.host)}:{environment.port}\n")
    tell_first(environment)
    server = Granian(
        "fabene.config.wsgi:application",
        address=environment.host,
        port=environment.port,
        interface=Interfaces.WSGI,
        workers=arguments.workers,
        blocking_threads=THREADS_PER_WORKER,
        log_level=LogLevels.warning,
    )
    if not arguments.with_worker:
        server.serve()
        return 0
    with worker_beside():
        server.serve()
    return 0


def tell_first(environment: Environment) -> None:
    """Print the link of the first person where nobody signs in yet; a demonstration has its seats."""
    if environment.demo or somebody_is_here():
        return
    sys.stderr.write(
        f"fabene: nobody signs in here yet. Whoever begins opens this link, good once and for {FIRST_MINUTES} minutes\n"
        f"fabene: (`fabene start` prints another): {first_link()}\n"
    )


@contextmanager
def worker_beside() -> Iterator[subprocess.Popen[bytes]]:
    """Run `fabene worker` as long as this lasts.

    It stands in a session of its own, so that it is this process that stops it and not the keyboard as well; when this
    process is killed it sees that by itself.
    """
    beside = [sys.executable, "-c", WORKER, "worker", "--beside", str(os.getpid())]
    worker = subprocess.Popen(beside, start_new_session=True)  # noqa: S603 - this very program
    try:
        yield worker
    finally:
        worker.terminate()
        worker.wait(LEASE_SECONDS)


def refuse_demo_in_public(environment: Environment) -> None:
    """Raise ``EnvironmentRefusedError`` when a demonstration would answer others without having been told twice."""
    if environment.demo and not environment.demo_in_public and not is_loopback(environment.host):
        raise EnvironmentRefusedError(
            f"FABENE_DEMO is 1 and FABENE_HOST is {environment.host}: anybody who reaches that address could take any "
            "seat. Listen on 127.0.0.1, or set FABENE_DEMO_IN_PUBLIC=1 as well"
        )


def refuse_unready(environment: Environment) -> None:
    """Raise ``EnvironmentRefusedError`` naming everything that a real site needs before others may reach it.

    On this machine alone the site answers all the same, so that what is missing can be done there.
    """
    missing = in_the_way() if is_for_people(environment) else []
    if missing:
        listed = "".join(f"\n  - {sentence}" for sentence in missing)
        raise EnvironmentRefusedError(
            f"others could reach this site and it is not ready for them:{listed}\n"
            "`fabene doctor` tells the rest. To set it up before, listen on 127.0.0.1 without FABENE_HTTPS"
        )


def shown(host: str) -> str:
    """Return ``host`` as it stands in an address: IPv6 in brackets."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
