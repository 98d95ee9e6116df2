"""Remo brings bags home: today's, by code; a door at a time, only while the round is on, and written down."""

import pytest
from django.test import Client

from fabene.collecting.services import close_day
from fabene.people.selectors import readings_of
from fabene.people.values import ReadingReason
from fabene.sharing import selectors
from fabene.sharing.values import BagState, BagView
from tests.families import family, refer, welcome
from tests.sharing.market import confirm, hub_has, propose
from tests.web.casework.deeds import read, send, url_of
from tests.web.conftest import signed_in
from tests.world import SATURDAY, World, at, key, stamp

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_home(world: World) -> BagView:
    """The bag of family 1, who is served at home; family 2 comes to the market. The plan is not confirmed yet."""
    refer(world.grugliasco, 1, home_delivery=True)
    welcome(world.grugliasco, 2)
    hub_has(world.grugliasco, fruit="10")
    propose()
    bags = confirm()
    return next(bag for bag in bags if bag.home_delivery)


def door(client: Client, bag: BagView) -> str:
    """Ask for the door of a bag."""
    return send(client, url_of("door", bag.id), id=key("door"))


def test_remo_sees_codes_and_opens_one_door_at_a_time(at_home: BagView) -> None:
    remo = signed_in("remo")

    page = read(remo, url_of("rounds"))
    assert at_home.code in page
    assert "via di prova 1" not in page
    page = door(remo, at_home)

    assert "via di prova 1" in page
    assert "campanello di prova 1" in page
    (reading,) = readings_of(family(1))
    assert (reading.who, reading.reason) == (key("user", "remo"), ReadingReason.DELIVERY)
    assert "via di prova 1" not in read(remo, url_of("rounds"))


def test_a_door_is_shown_once_and_not_once_its_bag_is_brought(at_home: BagView) -> None:
    remo = signed_in("remo")

    door(remo, at_home)
    assert "Sono già stati mostrati una volta" in door(remo, at_home)
    send(remo, url_of("brought", at_home.id), id=key("brought"))
    page = send(remo, url_of("door", at_home.id), id=key("another look"))

    assert "via di prova 1" not in page
    assert len(readings_of(family(1))) == 1


def test_before_the_plan_is_confirmed_there_is_no_round(world: World) -> None:
    refer(world.grugliasco, 1, home_delivery=True)
    hub_has(world.grugliasco, fruit="10")
    propose()

    assert "Nessun giro, adesso" in read(signed_in("remo"), url_of("rounds"))


def test_once_the_day_is_closed_the_doors_are_shut(at_home: BagView, world: World) -> None:
    remo = signed_in("remo")
    send(remo, url_of("brought", at_home.id), id=key("brought"))
    for bag in selectors.bags_of(key("day", SATURDAY.isoformat())):
        if bag.state == BagState.WAITING:
            send(
                signed_in("ugo"), f"/giornate/{key('day', SATURDAY.isoformat())}/borse/{bag.id}/consegna/", id=key("h")
            )
    close_day(id=key("closing"), day=key("day", SATURDAY.isoformat()), stamp=stamp(19))

    assert "Il giro non è aperto" in door(remo, at_home)
    assert readings_of(family(1)) == ()


def test_the_day_after_the_doors_are_shut_even_if_nobody_closed(
    at_home: BagView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(9, day=SATURDAY.replace(day=9)))
    remo = signed_in("remo")

    assert "Nessun giro, adesso" in read(remo, url_of("rounds"))
    assert "Il giro non è aperto" in door(remo, at_home)
    assert "Il giro non è aperto" in send(remo, url_of("brought", at_home.id), id=key("late"))


def test_a_bag_is_ticked_at_its_door_and_a_slip_is_taken_back(at_home: BagView) -> None:
    remo = signed_in("remo")

    assert f"Borsa {at_home.code} consegnata" in send(remo, url_of("brought", at_home.id), id=key("brought"))
    assert selectors.bag(at_home.id).state == BagState.HANDED_OVER
    assert "la borsa è ancora da portare" in send(remo, url_of("not_brought", at_home.id), x="")

    assert selectors.bag(at_home.id).state == BagState.WAITING


def test_a_bag_that_is_fetched_at_the_market_has_no_door(at_home: BagView) -> None:
    fetched = next(bag for bag in selectors.bags_of(key("day", SATURDAY.isoformat())) if not bag.home_delivery)

    assert signed_in("remo").post(url_of("door", fetched.id), {"id": key("x")}).status_code == 404


def test_nobody_but_the_rider_opens_a_door(at_home: BagView) -> None:
    for name in ("carla", "ugo", "sara", "cesare", "marta", "pia", "olga"):
        assert signed_in(name).post(url_of("door", at_home.id), {"id": key("x")}).status_code == 403
    assert readings_of(family(1)) == ()


def test_the_sheet_bears_codes_only(at_home: BagView) -> None:
    page = read(signed_in("remo"), url_of("round_sheet"))

    assert at_home.code in page
    assert "prova" not in page
