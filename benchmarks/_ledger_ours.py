"""Our side of ``benchmarks/ledger.py``, in a process of its own: through the services, as every room posts.

``python -m benchmarks._ledger_ours prepare|one_by_one|batch|fill|balance|verify COUNT`` prints one number (seconds).
"""

import os
import sys
import time
from datetime import UTC, datetime
from uuid import UUID

import django
from django.conf import settings
from django.core.management import call_command

from fabene.config.environment import read

settings.configure(
    DATABASES={"default": read(os.environ).database},
    INSTALLED_APPS=["django.contrib.contenttypes", "fabene.ledger"],
    USE_TZ=True,
)
django.setup()

from fabene.ledger import selectors, services  # noqa: E402 - models need the settings above
from fabene.ledger.values import Draft, Line, Unit  # noqa: E402 - likewise, after the settings
from fabene.lib.ids import new_id  # noqa: E402 - likewise, after the settings
from fabene.lib.stamps import stamp_now  # noqa: E402 - likewise, after the settings

BATCH = 500
BOOK, STALL, HUB, ACTOR = (UUID(int=number) for number in range(1, 5))


def prepare(_count: int) -> float:
    """Create the tables, a book and two owners."""
    call_command("migrate", verbosity=0)
    services.open_book(id=BOOK)
    services.open_owners({STALL: "stall", HUB: "hub"})
    return 0.0


def _draft(amount: int) -> Draft:
    now = datetime.now(UTC)
    lines = (
        Line(owner=STALL, unit=Unit.GRAMS, amount=-amount),
        Line(owner=HUB, unit=Unit.GRAMS, amount=amount),
    )
    return Draft(id=new_id(now), book=BOOK, kind="donation", lines=lines, stamp=stamp_now(ACTOR, now))


def one_by_one(count: int) -> float:
    """Post ``count`` movements, each committed, chained, and safe to repeat."""
    started = time.perf_counter()
    for amount in range(1, count + 1):
        services.post(_draft(amount))
    return time.perf_counter() - started


def batch(count: int) -> float:
    """Post ``count`` movements by ``post_many``."""
    started = time.perf_counter()
    services.post_many([_draft(amount) for amount in range(1, count + 1)])
    return time.perf_counter() - started


def fill(count: int) -> float:
    """Put ``count`` movements of one gram behind the accounts."""
    started = time.perf_counter()
    for first in range(0, count, BATCH):
        services.post_many([_draft(1) for _ in range(first, min(first + BATCH, count))])
    return time.perf_counter() - started


def balance(count: int) -> float:
    """Ask for one account's balance ``count`` times; seconds for all."""
    started = time.perf_counter()
    for _ in range(count):
        selectors.balance(owner=HUB, unit=Unit.GRAMS)
    return time.perf_counter() - started


def verify(count: int) -> float:
    """Audit the whole ledger, which must hold at least ``count`` entries and no fault."""
    started = time.perf_counter()
    report = selectors.verify()
    seconds = time.perf_counter() - started
    assert report.ok
    assert report.entries >= count
    return seconds


TASKS = {task.__name__: task for task in (prepare, one_by_one, batch, fill, balance, verify)}

if __name__ == "__main__":
    print(TASKS[sys.argv[1]](int(sys.argv[2])))
