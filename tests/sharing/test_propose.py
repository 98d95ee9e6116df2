"""A plan is proposed: what it shares, among whom, under which rules."""

from datetime import timedelta

import pytest

from fabene.collecting import services as collecting
from fabene.collecting.values import Food
from fabene.core.food import DateKind
from fabene.households import services as households
from fabene.sharing import selectors, services
from fabene.sharing.values import PlanState
from tests.families import family, welcome
from tests.remembered import Remember
from tests.sharing.market import (
    DAY,
    PLAN,
    bring,
    code_of,
    confirm,
    decide,
    hub_has,
    open_market,
    propose,
    refusal,
    share_out,
)
from tests.world import SATURDAY, START, Place, build_world, key, stamp

pytestmark = pytest.mark.django_db


def build_place() -> Place:
    return build_world().grugliasco


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build_place)


def test_a_plan_says_who_gets_what_and_what_bound_it(place: Place) -> None:
    for number in (1, 2, 3):
        welcome(place, number)
    hub_has(place, fruit="6", bread="3")

    plan = propose()

    assert (plan.state, plan.number, plan.latest) == (PlanState.PROPOSED, 1, True)
    assert [line.grams for line in plan.shares] == [3000, 3000, 3000]
    assert {line.bound_by for line in plan.shares} == {"lots"}
    assert {line.bound_categories for line in plan.shares} == {("bread", "fruit")}
    assert {line.peers for line in plan.shares} == {3}
    assert plan.left == ()


def test_everybody_gets_the_same_mix(place: Place) -> None:
    for number in (1, 2, 3):
        welcome(place, number)
    hub_has(place, fruit="6", bread="3")

    mixes = {tuple((item.category, item.grams) for item in line.items) for line in propose().shares}

    assert mixes == {(("bread", 1000), ("fruit", 2000))}


def test_asking_twice_proposes_once(place: Place) -> None:
    welcome(place, 1)
    hub_has(place, fruit="6")

    first = propose()
    again = propose()

    assert again == first
    assert refusal(lambda: selectors.plan(key("another"))) == "plan_not_found"


def test_an_id_used_for_another_day_is_refused(place: Place) -> None:
    welcome(place, 1)
    hub_has(place, fruit="6")
    other = open_market(place, on=SATURDAY - timedelta(days=4))
    propose()

    assert refusal(lambda: services.propose(id=PLAN, day=other, stamp=stamp(18))) == "id_used_for_something_else"


def test_proposing_again_is_a_new_plan_and_the_old_one_stays(place: Place) -> None:
    welcome(place, 1)
    hub_has(place, fruit="6")
    first = propose()
    bring(place, Food(category="bread"), "2")

    second = propose(word="again")

    assert (second.number, second.latest) == (2, True)
    assert selectors.plan(first.id).latest is False
    assert selectors.plan_of(DAY) == second
    assert second.seed == first.seed


def test_an_empty_hub_has_nothing_to_share(place: Place) -> None:
    welcome(place, 1)
    open_market(place)

    assert refusal(propose) == "nothing_to_share"


def test_less_than_a_pack_is_nothing_to_share(place: Place) -> None:
    welcome(place, 1)
    hub_has(place, fruit="0.9")

    assert refusal(propose) == "nothing_to_share"


def test_without_families_there_is_nobody_to_share_with(place: Place) -> None:
    hub_has(place, fruit="6")

    assert refusal(propose) == "nobody_expected"


def test_a_family_that_is_away_gets_no_bag(place: Place) -> None:
    welcome(place, 1)
    welcome(place, 2)
    households.mark(id=key("pause"), household=family(2), state="away", since=SATURDAY, stamp=stamp(9))
    hub_has(place, fruit="6")

    assert [line.household_id for line in propose().shares] == [family(1)]


def test_a_family_of_another_market_is_not_expected(place: Place) -> None:
    welcome(place, 1)
    rivoli = build_world().rivoli
    welcome(rivoli, 2)
    hub_has(place, fruit="6")

    assert [line.household_id for line in propose().shares] == [family(1)]


def test_what_has_expired_is_never_planned(place: Place) -> None:
    welcome(place, 1)
    hub_has(place, fruit="2")
    yesterday = SATURDAY - timedelta(days=1)
    bring(place, Food(category="dairy", date_kind=DateKind.USE_BY, label_date=yesterday), "4")
    bring(place, Food(category="cheese", date_kind=DateKind.USE_BY, label_date=SATURDAY), "1")

    assert {pile.category for pile in propose().supplies} == {"fruit", "cheese"}
    assert {pile.category for pile in selectors.free_of(DAY) if pile.expired} == {"dairy"}


