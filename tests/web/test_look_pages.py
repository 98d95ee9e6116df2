"""The public pages, the way in and the pages for when something went wrong."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client, override_settings
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from fabene.people.services import create_seat
from tests.remembered import Remember
from tests.web.conftest import signed_in
from tests.world import BEFORE, World, build_user, build_world, key

PUBLIC = ("home", "markets", "networks", "privacy", "legal", "accessibility", "account_login", "account_reset_password")


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


@pytest.fixture(autouse=True)
def somebody(request: pytest.FixtureRequest) -> None:
    """Somebody signs in here: a site in which nobody does yet leads to its beginning."""
    if "world" not in request.fixturenames:
        request.getfixturevalue("db")
        build_user("carla")


def read(response: HttpResponseBase) -> str:
    assert isinstance(response, HttpResponse)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("name", PUBLIC)
def test_a_site_without_networks_shows_every_public_page(client: Client, name: str) -> None:
    page = read(client.get(reverse(name)))
    assert 'lang="it"' in page
    assert "Vai al contenuto" in page


@pytest.mark.django_db
def test_a_first_home_says_what_will_be_there(client: Client) -> None:
    page = read(client.get("/"))
    assert "Ancora nessun mercato" in page
    assert "Ancora nessuna rete" in page
    assert "Un numero vero" not in page


def test_the_home_shows_markets_networks_and_three_ways(client: Client, world: World) -> None:
    page = read(client.get("/"))
    assert "Mercato di viale Echirolles" in page
    assert reverse("network", kwargs={"slug": "rivoli"}) in page
    assert "Tre modi per partecipare" in page


def test_the_home_asks_the_database_no_more_for_more_markets(
    client: Client, world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(14):
        client.get("/")


def test_the_markets_say_their_hours_and_give_them_as_a_file(client: Client, world: World) -> None:
    assert "sabato, dalle 8 alle 18, raccolta alle 15.30" in read(client.get(reverse("markets")))
    file = client.get(reverse("markets_csv"))
    assert file["Content-Type"].startswith("text/csv")
    assert "viale Echirolles" in file.content.decode()


def test_a_network_tells_who_is_in_it(client: Client, world: World) -> None:
    page = read(client.get(reverse("network", kwargs={"slug": "grugliasco"})))
    assert "Comune di Grugliasco" in page
    assert "piazza Aldo Moro" not in page


@pytest.mark.django_db
def test_a_network_that_is_not_there_is_a_page_not_found(client: Client) -> None:
    missing = client.get(reverse("network", kwargs={"slug": "altrove"}))
    assert missing.status_code == 404
    assert "Che cosa è al sicuro" in missing.content.decode()


@pytest.mark.django_db
@override_settings(SITE_OWNER_NAME="Comune di Prova", SITE_CONTACT_EMAIL="mele@example.org")
@pytest.mark.parametrize("name", ["home", "account_login"])
def test_every_page_says_whose_it_is_and_where_to_write(client: Client, name: str) -> None:
    page = read(client.get(reverse(name)))
    assert "Comune di Prova" in page
    assert "mailto:mele@example.org" in page


@pytest.mark.django_db
def test_the_demonstration_says_so_on_every_page(client: Client, in_demo: None) -> None:
    assert "simulati" in read(client.get("/"))


@pytest.mark.django_db
def test_a_real_site_does_not_call_itself_a_demonstration(client: Client) -> None:
    assert "simulati" not in read(client.get("/"))


@pytest.mark.django_db
def test_choosing_english_speaks_english_and_keeps_the_page(client: Client) -> None:
    chosen = client.post(reverse("set_language"), {"language": "en", "next": reverse("markets")})
    assert chosen["Location"] == reverse("markets")
    page = read(client.get(reverse("markets")))
    assert 'lang="en"' in page
    assert "Go to the content" in page


@pytest.mark.django_db
@pytest.mark.parametrize("name", PUBLIC)
def test_no_page_carries_a_style_or_a_script_of_its_own(client: Client, name: str) -> None:
    response = client.get(reverse(name))
    page = response.content.decode()
    assert "unsafe" not in response["Content-Security-Policy"]
    assert "<style" not in page
    assert ' style="' not in page
    assert "onclick" not in page


@pytest.mark.django_db
def test_nobody_signs_up_by_themselves(client: Client) -> None:
    assert client.get("/accounts/signup/").status_code == 404
    assert client.get(reverse("account_login")).status_code == 200


@pytest.mark.django_db
def test_a_wrong_password_says_so_at_the_top_and_keeps_the_email(client: Client) -> None:
    page = read(client.post(reverse("account_login"), {"login": "sara@example.org", "password": "una pera"}))
    assert "data-errors" in page
    assert "sara@example.org" in page


@pytest.fixture
def seat(world: World, in_demo: None) -> str:
    create_seat(
        key="banco",
        user=key("user", "sara"),
        title="Tieni il banco",
        what="Segni le cassette.",
        position=1,
        stamp=BEFORE,
    )
    return "banco"


def test_one_click_on_a_seat_of_the_demonstration_sits_there(client: Client, seat: str) -> None:
    assert "Tieni il banco" in read(client.get(reverse("account_login")))
    assert client.post(reverse("sit"), {"key": seat}).status_code == 302
    assert client.session["_auth_user_id"] == str(key("user", "sara"))


def test_a_real_site_has_no_seats(client: Client, seat: str, settings: Settings) -> None:
    settings.DEMO = False
    assert "Tieni il banco" not in read(client.get(reverse("account_login")))
    assert client.post(reverse("sit"), {"key": seat}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_a_seat_that_is_not_there_is_not_taken(client: Client, seat: str) -> None:
    assert client.post(reverse("sit"), {"key": "trono"}).status_code == 404


def test_a_link_alone_never_sits_anybody(client: Client, seat: str) -> None:
    assert client.get(reverse("sit"), {"key": seat}).status_code == 405


def test_somebody_signed_in_is_greeted_by_name_and_can_leave(world: World) -> None:
    sara = signed_in("sara")
    assert '<span class="who">Sara' in read(sara.get("/"))
    assert "Quello che hai salvato resta" in read(sara.get(reverse("account_logout")))
    sara.post(reverse("account_logout"))
    assert 'class="who"' not in read(sara.get("/"))


@pytest.mark.django_db
def test_a_form_sent_without_its_token_is_told_what_is_safe() -> None:
    careful = Client(enforce_csrf_checks=True)
    refused = careful.post(reverse("set_language"), {"language": "en"})
    assert refused.status_code == 403
    assert "Niente è stato inviato" in refused.content.decode()


def broken(_request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


@pytest.mark.django_db
def test_when_the_program_breaks_it_says_what_is_safe(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client.raise_request_exception = False
    monkeypatch.setattr("fabene.web.pages.story.stands", broken)
    page = client.get("/")
    assert page.status_code == 500
    assert "Ripetere la stessa cosa non la raddoppia" in page.content.decode()
