"""A family asks through who follows it; the office answers by code, and never sees a name."""

import io
import json
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from fabene.households.models import Household
from fabene.ledger.selectors import verify
from fabene.people.models import User
from fabene.people.selectors import readings_of
from fabene.privacy import selectors, services
from fabene.privacy.values import About, Right
from tests.families import contacts, family, refer
from tests.remembered import Remember
from tests.web.conftest import signed_in
from tests.web.days.deeds import fill, identity_on, read, send, status
from tests.world import SATURDAY, World, build_world, key, stamp

pytestmark = pytest.mark.django_db

ASK = "/riservatezza/richieste/nuova/"


def build_this_world() -> World:
    """Cesare follows family 1, Clara of another body family 2."""
    world = build_world()
    refer(world.grugliasco, 1)
    refer(world.grugliasco, 2, by="porta-aperta")
    return world


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_this_world)


@pytest.fixture
def cesare(world: World) -> Client:
    return signed_in("cesare")


@pytest.fixture
def olga(world: World) -> Client:
    return signed_in("olga")


def code_of(number: int) -> str:
    return Household.objects.get(id=family(number)).code


def asked(right: Right, *, number: int = 1, who: str = "cesare") -> str:
    """Pass on what a family asks and return the address of the request."""
    services.ask(
        id=key("asked", right.value, str(number)),
        about=About.HOUSEHOLD,
        right=right,
        subject=family(number),
        asked_on=SATURDAY,
        stamp=stamp(12, who=who),
    )
    return reverse("privacy:request", args=[key("asked", right.value, str(number))])


def form(world: World, number: int, **said: str) -> dict[str, object]:
    return {
        "network": world.grugliasco.network.id,
        "code": code_of(number).lower(),
        "right": "access",
        "asked_on": SATURDAY.isoformat(),
        **said,
    }


def test_cesare_passes_on_what_his_family_asks(cesare: Client, world: World) -> None:
    page = fill(cesare, ASK, **form(world, 1))

    assert "Richiesta scritta nel registro" in page
    assert f"famiglia {code_of(1)}" in page
    [found] = selectors.requests()
    assert (found.subject, found.right) == (family(1), Right.ACCESS)


def test_he_does_not_for_a_family_of_another_body_and_what_he_typed_stays(cesare: Client, world: World) -> None:
    response = cesare.post(ASK, {"id": identity_on(cesare, ASK), **form(world, 2, note="quante persone")})

    assert response.status_code == 400
    assert "Questa famiglia non c" in response.content.decode()
    assert "quante persone" in response.content.decode()
    assert selectors.requests() == ()


def test_who_coordinates_passes_on_for_every_family_of_the_network(world: World) -> None:
    fill(signed_in("carla"), ASK, **form(world, 2))

    assert selectors.open_requests() == 1


def test_the_copy_is_for_who_referred_the_family_and_its_taking_is_written(cesare: Client, world: World) -> None:
    url = asked(Right.ACCESS)

    answer = cesare.post(url + "copia/", {"id": key("copy")})

    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        held, page = json.loads(archive.read("dati.json")), archive.read("leggimi.html").decode()
    assert held["household"]["contacts"]["name"] == contacts(1).name
    assert contacts(1).address in page
    assert "<script" not in page
    [taken] = readings_of(family(1))
    assert (taken.who, taken.what) == (key("user", "cesare"), "household.everything")


@pytest.mark.parametrize("who", ["olga", "carla", "clara", "cinzia", "sara"])
def test_nobody_else_takes_it(world: World, who: str) -> None:
    url = asked(Right.ACCESS)

    assert status(signed_in(who), url + "copia/", id=key("copy")) == 403
    assert readings_of(family(1)) == ()


def test_the_office_sees_codes_alone(olga: Client, world: World) -> None:
    for url in (asked(Right.ACCESS), asked(Right.ERASURE), "/riservatezza/richieste/", "/riservatezza/"):
        page = read(olga, url)
        for word in (contacts(1).name, contacts(1).address, contacts(1).email, "000 000"):
            assert word not in page


