"""The face of the site in a real browser: everybody can use it, on a phone and at a desk, by day and by night."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pytest_django import Settings

from fabene.people.services import create_seat
from tests.browser.conftest import DESK, NARROWEST, PHONE, Axe, overflow
from tests.world import BEFORE, build_world, key

pytestmark = pytest.mark.begins_with(build=build_world)
PAGES = (
    "/",
    "/mercati/",
    "/reti/",
    "/reti/grugliasco/",
    "/privacy/",
    "/note-legali/",
    "/accessibilita/",
    "/accounts/login/",
    "/accounts/password/reset/",
    "/questa-non-c-e/",
)


@pytest.fixture
def site(live_site: str) -> str:
    return live_site


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (DESK, "light"), (DESK, "dark")])
def test_everybody_can_use_the_public_pages(site: str, page: Page, axe: Axe, size: ViewportSize, scheme: str) -> None:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for path in PAGES:
        page.goto(site + path)
        axe(page)
        assert overflow(page) == 0, path


def test_a_page_reflows_on_the_narrowest_screen(site: str, page: Page) -> None:
    page.set_viewport_size(NARROWEST)
    for path in PAGES:
        page.goto(site + path)
        assert overflow(page) == 0, path


def test_the_keyboard_finds_the_content_first_and_sees_where_it_is(site: str, page: Page) -> None:
    page.goto(site)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Vai al contenuto")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_what_one_touches_is_large_enough_for_a_thumb(site: str, page: Page) -> None:
    page.goto(site + "/accounts/login/")
    for target in page.locator(".btn, .form-control, .sections a, .slim-actions button").all():
        box = target.bounding_box()
        assert box
        assert box["height"] >= 44, target.inner_text()


def test_english_is_one_touch_away(site: str, page: Page) -> None:
    page.goto(site + "/mercati/")
    page.get_by_role("button", name="EN English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Markets")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_pin_of_the_map_leads_to_its_market(site: str, page: Page) -> None:
    page.goto(site + "/mercati/")
    page.locator(".map-link").first.click()
    assert page.url.endswith("#mercato-1")
    expect(page.locator("#mercato-1")).to_be_in_viewport()


def test_everything_public_works_without_scripts(site: str, chromium: Browser, settings: Settings) -> None:
    settings.DEMO = True
    create_seat(key="banco", user=key("user", "sara"), title="Il banco", what="Segni.", position=1, stamp=BEFORE)
    context = chromium.new_context(java_script_enabled=False, locale="it-IT", viewport=PHONE)
    page = context.new_page()
    page.goto(site)
    page.get_by_role("link", name="Dove lasciare qualcosa").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mercati")
    page.get_by_role("link", name="Entra").click()
    page.get_by_role("button", name="Siediti qui").click()
    expect(page.get_by_role("banner").get_by_text("Sara", exact=True)).to_be_visible()
    context.close()


def test_a_wrong_password_puts_the_reader_on_what_went_wrong(site: str, page: Page, axe: Axe) -> None:
    page.goto(site + "/accounts/login/")
    page.get_by_label("Email").fill("sara@example.org")
    page.get_by_label("Password", exact=True).fill("una pera per la rete")
    page.get_by_role("main").get_by_role("button", name="Entra").click()
    expect(page.locator("[data-errors]")).to_be_focused()
    axe(page)
    expect(page.get_by_label("Email")).to_have_value("sara@example.org")
