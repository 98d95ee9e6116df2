"""Reading a day's sharing costs as many queries for three families as for thirty."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fabene.sharing import selectors
from tests.families import welcome
from tests.sharing.market import DAY, PLAN, confirm, hand, hub_has, propose
from tests.world import SATURDAY, Place, build_world

pytestmark = pytest.mark.django_db

READS: dict[str, tuple[Callable[[], object], int]] = {
    "the plan": (lambda: selectors.plan(PLAN), 7),
    "the plan of the day": (lambda: selectors.plan_of(DAY), 7),
    "the bags": (lambda: selectors.bags_of(DAY), 7),
    "the round": (lambda: selectors.round_of(DAY), 7),
    "the day": (lambda: selectors.sharing_of(DAY), 8),
    "what is free": (lambda: selectors.free_of(DAY), 6),
    "what went on": (lambda: selectors.passings_of(DAY), 1),
}


def share(place: Place, families: int) -> None:
    for number in range(1, families + 1):
        welcome(place, number, home_delivery=True)
    hub_has(place, fruit="90", bread="30")
    propose()
    for bag in confirm()[: families // 2]:
        hand(bag)


@pytest.mark.parametrize("families", [3, 30])
def test_reading_costs_the_same_for_few_and_for_many(families: int) -> None:
    share(build_world().grugliasco, families)

    too_many = {name: asked for name, (read, most) in READS.items() if (asked := cost(read)) > most}

    assert too_many == {}


def test_proposing_costs_the_same_however_long_the_past() -> None:
    place = build_world().grugliasco
    for number in (1, 2, 3):
        welcome(place, number)
    costs = []
    for week in range(3):
        on = SATURDAY + timedelta(weeks=week)
        hub_has(place, on=on, fruit="9")
        costs.append(cost(partial(propose, on=on)))
        for bag in confirm(on=on):
            hand(bag, on=on)

    assert costs[1] == costs[2]


def cost(read: Callable[[], object]) -> int:
    """Return how many queries it takes."""
    with CaptureQueriesContext(connection) as queries:
        read()
    return len(queries)
