"""The office decides for how long and on what basis, confirms it by name, and sees what would go tonight."""

import csv
import io

import pytest
from django.test import Client

from fabene.privacy import selectors
from fabene.privacy.services import report_breach
from fabene.privacy.services.breaching import Told
from fabene.privacy.values import Harm, Kind, Treatment
from tests.privacy.papers import confirm_everything
from tests.remembered import Remember
from tests.web.conftest import signed_in
from tests.web.days.deeds import fill, identity_on, read
from tests.world import World, at, build_world, key, stamp

pytestmark = pytest.mark.django_db


@pytest.fixture
def olga(world: World) -> Client:
    return signed_in("olga")


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def test_a_time_is_changed_and_waits_for_a_name(olga: Client) -> None:
    confirm_everything()

    page = fill(olga, "/riservatezza/tempi/households/", amount=6)

    assert "Vale da quando qualcuno lo conferma per nome" in page
    assert "Da allora qualcosa è cambiato" in page
    assert selectors.rule(Kind.HOUSEHOLDS).amount == 6


def test_a_time_past_its_bounds_comes_back_with_them(olga: Client) -> None:
    url = "/riservatezza/tempi/households/"

    response = olga.post(url, {"id": identity_on(olga, url), "amount": 99})

    assert response.status_code == 400
    assert "da 3 a 24" in response.content.decode()


@pytest.mark.parametrize(
    "url", ["tempi/boh/", "basi/boh/", "conferma/boh/", "carte/boh.pdf", "carte/grugliasco/boh.pdf"]
)
def test_what_is_not_there_is_not_there(olga: Client, url: str) -> None:
    assert olga.get(f"/riservatezza/{url}").status_code == 404


def test_a_basis_is_suggested_written_and_confirmed(olga: Client) -> None:
    url = "/riservatezza/basi/food/"
    assert "art. 6, par. 1, lett. e)" in read(olga, url)
    refused = "/riservatezza/conferma/legal_basis/"

    response = olga.post(refused, {"id": identity_on(olga, refused), "name": "Olga", "office": "ufficio"})
    assert response.status_code == 400
    assert "scrivile tutte" in response.content.decode()
    for treatment in Treatment:
        fill(olga, f"/riservatezza/basi/{treatment.value}/", text="compito di interesse pubblico")

    page = fill(olga, refused, name="Olga Ferro", office="ufficio del programma")

    assert "Olga Ferro, ufficio del programma" in page
    assert selectors.unconfirmed() == ("retention",)


def test_what_goes_tonight_is_seen_and_taken_away(olga: Client) -> None:
    page = read(olga, "/riservatezza/scadenze/")

    assert "stanotte non se ne va nulla" in page
    rows = list(csv.reader(io.StringIO(olga.get("/riservatezza/scadenze/dati.csv").content.decode("utf-8-sig"))))
    assert len(rows) == 1 + len(Kind)
    assert rows[1][4] == "24 mesi"


def test_a_breach_is_written_with_its_clock_and_added_to(olga: Client) -> None:
    page = fill(
        olga,
        "/riservatezza/violazioni/nuova/",
        known_at="2021-05-08T17:00",
        harm="seen",
        what="un foglio fotografato",
        whom="le famiglie del sabato",
    )
    assert "Le 72 ore sono passate" in page
    [found] = selectors.breaches()

    page = fill(olga, f"/riservatezza/violazioni/{found.id}/", step="closed", text="tutto a posto")

    assert "chiusa" in page
    assert "tutto a posto" in page


def test_a_breach_of_tomorrow_comes_back(olga: Client) -> None:
    url = "/riservatezza/violazioni/nuova/"
    typed = {"known_at": "2121-05-08T17:00", "harm": "seen", "what": "un foglio", "whom": "famiglie"}

    response = olga.post(url, {"id": identity_on(olga, url), **typed})

    assert response.status_code == 400
    assert "un foglio" in response.content.decode()


def test_the_desk_says_what_cannot_wait(olga: Client) -> None:
    told = Told(known_at=at(17), harm=Harm.LOST, what="x", whom="y", people=None, risk="")
    report_breach(id=key("breach"), told=told, stamp=stamp(18, who="olga"))

    for url in ("/riservatezza/", "/scrivania/"):
        page = read(olga, url)
        assert "Violazione n. 1" in page
        assert "Da confermare" in page


@pytest.mark.parametrize("who", ["carla", "cesare", "sara", "nino"])
def test_nobody_but_the_office_decides(world: World, who: str) -> None:
    client = signed_in(who)
    for url in ("tempi/", "basi/", "scadenze/", "violazioni/", "conferma/retention/", "carte/registro.pdf"):
        assert client.get(f"/riservatezza/{url}").status_code == 403


def test_everybody_reads_for_how_long_things_are_kept(world: World) -> None:
    page = read(Client(), "/privacy/")

    assert "24 mesi" in page
    assert "Di chi era ogni borsa" in page
