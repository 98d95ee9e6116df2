"""A household that seems known already gives two caseworkers a warning, and nothing more until both families agree."""

from dataclasses import replace
from uuid import UUID

import pytest

from fabene.households import selectors, services
from fabene.households.values import MatchView
from tests.families import contacts, family, refer
from tests.remembered import Remember
from tests.sharing.market import refusal
from tests.world import World, build_world, key, stamp

pytestmark = pytest.mark.django_db


def build_this_world() -> World:
    world = build_world()
    refer(world.grugliasco, 1)
    return world


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_this_world)


def seen(organisation: str) -> list[MatchView]:
    return list(selectors.matches_for([key("organisation", organisation)]))


def answer(number: int, *, agreed: bool, word: str = "") -> None:
    [match] = seen("la-tavola")
    services.answer_match(
        id=key("answer", word or str(number)),
        match=match.id,
        household=family(number),
        agreed=agreed,
        stamp=stamp(10),
    )


def refer_again(world: World, number: int = 2, *, by: str = "porta-aperta", **changed: str) -> bool:
    """Refer another household that says some of what family 1 said."""
    said = replace(contacts(number), **(changed or {"phone": contacts(1).phone}))
    place = world.rivoli if by == "il-ponte" else world.grugliasco
    return refer(place, number, by=by, contacts=said).warned


def test_the_same_telephone_warns_both_and_tells_neither_who(world: World) -> None:
    assert refer_again(world, phone="0039 000-000 0001")

    [mine], [theirs] = seen("la-tavola"), seen("porta-aperta")
    assert (mine.household, theirs.household) == (family(1), family(2))
    assert mine.id == theirs.id
    assert (mine.agreed, mine.other, theirs.agreed, theirs.other) == (None, None, None, None)


def test_the_same_name_at_the_same_address_warns_however_it_is_written(world: World) -> None:
    assert refer_again(world, name="DI PROVA 1, famìglia", address="Via di Prova, 1")


def test_the_same_name_elsewhere_or_the_same_house_with_another_name_does_not(world: World) -> None:
    assert not refer_again(world, 2, name=contacts(1).name)
    assert not refer_again(world, 3, address=contacts(1).address)
    assert seen("la-tavola") == []


def test_a_household_is_recognised_across_networks(world: World) -> None:
    assert refer_again(world, by="il-ponte")
    assert [match.network_id for match in seen("il-ponte")] == [world.rivoli.network.id]


def test_when_both_families_agree_each_caseworker_sees_the_other_s_organisation_and_code(world: World) -> None:
    refer_again(world)
    answer(1, agreed=True)
    assert [(match.agreed, match.other) for match in seen("la-tavola")] == [(True, None)]
    assert [(match.agreed, match.other) for match in seen("porta-aperta")] == [(None, None)]

    answer(2, agreed=True)

    [mine], [theirs] = seen("la-tavola"), seen("porta-aperta")
    assert mine.other is not None
    assert theirs.other is not None
    assert (mine.other.organisation_name, mine.other.code) == ("Porta Aperta, associazione", theirs.code)
    assert (theirs.other.organisation_name, theirs.other.code) == ("La Tavola, cooperativa sociale", mine.code)


def test_a_no_closes_it_quietly_and_for_good(world: World) -> None:
    refer_again(world)
    answer(1, agreed=False)

    assert seen("la-tavola") == seen("porta-aperta") == []
    services.change_contacts(
        id=key("again"), household=family(2), contacts=replace(contacts(2), phone=contacts(1).phone), stamp=stamp(11)
    )
    assert seen("la-tavola") == []


def test_an_answer_said_twice_is_one_and_a_second_answer_is_refused(world: World) -> None:
    refer_again(world)
    answer(1, agreed=True)
    answer(1, agreed=True)

    assert refusal(lambda: answer(1, agreed=False)) == "id_used_for_something_else"
    assert refusal(lambda: answer(1, agreed=False, word="again")) == "match_answered"


def test_nobody_answers_for_a_household_on_neither_side(world: World) -> None:
    refer_again(world)
    refer(world.grugliasco, 5)

    assert refusal(lambda: answer(5, agreed=True)) == "match_not_found"
    assert refusal(lambda: answer_nothing(key("nothing"))) == "match_not_found"


def answer_nothing(match: UUID) -> None:
    services.answer_match(id=key("x"), match=match, household=family(1), agreed=True, stamp=stamp(10))


def test_the_same_organisation_sees_both_its_households_at_once(world: World) -> None:
    refer_again(world, by="la-tavola")

    first, second = seen("la-tavola")

    assert {first.household, second.household} == {family(1), family(2)}
    assert first.other is not None
    assert first.other.code == second.code


def test_a_telephone_that_changes_warns_too_and_once(world: World) -> None:
    refer(world.grugliasco, 2, by="porta-aperta")
    for word in ("first", "second"):
        services.change_contacts(
            id=key(word), household=family(2), contacts=replace(contacts(2), phone=contacts(1).phone), stamp=stamp(9)
        )

    assert len(seen("la-tavola")) == len(seen("porta-aperta")) == 1


def test_of_who_left_nobody_is_warned_any_more(world: World) -> None:
    refer_again(world)
    services.leave(id=key("bye"), household=family(1), stamp=stamp(9))
    assert seen("porta-aperta") == []

    services.leave(id=key("bye too"), household=family(2), stamp=stamp(9))
    assert not refer_again(world, 3, by="il-ponte")
