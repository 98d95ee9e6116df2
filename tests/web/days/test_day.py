"""The page of a market day: what came, from whom, where it is, what each step waits for."""

import csv
import io

import pytest
from django.test import Client

from fabene.collecting.values import Way, ZeroReason
from tests.collecting.market import BREAD, Saturday
from tests.families import welcome
from tests.web.conftest import signed_in
from tests.web.days.deeds import close, fill, read, status, url_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def carla(saturday: Saturday) -> Client:
    """Carla coordinates Grugliasco."""
    return signed_in("carla")


def test_an_empty_day_says_what_will_be_seen_there(saturday: Saturday, carla: Client) -> None:
    page = read(carla, url_of("day", saturday.day.id))

    assert "Sabato 8 maggio 2021" in page
    assert "Quando il banchetto segna il primo dono" in page
    assert "Non è arrivato niente: di’ perché" in page


def test_the_day_shows_who_gave_what_and_what_is_only_a_guess(saturday: Saturday, carla: Client) -> None:
    saturday.tick("apples", 5, source=saturday.stall("12"))
    saturday.give("loaves", "60", source=saturday.stall("31"), food=BREAD)

    page = read(carla, url_of("day", saturday.day.id))

    assert "In tutto 110 kg, in parte stimati" in page
    assert "Frutta 50 kg stimati 5 cassette, stima 50 kg" in page
    assert "Pane 60 kg pesati al mercato 60 kg" in page
    assert "Banco 12 50 kg stimati" in page


def test_each_step_says_what_it_waits_for(saturday: Saturday, carla: Client) -> None:
    welcome(saturday.world.grugliasco, 1)
    saturday.tick("apples", 5, source=saturday.stall("12"))
    before = read(carla, url_of("day", saturday.day.id))
    saturday.weigh("on the scale", "52")
    after = read(carla, url_of("day", saturday.day.id))

    assert "Da pesare o portare: frutta." in before
    assert "Aspetta il cibo all’hub." in before
    assert "Tutto è arrivato all’hub." in after
    assert "52 kg all’hub aspettano di diventare borse." in after
    assert "52 kg non sono ancora andati da nessuna parte." in after


def test_the_stand_sees_its_own_step_and_not_the_plan(saturday: Saturday) -> None:
    page = read(signed_in("sara"), url_of("day", saturday.day.id))

    assert "Banchetto" in page
    assert "Piano" not in page


def test_the_picture_is_a_file_too(saturday: Saturday, carla: Client) -> None:
    saturday.give("apples", "10", source=saturday.stall("12"))

    answer = carla.get(url_of("day_csv", saturday.day.id))

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows == [["Da", "A", "Peso (g)"], ["Banco 12", "Frutta", "10000"], ["Frutta", "Al banchetto", "10000"]]


def test_the_way_of_a_category_is_changed_for_the_day(saturday: Saturday, carla: Client) -> None:
    page = fill(carla, url_of("way", saturday.day.id, "bread"), way="day_total")

    assert "Pane: da adesso un totale per la giornata." in page
    assert saturday.seen().ways["bread"] == Way.DAY_TOTAL


def test_whoever_coordinates_changes_the_way_of_the_market_for_the_next_times_too(
    saturday: Saturday, carla: Client
) -> None:
    saturday.choose("bread only", Way.DAY_TOTAL, category="bread")

    page = fill(carla, url_of("market_way", saturday.day.id), way="at_stall")

    assert "Da adesso, in questo mercato: pesato al banco." in page
    ways = saturday.seen().ways
    assert (ways["fruit"], ways["bread"]) == (Way.AT_STALL, Way.DAY_TOTAL)
    assert status(signed_in("sara"), url_of("market_way", saturday.day.id)) == 403


def test_a_stall_that_gave_nothing_is_explained(saturday: Saturday, carla: Client) -> None:
    stall = saturday.world.grugliasco.stalls["12"]
    url = url_of("zero", saturday.day.id) + f"?chi={stall.id}"

    assert "4 non hanno ancora dato" in read(carla, url_of("day", saturday.day.id))
    page = fill(carla, url, giver_id=stall.id, reason="nothing_left")

    assert "Banco 12 niente: hanno venduto tutto" in page
    assert "3 non hanno ancora dato" in page
    assert saturday.seen().zeros[0].reason == ZeroReason.NOTHING_LEFT


def test_a_whole_market_without_food_is_explained(saturday: Saturday, carla: Client) -> None:
    url = url_of("zero", saturday.day.id)

    page = fill(carla, url, reason="other")
    assert "Un testo obbligatorio è vuoto" in page
    page = fill(carla, url, reason="other", note="la piazza era allagata")

    assert "Tutto il mercato niente: altro (la piazza era allagata)" in page


def test_nothing_is_not_explained_where_something_came(saturday: Saturday, carla: Client) -> None:
    saturday.give("apples", "10", source=saturday.stall("12"))

    page = fill(carla, url_of("zero", saturday.day.id), reason="bad_weather")

    assert "Qualcosa è arrivato" in page
    assert saturday.seen().zeros == ()


def test_what_does_not_look_right_is_said_in_plain_words(saturday: Saturday, carla: Client) -> None:
    saturday.give("apples", "10", source=saturday.stall("12"))
    saturday.weigh("on the scale", "10")
    saturday.discard("all and more", "12")

    page = read(carla, url_of("day", saturday.day.id))

    assert "Frutta: dall’hub è uscito 2 kg più di quanto risulta entrato." in page


def test_a_closed_day_is_only_looked_at(saturday: Saturday, carla: Client) -> None:
    saturday.give("apples", "10", source=saturday.stall("12"))
    close(saturday)

    page = read(carla, url_of("day", saturday.day.id))

    assert "Grugliasco · chiusa" in page
    assert "cambia" not in page
