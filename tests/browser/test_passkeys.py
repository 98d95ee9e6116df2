"""A passkey, made and used by a real browser with a device that it imitates; by keyboard and by axe on the way."""

import base64
import hashlib
import hmac
import re
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django import Settings

from fabene.lib.stamps import stamp_now
from fabene.people import services
from fabene.people.values import Role
from tests.browser.conftest import PHONE, Axe
from tests.browser.watching import watched
from tests.world import PASSWORD, build_world, key

pytestmark = pytest.mark.begins_with(build=build_world)
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def site(live_site: str, settings: Settings) -> str:
    """The site under the only name for which a browser makes passkeys without HTTPS; Carla has a password."""
    carla = get_user_model().objects.get(display_name="Carla")
    carla.set_password(PASSWORD)
    carla.save()
    address = f"http://localhost:{urlsplit(live_site).port}"
    settings.SITE_ADDRESS = address
    return address


@pytest.fixture
def phone(chromium: Browser, site: str) -> Iterator[BrowserContext]:
    """Somebody's phone."""
    context = chromium.new_context(viewport=PHONE, locale="it-IT", reduced_motion="reduce", base_url=site)
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def page(phone: BrowserContext, site: str) -> Iterator[Page]:
    """A page of that phone, whose sensor always knows its owner; nothing may go wrong unseen on it."""
    with watched(phone, site=site) as page:
        with_device(page)
        yield page


def with_device(page: Page, *, verified: bool = True) -> None:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {**DEVICE, "isUserVerified": verified}})


def sign_in(page: Page, name: str = "carla") -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(f"{name}@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Entra", exact=True).click()


def make_passkey(page: Page) -> None:
    page.get_by_role("link", name="Aggiungi una passkey").click()
    page.get_by_label("Come la chiami").fill("il mio telefono")
    page.get_by_role("button", name="Crea la passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Codici di recupero")


@pytest.mark.smoke
def test_a_coordinator_makes_a_passkey_and_comes_in_with_it_alone(page: Page, axe: Axe) -> None:
    sign_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Manca il secondo passo")
    axe(page)
    make_passkey(page)
    axe(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Scarica come testo").click()
    kept = download.value.path().read_text(encoding="utf-8")
    assert len(re.findall(r"^\d{4} \d{4}$", kept, re.MULTILINE)) == 10
    page.get_by_role("link", name="Li ho salvati, vai avanti").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Giornate")

    page.get_by_role("link", name=re.compile("^Esci")).click()
    page.get_by_role("main").get_by_role("button", name="Esci").click()
    page.goto("/accounts/login/?next=/giornate/apri/")
    axe(page)
    page.get_by_role("button", name="Entra con una passkey").click()

    expect(page).to_have_url(re.compile("/giornate/apri/$"))
    assert [row.wrap().name for row in Authenticator.objects.filter(type="webauthn")] == ["il mio telefono"]


def test_a_passkey_is_the_second_step_after_a_password(page: Page) -> None:
    sign_in(page)
    make_passkey(page)
    page.goto("/accounts/logout/")
    page.get_by_role("main").get_by_role("button", name="Esci").click()

    sign_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Il secondo passo")
    page.get_by_role("button", name="Usa la passkey").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Giornate")


def test_whoever_is_invited_comes_in_with_a_passkey_and_no_password(page: Page, axe: Axe) -> None:
    token = services.invite(
        id=key("invited"),
        email="lia@example.org",
        display_name="Lia",
        role=Role.COORDINATOR,
        network=key("network", "rivoli"),
        organisation=None,
        stamp=stamp_now(key("user", "pia"), timezone.now()),
    )
    page.goto(f"/invito/{token}/")
    axe(page)
    assert token not in page.url
    page.get_by_role("button", name="Crea la passkey ed entra").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Codici di recupero")
    page.get_by_role("link", name="Li ho salvati, vai avanti").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Giornate")
    lia = get_user_model().objects.get(email="lia@example.org")
    assert not lia.has_usable_password()
    page.goto("/accounts/")
    axe(page)
    expect(page.get_by_role("main")).to_contain_text("Scegli una password")


def test_a_device_that_does_not_know_its_owner_makes_no_passkey_and_the_page_says_so(
    phone: BrowserContext, site: str
) -> None:
    with watched(phone, site=site) as page:
        with_device(page, verified=False)
        sign_in(page)
        page.get_by_role("link", name="Aggiungi una passkey").click()
        page.get_by_role("button", name="Crea la passkey").click()

        expect(page.get_by_role("alert").filter(has_text="riprova")).to_contain_text("Niente è cambiato")
        assert Authenticator.objects.count() == 0


def test_a_passkey_of_nobody_here_opens_nothing(page: Page) -> None:
    sign_in(page)
    make_passkey(page)
    Authenticator.objects.all().delete()
    page.goto("/accounts/logout/")
    page.get_by_role("main").get_by_role("button", name="Esci").click()

    page.goto("/accounts/login/?next=/giornate/apri/")
    page.get_by_role("button", name="Entra con una passkey").click()

    expect(page.locator("#notices")).to_contain_text("non apre nessun accesso")
    assert "next=" in page.url


def test_a_passkey_is_renamed_and_the_last_one_stays(page: Page, axe: Axe) -> None:
    sign_in(page)
    make_passkey(page)
    page.goto("/accounts/")
    page.get_by_role("link", name=re.compile("^cambia nome")).click()
    axe(page)
    page.get_by_label("Come la chiami").fill("la chiavetta")
    page.get_by_role("button", name="Salva").click()
    expect(page.get_by_role("main")).to_contain_text("la chiavetta")

    page.get_by_role("link", name=re.compile("^togli")).click()
    axe(page)
    expect(page.get_by_role("main")).to_contain_text("Aggiungine prima un altro")


def test_without_scripts_a_password_is_enough_to_begin_and_no_dead_button_is_shown(
    chromium: Browser, site: str
) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="it-IT", base_url=site, viewport=PHONE)
    page = context.new_page()
    page.goto("/accounts/login/")
    expect(page.get_by_role("button", name="Entra con una passkey")).to_be_hidden()
    sign_in(page)
    page.get_by_role("link", name="Aggiungi un’app").click()
    secret = page.locator(".spelled").inner_text().replace(" ", "")
    page.get_by_label("Il codice che l’app mostra adesso").fill(code_of(secret))
    page.get_by_role("button", name="Conferma").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Codici di recupero")
    context.close()


def code_of(secret: str) -> str:
    """Return the code that an app shows now (RFC 6238), reckoned here from the key that the page spells."""

    digest = hmac.new(base64.b32decode(secret), (int(time.time()) // 30).to_bytes(8, "big"), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 10**6:06}"
