"""The day ends on a page where every gram has its place."""

import csv
import io
from uuid import uuid4

import pytest
from django.test import Client

from fabene.collecting import selectors as collecting
from fabene.collecting.values import DayState
from fabene.sharing import services
from fabene.sharing.values import Parcel
from tests.families import welcome_thirty
from tests.remembered import Remember
from tests.sharing.market import DAY, confirm, hand, open_market, play_to_the_hub, propose
from tests.web.conftest import signed_in
from tests.web.days.deeds import read, send, status, words_of
from tests.web.sharing.deeds import page, url_of
from tests.world import Place, build_world, key, stamp

pytestmark = pytest.mark.django_db


def build_place() -> Place:
    """The story, all but one bag handed over."""
    place = build_world().grugliasco
    welcome_thirty(place)
    play_to_the_hub(place)
    propose()
    bags = confirm()
    forgotten = next(bag for bag in bags if bag.grams == 7000)
    for bag in bags:
        if bag != forgotten:
            hand(bag)
    services.pass_on(
        id=key("pass"), day=DAY, destination=place.emporio.id, parcel=Parcel(bag_id=forgotten.id), stamp=stamp(19)
    )
    return place


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build_place)


@pytest.fixture
def ugo(place: Place) -> Client:
    """Ugo keeps the hub."""
    return signed_in("ugo")


def test_the_equation_is_drawn_and_said(ugo: Client) -> None:
    said = read(ugo, url_of("closing"))

    assert "268 kg arrivati, 0 kg non spiegati." in said
    assert "Alle famiglie, con 29 borse 253 kg" in said
    assert "Su altre tavole 7 kg" in said
    assert "Scartato 8 kg" in said
    assert "Calo di peso tra due bilance 0 kg" in said
    assert "di cui corretto dalla bilancia dell’hub +28 kg" in said
    assert "Famiglie · 253 kg" in said


def test_the_equation_is_a_table_to_take_away(ugo: Client) -> None:
    response = ugo.get(url_of("closing_csv"))

    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0] == ["Da", "A", "Peso (g)"]
    assert ["In tutto", "Famiglie", "253000"] in rows


def test_the_day_is_closed_with_one_button(ugo: Client) -> None:
    said = press_close(ugo)

    assert "Giornata chiusa. Grazie a tutte e a tutti." in said
    assert collecting.day(DAY).state == DayState.CLOSED
    assert "Chiudi la giornata</button>" not in page(ugo, url_of("closing"))


def test_a_day_somebody_else_has_closed_is_said_to_be(ugo: Client) -> None:
    press_close(ugo)

    assert "è chiusa: non si può più registrare" in send(ugo, url_of("closing"), id=uuid4())


def test_bags_that_wait_are_named_and_a_day_with_some_is_closed_only_on_a_yes_about_them() -> None:
    place = build_world().grugliasco
    welcome_thirty(place)
    play_to_the_hub(place)
    propose()
    bags = confirm()
    ugo, url = signed_in("ugo"), url_of("closing")
    assert "30 borse aspettano ancora" in read(ugo, url)
    assert 'name="asked" value="30"' in page(ugo, url)

    refused = words_of(ugo.post(url, {"id": uuid4(), "asked": "30"}).content.decode())
    assert "30 borse aspettano ancora: consegnale, passale a qualcuno, o segna che si chiude lo stesso." in refused
    hand(bags[0])
    fewer = words_of(ugo.post(url, {"id": uuid4(), "asked": "30", "sure": "on"}).content.decode())
    assert "29 borse aspettano ancora: consegnale" in fewer
    assert collecting.day(DAY).state == DayState.OPEN

    closed = send(ugo, url, id=uuid4(), asked="29", sure="on")
    assert "Giornata chiusa. Grazie" in closed
    assert "29 borse non sono state consegnate" in closed
    assert f"{bags[1].code}" in closed
    assert "Mai ritirate 29" in read(ugo, url_of("bags"))
    assert "La giornata si è chiusa prima che qualcuno la ritirasse" in read(ugo, url_of("bag", bags[1].id))
    day = read(ugo, f"/giornate/{DAY}/")
    assert "29 borse mai ritirate." in day
    assert "sono rimasti all’hub, per la prossima giornata." in day


def test_a_day_on_which_nothing_came_is_a_day_too() -> None:
    open_market(build_world().grugliasco)

    said = read(signed_in("ugo"), url_of("closing"))

    assert "Oggi non è arrivato niente" in said
    assert "Chiudi la giornata" in said


def test_the_stand_and_other_networks_close_nothing(place: Place) -> None:
    for name in ("sara", "rita", "nino"):
        client = signed_in(name)
        assert status(client, url_of("closing")) == 403
        assert status(client, url_of("closing_csv")) == 403
        assert status(client, url_of("closing"), id=uuid4()) == 403
    assert collecting.day(DAY).state == DayState.OPEN


def press_close(client: Client) -> str:
    return send(client, url_of("closing"), id=uuid4())
