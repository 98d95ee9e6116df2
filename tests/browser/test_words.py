"""Words to families in a browser: a day called off on a phone, followed at a desk, told by voice and by thumb."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import DESK, NARROWEST, PHONE, Axe, overflow
from tests.browser.watching import watched
from tests.sharing.telling import CALL, CHAT, NEXT_SATURDAY, build_told, cancel, send, telling_of
from tests.web.conftest import signed_in
from tests.world import World, at


@pytest.fixture(autouse=True)
def saturday_afternoon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(15))
    cache.clear()


@pytest.fixture
def world(live_site: str) -> World:
    return build_told()


@pytest.fixture
def browser(world: World, live_site: str, chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport=PHONE, locale="it-IT", reduced_motion="reduce", base_url=live_site)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.set_default_timeout(15_000)
    yield context
    context.close()


def seat(browser: BrowserContext, name: str, *, site: str) -> None:
    browser.add_cookies([{"name": "sessionid", "value": signed_in(name).cookies["sessionid"].value, "url": site}])


def fits(page: Page, axe: Axe) -> None:
    """Judge a page on a phone, at a desk, and on the narrowest screen."""
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        axe(page)
        assert overflow(page) == 0
    page.set_viewport_size(NARROWEST)
    assert overflow(page) == 0
    page.set_viewport_size(PHONE)


def test_carla_calls_saturday_off_on_her_phone_and_follows_it(
    browser: BrowserContext, world: World, live_site: str, axe: Axe
) -> None:
    seat(browser, "carla", site=live_site)
    with watched(browser, site=live_site) as page:
        page.goto("/avvisi/")
        fits(page, axe)
        page.locator(f"a[href*='{NEXT_SATURDAY.isoformat()}/annulla']").click()
        expect(page.get_by_text("6 famiglie aspettavano questo giorno")).to_be_visible()
        fits(page, axe)
        page.get_by_role("button", name="Annulla la giornata").click()
        expect(page.get_by_role("heading", name="Annulla sabato 15 maggio")).to_be_visible()
        page.get_by_label("il tempo").check()
        page.get_by_role("button", name="Annulla la giornata").click()

        expect(page.get_by_role("heading", name="Annullata: sabato 15 maggio")).to_be_visible()
        expect(page.locator("blockquote:lang(ar)")).to_contain_text("لا يوجد استلام")
        assert page.locator("blockquote:lang(ar)").evaluate("text => getComputedStyle(text).direction") == "rtl"
        fits(page, axe)
        page.get_by_role("button", name="Lo sa").first.click()
        expect(page.get_by_text("Segnato: la famiglia")).to_be_visible()


def test_cesare_copies_a_text_and_opens_one_number(
    browser: BrowserContext, world: World, live_site: str, axe: Axe
) -> None:
    told = cancel(world)
    send()
    seat(browser, "cesare", site=live_site)
    with watched(browser, site=live_site) as page:
        page.goto("/avvisi/da-dire/")
        fits(page, axe)
        chat = page.locator(f"#famiglia-{telling_of(told.word, CHAT)}")
        chat.get_by_role("button", name="Copia").click()
        expect(chat.get_by_role("button", name="Copiato")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()").startswith("Samedi 15 mai, il n'y a pas de retrait.")
        call = page.locator(f"#famiglia-{telling_of(told.word, CALL)}")
        call.get_by_role("button", name="Mostra nome e numero").click()

        expect(page.get_by_text(f"Famiglia di prova {CALL}")).to_be_visible()
        fits(page, axe)
        page.locator(f"#famiglia-{telling_of(told.word, CALL)}").get_by_role("button", name="Lo sa").click()
        expect(page.get_by_role("button", name="Mostra nome e numero")).to_have_count(2)
