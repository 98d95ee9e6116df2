"""What nobody took goes on, and nothing follows for any family."""

from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest

from fabene.collecting import selectors as collecting_reads
from fabene.collecting import services as collecting
from fabene.collecting.values import Food
from fabene.core.food import DateKind
from fabene.core.owners import OwnerKind
from fabene.ledger.selectors import verify
from fabene.sharing import selectors, services
from fabene.sharing.values import BagState, Parcel
from tests.families import family, welcome
from tests.remembered import Remember
from tests.sharing.market import DAY, bag_of, bring, confirm, hand, hub_has, open_market, propose, refusal
from tests.world import SATURDAY, Place, build_world, key, stamp

pytestmark = pytest.mark.django_db


def build_place() -> Place:
    place = build_world().grugliasco
    welcome(place, 1)
    welcome(place, 2)
    hub_has(place, fruit="4", bread="2.5")
    return place


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build_place)


def pile(category: str) -> UUID:
    return next(pile.id for pile in selectors.free_of(DAY) if pile.category == category)


def pass_on(
    place: Place, kind: OwnerKind, parcel: Parcel, *, word: str = "on", tickets: int | None = None, day: UUID = DAY
) -> None:
    services.pass_on(
        id=key(word),
        day=day,
        destination=place.destinations[kind].id,
        parcel=parcel,
        tickets=tickets,
        stamp=stamp(19),
    )


def test_a_bag_nobody_fetched_goes_on(place: Place) -> None:
    propose()
    confirm()
    bag = bag_of(1)

    pass_on(place, OwnerKind.EMPORIO, Parcel(bag_id=bag.id))

    after = selectors.bag(bag.id)
    assert (after.state, after.destination) == (BagState.PASSED_ON, "Emporio solidale")
    assert collecting_reads.equation(DAY).passed_on_grams == bag.grams
    (passing,) = selectors.passings_of(DAY)
    assert (passing.bag_code, passing.grams, passing.kind) == (bag.code, bag.grams, "emporio")


def test_nothing_follows_for_the_family_whose_bag_went_on(place: Place) -> None:
    propose()
    confirm()
    hand(bag_of(2))
    pass_on(place, OwnerKind.EMPORIO, Parcel(bag_id=bag_of(1).id))
    week_later = SATURDAY + timedelta(days=7)
    hub_has(place, on=week_later, fruit="4")

    lines = {line.household_id: line.grams for line in propose(on=week_later).shares}

    assert lines == {family(1): 2000, family(2): 2000}


def test_a_bag_goes_once(place: Place) -> None:
    propose()
    confirm()
    bag = bag_of(1)
    pass_on(place, OwnerKind.EMPORIO, Parcel(bag_id=bag.id))
    pass_on(place, OwnerKind.EMPORIO, Parcel(bag_id=bag.id))

    assert len(selectors.passings_of(DAY)) == 1
    again = Parcel(bag_id=bag.id)
    assert refusal(lambda: pass_on(place, OwnerKind.KITCHEN, again, word="other")) == "bag_passed_on"
    assert refusal(lambda: pass_on(place, OwnerKind.KITCHEN, again)) == "id_used_for_something_else"
    assert refusal(lambda: hand(bag)) == "bag_passed_on"


def test_a_bag_handed_over_does_not_go_on(place: Place) -> None:
    propose()
    confirm()
    hand(bag_of(1))

    assert refusal(lambda: pass_on(place, OwnerKind.EMPORIO, Parcel(bag_id=bag_of(1).id))) == "bag_handed_over"


def test_a_bag_of_another_day_does_not_go_on_today(place: Place) -> None:
    propose()
    confirm()
    bag = bag_of(1)
    tuesday = open_market(place, on=SATURDAY + timedelta(days=3))

    assert refusal(lambda: pass_on(place, OwnerKind.EMPORIO, Parcel(bag_id=bag.id), day=tuesday)) == "bag_not_found"


def test_an_open_table_counts_people_and_asks_nobody_s_name(place: Place) -> None:
    pass_on(place, OwnerKind.OPEN_TABLE, Parcel(grams={pile("fruit"): 4000, pile("bread"): 500}), tickets=17)

    (passing,) = selectors.passings_of(DAY)
    assert (passing.tickets, passing.grams) == (17, 4500)
    assert [(item.category, item.grams) for item in passing.items] == [("bread", 500), ("fruit", 4000)]
    assert selectors.sharing_of(DAY).tickets == 17
    assert {pile.category: pile.grams for pile in selectors.free_of(DAY)} == {"bread": 2000}


