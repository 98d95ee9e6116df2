"""A page of sharing asks the database as often for three families as for twelve."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fabene.sharing import services
from tests.families import welcome
from tests.sharing.market import confirm, hand, hub_has, propose
from tests.web.conftest import signed_in
from tests.web.sharing.deeds import url_of
from tests.world import SATURDAY, build_world, key, stamp

pytestmark = pytest.mark.django_db

PAGES = ("plan", "plan_csv", "bags", "round", "left", "closing", "pick_up_list", "round_sheet", "labels_sheet")


def test_no_page_asks_more_for_more_families() -> None:
    place = build_world().grugliasco
    ugo = signed_in("ugo")
    for number in (1, 2, 3):
        welcome(place, number, home_delivery=number > 1)
    hub_has(place, fruit="40", bread="10")
    few = costs_of_a_day(ugo, word="few")
    for number in range(4, 13):
        welcome(place, number, home_delivery=number > 6)

    assert costs_of_a_day(ugo, word="many") == few


def costs_of_a_day(client: Client, *, word: str) -> dict[str, int]:
    """Return how many queries each page takes with one bag gone; then everything is as it was before the plan."""
    propose(word=word)
    bags = confirm(plan=word, word=word)
    handover = hand(bags[0])
    asked = {name: cost(client, name) for name in PAGES}
    services.undo_hand_over(handover=handover, stamp=stamp(19))
    services.undo_confirm(confirmation=key(word, SATURDAY.isoformat()), stamp=stamp(19))
    return asked


def cost(client: Client, name: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url_of(name))
    assert response.status_code == 200
    return len(queries)
