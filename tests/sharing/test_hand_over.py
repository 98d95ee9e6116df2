"""Bags change hands: one tap, taken back when it was a slip; the rider's order."""

from datetime import timedelta
from functools import partial

import pytest

from fabene.collecting import selectors as collecting_reads
from fabene.collecting import services as collecting
from fabene.ledger.selectors import balance, verify
from fabene.ledger.values import Unit
from fabene.sharing import selectors, services
from fabene.sharing.values import BagState, DaySharing, Parcel
from tests.families import welcome
from tests.remembered import Remember
from tests.sharing.market import CONFIRMED, DAY, bag_of, confirm, hand, hub_has, propose, refusal
from tests.world import SATURDAY, Place, build_world, key, stamp

pytestmark = pytest.mark.django_db


def build_place() -> Place:
    place = build_world().grugliasco
    for number in (1, 2, 3, 4):
        welcome(place, number, home_delivery=number > 2)
    hub_has(place, fruit="8", bread="4")
    propose()
    confirm()
    return place


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build_place)


def hub_grams(place: Place) -> int:
    return balance(owner=place.hub.id, unit=Unit.GRAMS)


def test_one_tap_hands_a_bag_over(place: Place) -> None:
    bag = bag_of(1)

    handover = hand(bag)

    after = selectors.bag(bag.id)
    assert (after.state, after.event_id, after.gone_at) == (BagState.HANDED_OVER, handover, stamp(18).happened_at)
    assert hub_grams(place) == 9000
    assert collecting_reads.equation(DAY).given_grams == 3000
    assert selectors.day_of_bag(bag.id) == selectors.day_of_handover(handover) == DAY


def test_the_same_tap_twice_is_one(place: Place) -> None:
    hand(bag_of(1))
    hand(bag_of(1))

    assert hub_grams(place) == 9000
    assert selectors.handed_over_count() == 1


def test_another_tap_on_a_bag_that_has_gone_is_refused(place: Place) -> None:
    bag = bag_of(1)
    hand(bag)

    assert refusal(lambda: hand(bag, word="another tap")) == "bag_handed_over"


def test_an_id_used_for_another_bag_is_refused(place: Place) -> None:
    handover = hand(bag_of(1))

    assert (
        refusal(lambda: services.hand_over(id=handover, bag=bag_of(2).id, stamp=stamp(18)))
        == "id_used_for_something_else"
    )


def test_a_slip_is_taken_back_and_the_bag_waits_again(place: Place) -> None:
    bag = bag_of(1)
    handover = hand(bag)

    services.undo_hand_over(handover=handover, stamp=stamp(18, 1))
    services.undo_hand_over(handover=handover, stamp=stamp(18, 1))

    assert selectors.bag(bag.id) == bag
    assert hub_grams(place) == 12_000
    hand(bag, word="this time really")
    assert collecting_reads.equation(DAY).given_grams == 3000
    assert verify().ok


def test_what_is_not_there_is_not_handed_over(place: Place) -> None:
    assert refusal(lambda: services.hand_over(id=key("x"), bag=DAY, stamp=stamp(18))) == "bag_not_found"
    assert refusal(lambda: services.undo_hand_over(handover=DAY, stamp=stamp(18))) == "handover_not_found"
    assert refusal(lambda: selectors.bag(DAY)) == "bag_not_found"
    assert refusal(lambda: selectors.day_of_bag(DAY)) == "bag_not_found"
    assert refusal(lambda: selectors.day_of_handover(DAY)) == "handover_not_found"


def test_a_closed_day_hands_nothing_over_and_takes_nothing_back(place: Place) -> None:
    handover = hand(bag_of(1))
    waiting = bag_of(2)
    collecting.close_day(id=key("close"), day=DAY, stamp=stamp(20))

    assert refusal(lambda: hand(waiting)) == "day_closed"
    assert refusal(lambda: services.undo_hand_over(handover=handover, stamp=stamp(21))) == "day_closed"
    assert refusal(lambda: services.undo_confirm(confirmation=CONFIRMED, stamp=stamp(21))) == "day_closed"
    hand(bag_of(1))  # said again it is what was said


def test_a_bag_forgotten_when_the_day_closed_is_food_for_the_next(place: Place) -> None:
    for number in (1, 2, 3):
        hand(bag_of(number))
    collecting.close_day(id=key("close"), day=DAY, stamp=stamp(20))
    sunday = SATURDAY + timedelta(days=1)
    hub_has(place, on=sunday)

    assert sum(pile.grams for pile in selectors.free_of(key("day", sunday.isoformat()))) == 3000


def test_the_rider_sets_the_order_of_the_round(place: Place) -> None:
    third, fourth = bag_of(3).id, bag_of(4).id

    services.order_round(id=key("order"), day=DAY, bags=[fourth, third], stamp=stamp(18))
    assert [bag.id for bag in selectors.round_of(DAY)] == [fourth, third]

    services.order_round(id=key("other order"), day=DAY, bags=[third, fourth], stamp=stamp(18))
    services.order_round(id=key("order"), day=DAY, bags=[fourth, third], stamp=stamp(18))  # an old request, again
    assert [bag.id for bag in selectors.round_of(DAY)] == [third, fourth]


def test_a_round_leaves_no_bag_out(place: Place) -> None:
    third, fourth, first = bag_of(3).id, bag_of(4).id, bag_of(1).id

    for bags in ([third], [third, third], [third, fourth, first]):
        order = partial(services.order_round, id=key("o"), day=DAY, bags=bags, stamp=stamp(18))
        assert refusal(order) == "round_incomplete"


def test_the_day_in_numbers(place: Place) -> None:
    hand(bag_of(1))
    hand(bag_of(2))
    services.pass_on(
        id=key("on"), day=DAY, destination=place.emporio.id, parcel=Parcel(bag_id=bag_of(3).id), stamp=stamp(19)
    )

    assert selectors.sharing_of(DAY) == DaySharing(
        bags=4, handed_over=2, passed_on=1, waiting=1, given_grams=6000, passed_on_grams=3000, tickets=0
    )
    assert selectors.handed_over_count(network=place.network.id) == selectors.households_reached() == 2
    assert selectors.households_reached(network=key("elsewhere")) == 0
