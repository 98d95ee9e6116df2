"""Jars are shared as packs of what they weigh, nappies by a plan of their own that no kilo enters."""

from datetime import date, timedelta

import pytest

from fabene.collecting import selectors as collecting_reads
from fabene.collecting import services as collecting
from fabene.collecting.values import Food, Weight
from fabene.core.fair_shares import check
from fabene.core.fair_shares.formats import plan_from, problem_from
from fabene.core.fairness import Leftover
from fabene.core.food import DateKind
from fabene.core.owners import OwnerKind
from fabene.core.quantities import PIECE
from fabene.ledger.selectors import balance, verify
from fabene.ledger.values import Unit
from fabene.sharing import selectors, services
from fabene.sharing.effective import Move
from fabene.sharing.models import Plan
from fabene.sharing.values import BagState, EditWhy, Parcel
from tests.families import family, welcome
from tests.remembered import Remember
from tests.sharing.market import DAY, bag_of, confirm, from_stall, hand, hub_has, kilos, propose, refusal
from tests.world import SATURDAY, Place, build_world, key, stamp

JARS = Food(category="jars", date_kind=DateKind.BEST_BEFORE, label_date=date(2021, 12, 31), piece_grams=300)
NAPPIES = Food(category="baby")
SUNDAY = SATURDAY + timedelta(days=7)


def count(place: Place, food: Food, pieces: int, *, on: date = SATURDAY) -> None:
    """Let stall 12 give pieces that are carried to the hub."""
    day, word = key("day", on.isoformat()), f"{food.category} {on}"
    weight = Weight(amount=kilos(str(pieces)).amount, unit=PIECE)
    collecting.record_donation(
        id=key("gift", word), day=day, source=from_stall(place, "12"), food=food, weight=weight, stamp=stamp(13, day=on)
    )
    collecting.carry(id=key("carry", word), day=day, category=food.category, stamp=stamp(16, day=on))


def build() -> Place:
    """Three families; ten kilos of fruit, nine jars and seven packs of nappies stand at the hub."""
    place = build_world().grugliasco
    for number in (1, 2, 3):
        welcome(place, number)
    hub_has(place, fruit="10")
    count(place, JARS, 9)
    count(place, NAPPIES, 7)
    return place


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build)


def held(place: Place, unit: Unit) -> int:
    return balance(owner=place.hub.id, unit=unit)


def test_jars_weigh_in_the_plan_and_nappies_do_not(place: Place) -> None:
    plan = propose()

    assert {pile.category: (pile.packs, pile.pack_grams, pile.grams, pile.food) for pile in plan.supplies} == {
        "fruit": (10, 1000, 10_000, True),
        "jars": (9, 300, 2700, True),
        "baby": (7, 0, 0, False),
    }
    items = [item for line in plan.shares for item in line.items]
    assert sum(item.pieces for item in items if item.category == "jars") == 9
    assert sorted(item.pieces for item in items if item.category == "baby") == [2, 2, 3]
    assert all(
        (item.grams, item.packs) == (item.pieces * 300, item.pieces) for item in items if item.category == "jars"
    )
    assert sum(line.grams for line in plan.shares) == 12_700
    assert all(line.pieces == sum(item.pieces for item in line.items) for line in plan.shares)


def test_every_problem_of_a_plan_can_be_judged_by_anybody(place: Place) -> None:
    plan = Plan.objects.get(id=propose().id)
    problems = [(plan.problem, plan.solution), *((extra["problem"], extra["solution"]) for extra in plan.extras)]

    assert [extra["category"] for extra in plan.extras] == ["baby"]
    for problem, solution in problems:
        assert not check(problem_from(problem), plan_from(solution))


