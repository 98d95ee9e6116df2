"""The families a caseworker follows: by code; who they are only after saying why, once, and written down."""

from datetime import date

import pytest
from django.test import Client

from fabene.households import selectors, services
from fabene.households.values import Channel, State
from fabene.people.selectors import readings_of
from fabene.people.services import end_accreditation
from fabene.people.values import ReadingReason
from tests.families import contacts, family, refer
from tests.sharing.telling import cancel
from tests.web.casework.deeds import code_of, fill, home, page_of, read, send, url_of
from tests.web.conftest import signed_in
from tests.world import SATURDAY, World, at, key, stamp

pytestmark = pytest.mark.django_db


@pytest.fixture
def cesare(world: World) -> Client:
    """Cesare, who follows families 1 and 2; Clara next desk follows family 3."""
    refer(world.grugliasco, 1)
    refer(world.grugliasco, 2, home_delivery=True, waiting=True, since=SATURDAY)
    refer(world.grugliasco, 3, by="porta-aperta")
    return signed_in("cesare")


def press(client: Client, name: str, *parts: object, **typed: object) -> str:
    """Press a button of family 1 and return the words of the page that follows."""
    return send(client, url_of(name, family(1), *parts), id=key("pressed", name), **typed)


def test_cesare_sees_his_own_families_by_code_and_nobody_by_name(cesare: Client) -> None:
    page = read(cesare, url_of("families"))

    assert code_of(1) in page
    assert code_of(2) in page
    assert code_of(3) not in page
    assert "2 famiglie, 8 persone" in page
    for word in ("prova", "000 000", "example.org"):
        assert word not in page


def test_the_list_is_filtered_by_state_and_market(cesare: Client, world: World) -> None:
    page = read(cesare, url_of("families") + "?stato=waiting")
    assert code_of(2) in page
    assert code_of(1) not in page
    assert "0 famiglie" in read(cesare, url_of("families") + "?stato=rivedere")
    assert "2 famiglie" in read(cesare, url_of("families") + f"?mercato={world.grugliasco.market.id}&stato=boh")


def test_names_open_only_after_saying_why_and_that_is_written_down(cesare: Client) -> None:
    url = url_of("details", family(1))

    assert "Famiglia di prova 1" not in read(cesare, url)
    assert "Famiglia di prova 1" not in fill(cesare, url, reason="")
    assert readings_of(family(1)) == ()
    page = fill(cesare, url, reason="contact")

    assert "Famiglia di prova 1" in page
    (reading,) = readings_of(family(1))
    assert (reading.who, reading.reason) == (key("user", "cesare"), ReadingReason.CONTACT)
    assert "Cesare: devo sentire la famiglia" in page_of(cesare, 1)


def test_what_was_shown_once_is_not_shown_again_and_kept_by_nobody(cesare: Client) -> None:
    url, said = url_of("details", family(1)), {"id": key("look"), "reason": "contact"}

    first, again = cesare.post(url, said), cesare.post(url, said)

    assert "Famiglia di prova 1" in first.content.decode()
    assert "no-store" in first.headers["Cache-Control"]
    assert "Famiglia di prova 1" not in first.content.decode().partition("</title>")[0]
    assert "Famiglia di prova 1" not in again.content.decode()
    assert "di&#x27; di nuovo perché" in again.content.decode()


def test_clara_does_not_open_a_family_of_cesares(cesare: Client) -> None:
    clara = signed_in("clara")

    for name in ("household", "details"):
        assert clara.get(url_of(name, family(1))).status_code == 404
    assert clara.post(url_of("details", family(1)), {"id": key("x"), "reason": "contact"}).status_code == 404
    assert signed_in("cinzia").get(url_of("household", family(1))).status_code == 403
    assert signed_in("carla").get(url_of("household", family(1))).status_code == 403


def test_cesare_corrects_a_telephone_and_what_is_wrong_keeps_what_was_typed(cesare: Client) -> None:
    url = url_of("correct", family(1))
    typed = {"id": key("correct"), "name": "Famiglia di prova 1", "phone": "boh", "address": "via di prova 11"}

    refused = cesare.post(url, typed).content.decode()
    assert "via di prova 11" in refused
    assert "Questo non sembra un numero" in refused
    send(cesare, url, **{**typed, "phone": "+39 000 000 0111"})

    known = services.reveal(id=key("check"), household=family(1), reason="check", stamp=stamp(13, who="cesare"))
    assert (known.phone, known.address, known.door) == ("+390000000111", "via di prova 11", "")


def test_cesare_counts_people_anew_and_the_choices_change(cesare: Client) -> None:
    fill(cesare, url_of("change", family(1), "persone"), band_0=2, band_3=2, since="2021-05-08")
    fill(cesare, url_of("change", family(1), "cibo"), excludes=["pork", "gluten"], likes=["fruit"])

    seen = home(1)
    assert (seen.adults, seen.children) == (2, 2)
    assert (sorted(seen.excludes), sorted(seen.likes)) == (["gluten", "pork"], ["fruit"])
    page = page_of(cesare, 1)
    assert "2 × 0–13 anni, 2 × 30–64 anni" in page
    assert "glutine, maiale" in page


def test_nobody_in_the_house_is_refused(cesare: Client) -> None:
    page = fill(cesare, url_of("change", family(1), "persone"), band_0=0, band_3=0, since="2021-05-08")

    assert "Una famiglia ha da una a 30 persone" in page


def test_cesare_looks_again_with_the_family_and_moves_it_home(cesare: Client) -> None:
    fill(cesare, url_of("change", family(1), "data"), review_on="2022-01-10", until="")
    market = home(1).market
    fill(cesare, url_of("change", family(1), "mercato"), market=market, way="home", since="2021-05-08")

    seen = home(1)
    assert (seen.review_on.isoformat() if seen.review_on else "", seen.home_delivery) == ("2022-01-10", True)


