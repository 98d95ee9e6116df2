"""However many families there are, a question asks the database the same number of times."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fabene.households import selectors
from fabene.households.values import Channel
from tests.families import contacts, family, refer
from tests.world import SATURDAY, World, build_world, key

pytestmark = pytest.mark.django_db


def questions(world: World) -> dict[str, Callable[[], object]]:
    network, market = world.grugliasco.network.id, world.grugliasco.market.id
    organisations = [key("organisation", "la-tavola")]
    everybody = [family(number) for number in range(1, 13)]
    return {
        "households_of": lambda: selectors.households_of(network=network, on=SATURDAY),
        "expected_on": lambda: selectors.expected_on(market=market, on=SATURDAY),
        "by_id": lambda: selectors.by_id(ids=everybody, on=SATURDAY),
        "own": lambda: selectors.own(organisations=organisations, network=network, on=SATURDAY),
        "waiting": lambda: selectors.waiting(network=network, on=SATURDAY),
        "unmet": lambda: selectors.unmet(network=network, on=SATURDAY),
        "due": lambda: selectors.due_for_review(network=network, on=SATURDAY),
        "points": lambda: selectors.contact_points_of(households=everybody),
        "matches": lambda: selectors.matches_for(organisations),
    }


def asked(world: World) -> dict[str, int]:
    found = {}
    for name, question in questions(world).items():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            question()
        found[name] = len(queries)
    return found


def test_no_question_asks_more_for_more_families() -> None:
    world = build_world()
    for number in range(1, 5):
        refer_one(world, number)
    few = asked(world)
    for number in range(5, 13):
        refer_one(world, number)

    assert asked(world) == few
    assert max(few.values()) <= 3


def refer_one(world: World, number: int) -> None:
    """Refer a family of which every second waits; pairs of them have one telephone."""
    said = replace(contacts(number), phone=contacts(number // 2).phone)
    refer(world.grugliasco, number, waiting=number % 2 == 0, contacts=said, review_on=SATURDAY, channels={Channel.SMS})
