"""A page asks the database as often for thirty gifts as for three."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.collecting.market import Saturday, open_saturday
from tests.web.conftest import signed_in
from tests.web.days.deeds import url_of
from tests.world import at

pytestmark = pytest.mark.django_db

STALLS = ("12", "27", "31", "44")


def give(saturday: Saturday, number: int) -> None:
    """Let stalls give until there are so many gifts."""
    for place in range(number):
        saturday.tick(f"gift {place}", 1, source=saturday.stall(STALLS[place % 4]))


def asked(client: Client, url: str) -> int:
    """Return how often a page asks the database."""
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


@pytest.mark.parametrize("page", ["day", "stand", "gifts", "hub"])
def test_thirty_gifts_cost_no_more_questions_than_four(saturday: Saturday, page: str) -> None:
    carla, url = signed_in("carla"), url_of(page, saturday.day.id)
    give(saturday, 4)
    few = asked(carla, url)
    give(saturday, 30)

    assert asked(carla, url) == few


def test_twelve_days_cost_no_more_questions_than_two(saturday: Saturday, monkeypatch: pytest.MonkeyPatch) -> None:
    days = [at(12).date().replace(day=number) for number in range(9, 20)]
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(13, day=days[-1]))
    carla, url = signed_in("carla"), url_of("desk")
    open_saturday(saturday.world, day=days[0], word="day 0")
    few = asked(carla, url)
    for place, day in enumerate(days[1:], start=1):
        open_saturday(saturday.world, day=day, word=f"day {place}")

    assert asked(carla, url) == few
