"""Every page of the site, full and empty: everybody can use it, on a phone and at a desk, by day and by night."""

from collections.abc import Iterator
from typing import Literal

import pytest
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect
from pytest_django import Settings

from fabene.web.pages.casework.change_forms import CHANGES
from tests.browser.conftest import DESK, NARROWEST, PHONE, Axe, overflow
from tests.browser.watching import watched
from tests.web import week as weeks
from tests.web.conftest import signed_in
from tests.web.pages import every_page
from tests.web.paper import rows
from tests.web.week import Week, build_week

PARTS = 6
pytestmark = pytest.mark.begins_with(build=build_week)
STEPS = 8
LEAST_TARGET = 24
# What colours decide is judged by night too; the rest of a page is the same then.
BY_NIGHT = ("color-contrast", "link-in-text-block")
# What may be small: a link inside a sentence (WCAG 2.2, 2.5.8, “inline”), what only a screen reader meets.
SMALL = """least => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
  .filter(target => target.checkVisibility() && !target.closest('.skiplinks, .visually-hidden'))
  .filter(target => !(target.matches('a') && getComputedStyle(target).display === 'inline'
      && target.parentElement.textContent.trim() !== target.textContent.trim()))
  .map(target => [target.getBoundingClientRect(), target.outerHTML.slice(0, 120)])
  .filter(([box]) => box.width && box.height && (box.width < least || box.height < least))
  .map(([box, html]) => `${Math.round(box.width)}×${Math.round(box.height)} ${html}`)"""
# Where the keyboard is: a ring around what it is on, or around the panel that it is all of.
UNSEEN = """() => {
  const here = document.activeElement;
  if (here === document.body) return '';
  const ringed = [here, here.parentElement, here.parentElement.parentElement].some(around => {
    const style = getComputedStyle(around);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
  });
  const box = here.getBoundingClientRect();
  const inside = box.bottom > 0 && box.top < innerHeight;
  return ringed && inside ? '' : `${ringed ? 'out of view' : 'no ring'}: ${here.outerHTML.slice(0, 120)}`;
}"""
# Nothing moves: colours that change by night are judged when they have changed.
STILL = """const still = new CSSStyleSheet();
still.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important }');
document.adoptedStyleSheets = [still];"""
SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.fixture(autouse=True)
def wednesday_evening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", weeks.now)
    cache.clear()


@pytest.fixture
def week(begun: Week) -> Week:
    return begun


@pytest.fixture
def browser_of_pia(week: Week, live_site: str, chromium: Browser) -> Iterator[BrowserContext]:
    """The browser of who coordinates the programme: they see every page with all that can be done on it."""
    context = chromium.new_context(viewport=PHONE, locale="it-IT", reduced_motion="reduce")
    sit(context, "pia", site=live_site)
    yield context
    context.close()


@pytest.fixture
def pia(browser_of_pia: BrowserContext, live_site: str) -> Iterator[Page]:
    with watched(browser_of_pia, site=live_site) as page:
        yield page


def sit(context: BrowserContext, name: str, *, site: str) -> None:
    """Let somebody be signed in, and nothing move."""
    context.add_init_script(STILL)
    context.add_cookies([{"name": "sessionid", "value": signed_in(name).cookies["sessionid"].value, "url": site}])


@pytest.mark.parametrize("part", range(PARTS))
def test_everybody_can_use_every_page(
    week: Week, live_site: str, pia: Page, axe: Axe, part: int, subtests: pytest.Subtests
) -> None:
    for path in every_page(week)[part::PARTS]:
        with subtests.test(path=path):
            show(pia, size=PHONE)
            pia.goto(live_site + path)
            axe(pia)
            assert pia.evaluate(SMALL, LEAST_TARGET) == []
            show(pia, size=PHONE, scheme="dark")
            axe(pia, BY_NIGHT)
            for size in (DESK, NARROWEST):
                pia.set_viewport_size(size)
                assert overflow(pia) == 0


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_everybody_can_use_every_page_at_a_desk(
    week: Week, live_site: str, pia: Page, axe: Axe, part: int, subtests: pytest.Subtests
) -> None:
    for path in every_page(week)[part::PARTS]:
        with subtests.test(path=path):
            show(pia, size=DESK)
            pia.goto(live_site + path)
            axe(pia)
            show(pia, size=DESK, scheme="dark")
            axe(pia, BY_NIGHT)


