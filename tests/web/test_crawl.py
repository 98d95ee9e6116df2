"""Somebody in every seat of the demonstration follows every link there is, and never meets a family's name.

Names, telephones, e-mails and addresses of simulated families are of a few recognisable kinds, so that one is found in
whatever page, table, paper or file it slipped into. Who may see one has to ask for it, and say why.
"""

import re
from collections import Counter, deque
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import LazySettings
from django.core.cache import cache as cached
from django.test import Client
from django.urls import Resolver404, resolve
from pypdf import PdfReader

from fabene.config import cli
from fabene.config.programme import identity
from fabene.config.programme.demonstration import CHAIRS, FIRST_CASEWORKER, SEASON_REFERRER, Chair
from fabene.config.replay.player import invented
from fabene.config.replay.season import NETWORK
from fabene.households import selectors as households
from fabene.lib.qr import qr_svg
from fabene.people.values import ReadingReason
from tests.world import at

pytestmark = pytest.mark.django_db
SUNDAY = date(2026, 5, 10)
EVENING = at(20, day=SUNDAY)
REFERRER = identity("body", SEASON_REFERRER.name)
PERSONAL = {
    "name": re.compile(r"famiglia di prova \d", re.IGNORECASE),
    "phone": re.compile(r"39[\s.-]?000[\s.-]?\d{3}[\s.-]?\d{4}"),
    "email": re.compile(r"famiglia\.\d+@example"),
    "address": re.compile(r"via di prova \d", re.IGNORECASE),
    "door": re.compile(r"campanello di prova \d", re.IGNORECASE),
}
LINK = re.compile(r"""\b(?:href|src|hx-get|action)=["']([^"'#]+)""")
ASIDE = {"account_logout", "set_language", "sit", "family:sit"}
FEWEST_KINDS = 9
OK = 200
EACH = 3
"""How many pages of one kind are opened: the families of a network, its bags, its days are many and alike."""
EACH_SEEN = 1
"""How many are opened from a seat of a kind that a visitor was shown: what a seat adds to it, it adds to the first."""


@dataclass(slots=True, kw_only=True)
class Walk:
    """What somebody met: how many pages of each kind, of which kinds one was shown, and where somebody's name was."""

    opened: Counter[str] = field(default_factory=Counter)
    shown: set[str] = field(default_factory=set)
    met: list[str] = field(default_factory=list)


@pytest.fixture
def demonstration(monkeypatch: pytest.MonkeyPatch, settings: LazySettings) -> None:
    """A demonstration of one week, looked at on the evening after its last market."""
    cached.clear()
    settings.DEMO = True
    monkeypatch.setattr("django.utils.timezone.now", lambda: EVENING)
    monkeypatch.setattr("fabene.config.commands.demo.WEEKS", 1)
    monkeypatch.setattr("fabene.web.pages.sharing.papers.qr_svg", cache(qr_svg))
    monkeypatch.setattr("django.test.client.store_rendered_templates", lambda *_, **__: None)  # nobody looks at them
    assert cli.main(["demo", "--today", SUNDAY.isoformat()]) == 0


def personal(text: str) -> list[str]:
    """Return the kinds of personal data that a text holds."""
    return [kind for kind, pattern in PERSONAL.items() if pattern.search(text)]


def seated(key: str) -> Client:
    """Return the browser of a visitor who took a seat."""
    client = Client()
    assert client.post("/posti/", {"key": key}).status_code == 302
    return client


def walk(client: Client, *starts: str, public: Container[str] = ()) -> Walk:
    """Follow every link from ``starts``, opening a few pages of one kind, fewer of those that are ``public``."""
    done, waiting, seen = Walk(), deque(starts), set(starts)
    while waiting:
        address = waiting.popleft()
        kind = kind_of(address)
        if not kind or done.opened[kind] >= (EACH_SEEN if kind in public else EACH):
            continue
        done.opened[kind] += 1
        response = client.get(address)
        assert response.status_code < 500, address
        if response.status_code == OK:
            done.shown.add(kind)
        text = text_of(response)
        done.met += [f"{found} at {address}" for found in personal(f"{address} {response.headers} {text}")]
        for link in links(text, address):
            if link not in seen:
                seen.add(link)
                waiting.append(link)
    return done


