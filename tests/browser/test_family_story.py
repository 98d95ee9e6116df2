"""A family is referred, has a page in its own language, is told that it rains, and leaves. Nobody learns its name.

Cesare works at a desk; the family has the smallest phone there is, without scripts, in Arabic.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from html import unescape
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, ViewportSize, expect

from fabene.collecting import selectors as collecting
from fabene.households import selectors as households
from fabene.households.words import say
from fabene.ledger.selectors import verify
from fabene.sharing import selectors as sharing
from fabene.sharing import services
from tests.browser.conftest import DESK, NARROWEST, PHONE
from tests.browser.people import sign_in, with_an_app
from tests.families import welcome
from tests.sharing.market import DAY, hand, hub_has, propose
from tests.web.accounts.people import with_password
from tests.web.conftest import signed_in
from tests.world import SATURDAY, TUESDAY, World, at, build_world, key, stamp

NAME, TELEPHONE = "Amal di prova", "+39 000 000 0077"
ARABIC = "ar"
TOLD_TO_NOBODY = re.compile("Amal|0077|piove|maltempo|weather|مطر", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What Cesare printed: where the QR leads, and on another slip the PIN."""

    link: str
    pin: str


@pytest.fixture(autouse=True)
def saturday_afternoon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clock of the site go on from half past three of the Saturday."""
    clock, began = timezone.now, timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(15, 30) + (clock() - began))


@pytest.fixture
def world(live_site: str) -> World:
    """The small world: cheese and fruit at the hub, three families expected, Cesare and Carla with their app."""
    world = build_world()
    for number in (1, 2, 3):
        welcome(world.grugliasco, number)
    hub_has(world.grugliasco, fruit="24", cheese="12")
    for name in ("cesare", "carla"):
        with_an_app(name)
    with_password("sara")
    return world


@pytest.fixture
def browsers(chromium: Browser, live_site: str) -> Iterator[ExitStack]:
    """Close whatever browser was opened."""
    with ExitStack() as opened:
        yield opened


def browser(chromium: Browser, *, site: str, size: ViewportSize, until: ExitStack, scripts: bool = True) -> Page:
    """Open a browser of somebody's own."""
    context = chromium.new_context(
        viewport=size, locale="it-IT", java_script_enabled=scripts, reduced_motion="reduce", base_url=site
    )
    until.callback(context.close)
    context.set_default_timeout(15_000)
    return context.new_page()


def test_a_family_is_a_code_to_everybody_but_itself_and_its_caseworker(
    world: World, browsers: ExitStack, chromium: Browser, live_site: str
) -> None:
    cesare = browser(chromium, site=live_site, size=DESK, until=browsers)
    sign_in(cesare, "Cesare")
    refer(cesare)
    card = print_the_card(cesare)
    look_at_the_name(cesare)

    family = browser(chromium, site=live_site, size=NARROWEST, until=browsers, scripts=False)
    household = open_the_card(family, card)
    want_no_milk(family)
    name_a_delegate(family)
    see_who_looked(family, card)
    a_plan_made_now_obeys(household)

    carla = browser(chromium, site=live_site, size=PHONE, until=browsers)
    sign_in(carla, "Carla")
    rain_cancels_tuesday(carla, market=world.grugliasco.market.id)
    nobody_finds_the_telephone()
    leave(family, card, household=household)


def refer(page: Page) -> None:
    """One adult and three children, spoken to in Arabic, who agreed to text messages."""
    page.goto("/famiglie/segnala/")
    page.get_by_role("spinbutton", name="30–64 anni").fill("1")
    page.get_by_role("spinbutton", name="0–13 anni").fill("3")
    page.get_by_label("Come chiamarla").fill(NAME)
    page.get_by_role("textbox", name="Telefono").fill(TELEPHONE)
    page.locator("select[name=language]").select_option(ARABIC)
    page.get_by_label("un SMS").check()
    page.locator("select[name=market]").select_option(index=0)
    page.get_by_role("button", name="Segnala la famiglia").click()
    expect(page.locator("#notices")).to_contain_text("segnalata. Adesso stampa la sua tessera.")
    assert NAME not in page.title() + page.url + page.get_by_role("main").inner_text()


def print_the_card(page: Page) -> Card:
    """Make the card: no name on it, and the PIN on a slip of its own."""
    page.get_by_role("button", name="Fai la tessera e stampala").click()
    card, slip = page.locator("section.card").all()
    assert NAME not in card.inner_text() + slip.inner_text()
    assert arabic("card.title") in card.inner_text()
    link = card.locator(".card-address strong").inner_text()
    pin = slip.locator(".card-pin strong").inner_text()
    assert pin not in card.inner_text()
    return Card(link=link, pin=pin)


