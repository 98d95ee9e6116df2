"""`fabene serve`: the site, by granian."""

import argparse
import ipaddress
import sys

from django.conf import settings
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from fabene.config.environment import Environment, EnvironmentRefusedError

HELP = "serve the site on FABENE_HOST and FABENE_PORT"
THREADS_PER_WORKER = 4


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the number of workers."""
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes that answer (1)")


def run(arguments: argparse.Namespace) -> int:
    """Answer requests until stopped."""
    environment: Environment = settings.ENVIRONMENT
    refuse_demo_in_public(environment)
    sys.stderr.write(f"fabene: http://{shown(environment.host)}:{environment.port}\n")
    Granian(
        "fabene.config.wsgi:application",
        address=environment.host,
        port=environment.port,
        interface=Interfaces.WSGI,
        workers=arguments.workers,
        blocking_threads=THREADS_PER_WORKER,
        log_level=LogLevels.warning,
    ).serve()
    return 0


def refuse_demo_in_public(environment: Environment) -> None:
    """Raise ``EnvironmentRefusedError`` when a demonstration would answer others without having been told twice."""
    if environment.demo and not environment.demo_in_public and not is_loopback(environment.host):
        raise EnvironmentRefusedError(
            f"FABENE_DEMO is 1 and FABENE_HOST is {environment.host}: anybody who reaches that address could take any "
            "seat. Listen on 127.0.0.1, or set FABENE_DEMO_IN_PUBLIC=1 as well"
        )


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach ``host``. A name other than localhost may be anybody's."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def shown(host: str) -> str:
    """Return ``host`` as it stands in an address: IPv6 in brackets."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
