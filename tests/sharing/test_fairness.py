"""How fair a network's days were: the same days shared by others, and nobody to be recognised in it."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fabene.core.fairness import Leftover, Way
from fabene.sharing import selectors, services
from fabene.sharing.effective import Move
from fabene.sharing.values import EditWhy, NetworkFairness
from tests.families import family, welcome
from tests.remembered import Remember
from tests.sharing.market import code_of, confirm, hub_has, propose, share_out
from tests.world import SATURDAY, Place, build_world, key, stamp

pytestmark = pytest.mark.django_db

WEEK = timedelta(weeks=1)
AFTER = SATURDAY + 4 * WEEK
COELIAC = frozenset({"gluten"})


def build_weeks() -> Place:
    """Six families, two of them without gluten; two Saturdays, and on the first somebody stays away."""
    place = build_world().grugliasco
    for number in range(1, 7):
        welcome(place, number, adults=1 + number % 2, excludes=COELIAC if number < 3 else frozenset())
    hub_has(place, bread="8", fruit="6")
    share_out(away=frozenset({6}))
    hub_has(place, on=SATURDAY + WEEK, bread="2", fruit="9")
    share_out(on=SATURDAY + WEEK)
    return place


@pytest.fixture
def place(remember: Remember) -> Place:
    cache.clear()
    return remember(build_weeks)


def told(place: Place) -> NetworkFairness:
    return selectors.network_fairness(place.network.id, until=AFTER)


def test_every_week_stands_beside_what_others_would_have_done(place: Place) -> None:
    found = told(place)

    assert (found.days, [week.days for week in found.weeks]) == (2, [1, 1])
    assert [week.households for week in found.weeks] == [6, 6]
    assert set(found.weeks[1].ways) == set(Way)
    ours = found.weeks[1].ways[Way.LEXIMIN]
    assert all(ours.lowest_grams >= each.lowest_grams for each in found.weeks[1].ways.values())
    assert all(ours.gini_thousandths <= each.gini_thousandths for each in found.weeks[1].ways.values())
    assert ours.median_grams > 0
    assert selectors.network_fairness(place.network.id, until=SATURDAY + WEEK).days == 1  # that day is not over


def test_a_bag_that_stayed_is_not_weighed_in_public(place: Place) -> None:
    found = told(place)

    assert [week.left[Leftover.UNFETCHED] for week in found.weeks] == [None, 0]
    assert found.left[Leftover.UNFETCHED] is None
    assert found.left[Leftover.CRUMBS] == 0


def test_fewer_than_five_families_have_no_levels() -> None:
    cache.clear()
    place = build_world().grugliasco
    for number in range(1, 5):
        welcome(place, number)
    hub_has(place, fruit="6")
    share_out()

    (week,) = told(place).weeks

    assert (week.households, week.ways) == (None, {})


def test_moves_by_hand_are_counted_by_their_word_when_they_are_enough(place: Place) -> None:
    on = SATURDAY + 2 * WEEK
    day = hub_has(place, on=on, fruit="8")
    plan = propose(on=on)
    fruit = plan.supplies[0].id
    home = code_of(3, day=day)
    for number in range(6):
        back = Move(giver=home, taker=None, supply=fruit, packs=1)
        again = Move(giver=None, taker=home, supply=fruit, packs=1)
        services.edit(
            id=key("edit", str(number)),
            plan=plan.id,
            move=again if number % 2 else back,
            reason=f"lo chiede {home}",
            kind=EditWhy.ASKED,
            stamp=stamp(17, 5, day=on),
        )
    confirm(on=on)

    found = told(place)

    assert found.why == {EditWhy.ASKED: 6}
    assert (found.moves, [week.changed_plans for week in found.weeks]) == (6, [0, 0, 1])


def test_a_family_that_is_forgotten_takes_nothing_from_the_count(place: Place) -> None:
    before = told(place)

    services.forget(household=family(3), stamp=stamp(9, day=AFTER))

    after = told(place)
    assert [week.households for week in after.weeks] == [week.households for week in before.weeks]
    assert after.weeks[0].ways[Way.LEXIMIN] == before.weeks[0].ways[Way.LEXIMIN]


def test_more_days_ask_no_more_of_the_database_and_a_second_look_much_less(place: Place) -> None:
    with CaptureQueriesContext(connection) as two_days:
        told(place)
    with CaptureQueriesContext(connection) as again:
        told(place)
    for weeks in (2, 3):
        hub_has(place, on=SATURDAY + weeks * WEEK, fruit="9")
        share_out(on=SATURDAY + weeks * WEEK)
    with CaptureQueriesContext(connection) as four_days:
        assert told(place).days == 4

    assert len(four_days) == len(two_days) <= 12
    assert len(again) < len(two_days)