def test_a_review_that_is_due_is_said_on_the_list_and_on_the_page(world: World) -> None:
    refer(world.grugliasco, 4, review_on=SATURDAY)
    cesare = signed_in("cesare")

    assert "da rivedere" in read(cesare, url_of("families"))
    assert "È il giorno di rivedersi" in page_of(cesare, 4)


def test_consents_are_given_and_taken_back_one_by_one(cesare: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    url = url_of("change", family(1), "messaggi")

    fill(cesare, url, language="ro", channels=["sms", "call"])
    assert selectors.consents_of(households=[family(1)])[family(1)] == {Channel.SMS, Channel.CALL}
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(12, 1))
    fill(cesare, url, language="ro", channels=["call"])

    assert selectors.consents_of(households=[family(1)])[family(1)] == {Channel.CALL}
    assert "Română; una telefonata" in page_of(cesare, 1)


def test_a_pause_and_the_way_back(cesare: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(cesare, url_of("change", family(1), "pausa"), since="2021-05-08", until="2021-05-20")
    assert home(1).state == State.AWAY
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(12, 1))

    assert "Viene di nuovo, da oggi" in press(cesare, "back")
    assert home(1).state == State.COMING


def test_a_pause_that_ends_before_it_begins_is_refused(cesare: Client) -> None:
    page = fill(cesare, url_of("change", family(1), "pausa"), since="2021-05-08", until="2021-05-01")

    assert "La fine viene prima dell'inizio" in page
    assert home(1).state == State.COMING


def card(number: int) -> str:
    """Make a card for a family and return its token."""
    made = services.issue_card(
        id=key("a card"),
        household=family(number),
        stamp=stamp(12, who="cesare"),
        expires_at=at(12, day=SATURDAY).replace(year=2022),
    )
    return made.token


def test_whoever_leaves_says_no_why_the_card_is_dead_and_one_tap_takes_it_back(
    cesare: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    card(1)

    page = press(cesare, "leave")
    assert "ha finito. La tessera è spenta." in page
    assert "Se torna" in page
    assert selectors.card_of(household=family(1), at=at(12)) is None
    leaving = key("pressed", "leave")
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(12, 1))
    assert "Tutto come prima" in send(cesare, url_of("stay", family(1), leaving), x="")

    assert home(1).state == State.COMING
    assert selectors.card_of(household=family(1), at=at(12)) is not None


def test_a_lost_card_is_switched_off(cesare: Client) -> None:
    card(1)

    assert "Tessera spenta" in press(cesare, "revoke")
    assert "non ha ancora la sua tessera" in page_of(cesare, 1)


def test_a_delegate_is_a_code_that_is_made_dropped_and_kept(cesare: Client) -> None:
    assert "Delega fatta" in press(cesare, "name_delegate")
    (delegate,) = selectors.delegates_of(household=family(1))
    assert delegate.code in page_of(cesare, 1)

    assert "Delega tolta" in press(cesare, "drop_delegate", delegate.id)
    assert selectors.delegates_of(household=family(1)) == ()
    assert "La delega vale ancora" in send(cesare, url_of("keep_delegate", family(1), delegate.id), x="")
    assert selectors.delegates_of(household=family(1)) == (delegate,)


def test_two_caseworkers_learn_of_each_other_only_when_both_families_agree(cesare: Client, world: World) -> None:
    refer(world.grugliasco, 8, contacts=contacts(5))
    refer(world.grugliasco, 9, by="porta-aperta", contacts=contacts(5))
    (mine,) = (match for match in selectors.matches_for([key("organisation", "la-tavola")]))
    clara = signed_in("clara")

    page = page_of(cesare, 8)
    assert "Chiedi alla famiglia" in page
    assert "porta-aperta" not in page
    assert code_of(9) not in page
    send(cesare, url_of("answer", family(8), mine.id), id=key("yes 8"), agreed="yes")
    assert "Quando lo dice anche l’altra famiglia" in page_of(cesare, 8)
    send(clara, url_of("answer", family(9), mine.id), id=key("yes 9"), agreed="yes")

    assert code_of(9) in page_of(cesare, 8)
    assert code_of(8) in page_of(clara, 9)
    assert "Famiglia di prova" not in page_of(cesare, 8)


def test_a_no_closes_the_warning_on_both_sides(cesare: Client, world: World) -> None:
    refer(world.grugliasco, 8, contacts=contacts(5))
    refer(world.grugliasco, 9, by="porta-aperta", contacts=contacts(5))
    (mine,) = (match for match in selectors.matches_for([key("organisation", "la-tavola")]))

    send(cesare, url_of("answer", family(8), mine.id), id=key("no 8"), agreed="no")

    assert "Forse già conosciuta" not in page_of(cesare, 8)
    assert "Forse già conosciuta" not in page_of(signed_in("clara"), 9)


def test_an_organisation_that_is_accredited_no_more_sees_nobody(cesare: Client, world: World) -> None:
    end_accreditation(
        id=key("over"),
        accreditation=key("accreditation", "la-tavola"),
        on=date(2021, 5, 7),
        stamp=stamp(8, who="carla"),
    )
    assert "Il tuo ente oggi non è accreditato" in read(cesare, url_of("families"))
    assert cesare.get(url_of("household", family(1))).status_code == 404


def test_what_a_family_was_told_is_on_its_page_without_its_number(world: World) -> None:
    refer(world.grugliasco, 1, channels=frozenset({Channel.CALL}))
    cancel(world)

    page = page_of(signed_in("cesare"), 1)

    assert "Che cosa le si è detto" in page
    assert "messaggio che non le arriva da solo" in page
    assert "000 000" not in page
