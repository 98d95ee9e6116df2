"""A point of collection: what it is, when it is held from which date on, its hub, what it is for."""

from datetime import date
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from fabene.collecting import selectors as collecting
from fabene.collecting import services as days
from fabene.collecting.values import CancelReason, Use
from fabene.places import selectors as places
from fabene.places import services
from tests.collecting.market import Saturday, open_saturday
from tests.remembered import Remember
from tests.web.conftest import signed_in
from tests.web.days.deeds import fill, identity_on, read, send, status, url_of
from tests.world import FRIDAY, SATURDAY, TUESDAY, at, key, position, stamp

pytestmark = pytest.mark.django_db
GARDEN = {"name": "Orto del Portone", "kind": "garden", "place": "strada del Portone"}
MORNING = {"weekday": 3, "opens": "09:00", "closes": "12:00", "valid_from": "2021-05-10", "source": "la rete"}


@pytest.fixture(autouse=True)
def at_one_o_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(13))


@pytest.fixture
def saturday(remember: Remember) -> Saturday:
    return remember(open_saturday)


@pytest.fixture
def carla(saturday: Saturday) -> Client:
    return signed_in("carla")


def to(name: str, *parts: object) -> str:
    return reverse(f"points:{name}", args=parts)


def garden(carla: Client, saturday: Saturday, **typed: object) -> UUID:
    """Write the garden down as the page does; return it."""
    town = saturday.world.grugliasco.market.municipality.istat_code
    id = identity_on(carla, to("new_point"))
    send(carla, to("new_point"), id=id, municipality=town, **{**GARDEN, **typed})
    return id


def test_a_garden_gets_its_hours_and_the_public_map_calls_it_a_garden(
    carla: Client, client: Client, saturday: Saturday
) -> None:
    point = garden(carla, saturday)
    assert places.market(point).position.approximate
    page = fill(carla, to("hours", point), **MORNING)
    assert "Scritto: vale da lunedì 10 maggio 2021." in page
    assert "Da una data che viene Giovedì, dalle 9 alle 12" in page
    assert "Giovedì 13 maggio 2021" in page
    public = read(client, "/mercati/")
    assert "Orto del Portone orto" in public
    assert "Mercato di viale Echirolles mercato" not in public
    assert "Orto del Portone orto" in read(carla, to("points"))


def test_hours_that_change_hold_from_their_date_and_the_days_before_keep_theirs(
    carla: Client, saturday: Saturday
) -> None:
    point = garden(carla, saturday)
    fill(carla, to("hours", point), **{**MORNING, "valid_from": "2021-04-01"})
    (row,) = places.market(point).hours
    change = f"{to('hours', point)}?al-posto-di={row.id}"
    assert 'value="09:00"' in carla.get(change).content.decode()
    fill(
        carla,
        change,
        **{**MORNING, "opens": "16:00", "closes": "19:00", "replaces": row.id, "valid_from": "2021-05-20"},
    )

    found = [one for one in places.occurrences(date(2021, 5, 8), 20) if one.market_id == point]
    assert [(one.date.day, one.opens_at and one.opens_at.hour) for one in found] == [(13, 9), (20, 16), (27, 16)]
    wrong = {**MORNING, "replaces": row.id, "valid_from": "2021-04-01", "id": key("early")}
    assert "i vecchi non valevano ancora" in carla.post(change, wrong).content.decode()
    later = places.market(point).hours[-1].id
    assert "Scritto" in fill(carla, to("end_hours", point, later), last_day="2021-05-20")
    assert [one.date.day for one in places.occurrences(date(2021, 5, 8), 25) if one.market_id == point] == [13, 20]
    assert status(carla, to("end_hours", point, key("nobody's"))) == 404


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"opens": "12:00", "closes": "09:00"}, "Chiude prima di aprire"),
        ({"opens": "", "closes": "09:00"}, "Scrivi anche a che ora apre"),
        ({"opens": "", "closes": ""}, "Serve almeno un orario"),
        ({"valid_until": "2021-05-01"}, "Finisce prima di cominciare"),
        ({"valid_from": "2021-04-01"}, "Questi orari ci sono già"),
    ],
)
def test_hours_that_make_no_sense_are_said_and_stay_typed(
    carla: Client, saturday: Saturday, typed: dict[str, str], said: str
) -> None:
    point = garden(carla, saturday)
    fill(carla, to("hours", point), **{**MORNING, "valid_from": "2021-04-01"})
    sent = {**MORNING, "note": "solo col sole", **typed, "id": key("wrong")}
    page = carla.post(to("hours", point), sent).content.decode()
    assert said in page.replace("&#x27;", "'")
    assert 'value="solo col sole"' in page
    assert len(places.market(point).hours) == 1


