"""A person changes a plan by hand, and says why."""

import pytest

from fabene.households import services as households
from fabene.sharing import selectors, services
from fabene.sharing.effective import Move
from tests.families import family, welcome
from tests.remembered import Remember
from tests.sharing.market import DAY, PLAN, code_of, confirm, hub_has, propose, refusal
from tests.world import Place, build_world, key, stamp

pytestmark = pytest.mark.django_db


def build_place() -> Place:
    place = build_world().grugliasco
    welcome(place, 1)
    welcome(place, 2, excludes=frozenset({"gluten"}))
    hub_has(place, fruit="10", bread="2")
    propose()
    return place


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build_place)


def move(giver: int | None, taker: int | None, *, category: str = "fruit", packs: int = 1) -> Move:
    plan = selectors.plan(PLAN)
    return Move(
        giver=None if giver is None else code_of(giver),
        taker=None if taker is None else code_of(taker),
        supply=next(pile.id for pile in plan.supplies if pile.category == category),
        packs=packs,
    )


def edit(asked: Move, *, word: str = "edit", reason: str = "un compleanno") -> None:
    services.edit(id=key(word), plan=PLAN, move=asked, reason=reason, stamp=stamp(17, 5))


def grams(number: int) -> int:
    return next(line.grams for line in selectors.plan(PLAN).shares if line.household_id == family(number))


def test_packs_move_between_two_families_with_the_reason(place: Place) -> None:
    edit(move(2, 1))

    plan = selectors.plan(PLAN)
    assert (grams(1), grams(2)) == (7000, 5000)
    assert [(line.giver, line.taker, line.category, line.grams, line.reason) for line in plan.edits] == [
        (code_of(2), code_of(1), "fruit", 1000, "un compleanno")
    ]
    assert {line.household_id: line.edited for line in plan.shares} == {family(1): True, family(2): True}


def test_what_was_computed_stays_as_it_was(place: Place) -> None:
    before = selectors.published(PLAN)

    edit(move(2, 1))

    assert selectors.published(PLAN) == before
    assert all(abs(line.exact_grams - 6000) < 1 for line in selectors.plan(PLAN).shares)


def test_packs_go_back_to_what_is_left_and_come_out_again(place: Place) -> None:
    edit(move(1, None, packs=2))
    assert [(left.category, left.packs, left.grams) for left in selectors.plan(PLAN).left] == [("fruit", 2, 2000)]

    edit(move(None, 2, packs=2), word="back")

    assert selectors.plan(PLAN).left == ()
    assert (grams(1), grams(2)) == (4000, 8000)


def test_the_bags_hold_what_was_moved(place: Place) -> None:
    edit(move(2, 1))

    assert sorted(bag.grams for bag in confirm()) == [5000, 7000]


def test_the_same_edit_twice_is_one(place: Place) -> None:
    edit(move(2, 1))
    edit(move(2, 1))

    assert len(selectors.plan(PLAN).edits) == 1
    assert refusal(lambda: edit(move(2, 1, packs=2))) == "id_used_for_something_else"


def test_an_edit_without_a_reason_is_refused(place: Place) -> None:
    assert refusal(lambda: edit(move(2, 1), reason="  ")) == "text_missing"
    assert refusal(lambda: edit(move(2, 1), reason="a" * 201)) == "text_too_long"


def test_no_edit_breaks_an_exclusion(place: Place) -> None:
    assert refusal(lambda: edit(move(1, 2, category="bread"))) == "exclusion_broken"


def test_an_exclusion_told_after_the_plan_counts_at_once(place: Place) -> None:
    households.choose(
        id=key("choice"), household=family(1), excludes=frozenset({"gluten"}), likes=frozenset(), stamp=stamp(17, 1)
    )

    assert refusal(lambda: edit(move(None, 1, category="bread"))) in {"exclusion_broken", "packs_not_there"}


def test_no_edit_gives_what_is_not_there(place: Place) -> None:
    assert refusal(lambda: edit(move(None, 1))) == "packs_not_there"
    assert refusal(lambda: edit(move(2, 1, packs=99))) == "packs_not_there"


def test_no_edit_makes_a_bag_nobody_can_carry() -> None:
    place = build_world().grugliasco
    welcome(place, 1)
    welcome(place, 2)
    hub_has(place, fruit="60")
    propose()

    assert refusal(lambda: edit(move(2, 1, packs=11))) == "bag_too_heavy"
    edit(move(2, 1, packs=10))
    assert grams(1) == 40_000


def test_strangers_are_not_in_the_plan(place: Place) -> None:
    stranger = Move(giver=code_of(1), taker="ZZZZZ", supply=move(1, 2).supply, packs=1)

    assert refusal(lambda: edit(stranger)) == "household_not_in_plan"
    assert refusal(lambda: edit(move(1, 1))) == "move_goes_nowhere"


def test_only_the_latest_plan_is_changed(place: Place) -> None:
    propose(word="again")

    assert refusal(lambda: edit(move(2, 1))) == "plan_outdated"


def test_a_confirmed_plan_is_not_changed(place: Place) -> None:
    asked = move(2, 1)
    confirm()

    assert refusal(lambda: edit(asked)) == "already_confirmed"


def test_a_plan_that_is_not_there_is_not_changed(place: Place) -> None:
    asked = move(2, 1)

    assert (
        refusal(lambda: services.edit(id=key("edit"), plan=DAY, move=asked, reason="x", stamp=stamp(17)))
        == "plan_not_found"
    )
