"""A closed day is written on with a reason: one thing at a time, or opened by hand and closed again."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from fabene.collecting import selectors as collecting
from fabene.collecting import services
from fabene.collecting.values import DayState, LateWhy
from fabene.ledger.selectors import verify
from fabene.sharing import selectors
from fabene.sharing.values import BagState
from tests.families import welcome
from tests.remembered import Remember
from tests.sharing.market import DAY, confirm, hand, hub_has, propose
from tests.web.conftest import signed_in
from tests.web.days.deeds import fill, read, words_of
from tests.web.sharing.deeds import url_of
from tests.world import SATURDAY, Place, at, build_world, key, stamp

pytestmark = pytest.mark.django_db

WHY = {"tardi-why": "handover", "tardi-reason": "la borsa era uscita davvero"}
TYPED = re.compile(r'name="([^"]+)" value="([^"]*)"')


def build_closed() -> Place:
    """Four families, two bags handed over, two forgotten; closed in the evening."""
    place = build_world().grugliasco
    for number in range(1, 5):
        welcome(place, number)
    hub_has(place, fruit="20", bread="5")
    propose()
    for bag in confirm()[:2]:
        hand(bag)
    collecting_close("closed")
    return place


def collecting_close(word: str) -> None:
    services.close_day(id=key(word), day=DAY, stamp=stamp(19, 30, who="carla"))


@pytest.fixture(autouse=True)
def on_sunday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(10, day=SATURDAY + timedelta(days=1)))
    cache.clear()


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build_closed)


@pytest.fixture
def carla(place: Place) -> Client:
    """Carla runs the network."""
    return signed_in("carla")


def waiting() -> UUID:
    return next(bag.id for bag in selectors.bags_of(DAY) if bag.state == BagState.WAITING)


def answered(client: Client, url: str, *, on: str, **typed: object) -> str:
    """Send what the page between asks: everything it kept, and why."""
    kept = dict(TYPED.findall(on.split('<form class="form"', 1)[1]))
    return words_of(client.post(url, {**kept, **typed}, follow=True).content.decode())


def test_a_bag_typed_in_later_is_asked_why_and_closes_the_day_again_in_a_new_version(carla: Client) -> None:
    before = collecting.day(DAY)
    bag = waiting()
    url = url_of("hand_over", bag)

    asked = carla.post(url, {"id": key("late hand")})
    assert asked.status_code == 200
    assert "La giornata è chiusa" in asked.content.decode()
    assert collecting.day(DAY) == before

    said = answered(carla, url, on=asked.content.decode(), **WHY)
    assert "consegnata" in said
    view = collecting.day(DAY)
    assert view.state == DayState.CLOSED
    assert [closing.number for closing in view.closings] == [1, 2]
    assert view.equation.given_grams > before.equation.given_grams
    (reopened,) = [closing.reopened for closing in view.closings if closing.reopened]
    assert (reopened.why, reopened.reason) == (LateWhy.HANDOVER, "la borsa era uscita davvero")
    assert selectors.bag(bag).state == BagState.HANDED_OVER

    shown = read(carla, url_of("closing"))
    assert "Versione 2, sostituisce la versione 1 chiusa" in shown
    assert "una borsa consegnata e non segnata" in shown
    assert "Che cosa è cambiato Alle famiglie" in shown
    assert "Versione 1 Chiusa" in read(carla, reverse("days:day", args=[DAY]))
    public = read(Client(), reverse("network", args=["grugliasco"]))
    assert "Conti corretti" in public
    assert "una borsa consegnata e non segnata" in public
    assert "era uscita davvero" not in public
    printed = read(carla, url_of("closing_sheet"))
    assert "sostituisce la versione 1" in printed
    assert "Voce Prima Adesso Differenza Alle famiglie" in printed
    assert carla.get(url_of("pick_up_list")).status_code == 200
    assert verify().ok


def test_a_form_of_a_closed_day_has_the_reason_in_it_and_a_slip_is_taken_back_the_same_way(
    place: Place, carla: Client
) -> None:
    who = str(place.stalls["12"].id)
    url = reverse("days:gift", args=[DAY, who, "fruit"])
    late = {"tardi-id": key("late"), "tardi-why": "gift", "tardi-reason": "una cassetta dimenticata"}

    assert "Perché si scrive adesso" in read(carla, url)
    fill(carla, url, kilos="2", crates=1, date_kind="none", **late)
    came = collecting.day(DAY)
    assert (came.state, len(came.closings)) == (DayState.CLOSED, 2)
    assert came.equation.collected_grams > 25_000

    gift = collecting.donations(DAY)[-1].id
    undo = reverse("days:undo_gift", args=[DAY, gift])
    asked = carla.post(undo)
    assert "Annullato" in answered(carla, undo, on=asked.content.decode(), **WHY)
    back = collecting.day(DAY)
    assert (back.equation.collected_grams, len(back.closings)) == (25_000, 3)


def test_what_is_refused_leaves_the_day_closed_as_it_was(carla: Client) -> None:
    before = collecting.day(DAY)
    url = url_of("left")
    late = {"tardi-id": key("late"), "tardi-why": "passing", "tardi-reason": "portato all’emporio"}
    pile = selectors.free_of(DAY)[0]
    said = carla.post(url, {"id": key("pass"), f"pile-{pile.id}": "9000", "destination": key("none"), **late})
    assert said.status_code == 400
    assert "portato all’emporio" in said.content.decode()
    assert collecting.day(DAY) == before


def test_the_hub_is_not_offered_it_and_is_refused(place: Place) -> None:
    ugo = signed_in("ugo")
    before = collecting.day(DAY)
    assert "Riapri la giornata" not in read(ugo, url_of("closing"))
    assert ugo.get(url_of("reopen")).status_code == 403
    said = words_of(ugo.post(url_of("hand_over", waiting()), {"id": key("x"), **WHY}, follow=True).content.decode())
    assert "è chiusa" in said
    assert collecting.day(DAY) == before


def test_a_day_is_opened_by_hand_and_closed_again(carla: Client) -> None:
    late = {"tardi-why": "other", "tardi-reason": "c’era ancora da scrivere"}
    identity = {"tardi-id": key("by hand")}
    said = words_of(carla.post(url_of("reopen"), {**late, **identity}, follow=True).content.decode())
    assert "La giornata è di nuovo aperta" in said
    assert "provvisoria" in read(carla, url_of("closing"))
    assert "Chiudi di nuovo" in read(carla, url_of("closing"))
    assert "non c’è niente da riaprire" in read(carla, url_of("reopen"))
    collecting_close("again")
    assert "I conti sono rimasti come prima." in read(carla, url_of("closing"))
    said = words_of(carla.post(url_of("reopen"), {**late, **identity}, follow=True).content.decode())
    assert collecting.is_closed(DAY)


def test_food_given_back_at_the_closing_and_gone_since_is_not_handed_out_again(place: Place, carla: Client) -> None:
    bag = waiting()
    late = {"tardi-id": key("late pass"), "tardi-why": "passing", "tardi-reason": "tutto all’emporio"}
    piles = {f"pile-{pile.id}": str(pile.grams // 1000) for pile in selectors.free_of(DAY)}
    sent = {"id": key("pass"), "destination": place.emporio.id, **piles, **late}
    assert carla.post(url_of("left"), sent).status_code == 302
    url = url_of("hand_over", bag)
    asked = carla.post(url, {"id": key("late hand")}).content.decode()
    assert "è già andato altrove" in answered(carla, url, on=asked, **WHY)
    assert selectors.bag(bag).state == BagState.WAITING
