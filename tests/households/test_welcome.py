from dataclasses import replace

import pytest

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.owners import OwnerKind
from fabene.households import selectors, services
from fabene.households.values import Arrival
from fabene.ledger.selectors import balance
from fabene.ledger.services import open_owner
from fabene.ledger.values import Unit
from fabene.lib.codes import is_code
from tests.families import day_of, family, welcome
from tests.remembered import Remember
from tests.world import BEFORE, SATURDAY, START, World, build_world, key, stamp

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def test_a_family_is_welcomed_and_known_by_a_code_only(world: World) -> None:
    welcome(world.grugliasco, 1, adults=2, children=3, excludes=frozenset({"pork"}), likes=frozenset({"fruit"}))

    [view] = selectors.expected_on(market=world.grugliasco.market.id, on=SATURDAY)

    assert is_code(view.code)
    assert (view.adults, view.children, view.state) == (2, 3, "coming")
    assert view.excludes == {"pork"}
    assert view.likes == {"fruit"}
    assert view.owner != view.id


def test_a_family_is_not_expected_before_it_came(world: World) -> None:
    welcome(world.grugliasco, 1, since=day_of("2021-05-09"))

    assert selectors.expected_on(market=world.grugliasco.market.id, on=SATURDAY) == []
    assert selectors.households_of(network=world.grugliasco.network.id, on=SATURDAY) == []
    assert selectors.household(id=family(1), on=SATURDAY).since == day_of("2021-05-09")


def test_welcoming_again_with_the_same_identity_changes_nothing(world: World) -> None:
    welcome(world.grugliasco, 1)
    before = selectors.household(id=family(1), on=SATURDAY)

    welcome(world.grugliasco, 1)

    assert selectors.households_of(network=world.grugliasco.network.id, on=SATURDAY) == [before]


def test_the_same_identity_for_another_family_is_refused(world: World) -> None:
    welcome(world.grugliasco, 1)

    with pytest.raises(ConflictError) as refusal:
        welcome(world.grugliasco, 1, adults=5)

    assert refusal.value.code == "id_used_for_something_else"


def test_codes_differ_within_a_network(world: World) -> None:
    for number in range(60):
        welcome(world.grugliasco, number)

    codes = [view.code for view in selectors.households_of(network=world.grugliasco.network.id, on=SATURDAY)]

    assert len(set(codes)) == 60


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"adults": 0, "children": 0}, "household_size_refused"),
        ({"adults": -1, "children": 2}, "household_size_refused"),
        ({"adults": 31}, "household_size_refused"),
        ({"excludes": frozenset({"spinach"})}, "exclusion_unknown"),
        ({"likes": frozenset({"caviar"})}, "category_unknown"),
    ],
)
def test_what_no_family_can_be_is_refused_and_nothing_is_kept(world: World, said: dict[str, int], code: str) -> None:
    arrival = Arrival(
        network=world.grugliasco.network.id, market=world.grugliasco.market.id, adults=2, children=0, since=START
    )

    with pytest.raises(FabeneError) as refusal:
        services.welcome(id=family(1), arrival=replace(arrival, **said), stamp=BEFORE)  # type: ignore[arg-type]  # one wrong fact at a time

    assert refusal.value.code == code
    assert selectors.households_of(network=world.grugliasco.network.id, on=SATURDAY) == []


def test_a_child_is_born_and_counts_from_that_day(world: World) -> None:
    household = welcome(world.grugliasco, 1, adults=2, children=0)

    services.count_people(
        id=key("birth"), household=household, people=(2, 1), since=day_of("2021-05-08"), stamp=stamp(10)
    )

    assert selectors.household(id=household, on=day_of("2021-05-07")).children == 0
    assert selectors.household(id=household, on=day_of("2021-05-08")).children == 1
    assert selectors.compositions(network=world.grugliasco.network.id)[household] == [
        (START, 2, 0),
        (day_of("2021-05-08"), 2, 1),
    ]


def test_the_newest_choice_counts_at_once(world: World) -> None:
    household = welcome(world.grugliasco, 1, excludes=frozenset({"milk"}))

    services.choose(id=key("choice"), household=household, excludes={"pork"}, likes=(), stamp=stamp(10))

    assert selectors.household(id=household, on=SATURDAY).excludes == {"pork"}


def test_a_family_pauses_comes_back_and_leaves_without_a_reason(world: World) -> None:
    household = welcome(world.grugliasco, 1)
    market = world.grugliasco.market.id

    services.mark(id=key("a"), household=household, state="away", since=day_of("2021-05-01"), stamp=stamp(9))
    services.mark(id=key("b"), household=household, state="coming", since=day_of("2021-05-08"), stamp=stamp(9))
    services.mark(id=key("c"), household=household, state="left", since=day_of("2021-05-15"), stamp=stamp(9))

    assert selectors.expected_on(market=market, on=day_of("2021-05-04")) == []
    assert len(selectors.expected_on(market=market, on=day_of("2021-05-08"))) == 1
    assert selectors.expected_on(market=market, on=day_of("2021-05-15")) == []
    assert selectors.household(id=household, on=day_of("2021-05-15")).state == "left"


def test_a_presence_nobody_knows_is_refused(world: World) -> None:
    household = welcome(world.grugliasco, 1)

    with pytest.raises(FabeneError) as refusal:
        services.mark(id=key("a"), household=household, state="late", since=SATURDAY, stamp=stamp(9))

    assert refusal.value.code == "presence_unknown"


def test_nothing_is_said_about_a_family_that_is_not_there(world: World) -> None:
    with pytest.raises(NotFoundError):
        services.choose(id=key("choice"), household=family(99), excludes=(), likes=(), stamp=stamp(10))


def test_the_list_takes_one_query_whatever_its_length(
    world: World, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    for number in range(5):
        welcome(world.grugliasco, number)

    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django types its fixture loosely
        selectors.expected_on(market=world.grugliasco.market.id, on=SATURDAY)


def test_the_ledger_knows_the_owner_and_not_the_household(world: World) -> None:
    household = selectors.household(id=welcome(world.grugliasco, 1), on=SATURDAY)

    assert balance(owner=household.owner, unit=Unit.GRAMS) == 0
    with pytest.raises(ConflictError) as refusal:
        open_owner(id=household.owner, kind=OwnerKind.STALL)
    assert refusal.value.code == "owner_kind_differs"