def look_at_the_name(page: Page) -> None:
    """Look at the name, saying why: it is shown once."""
    page.goto("/famiglie/")
    page.get_by_role("main").get_by_role("link", name=re.compile(r"^[0-9A-Z]{5}\b|Famiglia")).first.click()
    page.get_by_role("link", name="Mostra, perché…").click()
    page.get_by_label("devo sentire la famiglia").check()
    page.get_by_role("button", name="Mostra").click()
    expect(page.get_by_role("main")).to_contain_text(NAME)
    assert NAME not in page.title() + page.url


def open_the_card(page: Page, card: Card) -> UUID:
    """Open what the QR holds: the page is in Arabic, from right to left, and its address says nothing."""
    page.goto(card.link)
    assert page.url.endswith("/famiglia/")
    assert page.locator("html").get_attribute("dir") == "rtl"
    expect(page.get_by_text(arabic("next.missed"))).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST["width"]
    assert NAME not in page.content()
    return next(
        view.id
        for view in households.expected_on(market=key("market", "grugliasco"), on=SATURDAY)
        if view.language == ARABIC
    )


def arabic(key: str) -> str:
    """Return what the page says in Arabic."""
    return say(ARABIC, f"page.{key}")


def go_to(page: Page, task: str) -> None:
    page.goto("/famiglia/")
    page.get_by_role("link", name=arabic(task)).first.click()


def want_no_milk(page: Page) -> None:
    go_to(page, "food.title")
    for word in ("milk", "pork"):
        box = page.get_by_label(say(ARABIC, f"food.avoid.{word}"), exact=True)
        if not box.is_visible():
            page.locator("summary").click()
        box.check()
    page.get_by_role("button", name=arabic("frame.save")).click()
    expect(page.get_by_text(arabic("food.saved"))).to_be_visible()


def name_a_delegate(page: Page) -> None:
    go_to(page, "delegate.title")
    page.get_by_role("button", name=arabic("delegate.add")).click()
    expect(page.locator("bdi.code")).to_have_text(re.compile(r"^[0-9A-Z]{8}$"))


def see_who_looked(page: Page, card: Card) -> None:
    """The name and who read it ask for the PIN."""
    go_to(page, "data.title")
    assert NAME not in page.content()
    page.get_by_label(arabic("data.pin")).fill(card.pin)
    page.get_by_role("button", name=arabic("data.open"), exact=True).click()
    expect(page.get_by_text(NAME)).to_be_visible()
    expect(page.locator("ul.readers li").first).to_be_visible()
    assert NAME not in page.title() + page.url


def a_plan_made_now_obeys(household: UUID) -> None:
    """Cheese stands at the hub: the plan, one second later, gives this family none, and its bag is handed over."""
    plan = propose()
    share = next(line for line in plan.shares if line.household_id == household)
    assert "milk" in share.excludes
    assert share.grams > 0
    services.confirm(id=key("confirmed"), plan=plan.id, stamp=stamp(17, 30))
    bag = next(bag for bag in sharing.bags_of(DAY) if bag.household_code == share.code)
    assert {item.category for item in bag.items} == {"fruit"}
    hand(bag)


def rain_cancels_tuesday(page: Page, *, market: UUID) -> None:
    """Carla calls Tuesday off: a message in Arabic is ready, with no name and no reason in it."""
    page.goto(f"/avvisi/mercati/{market}/{TUESDAY}/annulla/")
    page.get_by_label(re.compile("maltempo|tempo", re.IGNORECASE)).first.check()
    page.get_by_role("button", name="Annulla la giornata").click()
    text = page.locator('blockquote[lang="ar"]')
    expect(text).to_be_visible()
    assert TOLD_TO_NOBODY.findall(text.inner_text()) == []
    assert NAME not in page.content()


def nobody_finds_the_telephone() -> None:
    """The stand, a trader, the Comune and a school look for the number; Cesare's own search is the twin."""
    for name in ("sara", "tina", "marta", "silvia", "carla"):
        page = searched(signed_in(name))
        assert "chi-sono" not in page
        assert "/famiglie/0" not in page
        assert NAME not in page
    assert "/famiglie/0" in searched(signed_in("cesare"))


def searched(client: Client) -> str:
    return unescape(client.post("/cerca/", {"what": TELEPHONE}).content.decode())


def leave(page: Page, card: Card, *, household: UUID) -> None:
    """The family leaves: its card is dead, the kilos are what they were, the ledger is whole."""
    before = collecting.equation(DAY)
    go_to(page, "leave.title")
    page.get_by_role("button", name=arabic("leave.go")).click()
    expect(page.get_by_text(arabic("leave.done"))).to_be_visible()
    page.context.clear_cookies()
    page.goto(card.link)
    expect(page.get_by_role("heading", name=arabic("gone.title"))).to_be_visible()
    assert household not in {view.id for view in households.expected_on(market=key("market", "grugliasco"), on=TUESDAY)}
    assert collecting.equation(DAY) == before
    assert verify().ok
