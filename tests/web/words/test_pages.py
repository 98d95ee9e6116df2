"""Calling a day off from a page, following how each family is told, and telling by voice."""

from datetime import date, time
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fabene.collecting import selectors as collecting
from fabene.collecting.values import DayState
from fabene.households import selectors as households
from fabene.households.tellings import Reach
from fabene.households.values import Channel
from fabene.lib.outbox.values import Trouble
from fabene.people import selectors as people
from tests.families import family, refer
from tests.lib.outbox.post import Postman, trouble
from tests.remembered import Remember
from tests.sharing.telling import (
    AT_HOME,
    CALL,
    CHAT,
    MAIL,
    NEXT_SATURDAY,
    NOBODY,
    SMS,
    build_told,
    reached,
    send,
    telling_of,
)
from tests.sharing.telling import cancel as cancel_by_service
from tests.web.conftest import signed_in
from tests.world import SATURDAY, World, at, key

pytestmark = pytest.mark.django_db

ARABIC = "لا يوجد استلام يوم السبت 15 مايو."


@pytest.fixture(autouse=True)
def saturday_afternoon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(15))


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_told)


@pytest.fixture
def carla(world: World) -> Client:
    return signed_in("carla")


@pytest.fixture
def cesare(world: World) -> Client:
    return signed_in("cesare")


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def post(client: Client, name: str, *args: object, **typed: object) -> str:
    """Send a form and return the page it leads to."""
    form = {"id": str(key("form", name, *map(str, args))), **typed}
    answer = client.post(reverse(name, args=args), form, follow=True)
    assert answer.status_code == 200
    return text_of(answer)


def call_off(client: Client, world: World, **typed: object) -> str:
    said: dict[str, object] = {"reason": "weather", "note": "grandine annunciata", **typed}
    return post(client, "words:cancel", world.grugliasco.market.id, NEXT_SATURDAY, **said)


def the_word(world: World) -> UUID:
    return households.words_about(market=world.grugliasco.market.id, on=NEXT_SATURDAY)[0].id


def test_rain_cancels_the_day_and_the_page_shows_by_code_how_each_family_is_told(world: World, carla: Client) -> None:
    page = call_off(carla, world)

    assert "Giornata annullata. 6 famiglie da avvisare" in page
    assert ARABIC in page
    assert "grandine" not in page
    for each in households.tellings_of(word=the_word(world)):
        assert each.code in page
    for said in ("3 in partenza", "1 da copiare", "1 da chiamare", "1 da dire di persona", "non ancora riletto"):
        assert said in page
    assert "2 SMS" in page
    for number in (SMS, MAIL, CHAT, CALL, NOBODY, AT_HOME):
        assert f"000000000{number}" not in page.replace(" ", "")
        assert f"Famiglia di prova {number}" not in page


def test_before_it_is_called_off_the_page_says_whom_it_concerns_and_what_they_read(world: World, carla: Client) -> None:
    page = text_of(carla.get(reverse("words:cancel", args=[world.grugliasco.market.id, NEXT_SATURDAY])))

    assert "6 famiglie aspettavano questo giorno" in page
    assert "Sabato 15 maggio il ritiro non c&#x27;è." in page
    assert "SMS: 2" in page
    assert "da dire di persona: 1" in page


@pytest.mark.parametrize("on", ["0001-01-01", "1970-01-01", "9999-12-31"])
@pytest.mark.parametrize("what", ["annulla", "cambia"])
def test_a_day_beyond_any_market_is_not_here(world: World, carla: Client, what: str, on: str) -> None:
    address = f"/avvisi/mercati/{world.grugliasco.market.id}/{on}/{what}/"

    assert carla.get(address).status_code == 404
    assert carla.post(address, {"id": key("off"), "reason": "weather"}).status_code == 404


def test_another_reason_needs_words_and_what_was_chosen_is_kept(world: World, carla: Client) -> None:
    page = call_off(carla, world, reason="other", note="")

    assert "Un testo obbligatorio è vuoto" in page
    assert 'value="other"' in page
    assert "checked" in page
    assert collecting.cancelled_between(SATURDAY, NEXT_SATURDAY) == {}


