"""The card a caseworker prints: a link, a code, no name; the PIN on a slip of its own; a lost one replaced by a tap."""

import re

import pytest
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from fabene.households import services, words
from fabene.households.values import Language
from tests.families import family, refer
from tests.web.conftest import signed_in
from tests.web.family.phone import as_response, said, text
from tests.world import TUESDAY, World, key, stamp


def test_the_card_opens_the_page_of_its_family(world: World) -> None:
    refer(world.grugliasco, 1, language=Language.AR)

    page = text(printed("cesare", 1))
    address = re.search(r"http://testserver(/f/[\w-]+/)", page)

    assert address
    assert Client().get(address.group(1))["Location"] == "/famiglia/"


def test_a_card_bears_the_sites_own_address_by_whatever_name_it_was_asked_for(
    world: World, settings: LazySettings
) -> None:
    settings.SITE_NAME, settings.SITE_ADDRESS = "fabene.example.org", "https://fabene.example.org"
    refer(world.grugliasco, 1)

    page = text(printed("cesare", 1))

    assert re.search(r"https://fabene\.example\.org/f/[\w-]{50}/", page)
    assert "testserver" not in page


def test_the_card_bears_a_code_in_two_languages_and_no_name(world: World) -> None:
    code = refer(world.grugliasco, 1, language=Language.AR).code

    page = said(printed("cesare", 1))

    assert code in page
    assert words.say("ar", "page.card.scan") in page
    assert words.say("it", "page.card.scan") in page
    for told in ("Famiglia di prova", "via di prova", "000 000", "+39"):
        assert told not in page


def test_an_italian_card_says_everything_once(world: World) -> None:
    refer(world.grugliasco, 1, language=Language.IT)

    assert said(printed("cesare", 1)).count(words.say("it", "page.card.keep")) == 1


def test_the_pin_comes_with_the_first_card_on_a_slip_of_its_own(world: World) -> None:
    refer(world.grugliasco, 1, language=Language.UK)

    first, second = text(printed("cesare", 1)), text(printed("cesare", 1, word="again"))
    slip = re.search(r'<section class="card slip".*?</section>', first, re.DOTALL)

    assert slip
    pin = re.search(r">(\d{6})<", slip.group())
    assert pin
    services.try_pin(id=key("pin"), household=family(1), pin=pin.group(1), stamp=stamp(10, day=TUESDAY))
    assert "slip" not in second


def test_a_lost_pin_is_made_anew(world: World) -> None:
    refer(world.grugliasco, 1)
    printed("cesare", 1)

    assert 'class="card slip"' in text(printed("cesare", 1, word="again", new_pin="1"))


def test_a_lost_card_is_replaced_by_one_tap(world: World) -> None:
    refer(world.grugliasco, 1)
    lost = address_on(printed("cesare", 1))

    new = address_on(printed("cesare", 1, word="again"))

    assert Client().get(lost).status_code == 404
    assert Client().get(new).status_code == 302


def test_the_page_before_says_whether_there_is_a_card(world: World) -> None:
    refer(world.grugliasco, 1)
    client = signed_in("cesare")
    before = said(as_response(client.get(reverse("family:card", args=[family(1)]))))
    printed("cesare", 1)
    after = said(as_response(client.get(reverse("family:card", args=[family(1)]))))

    assert "Questa famiglia non ha ancora una tessera." in before
    assert "una tessera che vale fino a mercoledì 11 maggio 2022" in after


def test_the_card_is_kept_by_no_browser(world: World) -> None:
    refer(world.grugliasco, 1)

    assert "no-store" in printed("cesare", 1)["Cache-Control"]


def test_a_family_that_left_gets_no_card(world: World) -> None:
    refer(world.grugliasco, 1)
    services.leave(id=key("left"), household=family(1), stamp=stamp(8, day=TUESDAY, who="cesare"))

    answer = printed("cesare", 1)

    assert answer.status_code == 400
    assert "/f/" not in text(answer)


@pytest.mark.parametrize(
    ("name", "status"),
    [("clara", 404), ("cinzia", 403), ("carla", 403), ("ugo", 403), ("remo", 403), ("olga", 403), ("nino", 403)],
)
def test_only_who_referred_a_family_prints_its_card(world: World, name: str, status: int) -> None:
    refer(world.grugliasco, 1)

    assert printed(name, 1).status_code == status


def printed(name: str, number: int, *, word: str = "card", **fields: object) -> HttpResponse:
    """Print a family's card as somebody."""
    sent = {"id": str(key("printed", word, str(number))), **fields}
    return as_response(signed_in(name).post(reverse("family:card", args=[family(number)]), sent))


def address_on(page: HttpResponse) -> str:
    """Return the address on a card."""
    found = re.search(r"http://testserver(/f/[\w-]+/)", text(page))
    assert found
    return found.group(1)
