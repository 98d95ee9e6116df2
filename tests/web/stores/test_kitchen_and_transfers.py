"""Ugo keeps hub and kitchen: he cooks after reading it over, serves, sends to Rivoli; Rita receives and weighs."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from fabene.collecting import selectors as reads
from fabene.collecting.values import BatchView, TransferState
from fabene.sharing import selectors
from tests.collecting.elsewhere import Elsewhere
from tests.remembered import Remember
from tests.sharing.test_serving import build_kitchen
from tests.web.conftest import signed_in
from tests.web.days.deeds import fill, identity_on, read, send, status, words_of
from tests.world import SATURDAY, at

pytestmark = pytest.mark.django_db
Cooked = tuple[Elsewhere, BatchView]
ON = SATURDAY.isoformat()
ASKED = re.compile(r'name="asked" value="([0-9a-f]+)"')


@pytest.fixture
def cooked(remember: Remember, monkeypatch: pytest.MonkeyPatch) -> Cooked:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(20))
    return remember(build_kitchen)


@pytest.fixture
def ugo(cooked: Cooked) -> Client:
    return signed_in("ugo")


def url(name: str, *parts: object) -> str:
    return reverse(f"stores:{name}", args=parts)


def soup(there: Elsewhere, **more: object) -> dict[str, object]:
    typed: dict[str, object] = {
        "what": "Mele cotte",
        "on": ON,
        f"lot-{there.apples}": "1",
        "out1-category": "meals",
        "out1-much": "3",
        "out1-piece_grams": "300",
        "out1-date_kind": "use_by",
        "out1-label_date": ON,
        **{f"out{number}-date_kind": "use_by" for number in (2, 3, 4)},
    }
    return typed | more


def answered(client: Client, where: str, **typed: object) -> str:
    """Send a form that is not written and return the page, HTML and all."""
    response = client.post(where, typed)
    assert response.status_code in {200, 400}
    return response.content.decode()


def test_a_batch_is_read_over_and_then_written_once(cooked: Cooked, ugo: Client) -> None:
    there, _ = cooked
    where, identity = url("cook", there.kitchen.id), identity_on(ugo, url("cook", there.kitchen.id))
    contains = {"out1-contains": ["celery"]}

    shown = answered(ugo, where, id=identity, **soup(there, **contains))
    asked = ASKED.search(shown)
    assert asked
    assert "Calo di cottura 100 g (resa 90 %)" in words_of(shown)
    assert "sedano" in words_of(shown)
    assert len(reads.batches_of(there.kitchen.id)) == 1
    changed = answered(ugo, where, id=identity, asked=asked[1], sure="on", **soup(there, **{"out1-much": "2"}))
    assert "Calo di cottura 400 g" in words_of(changed)
    yes = {"asked": asked[1], "sure": "on", **soup(there, **contains)}
    for _ in range(2):
        assert "«Mele cotte» è in dispensa: Pasti, 3 pezzi." in send(ugo, where, id=identity, **yes)

    made = reads.batches_of(there.kitchen.id)[0]
    assert (len(reads.batches_of(there.kitchen.id)), made.what, made.yield_grams) == (2, "Mele cotte", 100)
    assert "celery" in made.outputs[0].attributes
    assert "era uno sbaglio" in send(ugo, url("undo_batch", made.id))
    assert reads.batch(made.id).undone
    assert "Mele cotte" in ugo.get(url("batches_csv", there.kitchen.id)).content.decode()


def test_a_batch_that_cannot_be_says_why_and_keeps_what_was_typed(cooked: Cooked, ugo: Client) -> None:
    there, _ = cooked
    where = url("cook", there.kitchen.id)
    more = answered(ugo, where, id=identity_on(ugo, where), **soup(there, **{"out1-much": "40"}))
    assert "Dalla pentola escono 12 kg ma ne sono entrati 1 kg" in words_of(more)
    assert 'value="Mele cotte"' in more
    assert "Registra la preparazione" not in more

    none = answered(ugo, where, id=identity_on(ugo, where), **soup(there, **{"out1-piece_grams": "", "out1-much": ""}))
    assert "Scrivi quanto pesa un pezzo" in words_of(none)
    half = answered(ugo, where, id=identity_on(ugo, where), **soup(there, **{"out1-much": "2,5"}))
    assert "I pezzi sono numeri interi" in words_of(half)
    assert len(reads.batches_of(there.kitchen.id)) == 1


def test_meals_are_served_and_taken_back_and_what_is_spoiled_is_thrown_away(cooked: Cooked, ugo: Client) -> None:
    there, batch = cooked
    meals, where = batch.outputs[0].lot, url("serve", there.kitchen.id)
    typed = {f"lot-{meals}": "4", "how": "brought_home", "people": "4", "on": ON}
    assert "Segnato: 4 pezzi, portati a casa." in fill(ugo, where, **typed)
    assert "4 persone" in read(ugo, where)
    (served,) = selectors.servings_of(there.kitchen.id)
    assert "Annullato" in send(ugo, url("undo_serve", there.kitchen.id, served.id))
    assert "ce n'è meno, solo 10 pezzi" in fill_wrong(ugo, where, **(typed | {f"lot-{meals}": "11"}))

    spoiled = {f"lot-{there.apples}": "0,25", "reason": "spoiled", "on": ON}
    assert "Buttati 250 g" in fill(ugo, url("clear", there.kitchen.id), **spoiled)
    (gone,) = reads.clearings_of(there.kitchen.id)
    assert "250" in ugo.get(url("clearings_csv", there.kitchen.id)).content.decode()
    assert "Annullato" in send(ugo, url("undo_clear", there.kitchen.id, gone.id))
    assert "Contato" in fill(ugo, url("count", there.kitchen.id, there.apples), much="0,9")
    assert there.closes()


def fill_wrong(client: Client, where: str, **typed: object) -> str:
    return words_of(answered(client, where, id=identity_on(client, where), **typed))


def test_what_goes_to_rivoli_is_received_by_rivoli_and_the_paper_says_so(cooked: Cooked, ugo: Client) -> None:
    there, _ = cooked
    where = url("send", there.hub)
    typed = {f"lot-{there.apples}": "3", f"lot-{there.jars}": "5", "taker": there.rivoli, "on": ON}
    assert "ce n'è meno, solo 4 kg" in fill_wrong(ugo, where, **(typed | {f"lot-{there.apples}": "30"}))
    assert "scegli" in fill_wrong(ugo, where, **(typed | {"taker": there.hub})).lower()
    foreign = fill_wrong(ugo, where, **{f"lot-{UUID(int=1)}": "1", "taker": there.rivoli, "on": ON})
    assert "Questo lotto non c'è." in foreign
    assert "È in viaggio per Casa di Rivoli, documento 2/2021" in fill(ugo, where, note="dalle 15", **typed)

    (sent,) = reads.on_their_way(there.saturday.world.rivoli.network.id)
    assert ugo.get(url("document", sent.id)).content.startswith(b"%PDF")
    assert status(ugo, url("receive", sent.id)) == 403
    rita = signed_in("rita")
    assert "In arrivo da Casa di Grugliasco" in read(rita, url("index"))
    assert "In arrivo da Casa di Grugliasco" in read(rita, reverse("days:desk"))
    amounts = {f"line-{line.id}": "4" if line.sent.pieces else "2,9" for line in sent.lines}
    assert "Scrivi" in fill_wrong(rita, url("receive", sent.id), **dict.fromkeys(amounts, ""))
    assert "Ricevuto" in fill(rita, url("receive", sent.id), **amounts)
    assert "arrivati 2,9 kg" in read(rita, url("transfer", sent.id))
    assert "già arrivato" in send(ugo, url("call_back", sent.id))
    assert "Casa di Rivoli" in rita.get(url("transfers_csv")).content.decode()
    assert there.closes()


def test_what_never_left_is_called_back_by_who_sent_it(cooked: Cooked, ugo: Client) -> None:
    there, _ = cooked
    fill(ugo, url("send", there.hub), **{f"lot-{there.apples}": "1", "taker": there.rivoli, "on": ON})
    (sent,) = reads.on_their_way(there.saturday.world.rivoli.network.id)
    assert status(signed_in("rita"), url("call_back", sent.id), back="1") == 403
    assert "Richiamato" in send(ugo, url("call_back", sent.id))
    assert reads.transfer(sent.id).state == TransferState.CALLED_BACK


def test_carla_adds_a_kitchen_and_everybody_reads_what_kitchens_made(cooked: Cooked) -> None:
    where = url("new_kitchen", "grugliasco")
    carla = signed_in("carla")
    assert "ha già un luogo" in fill_wrong(carla, where, name="Cucina di tutti", keeps="yes")
    assert "«Mensa» è nella rete." in fill(carla, where, name="Mensa", keeps="no")
    made = Client().get(reverse("kitchens:kitchens", args=["grugliasco"])).content.decode()
    assert "Cucina di tutti" in words_of(made)
    assert "resa 80 %" in words_of(made)
    assert Client().get(reverse("kitchens:csv", args=["grugliasco"])).content.decode().count("\n") == 2
    labels = carla.get(url("labels", cooked[1].id))
    assert labels.content.startswith(b"%PDF")
