"""Who sees which households, by code: caseworkers theirs, coordinators the waiting list and its reviews."""

from datetime import timedelta
from uuid import UUID

import pytest

from fabene.households import selectors, services
from fabene.households.values import Band, Contacts, People, State
from tests.families import REVIEW, family, refer, welcome
from tests.remembered import Remember
from tests.sharing.market import refusal
from tests.world import SATURDAY, START, World, build_world, key, stamp

pytestmark = pytest.mark.django_db


def build_this_world() -> World:
    world = build_world()
    refer(world.grugliasco, 1)
    refer(world.grugliasco, 2, by="porta-aperta")
    refer(world.grugliasco, 3, waiting=True)
    refer(world.grugliasco, 4, since=SATURDAY + timedelta(days=7))
    return world


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_this_world)


def own(world: World, *names: str) -> list[UUID]:
    found = selectors.own(
        organisations=[key("organisation", name) for name in names], network=world.grugliasco.network.id, on=SATURDAY
    )
    return sorted(view.id for view in found)


def test_a_caseworker_has_those_of_the_own_organisation_whoever_waits_or_comes_later_included(world: World) -> None:
    assert own(world, "la-tavola") == sorted([family(1), family(3), family(4)])
    assert own(world, "porta-aperta") == [family(2)]
    assert own(world) == own(world, "il-ponte") == []


def test_who_waits_is_not_expected_and_who_is_admitted_is(world: World) -> None:
    market = world.grugliasco.market.id
    assert family(3) not in {view.id for view in selectors.expected_on(market=market, on=SATURDAY)}
    assert family(3) not in {
        view.id for view in selectors.households_of(network=world.grugliasco.network.id, on=SATURDAY)
    }

    services.admit(id=key("yes"), household=family(3), since=SATURDAY, stamp=stamp(9))
    services.admit(id=key("yes"), household=family(3), since=SATURDAY, stamp=stamp(9))

    view = selectors.household(id=family(3), on=SATURDAY)
    assert family(3) in {view.id for view in selectors.expected_on(market=market, on=SATURDAY)}
    assert (view.state, view.since, view.waiting_since) == (State.COMING, SATURDAY, None)


def test_only_who_waits_is_admitted(world: World) -> None:
    def admit(number: int, *, word: str, since: int = 0) -> None:
        services.admit(id=key(word), household=family(number), since=SATURDAY + timedelta(days=since), stamp=stamp(9))

    assert refusal(lambda: admit(1, word="a")) == "household_not_waiting"
    assert refusal(lambda: admit(9, word="b")) == "household_not_found"
    assert refusal(lambda: admit(3, word="c", since=-100)) == "dates_reversed"


def test_who_waits_is_not_marked_away_but_may_give_up(world: World) -> None:
    def mark(state: str) -> None:
        services.mark(id=key(state), household=family(3), state=state, since=SATURDAY, stamp=stamp(9))

    assert refusal(lambda: mark("away")) == refusal(lambda: mark("coming")) == "household_waiting"
    assert refusal(lambda: mark("waiting")) == "presence_unknown"
    mark("left")
    assert selectors.waiting(network=world.grugliasco.network.id, on=SATURDAY) == []


def test_the_waiting_list_begins_with_who_has_waited_longest(world: World) -> None:
    refer(world.grugliasco, 5, waiting=True, since=START - timedelta(days=30))
    refer(world.rivoli, 6, by="il-ponte", waiting=True)

    listed = selectors.waiting(network=world.grugliasco.network.id, on=SATURDAY)

    assert [(view.id, view.waiting_since) for view in listed] == [
        (family(5), START - timedelta(days=30)),
        (family(3), START),
    ]


def test_unmet_need_is_counted_by_band_and_names_nobody(world: World) -> None:
    refer(world.grugliasco, 5, waiting=True, people=People(bands={Band.ELDER: 2}), since=START - timedelta(days=30))

    unmet = selectors.unmet(network=world.grugliasco.network.id, on=SATURDAY)

    assert (unmet.households, unmet.people, unmet.without_band) == (2, 6, 0)
    assert unmet.by_band == {Band.CHILD: 3, Band.TEEN: 0, Band.YOUNG: 0, Band.GROWN: 1, Band.ELDER: 2}
    assert unmet.longest_wait_days == (SATURDAY - START).days + 30
    assert unmet.half_wait_days == (SATURDAY - START).days
    assert selectors.unmet(network=world.rivoli.network.id, on=SATURDAY).longest_wait_days == 0


def test_a_review_comes_due_and_nobody_stops_coming_for_it(world: World) -> None:
    network = world.grugliasco.network.id
    refer(world.grugliasco, 5, review_on=SATURDAY, until=SATURDAY + timedelta(days=1))
    assert [view.id for view in selectors.due_for_review(network=network, on=SATURDAY)] == [family(5)]
    assert family(5) in {
        view.id for view in selectors.expected_on(market=world.grugliasco.market.id, on=SATURDAY + timedelta(days=90))
    }

    renew(5, word="again")
    renew(5, word="again")

    assert selectors.due_for_review(network=network, on=SATURDAY) == []
    assert selectors.household(id=family(5), on=SATURDAY).until is None


def test_who_left_is_not_looked_at_again(world: World) -> None:
    services.leave(id=key("bye"), household=family(1), stamp=stamp(9))

    due = selectors.due_for_review(network=world.grugliasco.network.id, on=REVIEW)

    assert family(1) not in {view.id for view in due}


def renew(number: int, *, word: str) -> None:
    services.renew(
        id=key(word), household=family(number), review_on=SATURDAY + timedelta(days=180), until=None, stamp=stamp(9)
    )


def test_everything_is_told_to_the_family_and_nothing_of_anybody_else(world: World) -> None:
    refer(world.rivoli, 7, by="il-ponte")
    services.change_contacts(id=key("same"), household=family(7), contacts=said_by(1), stamp=stamp(9))
    told = selectors.everything_about(household=family(1))

    assert told["contacts"]["name"] == "Famiglia di prova 1"
    assert told["organisation"] == "La Tavola, cooperativa sociale"
    assert told["people"][0]["bands"] == {"30-64": 1, "0-13": 3}
    assert [line["language"] for line in told["languages"]] == ["ar"]
    assert len(told["matches"]) == 1
    assert "Ponte" not in str(told)
    assert refusal(lambda: selectors.everything_about(household=family(99))) == "household_not_found"


def said_by(number: int) -> Contacts:
    return services.reveal(id=key("look"), household=family(number), reason="check", stamp=stamp(8))


def test_who_came_without_a_referral_belongs_to_nobody_s_list(world: World) -> None:
    welcome(world.grugliasco, 8)

    assert selectors.household(id=family(8), on=SATURDAY).organisation is None
    assert family(8) not in own(world, "la-tavola", "porta-aperta", "il-ponte")
