"""In a demonstration anyone may open the page of a simulated family; anywhere else nobody may."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from fabene.households.values import Language
from tests.families import refer, welcome
from tests.web.family.phone import as_response, said
from tests.world import World

SIT = "/posti/famiglia/"


@pytest.fixture
def in_demo(settings: Settings) -> None:
    """Make the site a demonstration."""
    settings.DEMO = True


def test_a_seat_opens_the_page_and_tells_its_pin(world: World, in_demo: None) -> None:
    refer(world.grugliasco, 1, language=Language.IT)
    client = Client()

    answer = client.post(SIT)
    page = said(as_response(client.get("/famiglia/")))

    assert answer["Location"] == "/famiglia/"
    pin = re.search(r"Il tuo PIN: (\d{6})", page)
    assert pin
    data = client.post(reverse("family:data"), {"id": "018f0000-0000-7000-8000-000000000001", "pin": pin.group(1)})
    assert data["Location"] == "/famiglia/dati/"


def test_the_sign_in_page_of_a_demonstration_offers_it(world: World, in_demo: None) -> None:
    welcome(world.grugliasco, 1)

    assert "La pagina di una famiglia di prova" in said(as_response(Client().get(reverse("account_login"))))


def test_nobody_sits_on_a_true_family(world: World, in_demo: None) -> None:
    refer(world.grugliasco, 1, simulated=False)

    assert Client().post(SIT).status_code == 404


def test_there_is_no_such_seat_outside_a_demonstration(world: World) -> None:
    refer(world.grugliasco, 1)

    assert Client().post(SIT).status_code == 404