def kind_of(address: str) -> str:
    """Return the name of the page at an address; nothing for a file of the site's own, and for what changes things."""
    try:
        name = resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""
    return "" if name in ASIDE else name


def links(text: str, address: str) -> Iterator[str]:
    """Yield the addresses of this site that a page names, its own redirect among them."""
    for found in LINK.findall(text):
        link = urljoin(f"http://testserver{address}", unescape(found))
        parts = urlsplit(link)
        if parts.netloc == "testserver":
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path


def text_of(response: Any) -> str:
    """Return what can be read in an answer: of a paper its words, of a redirect where it leads."""
    content = b"".join(response) if response.streaming else response.content
    headers = response.headers
    if headers.get("Content-Type", "").startswith("application/pdf"):
        return words_of(content)
    location = headers.get("Location", "")
    return unescape(f'{content.decode("utf-8", "replace")} href="{location}"')


@cache
def words_of(paper: bytes) -> str:
    """Return what can be read on a paper: read once, when several seats are given the very same."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages)


def test_what_is_looked_for_would_be_found() -> None:
    said = invented(12)

    for kind in ("name", "phone", "email", "address", "door"):
        assert personal(f"<td>{getattr(said, kind)}</td>") == [kind]
    assert personal("+390000000012") == ["phone"]


@pytest.mark.usefixtures("demonstration")
def test_a_familys_name_is_met_by_its_caseworker_who_says_why_and_by_nobody_else(subtests: pytest.Subtests) -> None:
    assert any(view.simulated for view in households.households_of(network=NETWORK, on=SUNDAY))
    visitor = walk(Client(), "/", "/giornate/", "/famiglie/")
    with subtests.test("every link there is", seat="nobody"):
        assert visitor.met == []
    for chair in CHAIRS:
        with subtests.test("every link there is", seat=chair.key):
            starts = ("/", "/giornate/", "/scrivania/", "/cerca/", "/api/v1/networks")
            found = walk(seated(chair.key), *starts, public=visitor.shown)
            assert found.met == []
            assert len(found.opened) >= FEWEST_KINDS, found.opened
        with subtests.test("a search for a telephone", seat=chair.key):
            look_for_a_telephone(chair)
    with subtests.test("every link there is", seat="a family"):
        family = Client()
        assert family.post("/posti/famiglia/").status_code == 302
        assert walk(family, "/famiglia/").met == []
    with subtests.test("a caseworker says why"):
        say_why()


def look_for_a_telephone(chair: Chair) -> None:
    """Search for the telephone of the family that has waited longest: its own caseworker gets its code, nobody more."""
    first = households.waiting(network=NETWORK, on=SUNDAY)[0]
    assert first.organisation == REFERRER
    phone = invented(901).phone

    page = unescape(seated(chair.key).post("/cerca/", {"what": phone}).content.decode())

    assert (first.code in page) == (chair == FIRST_CASEWORKER)
    assert personal(page.replace(phone, "")) == []


def say_why() -> None:
    """Ask for a family's details as its caseworker, with a reason: now there is a name."""
    own = households.own(organisations=[REFERRER], network=NETWORK, on=SUNDAY)
    client, address = seated(FIRST_CASEWORKER.key), f"/famiglie/{own[0].id}/chi-sono/"
    form = re.search(r'name="id"[^>]*value="([^"]+)"', client.get(address).content.decode())
    assert form

    page = client.post(address, {"id": form.group(1), "reason": ReadingReason.CONTACT.value})

    assert "name" in personal(unescape(page.content.decode()))
