"""Cold food is measured when it comes, the checks are written before bags go, and both have a register by month."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from fabene.collecting import selectors as collecting
from fabene.collecting import services
from fabene.collecting.values import SafetyItem
from fabene.sharing.selectors import bags_of
from fabene.sharing.values import BagState
from fabene.web.pages.safety.forms import DegreesField
from tests.families import welcome
from tests.remembered import Remember
from tests.sharing.market import DAY, confirm, hand, hub_has, propose
from tests.web.conftest import signed_in
from tests.web.days.deeds import fill, read, words_of
from tests.world import SATURDAY, Place, at, build_world, key, stamp

pytestmark = pytest.mark.django_db


def build_cold() -> Place:
    place = build_world().grugliasco
    for number in (1, 2):
        welcome(place, number)
    hub_has(place, fruit="10", dairy="4")
    propose()
    confirm()
    return place


@pytest.fixture
def place(remember: Remember, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(18))
    cache.clear()
    return remember(build_cold)


@pytest.fixture
def ugo(place: Place) -> Client:
    """Ugo keeps the hub."""
    return signed_in("ugo")


def url(name: str, *parts: object) -> str:
    return reverse(f"safety:{name}", args=parts)


def table_of(client: Client, name: str) -> list[list[str]]:
    content = client.get(url(name), {"rete": "grugliasco", "mese": f"{SATURDAY:%Y-%m}"}).content
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize(
    ("typed", "tenths"), [("4,5", 45), ("4.5", 45), ("-18", -180), ("−2 °C", -20), ("0", 0), (" 7 ", 70), ("", None)]
)
def test_degrees_are_read_as_people_type_them(typed: str, tenths: int | None) -> None:
    assert DegreesField(required=False).clean(typed) == tenths


def test_milk_is_measured_at_the_hub_and_above_its_limit_the_page_asks_what_is_done(ugo: Client) -> None:
    bench = reverse("days:hub_category", args=[DAY, "dairy"])
    asked = ugo.get(bench).content.decode()
    assert url("temperatures", DAY) in asked
    assert url("temperatures", DAY) not in ugo.get(reverse("days:hub_category", args=[DAY, "fruit"])).content.decode()

    good = ugo.post(url("temperatures", DAY), {"id": key("a"), "category": "dairy", "degrees": "3,5", "torna": bench})
    assert good.headers["Location"] == bench
    warm = {"id": key("b"), "category": "dairy", "degrees": "8,5"}
    refused = ugo.post(url("temperatures", DAY), warm)
    assert refused.status_code == 400
    assert "il limite è 4 °C" in words_of(refused.content.decode())
    assert len(collecting.temperatures_of(day=DAY)) == 1
    said = words_of(
        ugo.post(url("temperatures", DAY), {**warm, "note": "scartati due litri"}, follow=True).content.decode()
    )
    assert "Latte e yogurt è sopra il limite di 4 °C" in said
    assert "8,5 °C" in read(ugo, reverse("days:day", args=[DAY]))

    head, *rows = table_of(ugo, "temperatures_csv")
    assert head[4:7] == ["Gradi", "Al più", "Esito"]
    assert sorted(row[4:8] for row in rows) == [
        ["3,5 °C", "4 °C", "a posto", ""],
        ["8,5 °C", "4 °C", "sopra il limite", "scartati due litri"],
    ]
    assert "1 sopra il limite su 2." in read(ugo, url("temperature_register") + f"?mese={SATURDAY:%Y-%m}")


def test_a_thermometer_read_wrong_is_taken_back_once(ugo: Client) -> None:
    fill(ugo, url("temperatures", DAY), category="dairy", degrees="3")
    (made,) = collecting.temperatures_of(day=DAY)
    for _ in range(2):
        services.undo_temperature(temperature=made.id, stamp=stamp(18))
    assert collecting.temperatures_of(day=DAY) == ()
    assert ugo.post(url("undo_temperature", DAY, made.id)).status_code == 404
    assert "Nessuna temperatura in questo mese" in read(ugo, url("temperature_register") + "?mese=2020-01")
    words = {"id": key("x"), "category": "dairy", "degrees": "freddo"}
    assert ugo.post(url("temperatures", DAY), words).status_code == 400


def test_the_desk_reminds_of_the_checks_and_bags_go_without_them(ugo: Client) -> None:
    desk, bags = reverse("days:desk") + "?rete=grugliasco", reverse("sharing:bags", args=[DAY])
    assert "Controlli prima della distribuzione, oggi" in read(ugo, desk)
    assert "le borse escono lo stesso" in read(ugo, bags)
    sent = {"id": key("checks"), "dates": "si", "senses": "si", "packaging": "no", "freezing": "niente"}
    assert ugo.post(url("checks", DAY), sent).status_code == 400
    sent["note"] = "due vasetti aperti, tolti"
    assert ugo.post(url("checks", DAY), sent).status_code == 302

    made = collecting.safety_of(DAY)
    assert made is not None
    assert made.failed == (SafetyItem.PACKAGING,)
    assert "Controlli prima della distribuzione, oggi" not in read(ugo, desk)
    assert "escono lo stesso" not in read(ugo, bags)
    assert "due vasetti aperti, tolti" in read(ugo, url("checks", DAY))
    (row,) = table_of(ugo, "checks_csv")[1:]
    assert row[3:9] == ["a posto", "no", "—", "—", "a posto", "—"]
    hand(bags_of(DAY)[0])
    assert bags_of(DAY)[0].state == BagState.HANDED_OVER


def test_a_day_without_checks_stands_in_the_register_as_such(ugo: Client) -> None:
    (row,) = table_of(ugo, "checks_csv")[1:]
    assert row[0] == SATURDAY.isoformat()
    assert set(row[3:9]) == {"non scritti"}
    assert "Nessuna giornata" in read(ugo, url("check_register") + f"?mese={SATURDAY - timedelta(days=40):%Y-%m}")