def test_tickets_are_counted_at_open_tables_only(place: Place) -> None:
    parcel = Parcel(grams={pile("fruit"): 1000})

    assert refusal(lambda: pass_on(place, OwnerKind.EMPORIO, parcel, tickets=3)) == "tickets_elsewhere"
    assert refusal(lambda: pass_on(place, OwnerKind.OPEN_TABLE, parcel, tickets=-1)) == "tickets_refused"
    assert refusal(lambda: pass_on(place, OwnerKind.OPEN_TABLE, parcel, tickets=2001)) == "tickets_refused"


@pytest.mark.parametrize("kind", [OwnerKind.EMPORIO, OwnerKind.KITCHEN, OwnerKind.ANIMALS, OwnerKind.COMPOST])
def test_what_is_left_goes_to_whom_it_may(place: Place, kind: OwnerKind) -> None:
    pass_on(place, kind, Parcel(grams={pile("fruit"): 1500}))

    equation = collecting_reads.equation(DAY)
    assert (equation.passed_on_grams, equation.stock_grams, equation.closes) == (1500, 5000, True)


def test_expired_food_goes_to_animals_or_compost_only(place: Place) -> None:
    label = SATURDAY - timedelta(days=1)
    bring(place, Food(category="dairy", date_kind=DateKind.USE_BY, label_date=label), "3")
    parcel = Parcel(grams={pile("dairy"): 1000})

    for kind in (OwnerKind.EMPORIO, OwnerKind.OPEN_TABLE, OwnerKind.KITCHEN):
        assert refusal(partial(pass_on, place, kind, parcel, word=kind)) == "past_its_date"
    pass_on(place, OwnerKind.ANIMALS, parcel, word="animals")
    pass_on(place, OwnerKind.COMPOST, parcel, word="compost")
    assert {pile.category: pile.grams for pile in selectors.free_of(DAY)}["dairy"] == 1000


def test_no_more_goes_on_than_is_left(place: Place) -> None:
    fruit = pile("fruit")

    assert refusal(lambda: pass_on(place, OwnerKind.EMPORIO, Parcel(grams={fruit: 4001}))) == "more_than_left"
    assert refusal(lambda: pass_on(place, OwnerKind.EMPORIO, Parcel(grams={DAY: 1}))) == "supply_gone"
    propose()
    confirm()
    assert refusal(lambda: pass_on(place, OwnerKind.EMPORIO, Parcel(grams={fruit: 1}))) == "supply_gone"


def test_nothing_does_not_go_on(place: Place) -> None:
    assert refusal(lambda: pass_on(place, OwnerKind.EMPORIO, Parcel())) == "nothing_to_pass_on"
    assert refusal(lambda: pass_on(place, OwnerKind.EMPORIO, Parcel(grams={pile("fruit"): 0}))) == "nothing_to_pass_on"


def test_food_goes_to_places_of_its_own_network(place: Place) -> None:
    rivoli = build_world().rivoli

    assert (
        refusal(lambda: pass_on(rivoli, OwnerKind.EMPORIO, Parcel(grams={pile("fruit"): 1000})))
        == "destination_not_found"
    )
    parcel = Parcel(grams={pile("fruit"): 1000})
    assert refusal(lambda: pass_on(place, OwnerKind.EMPORIO, parcel, day=key("nowhere"))) == "day_not_found"


def test_a_slip_is_taken_back_and_the_food_is_here_again(place: Place) -> None:
    before = selectors.free_of(DAY)
    pass_on(place, OwnerKind.EMPORIO, Parcel(grams={pile("fruit"): 1000}))

    services.undo_pass_on(passing=key("on"), stamp=stamp(19, 1))
    services.undo_pass_on(passing=key("on"), stamp=stamp(19, 1))

    assert selectors.free_of(DAY) == before
    assert [passing.undone for passing in selectors.passings_of(DAY)] == [True]
    assert collecting_reads.equation(DAY).passed_on_grams == 0
    assert refusal(lambda: services.undo_pass_on(passing=DAY, stamp=stamp(19))) == "passing_not_found"
    assert verify().ok


def test_a_closed_day_passes_nothing_on(place: Place) -> None:
    parcel = Parcel(grams={pile("fruit"): 1000})
    pass_on(place, OwnerKind.EMPORIO, parcel)
    collecting.close_day(id=key("close"), day=DAY, stamp=stamp(20))

    assert refusal(lambda: pass_on(place, OwnerKind.EMPORIO, parcel, word="late")) == "day_closed"
    assert refusal(lambda: services.undo_pass_on(passing=key("on"), stamp=stamp(21))) == "day_closed"
    pass_on(place, OwnerKind.EMPORIO, parcel)  # said again it is what was said
    assert refusal(lambda: selectors.free_of(key("nowhere"))) == "day_not_found"
