"""The desk: what waits now, then the days of a network with their filter, count and export."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client

from fabene.collecting import services
from tests.collecting.market import Saturday, open_saturday
from tests.families import welcome
from tests.web.conftest import signed_in
from tests.web.days.deeds import close, fill, read, send, status, url_of
from tests.world import FRIDAY, SATURDAY, TUESDAY, at, build_world, key, stamp

pytestmark = pytest.mark.django_db


def test_before_the_day_is_opened_the_desk_says_to_open_it() -> None:
    build_world()

    page = read(signed_in("sara"), url_of("desk"))

    assert "Apri la giornata di oggi Mercato di viale Echirolles: la raccolta è alle 15.30." in page
    assert "Ancora nessuna giornata" in page


def test_the_day_that_is_on_waits_at_the_step_where_it_is(saturday: Saturday) -> None:
    saturday.tick("apples", 5, source=saturday.stall("12"))

    assert "Banchetto, oggi" in read(signed_in("sara"), url_of("desk"))
    assert "Hub, oggi Mercato di viale Echirolles. Da pesare o portare: frutta." in read(
        signed_in("ugo"), url_of("desk")
    )


def test_food_at_the_hub_waits_for_its_plan(saturday: Saturday) -> None:
    welcome(saturday.world.grugliasco, 1)
    saturday.give("apples", "10", source=saturday.stall("12"))
    saturday.weigh("on the scale", "10")

    assert "Piano, oggi" in read(signed_in("ugo"), url_of("desk"))
    assert "Piano, oggi" not in read(signed_in("sara"), url_of("desk"))


def test_a_day_left_open_waits_to_be_closed(saturday: Saturday, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(13, day=TUESDAY))
    open_saturday(saturday.world, day=TUESDAY, word="tuesday")

    assert "Chiudi sabato 8 maggio" in read(signed_in("ugo"), url_of("desk"))
    assert "Chiudi sabato 8 maggio" not in read(signed_in("sara"), url_of("desk"))


def test_days_are_listed_filtered_counted_and_exported(saturday: Saturday) -> None:
    open_saturday(saturday.world, day=TUESDAY, word="tuesday")
    saturday.give("apples", "10,5".replace(",", "."), source=saturday.stall("12"))
    close(saturday)
    carla = signed_in("carla")

    page = read(carla, url_of("desk"))
    assert "2 giornate" in page
    assert "Sabato 8 maggio 2021 Mercato di viale Echirolles 10,5 kg" in page
    assert "1 giornata" in read(carla, url_of("desk") + "?stato=closed")
    answer = carla.get(url_of("desk_csv") + "?stato=closed")
    head, row = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    found = dict(zip(head, row, strict=True))
    assert (found["Data"], found["Raccolto (g)"], found["Stato"]) == (SATURDAY.isoformat(), "10500", "chiusa")


def test_a_filter_that_means_nothing_leaves_nothing_out(saturday: Saturday) -> None:
    for page in ("-3", "9" * 5000):
        asked = f"?stato=perhaps&mercato=nowhere&pagina={page}"
        assert "1 giornata" in read(signed_in("carla"), url_of("desk") + asked)


def test_who_coordinates_everything_chooses_a_network(saturday: Saturday) -> None:
    pia = signed_in("pia")

    assert "Grugliasco Rivoli" in read(pia, url_of("desk"))
    assert "Ancora nessuna giornata" in read(pia, url_of("desk") + "?rete=rivoli")
    assert "Sabato 8 maggio 2021" in read(pia, url_of("desk") + "?rete=grugliasco")


def test_without_a_market_today_the_desk_is_that_of_the_last_one(
    saturday: Saturday, monkeypatch: pytest.MonkeyPatch
) -> None:
    rivoli = saturday.world.rivoli
    services.open_day(
        id=key("friday"), network=rivoli.network.id, market=rivoli.market.id, date=FRIDAY, stamp=stamp(8, day=FRIDAY)
    )
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(13, day=FRIDAY + timedelta(days=2)))

    assert "Venerdì 14 maggio 2021 aperta Mercato di piazza Aldo Moro" in read(signed_in("pia"), url_of("desk"))


def test_who_has_no_role_yet_is_told_whom_to_ask(saturday: Saturday) -> None:
    assert "Non hai ancora un ruolo" in read(signed_in("nino"), url_of("desk"))


def test_a_day_is_opened_from_the_calendar(client: Client) -> None:
    world = build_world()
    sara = signed_in("sara")

    page = read(sara, url_of("open"))
    assert "Sabato 8 maggio 2021 Grugliasco, Mercato di viale Echirolles · raccolta alle 15.30" in page
    assert "Rivoli" not in page
    said = fill(sara, url_of("open"), market_id=world.grugliasco.market.id, date="2021-05-08")

    assert "La giornata è aperta" in said


def test_opening_twice_leads_to_the_day_there_is(saturday: Saturday) -> None:
    market = saturday.day.market

    page = fill(signed_in("carla"), url_of("open"), market_id=market, date="2021-05-08")

    assert "Sabato 8 maggio 2021" in page


def test_a_day_that_has_not_come_is_not_opened(saturday: Saturday) -> None:
    carla = signed_in("carla")

    page = fill(carla, url_of("open"), market_id=saturday.day.market, date="2021-05-11")

    assert "La giornata di martedì 11 maggio 2021 non è ancora arrivata" in page


def test_a_market_of_another_network_is_not_offered(saturday: Saturday) -> None:
    elsewhere = saturday.world.rivoli.market.id

    page = fill(signed_in("carla"), url_of("open"), market_id=elsewhere, date="2021-05-07")

    assert "Manca ancora qualcosa" in page
    assert status(signed_in("rita"), url_of("desk") + "?rete=grugliasco") == 403


def test_after_signing_in_one_is_at_the_desk(saturday: Saturday, in_demo: None) -> None:
    anonymous = Client()

    assert "Entra" in send(anonymous, "/accounts/login/", login="x", password="y")
    assert anonymous.get(url_of("desk")).headers["Location"].startswith("/accounts/login/")


def test_the_calendar_leads_to_the_days_there_are_and_says_how_they_stand(saturday: Saturday) -> None:
    sara, url = signed_in("sara"), url_of("open")
    assert "Mercato di viale Echirolles · raccolta alle 15.30 · aperta Vai alla giornata" in read(sara, url)
    assert "La giornata c’era già: eccola." in fill(sara, url, market_id=saturday.day.market, date="2021-05-08")

    close(saturday)

    assert "raccolta alle 15.30 · chiusa Vai alla giornata" in read(sara, url)
    said = fill(sara, url, market_id=saturday.day.market, date="2021-05-08")
    assert "La giornata c’era già, ed è chiusa: qui si guarda soltanto." in said
    assert "La giornata è aperta" not in said


def test_a_day_long_ago_asks_first_and_one_before_last_year_is_refused(saturday: Saturday) -> None:
    sara, url, market = signed_in("sara"), url_of("open"), saturday.day.market

    asked = fill(sara, url, market_id=market, date="2020-12-05")
    assert "Sabato 5 dicembre 2020 è 154 giorni fa: è il giorno giusto?" in asked
    said = fill(sara, url, market_id=market, date="2020-12-05", asked="2020-12-05", sure="on")
    assert "La giornata è aperta" in said
    refused = fill(sara, url, market_id=market, date="1900-01-01", asked="1900-01-01", sure="on")
    assert "La giornata di lunedì 1 gennaio 1900 è troppo indietro" in refused
    assert "Chiudi sabato 5 dicembre 2020" in read(signed_in("ugo"), url_of("desk"))


def test_food_at_the_hub_with_no_family_expected_is_passed_on_at_once(saturday: Saturday) -> None:
    saturday.give("apples", "10", source=saturday.stall("12"))
    saturday.weigh("on the scale", "10")
    ugo = signed_in("ugo")

    desk = read(ugo, url_of("desk"))
    assert "Avanzi, oggi Mercato di viale Echirolles. 10 kg, e nessuna famiglia attesa: a chi possono servire?" in desk
    assert "Piano, oggi" not in desk
    assert "Oggi non è attesa nessuna famiglia: tutto va agli avanzi." in read(ugo, url_of("day", saturday.day.id))
    left = read(ugo, f"/giornate/{saturday.day.id}/avanzi/")
    assert "Nessuna famiglia è attesa" in left
    assert "Il piano di oggi non c’è ancora" not in left
