"""Everybody finds what they may open, and nobody learns from a telephone who a family is but its own caseworker."""

import pytest
from django.test import Client

from fabene.people.selectors import actions_of
from tests.families import refer, welcome
from tests.sharing.market import confirm, hub_has, propose
from tests.web.casework.deeds import code_of, read, send, url_of
from tests.web.conftest import signed_in
from tests.world import World, key

pytestmark = pytest.mark.django_db
PHONE = "+39 000 000 0001"
NOTHING = "Niente, tra quello che puoi aprire"


def find(name: str, what: str) -> str:
    """Return what somebody reads who looks for something."""
    return send(signed_in(name), url_of("search"), what=what)


def test_cesare_finds_his_family_by_its_code_and_by_its_telephone(world: World) -> None:
    refer(world.grugliasco, 1)

    assert f"Famiglia {code_of(1)} Viene" in find("cesare", code_of(1).lower())
    assert f"Famiglia {code_of(1)}" in find("cesare", PHONE)
    assert "household.searched" in {act.what for act in actions_of(world.grugliasco.network.id)}


def test_another_organisations_family_is_found_neither_by_code_nor_by_telephone(world: World) -> None:
    refer(world.grugliasco, 1)

    for name in ("clara", "cinzia"):
        assert NOTHING in find(name, PHONE)
        assert NOTHING in find(name, code_of(1))


@pytest.mark.parametrize(
    "name",
    ["sara", "ugo", "carla", "pia", "rita", "olga", "remo", "tina", "omar", "marta", "silvia", "gino", "elia", "nino"],
)
def test_to_everybody_else_a_telephone_says_nothing(world: World, name: str) -> None:
    refer(world.grugliasco, 1)

    page = find(name, PHONE)

    assert NOTHING in page
    assert code_of(1) not in page
    assert "household.searched" not in {act.what for act in actions_of(world.grugliasco.network.id)}


@pytest.mark.parametrize("name", ["sara", "remo", "tina", "omar", "marta", "silvia", "gino", "elia", "nino", "rita"])
def test_a_code_is_found_by_whoever_works_with_codes_there_and_by_nobody_else(world: World, name: str) -> None:
    refer(world.grugliasco, 1)

    assert f"Famiglia {code_of(1)}" in find("carla", code_of(1))
    assert NOTHING in find(name, code_of(1))


def test_the_hub_finds_the_bag_of_today_by_its_code_and_by_its_familys(world: World) -> None:
    welcome(world.grugliasco, 1)
    hub_has(world.grugliasco, fruit="10")
    propose()
    (bag,) = confirm()

    assert f"Borsa {bag.code}" in find("ugo", bag.code)
    assert f"Borsa {bag.code}" in find("ugo", code_of(1))
    assert "Borsa" not in find("sara", bag.code)


def test_a_market_is_found_by_its_town(world: World) -> None:
    assert "Mercato di viale Echirolles" in find("tina", "grugliasco")


def test_what_is_looked_for_is_in_no_address_and_kept_by_nobody(world: World) -> None:
    refer(world.grugliasco, 1)

    answer = signed_in("cesare").post(url_of("search"), {"what": PHONE})

    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    assert "0001" not in read(signed_in("cesare"), url_of("search") + "?what=0000001")


def test_whoever_has_not_signed_in_looks_nothing_up(client: Client, world: World) -> None:
    assert client.post(url_of("search"), {"what": key("x").hex}).headers["Location"].startswith("/accounts/login/")
