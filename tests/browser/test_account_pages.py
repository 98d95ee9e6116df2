"""The pages that only somebody who has just signed in reaches, and those of refusals: by axe, and on narrow screens."""

import re
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as of_the_site
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings

from fabene.lib.stamps import stamp_now
from fabene.people import services
from fabene.people.values import Role
from tests.browser.conftest import DESK, NARROWEST, PHONE, Axe, overflow
from tests.browser.test_axe import BY_NIGHT, LEAST_TARGET, SETTLED, SMALL, STILL
from tests.web.accounts.people import code, user_of, with_app, with_password, wrong_code
from tests.world import PASSWORD, build_world, key

pytestmark = pytest.mark.begins_with(build=build_world)
FORGED = "/accounts/identita/identita/ritorno/?code=x&state=y"


@pytest.fixture
def site(live_site: str, settings: Settings) -> str:
    """The site at a name where passkeys work; Carla and Sara have a password; a provider of identities that is away."""
    cache.clear()
    for name in ("carla", "sara"):
        with_password(name)
    address = f"http://localhost:{urlsplit(live_site).port}"
    settings.SITE_ADDRESS, settings.OIDC_URL, settings.OIDC_NAME = address, "http://127.0.0.1:9", "SPID o CIE"
    return address


@pytest.fixture(autouse=True)
def still(page: Page) -> None:
    """Let nothing move: colours that change by night are judged when they have changed."""
    page.context.add_init_script(STILL)


def sign_in(page: Page, site: str, name: str, *, password: str = PASSWORD) -> None:
    page.goto(f"{site}/accounts/login/")
    page.get_by_label("Email").fill(f"{name}@example.org")
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("main").get_by_role("button", name="Entra", exact=True).click()
    page.wait_for_load_state()


def judge(page: Page, axe: Axe) -> None:
    """Look at a page on a phone and at a desk, by day and by night, and on the narrowest screen."""
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme="light")
        page.evaluate(SETTLED)
        axe(page)
        page.emulate_media(color_scheme="dark")
        page.evaluate(SETTLED)
        axe(page, BY_NIGHT)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(NARROWEST)
    assert overflow(page) == 0, page.url
    assert page.evaluate(SMALL, LEAST_TARGET) == [], page.url


def test_everybody_can_use_the_pages_where_a_second_factor_is_made(site: str, page: Page, axe: Axe) -> None:
    sign_in(page, site, "carla")
    for path in ("secondo-passo", "app", "passkey", "dispositivi", "password/change", ""):
        page.goto(f"{site}/accounts/{path}{'/' if path else ''}")
        assert urlsplit(page.url).path == f"/accounts/{path}{'/' if path else ''}"
        judge(page, axe)
    page.goto(f"{site}/accounts/app/")
    page.get_by_label("Il codice che l’app mostra adesso").fill("1")
    page.get_by_role("button", name="Conferma").click()
    expect(page.locator("[data-errors]")).to_be_focused()
    judge(page, axe)


def test_everybody_can_use_the_pages_of_who_has_one(site: str, page: Page, axe: Axe) -> None:
    with_app("carla")
    sign_in(page, site, "carla")
    judge(page, axe)
    page.get_by_label("Codice dell’app").fill(wrong_code())
    page.get_by_role("button", name="Entra", exact=True).click()
    expect(page.locator("[data-errors]")).to_be_focused()
    judge(page, axe)
    page.get_by_label("Codice dell’app").fill(code())
    page.get_by_role("button", name="Entra", exact=True).click()
    for path in ("accounts/", "accounts/app/togli/", "accounts/codici/", "accounts/codici/nuovi/", "inviti/"):
        page.goto(f"{site}/{path}")
        assert urlsplit(page.url).path == f"/{path}"
        judge(page, axe)
    for path in ("", "codice/"):
        page.goto(f"{site}/accounts/reauthenticate/{path}")
        judge(page, axe)
    Authenticator.objects.filter(user=user_of("carla")).delete()


def test_everybody_can_read_why_they_are_not_let_in(site: str, page: Page, axe: Axe) -> None:
    for path in ("/invito/x/", "/accounts/inactive/", "/accounts/password/reset/done/", FORGED):
        page.goto(site + path)
        judge(page, axe)
    for _ in range(of_the_site.AXES_FAILURE_LIMIT):
        sign_in(page, site, "sara", password="non la so davvero")
    expect(page.get_by_role("heading", level=1)).to_have_text("Troppi tentativi")
    judge(page, axe)


def test_everybody_can_accept_an_invitation(site: str, page: Page, axe: Axe) -> None:
    moment = stamp_now(key("user", "pia"), timezone.now())
    links = [
        services.invite(
            id=key("invited", name),
            email=f"{name}@example.org",
            display_name=name.capitalize(),
            role=Role.HUB,
            network=key("network", "rivoli"),
            organisation=None,
            stamp=moment,
        )
        for name in ("lia", "sara")
    ]
    page.goto(f"{site}/invito/{links[0]}/")
    judge(page, axe)
    page.get_by_label("La tua password").fill("corta")
    page.get_by_role("button", name="Salva la password ed entra").click()
    expect(page.locator("[data-errors]").first).to_be_focused()
    judge(page, axe)

    page.goto(f"{site}/invito/{links[1]}/")
    judge(page, axe)
    sign_in(page, site, "sara")
    page.goto(f"{site}/invito/")
    judge(page, axe)
    page.get_by_role("button", name="Accetto").click()
    expect(page.locator("#notices")).to_contain_text(re.compile("Fatto"))
