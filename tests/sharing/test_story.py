"""A Saturday in Grugliasco, from the first crate to the last bag, with not a gram lost."""

import pytest

from fabene.collecting import selectors as collecting
from fabene.ledger.selectors import verify
from fabene.sharing import selectors, services
from fabene.sharing.values import BagState, BagView, Parcel
from tests.families import welcome_thirty
from tests.remembered import Remember
from tests.sharing.market import DAY, confirm, hand, play_to_the_hub, propose
from tests.world import Place, build_world, key, stamp

pytestmark = pytest.mark.django_db


def build_place() -> Place:
    place = build_world().grugliasco
    welcome_thirty(place)
    play_to_the_hub(place)
    return place


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build_place)


def test_every_family_gets_its_part_within_a_kilo(place: Place) -> None:
    plan = propose()

    exact = {(line.adults, line.children): round(line.exact_grams / 1000, 2) for line in plan.shares}
    assert exact == {(2, 3): 15.01, (1, 0): 3.66, (2, 0): 7.32}
    assert all(abs(line.grams - line.exact_grams) <= 1000 for line in plan.shares)
    assert sum(line.grams for line in plan.shares) == 260_000
    assert plan.left == ()


def test_no_bread_lies_in_the_ten_bags_without_gluten(place: Place) -> None:
    plan = propose()
    without_gluten = {line.code for line in plan.shares if "gluten" in line.excludes}
    theirs = [bag for bag in confirm() if bag.household_code in without_gluten]

    assert len(theirs) == 10
    assert not any("gluten" in bag.attributes for bag in theirs)
    assert not any(item.category == "bread" for bag in theirs for item in bag.items)


def test_a_saturday_in_grugliasco(place: Place) -> None:
    forgotten = hand_over_all_but_one(place)

    equation = collecting.equation(DAY)
    assert equation.closes
    assert equation.collected_grams == 268_000
    assert equation.given_grams == 253_000
    assert equation.passed_on_grams == 7_000
    assert equation.discarded_grams == 8_000
    assert equation.shrinkage_grams == equation.unexplained_grams == equation.stock_grams == 0
    assert collecting.restated_grams(DAY) == 28_000
    assert selectors.bag(forgotten.id).state == BagState.PASSED_ON
    assert verify().ok


def test_the_two_stalls_gave_130_and_78_kilos_of_fruit(place: Place) -> None:
    hand_over_all_but_one(place)

    fruit = collecting.day(DAY).category("fruit")
    assert fruit
    assert [(amount.label, amount.grams, amount.estimated) for amount in fruit.amounts] == [
        ("12", 130_000, True),
        ("27", 78_000, True),
    ]


def hand_over_all_but_one(place: Place) -> BagView:
    propose()
    bags = confirm()
    assert len({bag.code for bag in bags}) == 30
    forgotten = next(bag for bag in bags if bag.grams == 7000)
    for bag in bags:
        if bag != forgotten:
            hand(bag)
    services.pass_on(
        id=key("pass"), day=DAY, destination=place.emporio.id, parcel=Parcel(bag_id=forgotten.id), stamp=stamp(19)
    )
    return forgotten
