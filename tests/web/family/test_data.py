"""Names, everything held and who looked ask for the PIN, which is given apart."""

import io
import json
import zipfile

import pytest
from django.http import HttpResponse

from fabene.households import services, words
from fabene.households.values import Language
from fabene.lib.ids import derived
from fabene.people.selectors import readings_of
from fabene.people.services import note_reading
from fabene.people.values import ReadingReason
from tests.families import family, refer
from tests.web.family.phone import Clock, Phone, card_of, opened, said, text
from tests.world import TUESDAY, World, key, stamp


@pytest.fixture
def pin(world: World) -> str:
    """The PIN of family 1, printed with its first card."""
    refer(world.grugliasco, 1, language=Language.IT)
    card = card_of(1)
    assert card.pin
    return card.pin


def test_before_the_pin_nothing_is_shown(pin: str) -> None:
    page = said(opened(1).get("data"))

    assert "Per aprire serve il PIN." in page
    assert "Famiglia di prova" not in page


def test_the_pin_opens_the_name_and_the_contacts(pin: str) -> None:
    page = said(unlocked(1, pin).get("data"))

    for told in ("Famiglia di prova 1", "+390000000001", "famiglia.1@example.org", "via di prova 1"):
        assert told in page


def test_a_pin_may_be_typed_in_groups(pin: str) -> None:
    phone = opened(1)

    answer = phone.press("data", pin=f" {pin[:3]} {pin[3:]} ")

    assert answer["Location"] == "/famiglia/dati/"


def test_a_wrong_pin_says_how_many_tries_are_left(pin: str) -> None:
    answer = typed(opened(1), wrong(pin))

    assert answer.status_code == 400
    assert "Il PIN non è giusto. Prove che restano: 4." in said(answer)
    assert "Famiglia di prova" not in text(answer)


def test_after_five_wrong_tries_even_the_right_one_waits(pin: str, clock: Clock) -> None:
    phone = opened(1)
    for attempt in range(5):
        answer = typed(phone, wrong(pin), word=str(attempt))

    assert "Troppe prove. Riprova dopo le 09:15." in said(answer)
    assert typed(phone, pin, word="right").status_code == 400
    clock.pass_minutes(16)
    assert typed(opened_again(phone), pin, word="later")["Location"] == "/famiglia/dati/"


def test_no_pin_typed_is_said_on_the_form(pin: str) -> None:
    assert "Scrivi i 6 numeri del PIN." in said(typed(opened(1), ""))


def test_what_cannot_be_a_pin_burns_no_try_and_digits_of_another_script_count(pin: str) -> None:
    phone = opened(1)
    for number, wrote in enumerate(("abc", "12345", "1234567", "12345x")):
        assert "Scrivi i 6 numeri del PIN." in said(typed(phone, wrote, word=str(number)))

    assert "Prove che restano: 4." in said(typed(phone, wrong(pin), word="wrong"))
    eastern = "".join("٠١٢٣٤٥٦٧٨٩"[int(digit)] for digit in pin)
    assert typed(phone, eastern, word="right")["Location"] == "/famiglia/dati/"


def test_refusals_are_said_in_the_familys_language(world: World) -> None:
    refer(world.grugliasco, 2, language=Language.AR)
    card_of(2)

    page = said(typed(opened(2), ""))

    assert words.say("ar", "page.refused.pin_missing") in page


def test_the_page_asks_again_after_ten_minutes_or_when_closed(pin: str, clock: Clock) -> None:
    phone = unlocked(1, pin)
    clock.pass_minutes(11)
    late = said(phone.get("data"))
    again = unlocked(1, pin)
    again.press("lock")

    assert "Famiglia di prova" not in late
    assert "Famiglia di prova" not in said(again.get("data"))


def test_who_looked_is_told_by_role_and_organisation_with_the_reason_and_never_by_name(pin: str) -> None:
    services.reveal(
        id=key("looked"), household=family(1), reason="delivery", stamp=stamp(8, 30, day=TUESDAY, who="cesare")
    )

    page = said(unlocked(1, pin).get("data"))

    assert "Chi ti segue La Tavola" in page
    assert "Per portarti la borsa 11 maggio 2021, 08:30" in page
    assert "Tu, con il PIN L’hai aperto tu" in page
    assert "Cesare" not in page


def test_that_the_family_looked_is_written_down_once_for_each_pin(pin: str) -> None:
    phone = unlocked(1, pin)
    for _ in range(3):
        phone.get("data")

    assert [reading.reason for reading in readings_of(family(1))] == ["own"]


def test_everything_held_comes_as_a_file(pin: str) -> None:
    phone = unlocked(1, pin)

    answer = phone.press("download")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        held, page = json.loads(archive.read("dati.json")), archive.read("leggimi.html").decode()

    assert answer["Content-Type"] == "application/zip"
    assert "Famiglia di prova 1" in page
    assert "no-store" in answer["Cache-Control"]
    assert held["household"]["contacts"]["name"] == "Famiglia di prova 1"
    assert [reading["what"] for reading in held["readings"]] == ["household.everything"] * 2


def test_a_file_asked_with_an_identity_that_was_used_for_something_else_is_refused_in_words(pin: str) -> None:
    phone = unlocked(1, pin)
    note_reading(
        id=derived(key("used"), "reading"),
        key=key("of another"),
        what="household.everything",
        reason=ReadingReason.OWN,
        network=None,
        stamp=stamp(9),
    )

    answer = phone.client.post("/famiglia/dati/scarica/", {"id": key("used")}, follow=True)

    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/html")


def test_there_is_no_file_without_the_pin(pin: str) -> None:
    answer = opened(1).press("download")

    assert answer["Location"] == "/famiglia/dati/"
    assert readings_of(family(1)) == ()


def test_the_pin_of_another_family_opens_nothing(world: World, pin: str) -> None:
    refer(world.grugliasco, 2, language=Language.IT)
    other = card_of(2).pin

    assert other == pin or typed(opened(2), pin).status_code == 400


def unlocked(number: int, pin: str) -> Phone:
    """Return a phone on which the PIN was typed."""
    phone = opened(number)
    assert typed(phone, pin, word=pin)["Location"] == "/famiglia/dati/"
    return phone


def typed(phone: Phone, pin: str, *, word: str = "") -> HttpResponse:
    """Type a PIN."""
    return phone.press("data", pin=pin, word=word)


def opened_again(phone: Phone) -> Phone:
    """Open the page once more on another phone."""
    return opened(phone.number)


def wrong(pin: str) -> str:
    """Return a PIN that is not this one."""
    return f"{(int(pin) + 1) % 1_000_000:06}"
