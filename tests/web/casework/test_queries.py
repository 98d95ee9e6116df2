"""A page of casework asks the database as often for twelve families as for three."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.families import refer
from tests.sharing.market import confirm, hub_has, propose
from tests.web.casework.deeds import url_of
from tests.web.conftest import signed_in
from tests.world import SATURDAY, World

pytestmark = pytest.mark.django_db


def asked(client: Client, url: str) -> int:
    """Return how often a page asks the database."""
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def some(world: World, numbers: range) -> None:
    """Refer families: every third waits, the others are served at home."""
    for number in numbers:
        refer(world.grugliasco, number, waiting=number % 3 == 0, home_delivery=True, since=SATURDAY)


@pytest.mark.parametrize(
    ("name", "page"),
    [("cesare", "families"), ("cesare", "desk"), ("carla", "network"), ("carla", "network_csv"), ("marta", "need")],
)
def test_twelve_families_cost_no_more_questions_than_three(world: World, name: str, page: str) -> None:
    client = signed_in(name)
    some(world, range(1, 4))
    few = asked(client, url_of(page))
    some(world, range(4, 13))

    assert asked(client, url_of(page)) == few


def test_a_round_of_eight_costs_no_more_than_a_round_of_two(world: World) -> None:
    some(world, range(1, 13))
    remo = signed_in("remo")
    hub_has(world.grugliasco, fruit="60")
    empty = asked(remo, url_of("rounds"))
    propose()
    confirm()

    assert asked(remo, url_of("rounds")) <= empty + 12
