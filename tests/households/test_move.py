"""A family pauses, moves to another market, speaks another language, and leaves: it need not say why."""

from datetime import timedelta

import pytest

from fabene.households import selectors, services
from fabene.households.values import Language, State
from fabene.places import services as places
from tests.families import day_of, family, refer
from tests.remembered import Remember
from tests.sharing.market import refusal
from tests.world import BEFORE, SATURDAY, START, World, build_world, key, position, stamp

pytestmark = pytest.mark.django_db

OTHER = key("market", "grugliasco", "lo-stretto")


def build_this_world() -> World:
    world = build_world()
    refer(world.grugliasco, 1)
    places.create_market(
        id=OTHER,
        network=world.grugliasco.network.id,
        municipality="001120",
        slug="altro",
        name="Un altro mercato",
        place="un'altra piazza",
        position=position("45.06", "7.57"),
        stamp=BEFORE,
    )
    return world


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_this_world)


def state(on: str) -> State:
    return selectors.household(id=family(1), on=day_of(on)).state


def mark(word: str, *, at: int, **said: object) -> None:
    services.mark(id=key(word), household=family(1), stamp=stamp(at), **said)  # type: ignore[arg-type]  # a test names what it is about


def move(*, market: object = OTHER, since: object = SATURDAY, word: str = "move", home: bool = False) -> None:
    services.move(
        id=key(word),
        household=family(1),
        market=market,  # type: ignore[arg-type]  # what a form could send
        home_delivery=home,
        since=since,  # type: ignore[arg-type]  # as above
        stamp=stamp(9),
    )


def test_a_family_moves_to_another_market_from_a_day_on(world: World) -> None:
    move(since=day_of("2021-05-15"))
    move(since=day_of("2021-05-15"))

    first, week_later = SATURDAY, day_of("2021-05-15")
    here, there = world.grugliasco.market.id, OTHER
    assert [len(selectors.expected_on(market=here, on=day)) for day in (first, week_later)] == [1, 0]
    assert [len(selectors.expected_on(market=there, on=day)) for day in (first, week_later)] == [0, 1]


def test_a_bag_is_brought_home_from_a_day_on(world: World) -> None:
    move(market=world.grugliasco.market.id, home=True)

    assert not selectors.household(id=family(1), on=START).home_delivery
    assert selectors.household(id=family(1), on=SATURDAY).home_delivery


def test_nobody_moves_to_a_market_of_another_network_or_to_none(world: World) -> None:
    assert refusal(lambda: move(market=world.rivoli.market.id)) == "market_of_another_network"
    assert refusal(lambda: move(market=key("nowhere"))) == "market_not_found"
    move()
    assert refusal(lambda: move(since=START)) == "id_used_for_something_else"


def test_a_pause_with_an_end_ends_without_a_word(world: World) -> None:
    mark("pause", at=9, state="away", since=day_of("2021-08-01"), until=day_of("2021-08-15"))

    assert [state(on) for on in ("2021-07-31", "2021-08-01", "2021-08-15", "2021-08-16")] == [
        State.COMING,
        State.AWAY,
        State.AWAY,
        State.COMING,
    ]
    assert selectors.household(id=family(1), on=day_of("2021-08-01")).away_until == day_of("2021-08-15")


def test_two_pauses_hold_in_whatever_order_they_are_said(world: World) -> None:
    mark("winter", at=9, state="away", since=day_of("2021-12-20"), until=day_of("2022-01-06"))
    mark("summer", at=10, state="away", since=day_of("2021-08-01"), until=day_of("2021-08-15"))

    assert [state(on) for on in ("2021-08-05", "2021-09-01", "2021-12-25", "2022-01-07")] == [
        State.AWAY,
        State.COMING,
        State.AWAY,
        State.COMING,
    ]


def test_who_leaves_does_not_come_back_when_a_pause_said_before_would_end(world: World) -> None:
    mark("away", at=9, state="away", since=day_of("2021-06-01"))
    mark("back", at=9, state="coming", since=day_of("2021-07-01"))

    services.leave(id=key("bye"), household=family(1), stamp=stamp(12))

    assert {state(on) for on in ("2021-05-08", "2021-06-15", "2021-07-02", "2022-01-01")} == {State.LEFT}
    assert state("2021-05-07") == State.COMING


def test_who_left_may_come_back(world: World) -> None:
    services.leave(id=key("bye"), household=family(1), stamp=stamp(12))
    mark("again", at=13, state="coming", since=day_of("2021-06-01"))

    assert (state("2021-05-20"), state("2021-06-01")) == (State.LEFT, State.COMING)


def test_a_pause_that_cannot_be_is_refused(world: World) -> None:
    def pause(**said: object) -> None:
        mark("pause", at=9, since=SATURDAY, **said)

    assert refusal(lambda: pause(state="away", until=SATURDAY - timedelta(days=1))) == "dates_reversed"
    assert refusal(lambda: pause(state="coming", until=SATURDAY)) == "presence_unknown"
    pause(state="away")
    assert refusal(lambda: pause(state="left")) == "id_used_for_something_else"


def test_the_last_language_said_is_the_one_spoken(world: World) -> None:
    assert selectors.language_of(household=family(1)) == Language.AR

    services.speak(id=key("speak"), household=family(1), language="uk", stamp=stamp(9))

    assert selectors.language_of(household=family(1)) == Language.UK
    assert selectors.language_of(household=family(9)) == Language.IT
