"""A family's page on its phone: eight languages by day and by night, 320 px, no JavaScript, 60 kB in all."""

import gzip
import io
from collections.abc import Iterator
from typing import Literal

import pytest
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect
from pypdf import PdfReader

from fabene.households import words
from fabene.households.values import Language
from tests.browser.conftest import DESK, NARROWEST, PHONE, Axe, overflow
from tests.browser.test_axe import BY_NIGHT, SMALL, UNSEEN
from tests.families import family, refer, welcome
from tests.sharing.market import hub_has, share_out
from tests.web.conftest import signed_in
from tests.web.family.phone import MORNING, Clock, card_of
from tests.world import SATURDAY, World, build_world

PAGES = ("home", "food", "delegates", "pause", "market", "language", "leave", "data")
LEAST_TARGET = 48
MOST_BYTES = 60_000
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# Colours do not change with the language: left to right and right to left are looked at by night.
BY_NIGHT_IN = ("it", "ar")
# A box to tick is as big as the tile it stands in.
TOO_SMALL = SMALL.replace(
    "[target.getBoundingClientRect()", "[(target.closest('label') ?? target).getBoundingClientRect()"
)
# How many steps of the tab key reach the end of the longest page.
STEPS = 60


@pytest.fixture(autouse=True)
def tuesday_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", Clock(MORNING).now)
    cache.clear()


def build_families() -> World:
    """Build a family of each language, each with a bag behind it."""
    world = build_world()
    for number, language in enumerate(Language, start=1):
        refer(world.grugliasco, number, language=language, excludes=frozenset({"pork"}))
    welcome(world.grugliasco, 20)
    hub_has(world.grugliasco, fruit="30", bread="20")
    share_out(on=SATURDAY)
    return world


pytestmark = pytest.mark.begins_with(build=build_families)


@pytest.fixture
def world(begun: World) -> World:
    return begun


@pytest.fixture
def context(chromium: Browser, live_site: str) -> Iterator[BrowserContext]:
    """A phone without JavaScript, as narrow as they come."""
    context = chromium.new_context(
        viewport=NARROWEST, java_script_enabled=False, reduced_motion="reduce", base_url=live_site
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()


def opened(context: BrowserContext, language: str) -> Page:
    """Open the page of the family that speaks a language, by the link of its card; type its PIN."""
    card = card_of(list(words.LANGUAGES).index(language) + 1)
    page = context.new_page()
    page.goto(reverse("family:open", args=[card.token]))
    page.goto(reverse("family:data"))
    page.locator("#pin").fill(card.pin or "")
    page.locator("#pin").press("Enter")
    page.locator(".facts").first.wait_for()
    page.goto(reverse("family:home"))
    return page


def heard(page: Page) -> list[Response]:
    """Return the list that everything a page loads from now on is put into."""
    loaded: list[Response] = []
    page.on("response", lambda answer: loaded.append(answer))  # noqa: PLW0108 - Playwright takes no method of a list
    return loaded


def sheets_of(page: Page) -> int:
    """Return how many sheets of paper a page prints on."""
    return len(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_everybody_can_use_every_page(
    world: World, chromium: Browser, live_site: str, axe: Axe, language: str, subtests: pytest.Subtests
) -> None:
    context = chromium.new_context(viewport=PHONE, reduced_motion="reduce", base_url=live_site)
    page = opened(context, language)
    for name in PAGES:
        with subtests.test(page=name):
            page.goto(reverse(f"family:{name}"))
            axe(page)
            if language in BY_NIGHT_IN:
                page.emulate_media(color_scheme="dark", reduced_motion="reduce")
                axe(page, BY_NIGHT)
                page.emulate_media(color_scheme="light", reduced_motion="reduce")
            for size in (DESK, PHONE, NARROWEST):
                page.set_viewport_size(size)
                assert overflow(page) == 0
            assert page.evaluate(TOO_SMALL, LEAST_TARGET) == []
    context.close()


@pytest.mark.parametrize("name", ["gone", "ended"])
def test_everybody_can_read_the_kind_pages(chromium: Browser, live_site: str, axe: Axe, name: str) -> None:
    context = chromium.new_context(viewport=NARROWEST, reduced_motion="reduce", base_url=live_site)
    page = context.new_page()
    page.goto("/f/nothing/" if name == "gone" else "/famiglia/")
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        axe(page)
    assert overflow(page) == 0
    context.close()


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_page_and_all_it_loads_weighs_less_than_sixty_kilobytes(
    world: World, context: BrowserContext, language: str
) -> None:
    opened(context, language)
    for name in PAGES:
        page = context.new_page()
        loaded = heard(page)
        page.goto(reverse(f"family:{name}"))
        weights = {answer.url: len(gzip.compress(answer.body())) for answer in loaded}

        assert any(url.endswith("family.css") for url in weights), weights
        assert not any(url.endswith((".js", ".woff2", ".ttf")) for url in weights), weights
        assert sum(weights.values()) < MOST_BYTES, weights


def test_a_mother_says_no_pork_and_who_may_come_without_javascript(world: World, context: BrowserContext) -> None:
    page = opened(context, "ar")
    say = words.say

    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.get_by_role("link", name=say("ar", "page.food.title")).click()
    expect(page.get_by_label(say("ar", "food.avoid.pork"))).to_be_checked()
    page.get_by_label(say("ar", "food.avoid.eggs")).first.check()
    page.get_by_role("button", name=say("ar", "page.frame.save")).click()
    expect(page.get_by_text(say("ar", "page.food.saved"))).to_be_visible()
    page.get_by_role("button", name=say("ar", "page.frame.undo")).click()
    expect(page.get_by_text(say("ar", "page.frame.undone"))).to_be_visible()
    page.get_by_role("link", name=say("ar", "page.delegate.title")).click()
    page.get_by_role("button", name=say("ar", "page.delegate.add")).click()
    expect(page.locator(".codes .code")).to_have_count(1)


def test_the_keyboard_reaches_everything_and_is_seen(world: World, chromium: Browser, live_site: str) -> None:
    context = chromium.new_context(viewport=NARROWEST, reduced_motion="reduce", base_url=live_site)
    page = opened(context, "uk")
    for name in ("home", "food", "pause"):
        page.goto(reverse(f"family:{name}"))
        for _ in range(STEPS):
            page.keyboard.press("Tab")
            assert page.evaluate(UNSEEN) == ""
    context.close()


def test_the_card_prints_on_one_sheet_and_its_pin_on_another(
    world: World, chromium: Browser, live_site: str, axe: Axe
) -> None:
    context = chromium.new_context(viewport=DESK, locale="it-IT", reduced_motion="reduce", base_url=live_site)
    cookie = signed_in("cesare").cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_site}])
    page = context.new_page()
    page.goto(reverse("family:card", args=[family(6)]))
    axe(page)
    page.get_by_role("button", name="Fai la tessera").click()

    axe(page)
    assert sheets_of(page) == 2
    page.set_viewport_size(NARROWEST)
    assert overflow(page) == 0
    context.close()
