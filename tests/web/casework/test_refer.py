"""A caseworker refers a family: one short page, nothing lost when it is refused, then its card."""

import pytest
from django.urls import reverse

from fabene.households import selectors
from fabene.households.values import Channel, Language, State
from tests.families import refer
from tests.web.casework.deeds import fill, read, referral, send, url_of
from tests.web.conftest import signed_in
from tests.world import SATURDAY, World, key

pytestmark = pytest.mark.django_db
CESARE = frozenset({key("organisation", "la-tavola")})


def test_cesare_refers_one_adult_and_three_children_and_is_led_to_their_card(world: World) -> None:
    page = fill(signed_in("cesare"), url_of("refer"), **referral(world))

    (home,) = selectors.own(organisations=CESARE, network=world.grugliasco.network.id, on=SATURDAY)
    assert f"Famiglia {home.code} segnalata" in page
    assert "Fai la tessera e stampala" in page
    assert (home.adults, home.children, home.language, home.excludes) == (1, 3, Language.AR, frozenset({"pork"}))
    assert selectors.consents_of(households=[home.id])[home.id] == {Channel.SMS}
    assert "Famiglia di prova 7" not in page


def test_the_page_asks_no_reason_and_nothing_of_body_belief_or_origin(world: World) -> None:
    page = read(signed_in("cesare"), url_of("refer")).casefold()

    assert "cibi non desiderati o non adatti" in page
    assert "il motivo non si chiede" in page
    for word in ("relig", "malatt", "salut", "nazional", "cittadinan", "disabil", "reddito", "codice fiscale"):
        assert word not in page


def test_the_notice_to_read_together_says_who_refers(world: World) -> None:
    page = signed_in("cesare").get(url_of("refer")).content.decode()

    (body,) = CESARE
    assert f"/riservatezza/carte/grugliasco/informativa-segnalazione.pdf?ente={body}" in page


def test_when_the_market_is_full_the_family_waits_with_its_date(world: World) -> None:
    page = fill(signed_in("cesare"), url_of("refer"), **referral(world, waiting="on"))

    assert "in lista d’attesa" in page
    (home,) = selectors.waiting(network=world.grugliasco.network.id, on=SATURDAY)
    assert (home.state, home.waiting_since) == (State.WAITING, SATURDAY)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"band_0": 0, "band_3": 0}, "conta chi vive in casa"),
        ({"phone": "", "channels": []}, "Manca un modo per raggiungere la famiglia"),
        ({"phone": "boh"}, "Questo non sembra un numero di telefono"),
        ({"email": "boh"}, "L'indirizzo email non è scritto bene"),
        ({"phone": "", "email": "prova@example.org"}, "Per scrivere alla famiglia in questo modo serve"),
        ({"way": "home"}, "La borsa va a casa, ma l’indirizzo manca"),
        ({"until": "2021-05-09"}, "La fine viene prima dell'inizio"),
    ],
)
def test_a_refusal_says_why_and_what_was_typed_is_still_there(world: World, typed: dict[str, object], why: str) -> None:
    cesare = signed_in("cesare")

    said = {**referral(world, name="Famiglia di prova 99"), **typed, "id": key("once")}
    answer = cesare.post(url_of("refer"), said)

    html = answer.content.decode()
    assert why in html.replace("&#x27;", "'")
    assert "Famiglia di prova 99" in html
    assert 'value="pork"' in html
    assert html.count("checked") >= 2
    assert selectors.own(organisations=CESARE, network=world.grugliasco.network.id, on=SATURDAY) == []


def test_everything_that_is_wrong_is_said_at_once_and_nothing_twice(world: World) -> None:
    wrong = {"phone": "abc", "email": "x@", "band_0": 0, "band_3": 9999, "until": "2021-05-09", "way": "home"}
    answer = signed_in("cesare").post(url_of("refer"), {**referral(world), **wrong, "channels": ["email"]})
    html = answer.content.decode().replace("&#x27;", "'")

    summary = html[html.index("Manca ancora qualcosa") : html.index("</ul>", html.index("Manca ancora qualcosa"))]
    for why in ("numero di telefono", "non è scritto bene", "Al massimo 30", "l’indirizzo manca", "fine viene prima"):
        assert summary.count(why) == 1, why
    assert "Non c’è ancora nessuno" not in html
    assert "Manca un modo" not in html


def test_a_form_sent_twice_refers_one_family(world: World) -> None:
    cesare = signed_in("cesare")
    said = {**referral(world), "id": key("once")}

    for _ in range(2):
        assert cesare.post(url_of("refer"), said).status_code == 302

    assert len(selectors.own(organisations=CESARE, network=world.grugliasco.network.id, on=SATURDAY)) == 1


def test_a_family_with_a_known_telephone_is_a_warning_and_not_a_refusal(world: World) -> None:
    refer(world.grugliasco, 7, by="porta-aperta")

    page = fill(signed_in("cesare"), url_of("refer"), **referral(world))

    assert "Forse questa famiglia è già conosciuta" in page
    assert "Chiedi alla famiglia" in page


def test_another_networks_market_cannot_be_chosen(world: World) -> None:
    page = fill(signed_in("cesare"), url_of("refer"), **referral(world, market=world.rivoli.market.id))

    assert "Manca ancora qualcosa" in page


def test_whoever_is_no_caseworker_does_not_refer(world: World) -> None:
    for name in ("carla", "sara", "marta", "olga"):
        assert signed_in(name).get(url_of("refer")).status_code == 403


def test_one_tap_after_the_referral_prints_the_card_and_the_pin_apart(world: World) -> None:
    cesare = signed_in("cesare")
    send(cesare, url_of("refer"), id=key("referred"), **referral(world))

    sheet = cesare.post(reverse("family:card", args=[key("referred")]), {"id": key("card of it")})

    html = sheet.content.decode()
    assert sheet.status_code == 200
    assert "card-qr" in html
    assert "card-pin" in html
    assert "Famiglia di prova" not in html
    assert "non ha ancora la sua tessera" not in read(cesare, url_of("household", key("referred")))
