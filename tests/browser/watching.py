"""A page on which nothing goes wrong unseen: scripts, policy, requests that leave the site, answers that fail."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

# What Chromium writes when a page itself is a 4xx: the page says so already.
OF_THE_PAGE = "Failed to load resource"


@contextmanager
def watched(context: BrowserContext, *, site: str) -> Iterator[Page]:
    """Open a page; when its use is over fail naming every trouble there was."""
    troubles: list[str] = []
    host = urlsplit(site).netloc

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and OF_THE_PAGE not in message.text:
            troubles.append(message.text)

    def follow(request: Request) -> None:
        if urlsplit(request.url).scheme in {"http", "https"} and urlsplit(request.url).netloc != host:
            troubles.append(f"leaves the site: {request.url}")

    def judge(response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            troubles.append(f"{response.status}: {response.url}")

    page = context.new_page()
    page.set_default_timeout(10_000)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", hear)
    page.on("request", follow)
    page.on("response", judge)
    yield page
    page.close()
    assert not troubles, troubles
