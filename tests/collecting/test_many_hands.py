"""Several phones at once: each with a connection of its own, and commits that are real."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from django.db import connections

from fabene.collecting.models import Donation
from fabene.ledger.selectors import verify
from tests.collecting.market import Saturday, open_saturday, stall_amounts
from tests.databases import Database


def at_once(deeds: list[Callable[[], object]]) -> list[object]:
    """Do everything at the same time, every deed on a connection of its own."""

    def alone(deed: Callable[[], object]) -> object:
        try:
            return deed()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=len(deeds)) as pool:
        return list(pool.map(alone, deeds))


def ticks(saturday: Saturday, words: list[str]) -> list[Callable[[], object]]:
    return [partial(saturday.tick, word, 1, source=saturday.stall("12")) for word in words]


def test_crates_ticked_at_once_are_all_there_and_share_the_guess(fresh_database: Database) -> None:
    saturday = open_saturday()
    saturday.tick("before", 1, source=saturday.stall("27"))
    saturday.guess("guess", "50")

    at_once(ticks(saturday, ["a", "b", "c", "d"]))

    assert stall_amounts(saturday.seen(), "fruit") == {"12": (40_000, True), "27": (10_000, True)}
    assert verify().ok


def test_one_tick_sent_five_times_at_once_is_one_tick(fresh_database: Database) -> None:
    saturday = open_saturday()

    answers = at_once(ticks(saturday, ["same"] * 5))

    assert answers == [answers[0]] * 5
    assert Donation.objects.count() == 1
    assert verify().ok