def test_a_bag_with_jars_and_nappies_is_handed_over_in_their_own_units(place: Place) -> None:
    propose()
    bags = confirm()
    free = {pile.category: (pile.grams, pile.pieces) for pile in selectors.free_of(DAY)}
    for bag in bags:
        hand(bag)

    assert free == {}
    assert (held(place, Unit.GRAMS), held(place, Unit.PIECES)) == (0, 0)
    sums = collecting_reads.sums(DAY)
    assert (sums.grams.given_grams, sums.pieces.given_pieces) == (10_000, 16)
    sharing = selectors.sharing_of(DAY)
    assert (sharing.given_grams, sharing.given_pieces) == (10_000, 16)
    assert sum(bag.grams for bag in bags) == 12_700
    assert sum(bag.pieces for bag in bags) == 16
    assert sums.closes
    assert verify().ok
    assert collecting_reads.verify_lots() == ()


def test_how_fair_a_day_was_is_told_of_its_food_and_nappies_moved_by_hand_break_nothing(place: Place) -> None:
    plan = propose()
    nappies = next(pile.id for pile in plan.supplies if pile.category == "baby")
    giver, taker = (line.code for line in plan.shares[:2])
    move = Move(giver=giver, taker=taker, supply=nappies, packs=1)
    services.edit(
        id=key("edit"), plan=plan.id, move=move, reason="ha un neonato", kind=EditWhy.ASKED, stamp=stamp(17, 5)
    )
    confirm()

    told = selectors.network_fairness(place.network.id, until=SUNDAY)

    assert (told.days, told.moves) == (1, 1)
    assert told.left[Leftover.CRUMBS] == told.left[Leftover.WHOLE_PACKS] == 0


def test_a_handover_with_pieces_is_taken_back(place: Place) -> None:
    propose()
    confirm()
    handover = hand(bag_of(1))
    services.undo_hand_over(handover=handover, stamp=stamp(18, 5))

    assert bag_of(1).state == BagState.WAITING
    assert (held(place, Unit.GRAMS), held(place, Unit.PIECES)) == (10_000, 16)


def test_who_got_fewer_nappies_comes_first_the_next_time_and_food_does_not_see_them(place: Place) -> None:
    first = {line.household_id: line.pieces for line in propose().shares}
    for bag in confirm():
        hand(bag)
    hub_has(place, on=SUNDAY, fruit="3")
    count(place, NAPPIES, 2, on=SUNDAY)
    plan = propose(on=SUNDAY)

    before = {line.household_id: line.received_before_grams for line in plan.shares}
    assert sum(before.values()) <= 12_700
    nappies = {
        line.household_id: sum(item.pieces for item in line.items if item.category == "baby") for line in plan.shares
    }
    most = max(first, key=lambda home: first[home])
    assert sum(nappies.values()) == 2
    assert nappies[most] == 0


def test_pieces_are_moved_by_hand(place: Place) -> None:
    plan = propose()
    code = {line.household_id: line.code for line in plan.shares}
    jars = next(pile.id for pile in plan.supplies if pile.category == "jars")
    move = Move(giver=code[family(1)], taker=code[family(2)], supply=jars, packs=1)
    services.edit(id=key("edit"), plan=plan.id, move=move, reason="la famiglia ne ha già", stamp=stamp(17, 5))

    (edit,) = selectors.plan(plan.id).edits
    assert (edit.category, edit.packs, edit.pieces, edit.grams) == ("jars", 1, 1, 300)
    confirm()
    assert bag_of(2).pieces - bag_of(1).pieces in {1, 2, 3}


def test_jars_and_nappies_go_on_in_pieces(place: Place) -> None:
    piles = {pile.category: pile for pile in selectors.free_of(DAY)}
    parcel = Parcel(grams={piles["fruit"].id: 4000}, pieces={piles["jars"].id: 5, piles["baby"].id: 7})
    for _ in range(2):
        services.pass_on(id=key("on"), day=DAY, destination=place.emporio.id, parcel=parcel, stamp=stamp(19))

    (passing,) = selectors.passings_of(DAY)
    assert (passing.grams, passing.pieces) == (4000, 12)
    assert [(item.category, item.grams, item.pieces) for item in passing.items] == [
        ("baby", 0, 7),
        ("fruit", 4000, 0),
        ("jars", 0, 5),
    ]
    sums = collecting_reads.sums(DAY)
    assert (sums.grams.passed_on_grams, sums.pieces.passed_on_pieces) == (4000, 12)
    sharing = selectors.sharing_of(DAY)
    assert (sharing.passed_on_grams, sharing.passed_on_pieces) == (4000, 12)
    services.undo_pass_on(passing=key("on"), stamp=stamp(19, 5))
    assert held(place, Unit.PIECES) == 16
    assert sums.closes


