"""Whoever receives a delivery says so by the code on its slip: once, without an account, and nothing of a family."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from fabene.collecting import selectors as collecting
from fabene.sharing import selectors, services
from fabene.sharing.values import Parcel
from tests.remembered import Remember
from tests.sharing.market import DAY, hub_has
from tests.sharing.test_pieces import JARS, count
from tests.web.conftest import signed_in
from tests.web.days.deeds import identity_on, read, words_of
from tests.world import SATURDAY, Place, at, build_world, key, stamp

PASSED = key("passed")
DELIVERY = reverse("tables:delivery", args=[PASSED])
TYPED = {"came-fruit": "4,8", "came-jars": "6"}


def build() -> Place:
    """Five kilos of fruit and six jars went to the emporio."""
    place = build_world().grugliasco
    hub_has(place, fruit="10")
    count(place, JARS, 6)
    piles = {pile.category: pile.id for pile in selectors.free_of(DAY)}
    parcel = Parcel(grams={piles["fruit"]: 5000}, pieces={piles["jars"]: 6})
    services.pass_on(id=PASSED, day=DAY, destination=place.emporio.id, parcel=parcel, stamp=stamp(19))
    return place


@pytest.fixture
def ugo(remember: Remember, monkeypatch: pytest.MonkeyPatch) -> Client:
    remember(build)
    cache.clear()
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(20))
    return signed_in("ugo")


def link(ugo: Client) -> str:
    """Return the address on the slip."""
    found = re.search(r"/ricevuto/[\w-]{50}/", ugo.get(DELIVERY + "bolla/").content.decode())
    assert found
    return found.group(0)


def test_the_link_of_the_slip_is_used_once_and_tells_of_no_family(ugo: Client) -> None:
    url, anybody = link(ugo), Client()
    shown = anybody.get(url)
    assert shown.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert shown.headers["Referrer-Policy"] == "same-origin"  # else a browser would not say where the form comes from
    assert 'value="5"' in shown.content.decode()
    assert "famiglia" in words_of(shown.content.decode())  # that there is nothing of one
    said = anybody.post(url, {"id": identity_on(anybody, url), **TYPED}, follow=True)
    assert "Grazie: la rete sa che cosa è arrivato." in words_of(said.content.decode())
    assert "Già detto, grazie" in words_of(said.content.decode())
    anybody.post(url, {"id": key("again"), "came-fruit": "1", "came-jars": "1"})
    (done,) = selectors.acknowledged_of_day(DAY)
    assert (done.received_grams, done.received_pieces, done.by) == (4800, 6, "link")
    assert collecting.equation(DAY).closes
    assert "Lo ha detto l’emporio" in read(ugo, DELIVERY)
    assert "mancano 200 g" in read(ugo, DELIVERY)


def test_after_a_wrong_word_is_taken_back_the_old_link_is_spent_and_the_new_one_works(ugo: Client) -> None:
    url = link(ugo)
    anybody = Client()
    anybody.post(url, {"id": key("wrong"), **TYPED})
    undo = reverse("tables:undo_acknowledgement", args=[PASSED, key("wrong")])
    for _ in range(2):
        assert ugo.post(undo).status_code == 302
    assert "Questa bolla è già servita" in read(anybody, url)
    anybody.post(url, {"id": key("late"), **TYPED})
    assert selectors.acknowledged_of_day(DAY) == ()
    assert link(ugo) != url
    anybody.post(link(ugo), {"id": key("right"), **TYPED})
    assert len(selectors.acknowledged_of_day(DAY)) == 1


def test_a_link_that_is_over_made_up_or_of_a_slip_leads_nowhere(ugo: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    url = link(ugo)
    forged = url[:12] + ("A" if url[12] != "A" else "B") + url[13:]
    assert Client().get(forged).status_code == 404
    services.undo_pass_on(passing=PASSED, stamp=stamp(20, 5))
    assert Client().get(url).status_code == 404
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(20, day=SATURDAY + timedelta(days=40)))
    assert Client().get(url).status_code == 404


def test_more_than_was_sent_is_asked_about_and_nothing_typed_is_lost(ugo: Client) -> None:
    url, anybody = link(ugo), Client()
    typed = {"id": key("more"), "came-fruit": "5,5", "came-jars": "6", "note": "pesata due volte"}
    asked = anybody.post(url, typed)
    page = asked.content.decode()
    assert asked.status_code == 400
    assert "è più di quello che è partito" in page
    assert 'value="5,5"' in page
    assert "pesata due volte" in page
    found = re.search(r'name="asked" value="([^"]+)"', page)
    assert found
    sure = {**typed, "asked": found.group(1), "sure": "on"}
    assert anybody.post(url, {**sure, "came-fruit": "50"}).status_code == 400
    assert anybody.post(url, sure).status_code == 302
    assert selectors.acknowledged_of_day(DAY)[0].received_grams == 5500


def test_who_tries_too_often_waits(ugo: Client) -> None:
    url, anybody = link(ugo), Client()
    answers = [anybody.post(url, {"id": key("try"), "came-fruit": "x", "came-jars": "6"}) for _ in range(31)]
    assert {answer.status_code for answer in answers[:30]} == {400}
    assert answers[30].status_code == 429
    assert "aspetta un minuto" in answers[30].content.decode()
    assert 'value="x"' in answers[30].content.decode()


def test_the_desk_reminds_and_the_statement_adds_up(ugo: Client) -> None:
    assert "1 consegna da confermare" in read(ugo, reverse("days:desk"))
    assert "Emporio" in read(ugo, reverse("tables:emporios", args=["grugliasco"]))
    place = selectors.consignment_of(PASSED).destination_id
    asked = "?dal=2021-05-01&al=2021-05-31"
    page = reverse("tables:statement", args=[place])
    assert "1 consegna aspetta ancora la conferma." in read(ugo, page + asked)
    ugo.post(DELIVERY, {"id": key("typed"), **TYPED})
    said = read(ugo, page + asked)
    assert "Confermati all’arrivo 4,8 kg · 6 pezzi" in said
    assert "Differenza 200 g" in said
    rows = ugo.get(page + "dati.csv" + asked).content.decode("utf-8-sig").splitlines()
    assert rows[1].startswith("2021-05-08,")
    assert ",5000,4800,,," in rows[1]
    paper = ugo.get(page + "rendiconto.pdf" + asked)
    assert paper.content.startswith(b"%PDF")
    assert "consegna da confermare" not in read(ugo, reverse("days:desk"))
    for wild in ("?dal=2022-01-01&al=2021-01-01", "?dal=0001-01-01&al=9999-12-31", "?dal=x"):
        assert ugo.get(page + wild).status_code == 200
