"""What a family received before counts later: history, absence, newcomers, families that grow."""

from datetime import timedelta

import pytest

from fabene.core.quantities import MAX_BAG_GRAMS
from fabene.households import services as households
from fabene.sharing.values import PlanView
from tests.families import family, welcome
from tests.remembered import Remember
from tests.sharing.market import decide, hub_has, propose, share_out
from tests.world import SATURDAY, START, Place, build_world, key, stamp

pytestmark = pytest.mark.django_db

NEXT = SATURDAY + timedelta(days=7)
LATER = SATURDAY + timedelta(days=14)


def build_place() -> Place:
    place = build_world().grugliasco
    decide(place, "half_life_days", 0)
    return place


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build_place)


def planned(plan: PlanView) -> dict[int, int]:
    """Return the grams of each family by its number."""
    numbers = {family(number): number for number in range(1, 31)}
    return {numbers[line.household_id]: line.grams for line in plan.shares}


def before(plan: PlanView, number: int) -> int:
    return next(line.received_before_grams for line in plan.shares if line.household_id == family(number))


def test_who_could_eat_less_before_gets_more_now(place: Place) -> None:
    welcome(place, 1)
    welcome(place, 2, excludes=frozenset({"gluten"}))
    hub_has(place, bread="6", fruit="2")
    assert share_out() == {1: 6000, 2: 2000}
    hub_has(place, on=NEXT, fruit="8")

    plan = propose(on=NEXT)

    assert planned(plan) == {1: 2000, 2: 6000}
    assert {line.level for line in plan.shares} == {4000.0}


def test_who_had_far_more_is_told_why_there_is_nothing_today(place: Place) -> None:
    welcome(place, 1)
    welcome(place, 2, excludes=frozenset({"gluten"}))
    hub_has(place, bread="9")
    share_out()
    hub_has(place, on=NEXT, fruit="4")

    lines = {line.household_id: line for line in propose(on=NEXT).shares}

    assert (lines[family(1)].bound_by, lines[family(1)].grams) == ("received_before", 0)
    assert lines[family(2)].grams == 4000


def test_the_past_fades_with_the_half_life(place: Place) -> None:
    welcome(place, 1)
    hub_has(place, fruit="8")
    share_out()
    decide(place, "half_life_days", 7, since=SATURDAY)
    hub_has(place, on=NEXT, fruit="4")
    hub_has(place, on=LATER, fruit="4")

    assert before(propose(on=NEXT), 1) == 4000
    assert before(propose(on=LATER), 1) == 2000


def test_absence_neither_earns_nor_loses(place: Place) -> None:
    for number in (1, 2, 3):
        welcome(place, number)
    hub_has(place, fruit="6")
    share_out(away=frozenset({3}))
    hub_has(place, on=NEXT, fruit="6")

    assert planned(propose(on=NEXT)) == {1: 2000, 2: 2000, 3: 2000}


def test_a_pause_neither_earns_nor_loses(place: Place) -> None:
    for number in (1, 2, 3):
        welcome(place, number)
    households.mark(id=key("pause"), household=family(3), state="away", since=SATURDAY, stamp=stamp(9))
    households.mark(id=key("back"), household=family(3), state="coming", since=NEXT, stamp=stamp(10))
    hub_has(place, fruit="6")
    assert share_out() == {1: 3000, 2: 3000}
    hub_has(place, on=NEXT, fruit="6")

    assert planned(propose(on=NEXT)) == {1: 2000, 2: 2000, 3: 2000}


def test_a_newcomer_starts_at_the_median(place: Place) -> None:
    for number in (1, 2):
        welcome(place, number)
    hub_has(place, fruit="6")
    share_out()
    welcome(place, 3, since=NEXT)
    hub_has(place, on=NEXT, fruit="6")

    assert planned(propose(on=NEXT)) == {1: 2000, 2: 2000, 3: 2000}


def test_a_newcomer_starts_lowest_where_the_charter_says_so(place: Place) -> None:
    decide(place, "newcomers", "lowest")
    for number in (1, 2, 3):
        welcome(place, number, excludes=frozenset({"gluten"} if number == 3 else set()))
    hub_has(place, bread="6", fruit="1")
    share_out()
    welcome(place, 4, since=NEXT)
    hub_has(place, on=NEXT, fruit="4")

    plan = propose(on=NEXT)

    assert before(plan, 4) == before(plan, 3) == 1000
    assert planned(plan) == {1: 0, 2: 0, 3: 2000, 4: 2000}


def test_a_birth_leaves_the_level_where_it_was(place: Place) -> None:
    for number in (1, 2):
        welcome(place, number)
    hub_has(place, fruit="8")
    share_out()
    households.count_people(id=key("birth"), household=family(1), people=(2, 2), since=NEXT, stamp=stamp(9, day=NEXT))
    hub_has(place, on=NEXT, fruit="27")

    plan = propose(on=NEXT)

    assert (before(plan, 1), before(plan, 2)) == (6800, 4000)
    assert planned(plan) == {1: 17_000, 2: 10_000}


def test_a_day_of_another_market_of_the_network_counts(place: Place) -> None:
    welcome(place, 1)
    hub_has(place, on=START, fruit="50")
    share_out(on=START)
    hub_has(place, fruit="2")

    assert before(propose(), 1) == MAX_BAG_GRAMS


def test_whoever_comes_has_a_least_share_where_the_charter_sets_one(place: Place) -> None:
    welcome(place, 1)
    welcome(place, 2, excludes=frozenset({"gluten"}))
    hub_has(place, bread="30")
    share_out()
    decide(place, "least_share_percent", 50)
    hub_has(place, on=NEXT, fruit="8")

    assert planned(propose(on=NEXT)) == {1: 2000, 2: 6000}


def test_without_a_least_share_the_past_counts_whole(place: Place) -> None:
    welcome(place, 1)
    welcome(place, 2, excludes=frozenset({"gluten"}))
    hub_has(place, bread="30")
    share_out()
    hub_has(place, on=NEXT, fruit="8")

    assert planned(propose(on=NEXT)) == {1: 0, 2: 8000}