@pytest.mark.parametrize(("name", "seat"), [("cesare", "caseworker"), ("remo", "rider"), ("marta", "municipality")])
def test_whoever_works_with_families_can_use_their_pages(
    week: Week, live_site: str, chromium: Browser, axe: Axe, name: str, seat: str, subtests: pytest.Subtests
) -> None:
    context = chromium.new_context(viewport=PHONE, locale="it-IT", reduced_motion="reduce")
    sit(context, name, site=live_site)
    page = context.new_page()
    for path in casework_of(week, seat):
        with subtests.test(path=path):
            show(page, size=PHONE)
            page.goto(live_site + path)
            axe(page)
            assert page.evaluate(SMALL, LEAST_TARGET) == []
            show(page, size=DESK, scheme="dark")
            axe(page, BY_NIGHT)
            show(page, size=NARROWEST)
            assert overflow(page) == 0
    context.close()


def casework_of(week: Week, seat: str) -> list[str]:
    """Return the addresses of the casework pages that a seat sees, those that change a family one by one."""
    seen = [row for row in rows() if row.name.startswith("casework:") and row.is_page and row.sees(seat)]
    changes = [reverse("casework:change", args=[week.parts("casework:change")["household"], what]) for what in CHANGES]
    paths = [weeks.address(week, row.name, route=row.route) for row in seen]
    return paths + (changes if seat == "caseworker" else [])


def show(page: Page, *, size: ViewportSize, scheme: Literal["light", "dark"] = "light") -> None:
    """Look at a page on another screen, by day or by night, when its colours have changed."""
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    page.evaluate(SETTLED)


@pytest.mark.parametrize(
    "name", ["days:desk", "days:stand", "days:hub", "sharing:plan", "sharing:bags", "sharing:closing"]
)
def test_whoever_has_only_a_keyboard_sees_where_they_are(week: Week, live_site: str, pia: Page, name: str) -> None:
    pia.goto(live_site + next(weeks.address(week, name, route=row.route) for row in rows() if row.name == name))
    pia.keyboard.press("Tab")
    expect(pia.get_by_role("link", name="Vai al contenuto")).to_be_focused()
    pia.keyboard.press("Enter")
    expect(pia.locator("main")).to_be_focused()
    for _ in range(STEPS):
        pia.keyboard.press("Tab")
        assert pia.evaluate(UNSEEN) == ""


@pytest.fixture
def stranger(week: Week, live_site: str, chromium: Browser) -> Iterator[Page]:
    """The browser of somebody who may sign in and has no role."""
    context = chromium.new_context(viewport=PHONE, locale="it-IT", reduced_motion="reduce", base_url=live_site)
    sit(context, "nino", site=live_site)
    yield context.new_page()
    context.close()


def test_whoever_has_no_role_yet_is_told_what_to_do(stranger: Page, axe: Axe) -> None:
    stranger.goto("/giornate/")
    judge(stranger, axe)


@pytest.mark.parametrize(("path", "status"), [("/giornate/apri/", 403), ("/questa-non-c-e/", 404), ("/mercati/", 500)])
def test_a_page_that_cannot_be_shown_says_so(
    stranger: Page, axe: Axe, monkeypatch: pytest.MonkeyPatch, path: str, status: int
) -> None:
    monkeypatch.setattr("fabene.web.pages.story.stands", broken)
    answer = stranger.goto(path)
    assert answer
    assert answer.status == status
    judge(stranger, axe)


def broken(*_: object, **__: object) -> None:
    """Fail as only a mistake of ours can."""
    raise RuntimeError


def test_a_form_that_was_open_too_long_says_so(stranger: Page, axe: Axe) -> None:
    stranger.context.clear_cookies()
    stranger.goto("/accounts/password/reset/")
    stranger.context.clear_cookies()
    stranger.get_by_label("Email").fill("nino@example.org")
    with stranger.expect_navigation() as sent:
        stranger.get_by_role("main").get_by_role("button").click()
    assert sent.value.status == 403
    judge(stranger, axe)


def test_a_site_asked_for_by_another_name_says_so(stranger: Page, axe: Axe, live_site: str, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    answer = stranger.goto(live_site.replace("127.0.0.1", "localhost"))
    assert answer
    assert answer.status == 400
    judge(stranger, axe)


def judge(page: Page, axe: Axe) -> None:
    """Judge a page as it is, then by night."""
    axe(page)
    show(page, size=PHONE, scheme="dark")
    axe(page, BY_NIGHT)
    assert overflow(page) == 0
