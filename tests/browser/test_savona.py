"""Marisa begins in Savona, on a phone, where nothing is yet: from the link the terminal printed to the first gift."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect

from fabene.collecting import selectors as collecting
from fabene.config.commands.start import first_link
from fabene.people import selectors as people
from tests.browser.conftest import DESK, PHONE, Axe, overflow
from tests.world import PASSWORD

AHEAD = "Salva e vai avanti"


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def phone(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A phone that runs scripts, and one that does not."""
    cache.clear()
    context = chromium.new_context(
        viewport=PHONE, locale="it-IT", reduced_motion="reduce", java_script_enabled=request.param
    )
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def write(page: Page, **typed: str) -> None:
    """Write into the fields of a step by their names, and go on."""
    for name, text in typed.items():
        page.locator(f"main [name={name}]").fill(text)
    page.get_by_role("button", name=AHEAD).click()


def come_in(page: Page, site: str) -> None:
    """Come in with what the terminal printed, and add an app for the second step."""
    page.goto(site)
    page.get_by_label("Il codice che il terminale ha scritto").fill(first_link())
    page.get_by_role("button", name="Entra", exact=True).click()
    page.get_by_label("Il tuo nome").fill("Marisa")
    page.get_by_label("La tua email").fill("marisa@example.org")
    page.get_by_label("La tua password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Entra e comincia").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Manca il secondo passo")
    page.goto(f"{site}/accounts/app/")
    secret = page.locator("dd.spelled").inner_text().replace(" ", "")
    counter = next(iter(yield_hotp_counters_from_time()))
    page.get_by_label("Codice").fill(format_hotp_value(hotp_value(secret, counter)))
    page.get_by_role("button", name="Conferma").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Codici di recupero")
    page.goto(f"{site}/inizio/")


def judge(page: Page, axe: Axe) -> None:
    """Look at a step on a phone and at a desk; without scripts axe cannot look."""
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        assert overflow(page) <= 0
        axe(page)


def test_savona_begins_with_nothing_and_records_its_first_gift(
    live_site: str, phone: Page, axe: Axe, request: pytest.FixtureRequest
) -> None:
    page, looks = phone, "without" not in request.node.callspec.id
    come_in(page, live_site)
    if looks:
        judge(page, axe)
    write_down_the_place(page)
    page.locator("[name=weekdays]").first.check()
    write(page, name="Mercato del lunedì", place="piazza del Popolo", opens="08:00", closes="13:30")
    write(page, name="Casa di via Pia")
    page.get_by_role("link", name="Torna indietro").click()
    expect(page.locator("[name=name]")).to_have_value("Casa di via Pia")
    page.get_by_role("button", name=AHEAD).click()
    page.get_by_role("link", name="Lo faccio dopo").click()
    if looks:
        judge(page, axe)
    page.get_by_label("Chi l’ha deciso").fill("Incontro del 3 marzo, verbale n. 1")
    page.get_by_role("button", name="Prendi queste regole").click()
    page.get_by_role("button", name="Apri la giornata").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Banchetto")
    page.get_by_role("link", name=re.compile("Spesa sospesa")).click()
    page.get_by_role("link", name=re.compile("Pane")).first.click()
    page.get_by_label(re.compile("Quanti chili")).fill("1,5")
    page.get_by_role("button", name="Segna").first.click()
    page.wait_for_url(re.compile("banchetto/"))
    (network,) = people.networks()
    (summary,) = collecting.days_of(network.id).days
    assert summary.equation.collected_grams == 1500
    page.goto(f"{live_site}/inizio/")
    expect(page.get_by_text("C’è tutto")).to_be_visible()
    assert urlsplit(page.url).path == "/inizio/"


def write_down_the_place(page: Page) -> None:
    """Write down the municipality (its code mistyped once), who leads, the network."""
    page.get_by_role("link", name=re.compile("Vai.*Comune")).first.click()
    write(page, name="Savona", province="Cuneo", istat_code="009056")
    expect(page.locator("main")).to_contain_text("è in provincia di Savona")
    expect(page.locator("[name=name]")).to_have_value("Savona")
    write(page, province="Savona")
    write(page, name="Comune di Savona")
    write(page, name="Savona fa bene", slug="savona")
