"""Delegates by code, pauses, another market, leaving: each said plainly, each with its way back."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from fabene.households.selectors import by_delegate, delegates_of, expected_on
from fabene.households.values import State
from fabene.places import services as places
from tests.web.family.phone import Clock, card_of, family_at_its_page, said, text
from tests.world import BEFORE, TUESDAY, World, key, position


def test_a_delegate_is_a_code_and_no_name(world: World) -> None:
    phone = family_at_its_page(world)

    phone.press("delegates")
    page = said(phone.get("delegates"))

    (delegate,) = delegates_of(household=phone.home)
    assert f"Fatto. Dai il codice {delegate.code} a chi viene per te." in page
    assert by_delegate(network=phone.now().network, code=delegate.code, on=TUESDAY).id == phone.home


def test_a_code_made_by_mistake_is_taken_back(world: World) -> None:
    phone = family_at_its_page(world)
    phone.press("delegates")

    phone.undo()

    assert delegates_of(household=phone.home) == ()


def test_a_dropped_code_can_be_kept_after_all(world: World) -> None:
    phone = family_at_its_page(world)
    phone.press("delegates")
    (delegate,) = delegates_of(household=phone.home)

    phone.press("drop_delegate", delegate.id)
    gone = delegates_of(household=phone.home)
    phone.undo()

    assert gone == ()
    assert delegates_of(household=phone.home) == (delegate,)


def test_at_most_three_codes(world: World) -> None:
    phone = family_at_its_page(world, language="en")
    for word in "1234":
        phone.press("delegates", word=word)

    assert len(delegates_of(household=phone.home)) == 3
    assert "You can have at most 3 codes. Remove one." in text(phone.get("delegates"))


def test_nobody_drops_the_code_of_another_family(world: World) -> None:
    phone, other = family_at_its_page(world, 1), family_at_its_page(world, 2)
    other.press("delegates")
    (delegate,) = delegates_of(household=other.home)

    phone.press("drop_delegate", delegate.id)
    phone.press("keep_delegate", delegate.id)

    assert delegates_of(household=other.home) == (delegate,)
    assert delegates_of(household=phone.home) == ()


def test_a_pause_begins_today_and_ends_on_the_day_that_was_said(world: World) -> None:
    phone = family_at_its_page(world)

    phone.press("pause", back_on="2021-05-22")

    assert phone.now().state == State.AWAY
    assert phone.now(on=TUESDAY.replace(day=22)).state == State.COMING
    assert "Sei in pausa. Torni sabato 22 maggio." in text(phone.get("home"))


def test_a_pause_without_a_day_lasts_until_they_are_back(world: World) -> None:
    phone = family_at_its_page(world)

    phone.press("pause", back_on="")
    long = phone.now(on=TUESDAY + timedelta(days=300))
    phone.press("back")

    assert long.state == State.AWAY
    assert phone.now().state == State.COMING


def test_a_pause_is_taken_back_by_one_tap_and_so_is_coming_back(world: World) -> None:
    phone = family_at_its_page(world)
    phone.press("pause", back_on="2021-05-22")

    phone.undo()
    back = phone.now().state
    phone.undo()

    assert back == State.COMING
    assert (phone.now().state, phone.now().away_until) == (State.AWAY, TUESDAY.replace(day=21))


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2021-05-11", "Scegli un giorno dopo oggi"),
        ("2020-01-01", "Scegli un giorno dopo oggi"),
        ("domani", "Scegli un giorno dopo oggi"),
        ("2023-01-01", "Scegli un giorno entro un anno."),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_kept_on_the_form(world: World, day: str, why: str) -> None:
    phone = family_at_its_page(world)

    answer = phone.press("pause", back_on=day)

    assert answer.status_code == 400
    assert why in text(answer)
    assert f'value="{day}"' in text(answer)
    assert phone.now().state == State.COMING


def test_who_waits_for_a_place_can_make_no_pause(world: World) -> None:
    phone = family_at_its_page(world, waiting=True)

    answer = phone.press("pause")

    assert answer.status_code == 400
    assert phone.now().state == State.WAITING


def test_the_only_market_is_no_choice(world: World) -> None:
    assert "Nella tua zona c’è solo questo mercato." in text(family_at_its_page(world).get("market"))


def test_a_family_goes_to_another_market_of_its_network_and_back(world: World) -> None:
    market = another_market(world)
    phone = family_at_its_page(world)
    here = phone.now().market

    phone.press("market", market=str(market))
    there = [view.id for view in expected_on(market=market, on=TUESDAY)]
    phone.undo()

    assert there == [phone.home]
    assert phone.now().market == here


def test_no_family_goes_to_a_market_of_another_network(world: World) -> None:
    phone = family_at_its_page(world, language="es")
    here = phone.now().market

    phone.press("market", market=str(world.rivoli.market.id))

    assert phone.now().market == here
    assert "Elige un mercado." in text(phone.get("market"))


def test_nobody_gives_themselves_the_delivery_at_home(world: World) -> None:
    another_market(world)
    phone = family_at_its_page(world)

    phone.press("market", market="casa", home_delivery="1", round=str(phone.now().market))

    assert not phone.now().home_delivery


def test_who_is_served_at_home_may_come_to_the_market_and_change_their_mind(world: World) -> None:
    market = another_market(world)
    phone = family_at_its_page(world, home_delivery=True)
    here = phone.now().market

    phone.press("market", market=str(market))
    coming = phone.now()
    phone.undo()

    assert (coming.market, coming.home_delivery) == (market, False)
    assert (phone.now().market, phone.now().home_delivery) == (here, True)


def test_leaving_says_what_happens_and_kills_the_card(world: World) -> None:
    phone = family_at_its_page(world)
    plain = said(phone.get("leave"))

    phone.press("leave")

    assert "La tua tessera smette di funzionare." in plain
    assert phone.now().state == State.LEFT
    assert Client().get(reverse("family:open", args=[card_token()])).status_code == 404
    assert "Fatto. Non prepariamo più la tua borsa." in text(phone.get("home"))


def test_who_left_by_mistake_stays_with_the_card_and_the_codes_they_had(world: World) -> None:
    phone = family_at_its_page(world)
    phone.press("delegates")
    before = phone.now()
    phone.press("leave")

    phone.press("stay")

    assert phone.now() == before
    assert len(delegates_of(household=phone.home)) == 1
    assert "Va bene: è tutto come prima." in text(phone.get("home"))
    assert Client().get(reverse("family:open", args=[card_token()])).status_code == 302


def test_who_left_has_no_other_page(world: World) -> None:
    phone = family_at_its_page(world)
    phone.press("leave")

    for name in ("food", "delegates", "pause", "market", "leave", "data"):
        assert phone.get(name)["Location"] == "/famiglia/"
    phone.press("food", avoid=["pork"])
    assert phone.now().excludes == frozenset()


def test_after_half_an_hour_there_is_no_way_back_from_the_page(world: World, clock: Clock) -> None:
    phone = family_at_its_page(world)
    phone.press("leave")
    clock.pass_minutes(31)

    assert phone.press("stay").status_code == 403
    assert phone.now().state == State.LEFT


def test_nobody_stays_who_did_not_leave_from_this_page(world: World) -> None:
    phone = family_at_its_page(world)

    phone.press("stay")

    assert phone.now().state == State.COMING


def another_market(world: World) -> UUID:
    """Build a second market in Grugliasco and return its identity."""
    second = places.create_market(
        id=key("market", "second"),
        network=world.grugliasco.network.id,
        municipality="001120",
        slug="piazza-matteotti",
        name="Mercato di piazza Matteotti",
        place="piazza Matteotti",
        position=position("45.0690", "7.5790"),
        stamp=BEFORE,
    )
    return second.id


def card_token() -> str:
    """Return the token of the card of family 1, printed once more as it was."""
    return card_of(1).token
