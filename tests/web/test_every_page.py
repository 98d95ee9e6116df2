"""Every page of the site, full and empty, read as HTML: what no page may lack, and what none may do."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from tests.remembered import Remember
from tests.web import week as weeks
from tests.web.conftest import signed_in
from tests.web.pages import every_page, pages_of_others
from tests.web.paper import rows
from tests.web.week import Week, build_week

pytestmark = pytest.mark.django_db

MOST_QUERIES = 50
# A desk asks every flat of the house what waits: what was recalled, the day and its steps, what travels, what nobody
# acknowledged. The page of retention asks each rule what is due, two queries a rule. Both however many rows there are.
ASKS_EVERYBODY = {"/giornate/": 60, "/riservatezza/scadenze/": 70}
TYPED = {"input", "select", "textarea"}
UNTYPED = {"hidden", "submit", "button"}


@pytest.fixture(autouse=True)
def wednesday_evening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", weeks.now)
    cache.clear()


@pytest.fixture
def week(remember: Remember) -> Week:
    return remember(build_week)


@pytest.fixture
def pia(week: Week) -> Client:
    """Who coordinates the programme sees every page with all that can be done on it."""
    return signed_in("pia")


@dataclass(slots=True)
class Form:
    """A form of a page: how it is sent, and what is in it."""

    method: str
    fields: set[str] = field(default_factory=set)
    buttons: int = 0


class Reading(HTMLParser):
    """A page as a list of its tags, with the forms it has and the words of its headings."""

    def __init__(self, page: str) -> None:
        """Read the page."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.forms: list[Form] = []
        self.words: Counter[str] = Counter()
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag, and in which form it is."""
        known = {name: value or "" for name, value in attrs}
        self.tags.append((tag, known))
        self._open.append(tag)
        if tag == "form":
            self.forms.append(Form(method=known.get("method", "get")))
        elif self.forms and tag in TYPED:
            self.forms[-1].fields.add(known.get("name", ""))
        elif self.forms and tag == "button" and known.get("type", "submit") == "submit":
            self.forms[-1].buttons += 1

    def handle_data(self, data: str) -> None:
        """Count the words of headings and titles."""
        if self._open and data.strip():
            self.words[self._open[-1]] += 1

    def all(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of every such tag."""
        return [attributes for name, attributes in self.tags if name == tag]

    def ids(self) -> list[str]:
        """Return every identity there is on the page."""
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]


def faults(reading: Reading) -> Iterator[str]:
    """Yield what is wrong with a page whatever it says."""
    ids = reading.ids()
    if len(reading.all("h1")) != 1:
        yield f"{len(reading.all('h1'))} headings of the first level"
    yield from (f"id twice: {name}" for name, count in Counter(ids).items() if count > 1)
    yield from (f"written into the page: {tag} {name}" for tag, name in inline(reading))
    yield from (f"form without a button: {form}" for form in reading.forms if not form.buttons)
    yield from (
        f"form without its token: {form}"
        for form in reading.forms
        if form.method == "post" and "csrfmiddlewaretoken" not in form.fields
    )
    named = {label["for"] for label in reading.all("label") if "for" in label}
    for tag in TYPED:
        for typed in reading.all(tag):
            if typed.get("type") not in UNTYPED and typed.get("id") not in named and "aria-label" not in typed:
                yield f"nobody knows what to write here: {typed}"


def inline(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield what the security policy would refuse: scripts and styles that are not files of their own."""
    for tag, attributes in reading.tags:
        if tag == "style" or (tag == "script" and "src" not in attributes):
            yield tag, ""
        yield from ((tag, name) for name in attributes if name == "style" or name.startswith("on"))


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_page_is_whole(week: Week, pia: Client, language: str, subtests: pytest.Subtests) -> None:
    with override(language):
        pia.cookies["django_language"] = language
        for path in every_page(week):
            with subtests.test(path=path):
                answer = pia.get(path)
                assert answer.status_code == 200
                reading = Reading(answer.content.decode())
                assert reading.all("html")[0]["lang"] == language
                assert list(faults(reading)) == []


def test_the_pages_that_only_others_see_are_whole_and_kept_by_no_browser(week: Week, subtests: pytest.Subtests) -> None:
    for name, paths in pages_of_others(week).items():
        client = signed_in(name)
        for path in paths:
            with subtests.test(path=path, name=name), CaptureQueriesContext(connection) as queries:
                answer = client.get(path)
                assert answer.status_code == 200
                assert list(faults(Reading(answer.content.decode()))) == []
                assert "no-store" in answer.headers.get("Cache-Control", "")
                assert len(queries) <= most(path)


def test_no_page_lets_anything_in_from_elsewhere(week: Week, pia: Client) -> None:
    policies = {pia.get(path).headers["Content-Security-Policy"] for path in every_page(week)}

    assert len(policies) == 1
    policy = policies.pop()
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_what_only_some_may_see_is_kept_by_no_browser(week: Week, pia: Client) -> None:
    """A tablet passes from hand to hand: whoever goes back after somebody has left finds nothing."""
    asked = [row for row in rows() if row.method == "GET" and row.route.startswith("/giornate/")]
    paths = [weeks.address(week, row.name, route=row.route) for row in asked if row.sees("all-networks")]

    assert len(paths) > 20
    kept = [path for path in paths if "no-store" not in pia.get(path).headers.get("Cache-Control", "")]
    assert kept == []


def most(path: str) -> int:
    """Return how often a page may ask the database, whatever it was asked with."""
    return ASKS_EVERYBODY.get(path.partition("?")[0], MOST_QUERIES)


def test_no_page_asks_the_database_more_than_it_needs(week: Week, pia: Client) -> None:
    asked = {}
    for path in every_page(week):
        with CaptureQueriesContext(connection) as queries:
            pia.get(path)
        asked[path] = len(queries)

    assert {path: count for path, count in asked.items() if count > most(path)} == {}


def test_what_a_page_answers_to_a_look_it_answers_to_a_knock(week: Week, pia: Client) -> None:
    assert [path for path in every_page(week) if pia.head(path).status_code != 200] == []