def test_a_day_that_is_off_says_so_on_its_page_on_the_desk_and_to_the_public(world: World, carla: Client) -> None:
    told = cancel_by_service(world, on=SATURDAY)

    day = text_of(carla.get(reverse("days:day", args=[told.day])))
    assert "Questa giornata non si fa" in day
    assert "il tempo (grandine annunciata)" in day
    desk = text_of(carla.get(reverse("days:desk")))
    assert "annullata" in desk
    for page in ("home", "markets"):
        public = text_of(Client().get(reverse(page)))
        assert "oggi il banchetto non c’è" in public
        assert "grandine" not in public
    assert "Sabato 8 maggio" not in text_of(carla.get(reverse("days:open")))


def test_held_after_all_by_the_undo_of_the_notice(world: World, carla: Client) -> None:
    told = cancel_by_service(world)
    send()

    page = text_of(carla.post(reverse("words:hold", args=[told.day]), follow=True))

    assert "La giornata si fa. 3 famiglie da avvisare" in page
    assert collecting.day(told.day).state == DayState.OPEN
    again = text_of(carla.post(reverse("words:hold", args=[told.day]), follow=True))
    assert "non è annullata" in again


def test_another_place_is_told_and_a_cause_in_it_is_refused_with_what_was_typed(world: World, carla: Client) -> None:
    market = world.grugliasco.market.id

    refused = post(carla, "words:change", market, NEXT_SATURDAY, hour="15.30", place="Oratorio, per la pioggia")
    assert "Qui va solo un luogo" in refused
    assert "Oratorio, per la pioggia" in refused
    done = post(carla, "words:change", market, NEXT_SATURDAY, hour="17", place="Oratorio San Giacomo")

    assert "Oratorio San Giacomo" in done
    change = households.change_of(market=market, on=NEXT_SATURDAY)
    assert change
    assert (change.hour, change.place) == (time(17), "Oratorio San Giacomo")
    assert "cambiata" in text_of(carla.get(reverse("words:words")))


def test_an_hour_that_is_none_is_refused(world: World, carla: Client) -> None:
    page = post(carla, "words:change", world.grugliasco.market.id, NEXT_SATURDAY, hour="dopo pranzo", place="Oratorio")

    assert "Scrivi l’ora con i numeri" in page
    assert "dopo pranzo" in page


def test_reminders_are_switched_on_in_daytime_only(world: World, carla: Client) -> None:
    night = post(carla, "words:reminders", on="on", hour="23.00")
    assert "I promemoria partono tra le 8 e le 21" in night

    page = post(carla, "words:reminders", on="on", hour="18.30")

    assert "Promemoria accesi" in page
    kept = households.reminders_of(world.grugliasco.network.id)
    assert (kept.on, kept.hour) == (True, time(18, 30))


def test_what_did_not_arrive_says_why_and_is_tried_again_or_told_by_phone(world: World, carla: Client) -> None:
    told = cancel_by_service(world)
    send(Postman(*[trouble(Trouble.REJECTED)] * 3))

    missed = text_of(carla.get(reverse("words:not_reached")))
    assert missed.count("il numero o l’indirizzo non esiste") == 3
    assert "3 messaggi non sono arrivati" in text_of(carla.get(reverse("words:words")))
    back = {"torna": reverse("words:not_reached")}
    after = post(carla, "words:again", telling_of(told.word, SMS), channel="call", **back)
    assert "Si riprova" in after
    assert after.count("il numero o l’indirizzo non esiste") == 2
    after = post(carla, "words:by_hand", telling_of(told.word, MAIL), **back)

    assert after.count("il numero o l’indirizzo non esiste") == 1
    assert reached(told.word)[SMS] == Reach.TO_CALL
    assert reached(told.word)[MAIL] == Reach.BY_HAND


def test_what_was_told_by_hand_says_when_and_can_be_taken_back(world: World, carla: Client) -> None:
    told = cancel_by_service(world)
    telling = telling_of(told.word, CHAT)

    page = post(carla, "words:by_hand", telling)
    assert "Detto a voce da Carla, sabato 8 maggio alle 15" in page
    view = households.telling(telling)
    assert view.told
    page = post(carla, "words:undo_by_hand", view.told)

    assert "aspetta ancora" in page
    assert reached(told.word)[CHAT] == Reach.TO_COPY


