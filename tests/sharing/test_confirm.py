"""A person says yes to a plan: the bags exist, each with a code of the day."""

from datetime import timedelta

import pytest

from fabene.collecting import services as collecting
from fabene.collecting.values import Place as Where
from fabene.collecting.values import Reason
from fabene.households import services as households
from fabene.lib.codes import is_code
from fabene.sharing import selectors, services
from fabene.sharing.values import BagState, PlanState
from tests.families import family, welcome, welcome_thirty
from tests.remembered import Remember
from tests.sharing.market import CONFIRMED, DAY, PLAN, bag_of, confirm, hand, hub_has, kilos, propose, refusal
from tests.world import SATURDAY, Place, build_world, key, stamp

pytestmark = pytest.mark.django_db


def build_place() -> Place:
    place = build_world().grugliasco
    for number in (1, 2, 3):
        welcome(place, number, home_delivery=number == 3)
    hub_has(place, fruit="6", bread="3")
    propose()
    return place


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build_place)


def test_bags_hold_what_the_plan_says(place: Place) -> None:
    bags = confirm()

    planned = {line.code: line.items for line in selectors.plan(PLAN).shares}
    assert {bag.household_code: bag.items for bag in bags} == planned
    assert {bag.state for bag in bags} == {BagState.WAITING}
    assert sum(bag.home_delivery for bag in bags) == 1
    assert selectors.plan(PLAN).state == PlanState.CONFIRMED
    assert selectors.confirmation_of(DAY) == CONFIRMED


def test_a_bag_is_found_by_its_code_however_it_is_typed(place: Place) -> None:
    bag = confirm()[0]

    assert selectors.bag_by_code(DAY, f" {bag.code[:2].lower()}-{bag.code[2:]} ") == bag
    assert selectors.bag_by_code(DAY, bag.household_code.lower()) == bag
    assert refusal(lambda: selectors.bag_by_code(DAY, "nessuna")) == "bag_not_found"


def test_a_delegate_fetches_the_bag_with_a_code_until_the_family_drops_it(place: Place) -> None:
    confirm()
    code = households.name_delegate(id=key("aunt"), household=family(1), stamp=stamp(12))

    assert selectors.bag_by_code(DAY, code.lower()) == bag_of(1)
    households.drop_delegate(id=key("no"), household=family(1), delegate=key("aunt"), stamp=stamp(13))
    assert refusal(lambda: selectors.bag_by_code(DAY, code)) == "bag_not_found"


def test_codes_say_nothing_and_are_of_the_day(place: Place) -> None:
    week_later = SATURDAY + timedelta(days=7)
    first = confirm()
    hub_has(place, on=week_later, fruit="6")
    propose(on=week_later)
    second = confirm(on=week_later)

    assert all(is_code(bag.code) and len(bag.code) == 4 for bag in first + second)
    assert all(bag.code not in bag.household_code for bag in first)
    was = {bag.household_code: bag.code for bag in first}
    assert all(was[bag.household_code] != bag.code for bag in second)


def test_thirty_bags_have_thirty_codes() -> None:
    place = build_world().grugliasco
    welcome_thirty(place)
    hub_has(place, fruit="260")
    propose()

    assert len({bag.code for bag in confirm()}) == 30


def test_confirming_twice_makes_no_second_bags(place: Place) -> None:
    assert confirm() == confirm()


def test_a_second_confirmation_is_refused(place: Place) -> None:
    confirm()

    assert refusal(lambda: confirm(word="again")) == "already_confirmed"


def test_an_outdated_plan_is_not_confirmed(place: Place) -> None:
    propose(word="newer")

    assert refusal(confirm) == "plan_outdated"
    assert refusal(lambda: services.confirm(id=key("c"), plan=DAY, stamp=stamp(17))) == "plan_not_found"


def test_an_exclusion_told_a_second_before_refuses_the_plan(place: Place) -> None:
    households.choose(
        id=key("choice"), household=family(1), excludes=frozenset({"gluten"}), likes=frozenset(), stamp=stamp(17, 9)
    )

    assert refusal(confirm) == "exclusion_broken"
    assert selectors.bags_of(DAY) == []

    lines = {line.household_id: line for line in propose(word="newer").shares}
    assert {item.category for item in lines[family(1)].items} == {"fruit"}


def test_an_exclusion_told_a_second_after_is_shown_on_the_bag(place: Place) -> None:
    bags = confirm()
    assert not any(bag.unwanted for bag in bags)

    households.choose(
        id=key("choice"), household=family(1), excludes=frozenset({"gluten"}), likes=frozenset(), stamp=stamp(17, 11)
    )

    assert sorted(bag.unwanted for bag in selectors.bags_of(DAY)) == [frozenset(), frozenset(), frozenset({"gluten"})]


def test_who_left_in_the_meantime_refuses_the_plan(place: Place) -> None:
    households.mark(id=key("pause"), household=family(1), state="away", since=SATURDAY, stamp=stamp(17, 9))

    assert refusal(confirm) == "household_not_coming"


def test_food_thrown_away_in_the_meantime_refuses_the_plan(place: Place) -> None:
    collecting.discard(
        id=key("thrown"),
        day=DAY,
        place=Where.HUB,
        category="fruit",
        weight=kilos("1"),
        reason=Reason.SPOILED,
        stamp=stamp(17, 5),
    )

    assert refusal(confirm) == "stock_changed"


def test_a_closed_day_confirms_nothing_new(place: Place) -> None:
    collecting.close_day(id=key("close"), day=DAY, stamp=stamp(17, 5))

    assert refusal(confirm) == "day_closed"


def test_a_confirmation_is_taken_back_and_its_codes_die(place: Place) -> None:
    codes = {bag.code for bag in confirm()}

    services.undo_confirm(confirmation=CONFIRMED, stamp=stamp(17, 20))
    services.undo_confirm(confirmation=CONFIRMED, stamp=stamp(17, 20))

    assert selectors.bags_of(DAY) == []
    assert selectors.confirmation_of(DAY) is None
    assert sum(pile.grams for pile in selectors.free_of(DAY)) == 9000
    assert codes.isdisjoint(bag.code for bag in confirm(word="again"))


def test_a_confirmation_whose_bags_have_gone_stays(place: Place) -> None:
    bags = confirm()
    hand(bags[0])

    assert refusal(lambda: services.undo_confirm(confirmation=CONFIRMED, stamp=stamp(19))) == "bags_already_gone"
    assert (
        refusal(lambda: services.undo_confirm(confirmation=key("nothing"), stamp=stamp(19))) == "confirmation_not_found"
    )


def test_a_bag_of_a_confirmation_taken_back_is_not_handed_over(place: Place) -> None:
    bag = confirm()[0]
    services.undo_confirm(confirmation=CONFIRMED, stamp=stamp(17, 20))

    assert refusal(lambda: hand(bag)) == "confirmation_undone"


def test_what_was_left_of_an_earlier_day_is_shared_too(place: Place) -> None:
    hub_has(place, on=SATURDAY - timedelta(days=1), fruit="2")

    plan = propose(word="newer")

    assert sum(pile.grams for pile in plan.supplies if pile.category == "fruit") == 8000
    assert sum(bag.grams for bag in confirm(plan="newer")) == 11_000
