"""What browser tests stand on: a real Chromium, a page that watches the security policy, and axe.

Ask for ``page`` and ``live_site`` (tests/conftest.py). Without a Chromium these tests are left out and say so; where
``CI=true`` they fail instead.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize, sync_playwright
from pytest_django import Settings

from tests.web.conftest import PLAIN_FILES
from tools.chromium import find

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
BUILT = ROOT / "src/fabene/web/static/built/main.css"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = ViewportSize(width=390, height=844)
DESK = ViewportSize(width=1280, height=800)
NARROWEST = ViewportSize(width=320, height=640)


class Axe(Protocol):
    """Judge a page by some of axe's rules or groups of rules."""

    def __call__(self, page: Page, rules: Sequence[str] = RULES) -> None:
        """Fail naming each rule broken and where."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder as driving a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    path = find()
    for missing, what in (
        (path is None, "no Chromium (make test installs one)"),
        (not AXE.exists(), "no axe-core (npm ci)"),
    ):
        if missing:
            _leave_out(what)
    if not BUILT.exists():
        _leave_out("styles are not built (npm run build)")
    # Playwright keeps an event loop in this thread; Django would take every query of a test for an asynchronous one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def _leave_out(what: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"browser tests cannot run: {what}")
    pytest.skip(f"browser tests left out: {what}")


@pytest.fixture(autouse=True)
def plain_files(settings: Settings) -> None:
    """Name styles and modules as they are in the sources."""
    settings.STORAGES = {**settings.STORAGES, "staticfiles": PLAIN_FILES}


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """Somebody's browser: Italian, a phone, in daylight, without cookies."""
    context = chromium.new_context(viewport=PHONE, locale="it-IT", color_scheme="light", reduced_motion="reduce")
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page of that browser; the test fails when the page breaks its own security policy or a script throws."""
    troubles: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.extend(_policy_troubles(message)))
    yield page
    page.close()
    assert not troubles, troubles


def _policy_troubles(message: ConsoleMessage) -> list[str]:
    return [message.text] if "Content Security Policy" in message.text else []


@pytest.fixture(scope="session")
def axe() -> Axe:
    """Judge a page by WCAG 2.2 AA: ``axe(page)`` fails naming each rule broken and where."""
    script = AXE.read_text(encoding="utf-8")

    def judge(page: Page, rules: Sequence[str] = RULES) -> None:
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(script)
        # Only what is surely wrong: what axe cannot judge by itself is left to people.
        options = {"runOnly": list(rules), "resultTypes": ["violations"]}
        found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
        broken = [
            f"{rule['id']}: {node['target']} {node['failureSummary']}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]
        assert not broken, "\n".join([page.url, *broken])

    return judge


def overflow(page: Page) -> int:
    """Return how many pixels of a page lie beyond its right edge."""
    # After a click the new document may have begun without an element in it yet.
    page.locator("body").wait_for(state="attached")
    page.wait_for_load_state("load")
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
