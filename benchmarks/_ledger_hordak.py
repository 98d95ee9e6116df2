"""The peer's side of ``benchmarks/ledger.py``: django-hordak, used as its manual says, in a process of its own.

``python -m benchmarks._ledger_hordak prepare|one_by_one|batch|fill|balance COUNT`` prints one number (seconds).
"""

import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

import django
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from fabene.config.environment import read

settings.configure(
    DATABASES={"default": read(os.environ).database},
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "mptt", "djmoney", "hordak"],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
    SECRET_KEY="a key that only this benchmark uses",  # noqa: S106 - nothing is signed with it
)
django.setup()

from hordak.models import Account, AccountType, Leg, Transaction  # noqa: E402 - models need the settings above
from moneyed import Money  # noqa: E402 - likewise, after the settings

BATCH = 500
TODAY = datetime.now(UTC).date()


def prepare(_count: int) -> float:
    """Create the tables and two accounts."""
    call_command("migrate", verbosity=0)
    for name in ("stall", "hub"):
        Account.objects.create(name=name, type=AccountType.asset, currencies=["EUR"])
    return 0.0


def _accounts() -> tuple[Account, Account]:
    return Account.objects.get(name="stall"), Account.objects.get(name="hub")


def _post(giver: Account, taker: Account, *, amount: int) -> None:
    with transaction.atomic():
        posted = Transaction.objects.create(date=TODAY, description="donation")
        Leg.objects.create(transaction=posted, account=giver, credit=Money(amount, "EUR"))
        Leg.objects.create(transaction=posted, account=taker, debit=Money(amount, "EUR"))


def one_by_one(count: int) -> float:
    """Post ``count`` transactions, each committed."""
    giver, taker = _accounts()
    started = time.perf_counter()
    for amount in range(1, count + 1):
        _post(giver, taker, amount=amount)
    return time.perf_counter() - started


def batch(count: int) -> float:
    """Post ``count`` transactions in one commit: the manual knows no other way to post many."""
    giver, taker = _accounts()
    started = time.perf_counter()
    with transaction.atomic():
        for amount in range(1, count + 1):
            _post(giver, taker, amount=amount)
    return time.perf_counter() - started


def fill(count: int) -> float:
    """Put ``count`` transactions behind the accounts, by the shortest way there is."""
    giver, taker = _accounts()
    one = Money(1, "EUR")
    started = time.perf_counter()
    for first in range(0, count, BATCH):
        with transaction.atomic():
            rows = Transaction.objects.bulk_create(
                Transaction(date=TODAY, description="donation") for _ in range(first, min(first + BATCH, count))
            )
            Leg.objects.bulk_create(Leg(transaction=row, account=giver, credit=one) for row in rows)
            Leg.objects.bulk_create(Leg(transaction=row, account=taker, debit=one) for row in rows)
    return time.perf_counter() - started


def balance(count: int) -> float:
    """Ask for one account's balance ``count`` times, by the faster of the peer's two ways; seconds for all."""
    _, taker = _accounts()
    ways = (
        lambda: Account.objects.with_balances().get(pk=taker.pk).balance,
        taker.get_simple_balance,
    )
    return min(_timed(way, count=count) for way in ways)


def _timed(way: Callable[[], object], *, count: int) -> float:
    started = time.perf_counter()
    for _ in range(count):
        way()
    return time.perf_counter() - started


TASKS = {task.__name__: task for task in (prepare, one_by_one, batch, fill, balance)}

if __name__ == "__main__":
    print(TASKS[sys.argv[1]](int(sys.argv[2])))