def test_a_bag_with_jars_that_nobody_fetched_goes_on_whole(place: Place) -> None:
    propose()
    bag = confirm()[0]
    services.pass_on(id=key("on"), day=DAY, destination=place.emporio.id, parcel=Parcel(bag_id=bag.id), stamp=stamp(19))

    (passing,) = selectors.passings_of(DAY)
    jars = sum(item.grams for item in bag.items if item.category == "jars")
    assert (passing.grams, passing.pieces) == (bag.grams - jars, bag.pieces)


def test_grams_of_jars_and_pieces_of_fruit_are_refused_and_so_are_more_than_there_are(place: Place) -> None:
    piles = {pile.category: pile.id for pile in selectors.free_of(DAY)}

    def code(parcel: Parcel) -> str:
        return refusal(
            lambda: services.pass_on(id=key("x"), day=DAY, destination=place.emporio.id, parcel=parcel, stamp=stamp(19))
        )

    assert code(Parcel(grams={piles["jars"]: 300})) == "counted_not_weighed"
    assert code(Parcel(pieces={piles["fruit"]: 3})) == "weighed_not_counted"
    assert code(Parcel(pieces={piles["jars"]: 10})) == "more_pieces_than_there"
    assert code(Parcel(pieces={piles["jars"]: 0})) == "nothing_to_pass_on"


def test_a_jar_that_broke_after_the_plan_asks_for_another(place: Place) -> None:
    propose()
    weight = Weight(amount=kilos("8").amount, unit=PIECE)
    collecting.count_stock(id=key("count"), day=DAY, category="jars", weight=weight, stamp=stamp(17, 5))
    assert refusal(confirm) == "pieces_changed"


def test_a_day_of_nappies_alone_is_shared_too(remember: Remember) -> None:
    place = remember(build_only_nappies)
    plan = propose()
    bags = confirm()

    assert sorted(line.pieces for line in plan.shares) == [1, 1]
    assert {(bag.grams, bag.pieces) for bag in bags} == {(0, 1)}
    hand(bags[0])
    assert balance(owner=place.hub.id, unit=Unit.PIECES) == 1


def build_only_nappies() -> Place:
    """Two families, and two packs of nappies at the hub."""
    place = build_world().grugliasco
    for number in (1, 2):
        welcome(place, number)
    hub_has(place)
    count(place, NAPPIES, 2)
    return place


def test_who_is_forgotten_is_forgotten_in_every_problem_of_a_plan(place: Place) -> None:
    plan = propose()
    code = {line.household_id: line.code for line in plan.shares}[family(1)]
    told = selectors.everything_about(household=family(1))
    services.forget(household=family(1), stamp=stamp(20))

    assert told["plans"][0]["given_pieces"].keys() == {"baby"}
    row = Plan.objects.get(id=plan.id)
    assert code not in str((row.problem, row.solution, row.extras))
    assert len(selectors.plan(plan.id).shares) == 3


def test_an_open_table_gets_meals_in_pieces(place: Place) -> None:
    meals = Food(category="meals", date_kind=DateKind.USE_BY, label_date=SATURDAY, piece_grams=400)
    count(place, meals, 20)
    pile = next(pile for pile in selectors.free_of(DAY) if pile.category == "meals")
    services.pass_on(
        id=key("table"),
        day=DAY,
        destination=place.destinations[OwnerKind.OPEN_TABLE].id,
        parcel=Parcel(pieces={pile.id: 18}),
        tickets=17,
        stamp=stamp(19),
    )
    (passing,) = selectors.passings_of(DAY)
    assert (passing.tickets, passing.pieces) == (17, 18)