def test_a_button_pressed_too_late_says_so(world: World, carla: Client) -> None:
    told = cancel_by_service(world)

    assert "Nel frattempo la famiglia lo sa" in post(carla, "words:by_hand", telling_of(told.word, SMS))
    assert "non ha detto sì a questo modo" in post(carla, "words:again", telling_of(told.word, NOBODY))


@pytest.mark.parametrize("back", ["https://example.org/avvisi/", "//example.org/avvisi/", "/giornate/", "/avvisi\\@x"])
def test_a_button_leads_to_no_other_site(world: World, carla: Client, back: str) -> None:
    told = cancel_by_service(world)
    typed = {"id": str(key("form")), "torna": back}

    answer = carla.post(reverse("words:by_hand", args=[telling_of(told.word, CHAT)]), typed)

    assert answer.headers["Location"] == reverse("words:word", args=[told.word])


def test_who_follows_a_family_sees_the_text_and_one_number_at_a_time(world: World, cesare: Client) -> None:
    told = cancel_by_service(world)

    page = text_of(cesare.get(reverse("words:to_tell")))
    assert page.count("Mostra nome e numero") == 3
    assert "Samedi 15 mai" in page
    assert "Famiglia di prova" not in page
    shown = post(cesare, "words:show_contact", telling_of(told.word, CALL))

    assert f"Famiglia di prova {CALL}" in shown
    assert f'href="tel:+39000000000{CALL}"' in shown
    assert f"Famiglia di prova {CHAT}" not in shown
    (reading,) = people.readings_of(family(CALL))
    assert (reading.who, reading.reason) == (key("user", "cesare"), "contact")
    done = post(cesare, "words:by_hand", telling_of(told.word, CALL), torna=reverse("words:to_tell"))
    assert "lo sa" in done
    assert done.count("Mostra nome e numero") == 2


@pytest.mark.parametrize("who", ["carla", "clara", "cinzia", "olga"])
def test_nobody_else_sees_a_number(world: World, who: str) -> None:
    told = cancel_by_service(world)

    answer = signed_in(who).post(
        reverse("words:show_contact", args=[telling_of(told.word, CALL)]), {"id": str(key("form"))}
    )

    assert answer.status_code == 403
    assert people.readings_of(family(CALL)) == ()


def test_a_caseworker_marks_only_their_own_families(world: World) -> None:
    told = cancel_by_service(world)
    clara = signed_in("clara")

    assert "Niente da dire" in text_of(clara.get(reverse("words:to_tell")))
    answer = clara.post(reverse("words:by_hand", args=[telling_of(told.word, CHAT)]), {"id": str(key("form"))})
    assert answer.status_code == 403


def test_a_newer_word_takes_the_place_of_an_older_one(world: World, carla: Client) -> None:
    told = cancel_by_service(world, hour=14)
    send()
    post(carla, "words:hold", told.day)

    page = text_of(carla.get(reverse("words:word", args=[told.word])))

    assert "c’è un avviso più nuovo" in page
    assert "Si fa lo stesso: sabato 15 maggio" in page


def test_while_the_gateway_rests_the_page_says_how_many_wait_and_why(world: World, carla: Client) -> None:
    cancel_by_service(world)
    send(Postman(trouble(Trouble.DOWN, wait_seconds=3 * 3600)))

    page = text_of(carla.get(reverse("words:words")))

    assert "aspettano: chi spedisce ha un guasto" in page


def test_an_address_with_a_date_no_calendar_has_does_not_exist(world: World, carla: Client) -> None:
    market = world.grugliasco.market.id

    assert carla.get(f"/avvisi/mercati/{market}/2021-02-30/annulla/").status_code == 404
    assert carla.get(f"/avvisi/mercati/{market}/domani/annulla/").status_code == 404
    assert carla.get(reverse("words:cancel", args=[key("nowhere"), date(2021, 5, 15)])).status_code == 404


def test_a_page_asks_the_database_as_often_for_many_families_as_for_few(world: World, carla: Client) -> None:
    told = cancel_by_service(world)
    url = reverse("words:word", args=[told.word])
    carla.get(url)
    few = queries_of(carla, url)

    for number in range(41, 51):
        refer(world.grugliasco, number, channels=frozenset({Channel.CHAT}))
    more = cancel_by_service(world, on=date(2021, 5, 22), word="later")

    assert queries_of(carla, reverse("words:word", args=[more.word])) == few


def queries_of(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    return len(queries)