def test_a_point_twice_and_half_a_position_are_said(carla: Client, saturday: Saturday) -> None:
    garden(carla, saturday)
    town = saturday.world.grugliasco.market.municipality.istat_code
    for typed, said in (({}, "è già usato"), ({"latitude": "45,06", "name": "Altro"}, "tutte e due le coordinate")):
        sent = {**GARDEN, "municipality": town, "id": key(said), **typed}
        page = carla.post(to("new_point"), sent).content.decode()
        assert said in page
        assert 'value="strada del Portone"' in page


def test_a_change_tells_the_kind_and_the_place(carla: Client, saturday: Saturday) -> None:
    point = garden(carla, saturday)
    town = saturday.world.grugliasco.market.municipality.istat_code
    typed = {"name": "Cascine", "kind": "farms", "place": "via dei Campi", "latitude": "45,06", "longitude": "7,57"}
    assert "aziende agricole" in fill(carla, to("change", point), municipality=town, **typed)
    assert not places.market(point).position.approximate


def test_a_point_by_mistake_goes_and_one_with_days_stays(carla: Client, saturday: Saturday) -> None:
    point = garden(carla, saturday)
    fill(carla, to("hours", point), **MORNING)
    assert "non c’è più" in send(carla, to("withdraw", point))
    assert status(carla, to("point", point)) == 404
    assert "si è già tenuta una giornata" in send(carla, to("withdraw", saturday.day.market))


def test_the_next_days_go_to_the_hub_that_is_chosen(carla: Client, saturday: Saturday) -> None:
    place = saturday.world.grugliasco
    services.create_hub(
        id=key("second"),
        network=place.network.id,
        municipality=place.market.municipality.istat_code,
        name="Hub di Paradiso",
        address="",
        position=position("45.05", "7.57"),
        stamp=stamp(9, who="carla"),
    )
    assert "Hub di Paradiso" in fill(carla, to("hub", place.market.id), hub=key("second"))
    assert places.hub_of_market(place.market.id).name == "Hub di Paradiso"
    theirs = carla.post(to("hub", place.market.id), {"id": key("no"), "hub": saturday.world.rivoli.hub.id})
    assert theirs.status_code == 200


def test_a_point_for_the_emporio_asks_for_no_bags_and_bags_are_one_click_away(
    carla: Client, saturday: Saturday
) -> None:
    market, day = saturday.day.market, url_of("day", saturday.day.id)
    assert read(carla, day).index("Piano") < read(carla, day).index("Chiusura")
    assert "Serve a Emporio solidale" in fill(carla, to("uses", market), uses=["emporio"], since="2021-05-08")
    page = read(carla, day)
    assert page.index("Chiusura") < page.index("Questo punto di solito non serve a questo") < page.index("Piano")
    assert "Di solito qui non si fanno borse." in page
    assert "Avanzi" in page[: page.index("Chiusura")]
    assert collecting.uses_of(market, on=date(2021, 5, 7)) == frozenset({Use.BAGS})
    none = carla.post(to("uses", market), {"id": key("none"), "since": "2021-05-08"})
    assert none.status_code == 200


@pytest.mark.parametrize(
    ("reason", "public"),
    [
        (CancelReason.HOLIDAY, "il banchetto non c’è, perché è festa"),
        (CancelReason.STRIKE, "il banchetto non c’è, per uno sciopero"),
        (CancelReason.WEATHER, "il banchetto non c’è, per il maltempo"),
        (CancelReason.OTHER, "il banchetto non c’è"),
        (CancelReason.STAND_CLOSED, "il banchetto non c’è"),
    ],
)
def test_a_day_that_is_not_held_says_its_cause_to_everybody_and_the_rest_inside(
    carla: Client, client: Client, saturday: Saturday, reason: CancelReason, public: str
) -> None:
    market = saturday.world.grugliasco.market.id
    off = next(one.date for one in places.occurrences(SATURDAY, 7) if one.market_id == market and one.date > SATURDAY)
    off = TUESDAY if off == TUESDAY else off
    days.cancel_market(
        id=key("off"),
        network=saturday.world.grugliasco.network.id,
        market=market,
        date=off,
        reason=reason,
        note="il furgone di Gino",
        stamp=stamp(12, who="carla"),
    )
    days.cancel_market(
        id=key("off today"),
        network=saturday.world.rivoli.network.id,
        market=saturday.world.rivoli.market.id,
        date=FRIDAY,
        reason=reason,
        note="il furgone di Gino",
        stamp=stamp(12, who="rita"),
    )
    page = read(client, "/mercati/")
    assert public in page
    assert f"{public}, " not in page
    assert "furgone" not in page
    assert "non si fa" in read(carla, to("point", market))