def test_a_closed_day_has_no_new_plan(place: Place) -> None:
    welcome(place, 1)
    hub_has(place, fruit="2")
    propose()
    collecting.close_day(id=key("close"), day=DAY, stamp=stamp(20))

    assert refusal(lambda: propose(word="again")) == "day_closed"
    assert propose().number == 1  # saying the same again still gives the same answer


def test_a_confirmed_day_has_no_new_plan(place: Place) -> None:
    welcome(place, 1)
    hub_has(place, fruit="2")
    propose()
    confirm()

    assert refusal(lambda: propose(word="again")) == "already_confirmed"


def test_a_day_that_is_not_there_has_no_plan(place: Place) -> None:
    assert refusal(lambda: services.propose(id=PLAN, day=key("nowhere"), stamp=stamp(17))) == "day_not_found"
    assert selectors.plan_of(key("nowhere")) is None


def test_what_waits_in_bags_is_not_shared_again(place: Place) -> None:
    welcome(place, 1)
    hub_has(place, fruit="5")
    propose()
    confirm()

    assert selectors.free_of(DAY) == []


def test_the_weight_of_a_child_is_the_charter_s(place: Place) -> None:
    welcome(place, 1, adults=2, children=2)
    welcome(place, 2, adults=2)
    hub_has(place, fruit="30")

    assert {line.household_id: line.weight for line in propose().shares} == {family(1): 3.4, family(2): 2.0}


def test_a_decision_about_children_shows_in_the_next_plan(place: Place) -> None:
    welcome(place, 1, adults=2, children=2)
    welcome(place, 2, adults=2)
    decide(place, "child_weight_millis", 1000, since=START)
    hub_has(place, fruit="30")

    plan = propose()

    assert {line.household_id: line.grams for line in plan.shares} == {family(1): 20_000, family(2): 10_000}
    followed = next(rule for rule in plan.rules if rule.key == "child_weight_millis")
    assert (followed.value, followed.source_kind, followed.in_force_from) == (1000, "decision", START)


def test_every_rule_followed_is_kept_with_its_source(place: Place) -> None:
    welcome(place, 1)
    hub_has(place, fruit="3")

    rules = {rule.key: (rule.value, rule.source_kind) for rule in propose().rules}

    assert rules["half_life_days"] == (84, "default")
    assert rules["destinations"] == ("emporio, open_table, kitchen, animals, compost", "law")


def test_a_cap_per_head_holds(place: Place) -> None:
    welcome(place, 1)
    welcome(place, 2, adults=1)
    decide(place, "cap_grams_per_head", 3000)
    hub_has(place, fruit="30")

    plan = propose()

    assert {line.household_id: line.grams for line in plan.shares} == {family(1): 6000, family(2): 3000}
    assert {line.bound_by for line in plan.shares} == {"cap"}
    assert [left.grams for left in plan.left] == [21_000]


def test_no_bag_is_heavier_than_somebody_can_carry(place: Place) -> None:
    welcome(place, 1)
    hub_has(place, fruit="100")

    assert [line.grams for line in propose().shares] == [40_000]


def test_a_family_that_can_eat_nothing_of_it_is_told_so(place: Place) -> None:
    welcome(place, 1)
    welcome(place, 2, excludes=frozenset({"gluten"}))
    hub_has(place, bread="4")

    lines = {line.household_id: line for line in propose().shares}

    assert lines[family(2)].grams == 0
    assert (lines[family(2)].bound_by, lines[family(2)].bound_categories) == ("lots", ())
    assert lines[family(1)].grams == 4000


def test_who_had_more_before_waits(place: Place) -> None:
    welcome(place, 1)
    hub_has(place, on=START, fruit="8")
    share_out(on=START)
    decide(place, "newcomers", "lowest")
    for number in (2, 3):
        welcome(place, number, since=SATURDAY)
    hub_has(place, fruit="2")

    line = next(line for line in propose().shares if line.household_id == family(1))

    assert line.received_before_grams > 0


def test_the_published_plan_is_the_one_that_was_computed(place: Place) -> None:
    welcome(place, 1)
    hub_has(place, fruit="3")
    plan = propose()

    problem, solution = selectors.published(plan.id)

    assert problem["seed"] == plan.seed
    assert [one["id"] for one in problem["households"]] == [code_of(1)]
    assert [share["grams"] for share in solution["households"]] == [3000]
    assert refusal(lambda: selectors.published(key("nothing"))) == "plan_not_found"


def test_a_plan_knows_its_day(place: Place) -> None:
    welcome(place, 1)
    hub_has(place, fruit="3")
    propose()

    assert selectors.day_of_plan(PLAN) == DAY
    assert refusal(lambda: selectors.day_of_plan(key("nothing"))) == "plan_not_found"
