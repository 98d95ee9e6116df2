"""A recall at three years of five networks: the way of one lot and the whole page, each within a second.

``python -m benchmarks.recall``. On SQLite, as an installation has it. The lot is the worst there could be: cooked ten
times, sent to every other network, in the bags of every family of all five.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module

import django
from django.core.management import call_command

LIMIT_SECONDS = 1.0
ROUNDS = 5


@contextmanager
def installation() -> Iterator[None]:
    """Prepare an empty installation in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="fabene-bench-") as folder:
        os.environ |= {"FABENE_DATA": folder, "DJANGO_SETTINGS_MODULE": "fabene.config.settings"}
        os.environ.pop("DATABASE_URL", None)
        django.setup()
        call_command("migrate", verbosity=0)
        yield


def main() -> int:
    """Measure, print a line for each promise, and return 1 if one is not kept."""
    with installation():
        return _measure()


def _measure() -> int:
    season, site = (import_module(f"benchmarks._recall_{name}") for name in ("season", "site"))
    nets = season.build()
    root = season.spread(nets)
    print(f"{site.counted()}", flush=True)
    recall = site.open_recall(nets[0].id("network"), root, at=datetime.now(UTC))
    client = site.browser(season.CARLA)
    lot, page = f"/reti/{nets[0].slug}/lotti/{root}/", f"/reti/{nets[0].slug}/richiami/{recall}/"
    found = f"/reti/{nets[0].slug}/lotti/?codice={site.code(root)}"
    site.warm(client, lot, page)
    kept = [
        _judge("the way of the lot", lambda: site.read_way(root)),
        _judge("the recall with who must be told", lambda: site.read_recall(recall, nets[0].id("network"))),
        _judge("the whole page of the lot", lambda: site.get(client, lot)),
        _judge("the whole page of the recall", lambda: site.get(client, page)),
        _judge("lots found by their code", lambda: site.get(client, found)),
    ]
    return 0 if all(kept) else 1


def _judge(what: str, call: Callable[[], int]) -> bool:
    seconds, queries = [], 0
    for _ in range(ROUNDS):
        start = time.perf_counter()
        queries = call()
        seconds.append(time.perf_counter() - start)
    median = sorted(seconds)[ROUNDS // 2]
    verdict = "kept" if median <= LIMIT_SECONDS else "NOT KEPT"
    print(f"{what}: {median:.3f} s of {LIMIT_SECONDS:.0f} s, {queries} queries: {verdict}", flush=True)
    return median <= LIMIT_SECONDS


if __name__ == "__main__":
    sys.exit(main())
