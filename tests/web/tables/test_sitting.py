"""The table on big buttons: numbers are called, people counted, food laid and brought back, without any script."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from fabene.core.owners import OwnerKind
from fabene.sharing import selectors, services
from fabene.sharing.values import Tally
from tests.remembered import Remember
from tests.sharing.market import DAY, hub_has
from tests.sharing.test_pieces import JARS, count
from tests.web.conftest import signed_in
from tests.web.days.deeds import identity_on, read, words_of
from tests.world import Place, build_world, key, stamp

TABLE = key("table")
PAGE = reverse("tables:sitting", args=[TABLE])


def build() -> Place:
    """Fruit and jars at the hub, and an open table."""
    place = build_world().grugliasco
    hub_has(place, fruit="10")
    count(place, JARS, 6)
    table = place.destinations[OwnerKind.OPEN_TABLE].id
    services.open_table(id=TABLE, destination=table, day=DAY, stamp=stamp(17))
    return place


@pytest.fixture
def ugo(remember: Remember) -> Client:
    remember(build)
    return signed_in("ugo")


def press(client: Client, *, url: str = PAGE, status: int = 302, **typed: object) -> str:
    """Press a button of the page as it is shown, and return the words of what follows."""
    answered = client.post(url, {"id": identity_on(client, url), **typed})
    assert answered.status_code == status
    return words_of(answered.content.decode()) if status != 302 else read(client, url)


def move(name: str, **typed: object) -> dict[str, object]:
    return {"url": reverse(f"tables:{name}", args=[TABLE]), **typed}


def tally(of: Tally) -> int:
    return selectors.table(TABLE).tallies[of]


def test_numbers_are_given_and_called(ugo: Client) -> None:
    assert "Biglietti dal 1 al 5." in press(ugo, atto="alcuni")
    assert "Biglietto 6." in press(ugo, atto="uno")
    said = press(ugo, atto="chiama")
    assert "1 di 6 dati · 5 aspettano" in said
    assert "Chiama il numero 2" in said
    assert "Biglietti dal 7 al 46." in press(ugo, atto="biglietti", tickets="40")
    refused = ugo.post(PAGE, {"id": key("x"), "atto": "biglietti", "tickets": "-3"})
    assert refused.status_code == 400
    assert 'value="-3"' in refused.content.decode()
    assert tally(Tally.TICKETS) == 46


def test_people_are_counted_with_a_thumb_and_the_last_touch_is_taken_back(ugo: Client) -> None:
    press(ugo, tap="people:5")
    press(ugo, tap="people:1")
    press(ugo, tap="people:-1")
    assert tally(Tally.PEOPLE) == 5
    assert "Annulla l’ultimo tocco (Persone a tavola −1)" in read(ugo, PAGE)
    press(ugo, atto="annulla")
    assert tally(Tally.PEOPLE) == 6
    press(ugo, tap="unsaid:1")
    assert "Un conteggio non scende sotto lo zero: adesso è a 0." in press(ugo, tap="children:-1")
    refused = press(ugo, atto="tante", tally="people", change="-20", status=400)
    assert "Un conteggio non scende sotto lo zero: adesso è a 6." in refused
    press(ugo, atto="tante", tally="first_time", change="3")
    assert tally(Tally.FIRST_TIME) == 3
    assert "Qualcosa è andato storto" in press(ugo, tap="tickets:-1")


def test_the_same_touch_sent_twice_counts_once(ugo: Client) -> None:
    shown = identity_on(ugo, PAGE)
    for _ in range(2):
        ugo.post(PAGE, {"id": shown, "tap": "people:1"})
    assert tally(Tally.PEOPLE) == 1


def test_food_is_laid_taken_back_and_the_table_cleared(ugo: Client) -> None:
    piles = {pile.category: f"pile-{pile.id}" for pile in selectors.table_piles(TABLE)}
    refused = ugo.post(reverse("tables:lay", args=[TABLE]), {"id": key("w"), piles["fruit"]: "11"})
    assert refused.status_code == 400
    assert 'value="11"' in refused.content.decode()
    press(ugo, **move("lay", **{piles["fruit"]: "2,5", piles["jars"]: "4"}))  # type: ignore[arg-type]  # a form by names
    assert "Frutta 2,5 kg" in read(ugo, PAGE)
    back = move("back", **{"left-fruit": "0,5"})
    press(ugo, **back)  # type: ignore[arg-type]  # a form by names
    wrong = ugo.post(reverse("tables:clear", args=[TABLE]), {"id": key("y"), "left-fruit": "3", "left-jars": "1"})
    said = wrong.content.decode()
    assert wrong.status_code == 400
    assert "non può tornarne di più" in said
    assert 'value="3"' in said
    press(ugo, **move("clear", **{"left-jars": "1"}))  # type: ignore[arg-type]  # a form by names
    view = selectors.table(TABLE)
    assert (view.is_open, view.grams, view.pieces) == (False, 2000, 3)
    assert "riapri la tavola" in read(ugo, PAGE)
    ugo.post(reverse("tables:undo_clear", args=[TABLE, view.clearing]))
    assert selectors.table(TABLE).is_open


def test_the_papers_have_numbers_and_marks_and_no_name(ugo: Client) -> None:
    strip = read(ugo, reverse("tables:strip", args=[TABLE]) + "?da=7&quanti=3")
    assert "7 8 9" in strip
    assert "10" not in strip.split("7 8 9")[1].split("fa bene")[0]
    for wild in ("?da=-1&quanti=abc", "?da=99999999999999&quanti=0"):
        assert ugo.get(reverse("tables:strip", args=[TABLE]) + wild).status_code == 200
    assert "Preferisce non dire" in read(ugo, reverse("tables:counting_sheet", args=[TABLE]))
    assert "Frutta" in read(ugo, reverse("tables:food_sheet", args=[TABLE]))


def test_a_table_is_opened_from_its_day_and_a_slip_taken_back(ugo: Client) -> None:
    table = selectors.table(TABLE)
    ugo.post(reverse("tables:undo_open", args=[TABLE]))
    day = reverse("tables:day", args=[DAY])
    assert "Nessuna tavola, per ora" in read(ugo, day)
    answered = ugo.post(day, {"id": identity_on(ugo, day), "destination": table.destination_id})
    assert answered.status_code == 302
    (opened,) = selectors.tables_of_day(DAY)
    again = ugo.post(day, {"id": key("z"), "destination": table.destination_id})
    assert again.status_code == 400
    assert "è già aperta" in again.content.decode()
    assert "Persone a tavola" in read(ugo, reverse("tables:sitting", args=[opened.id]))
    assert isinstance(opened.id, UUID)


def test_everybody_sees_how_many_and_nobody_who(ugo: Client) -> None:
    press(ugo, tap="people:5")
    press(ugo, tap="children:1")
    face = reverse("tables:face", args=["grugliasco"])
    said = read(Client(), face)
    assert "Persone contate 5" in said
    assert "—" in said
    rows = Client().get(face + "dati.csv").content.decode("utf-8-sig").splitlines()
    assert rows[1] == "2021-05,1,0,0,5,,0"