def test_the_office_erases_after_the_code_was_typed_once_more(olga: Client, world: World) -> None:
    url = asked(Right.ERASURE)
    step = url + "cancella/"

    wrong = olga.post(step, {"id": identity_on(olga, step), "code": "XXXXX"})
    assert wrong.status_code == 400
    assert "Non è stato cancellato nulla" in wrong.content.decode()
    assert Household.objects.filter(id=family(1)).exists()

    page = send(olga, step, id=identity_on(olga, step), code=code_of(1).lower())

    assert "Cancellato dappertutto" in page
    assert "chi è stato cancellato" in page
    assert not Household.objects.filter(id=family(1)).exists()
    assert verify().ok
    assert olga.get(step).status_code == 302


def test_only_the_office_erases(cesare: Client, world: World) -> None:
    url = asked(Right.ERASURE) + "cancella/"

    assert status(cesare, url) == 403
    assert status(cesare, url, id=key("x"), code=code_of(1)) == 403
    assert Household.objects.filter(id=family(1)).exists()


def test_an_answer_is_read_by_who_passed_the_request_on(olga: Client, cesare: Client, world: World) -> None:
    url = asked(Right.CORRECTION)

    fill(olga, url, outcome="partly", text="l’altro genitore non è d’accordo")

    page = read(cesare, url)
    assert "fatto in parte" in page
    assert "l’altro genitore non è d’accordo" in page


def test_a_refusal_without_a_reason_comes_back(olga: Client, world: World) -> None:
    url = asked(Right.CORRECTION)

    response = olga.post(url, {"id": identity_on(olga, url), "outcome": "refused"})

    assert response.status_code == 400
    assert selectors.open_requests() == 1


def test_who_coordinates_next_door_sees_nothing_of_it(world: World) -> None:
    url = asked(Right.CORRECTION)

    rita = signed_in("rita")
    assert status(rita, url) == 403
    assert code_of(1) not in read(rita, "/riservatezza/richieste/")


def test_another_caseworker_of_the_network_sees_nothing_of_it(world: World) -> None:
    url = asked(Right.CORRECTION)

    clara = signed_in("clara")
    assert status(clara, url) == 403
    assert code_of(1) not in read(clara, "/riservatezza/richieste/")


def test_who_signs_in_reads_takes_and_asks_to_be_erased(world: World) -> None:
    ugo = signed_in("ugo")

    page = read(ugo, "/i-miei-dati/")
    assert "ugo@example.org" in page
    archive = zipfile.ZipFile(io.BytesIO(ugo.post("/i-miei-dati/scarica/", {"id": key("mine")}).content))
    assert json.loads(archive.read("dati.json"))["account"]["email"] == "ugo@example.org"
    assert "entro 30 giorni" in send(ugo, "/i-miei-dati/cancella/", id=key("remove"))
    assert "Chiedi la cancellazione" not in read(ugo, "/i-miei-dati/")


def test_the_office_erases_who_asked_and_they_are_out(olga: Client, world: World) -> None:
    ugo = signed_in("ugo")
    send(ugo, "/i-miei-dati/cancella/", id=key("remove"))
    [found] = selectors.requests()
    step = reverse("privacy:erase", args=[found.id])

    assert "Cancellato" in send(olga, step, id=identity_on(olga, step), code="Ugo")

    assert not User.objects.filter(id=key("user", "ugo")).exists()
    assert ugo.get("/i-miei-dati/").status_code == 302


def test_a_copy_asked_with_an_identity_that_was_used_for_something_else_is_refused_in_words(
    world: World, cesare: Client
) -> None:
    used = key("used")
    services.ask(
        id=used,
        about=About.HOUSEHOLD,
        right=Right.ACCESS,
        subject=family(1),
        asked_on=SATURDAY,
        stamp=stamp(9, who="cesare"),
    )

    signed_in("olga").post("/i-miei-dati/scarica/", {"id": used})
    cesare.post(f"/riservatezza/richieste/{used}/copia/", {"id": key("taken")})
    services.ask(
        id=key("another"),
        about=About.HOUSEHOLD,
        right=Right.ACCESS,
        subject=family(2),
        asked_on=SATURDAY,
        stamp=stamp(9, who="clara"),
    )

    mine = signed_in("ugo").post("/i-miei-dati/scarica/", {"id": used}, follow=True)
    theirs = signed_in("clara").post(
        f"/riservatezza/richieste/{key('another')}/copia/", {"id": key("taken")}, follow=True
    )

    for answer in (mine, theirs):
        assert answer.status_code == 200
        assert answer["Content-Type"].startswith("text/html")
        assert "è già stata usata per altro" in answer.content.decode()
