"""What somebody of bad will tries on the pages of everybody, and what comes of it.

Whose things are whose (one person's address with another's identity in it) is played for every address in
``test_matrix``; what a file that is taken away could run, in ``test_downloads``; another site's name in the request, in
``tests/config/test_hardening``; where signing in may lead, in ``accounts/test_signing_in``.
"""

import ast
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from tests.architecture import house
from tests.remembered import Remember
from tests.web.conftest import signed_in, signed_in_by_password
from tests.web.pages import every_page
from tests.web.week import Week, build_week
from tests.world import build_world

ELSEWHERE = (
    "https://evil.example.org/",
    "//evil.example.org/",
    "/\\evil.example.org/",
    "https:evil.example.org",
    "javascript:alert(1)",
    "\thttps://evil.example.org/",
    "http://testserver@evil.example.org/",
)
CARRIERS = ("next", "url", "to", "da", "ritorno", "redirect", "return")
MARKED = "evil.example.org"
WHOLE_FORM = re.compile(r"\*\*\s*(?:dict\()?request\.POST|request\.POST\.dict\(\)")


@pytest.fixture
def week(remember: Remember) -> Week:
    return remember(build_week)


@pytest.fixture
def pia(week: Week) -> Client:
    return signed_in("pia")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ELSEWHERE)
def test_who_signs_out_is_never_led_to_another_site(address: str) -> None:
    build_world()
    answer = signed_in_by_password("nino").post(reverse("account_logout"), {"next": address})
    assert not urlsplit(answer.headers.get("Location", "/")).netloc


def test_no_page_leads_to_an_address_that_stands_in_its_own(week: Week, pia: Client) -> None:
    led = []
    for path in every_page(week):
        query = "&".join(f"{name}=https://{MARKED}/" for name in CARRIERS)
        answer = pia.get(f"{path}{'&' if '?' in path else '?'}{query}")
        led += [path for place in places(answer) if MARKED in place]
    assert led == []


def places(answer: HttpResponseBase) -> list[str]:
    """Return everywhere an answer leads: where it sends a browser, and every address in its page."""
    is_page = answer.headers.get("Content-Type", "").startswith("text/html")
    written = bytes(getattr(answer, "content", b"")).decode() if is_page else ""
    return [answer.headers.get("Location", ""), *re.findall(r'(?:href|action|src)="(https?:[^"?]*)', written)]


def test_no_page_writes_what_is_asked_for_as_it_was_typed(week: Week, pia: Client) -> None:
    """A script in a query or in a part of an address is never a script on the page."""
    tried = '"><script>alert(1)</script>'
    written = []
    for path in every_page(week):
        names = (*CARRIERS, "q", "codice", "rete", "stato", "ancora", "come", "mese")
        answer = pia.get(path.partition("?")[0], dict.fromkeys(names, tried))
        if b"<script>alert" in answer.content:
            written.append(path)
    assert written == []


def test_no_form_is_handed_whole_to_what_writes() -> None:
    """A field nobody asked for (``role``, ``network``, ``is_active``) goes nowhere: each is read by its name."""
    whole = [
        source.name
        for room in ("web", "api")
        for source in house.package_sources(room)
        if WHOLE_FORM.search(source.text)
    ]
    assert whole == []


def test_no_form_is_made_of_a_model() -> None:
    """A form that takes its fields from a table takes the next column too, without anybody having thought of it."""
    made = [
        f"{source.name}: {node.name}"
        for room in ("web", "api")
        for source in house.package_sources(room)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef) and any("ModelForm" in house.dotted(base) for base in node.bases)
    ]
    assert made == []


def test_no_template_marks_what_somebody_typed_as_safe() -> None:
    templates = Path(house.PACKAGE / "web" / "templates")
    unsafe = re.compile(r"[\w.]+\s*\|\s*safe\b|\{%\s*autoescape off")
    marked = {found[0] for path in templates.rglob("*.html") for found in unsafe.finditer(path.read_text("utf-8"))}
    assert marked == {"field.help_text|safe"}, "the help of a form is written in its code, nobody types it"


@pytest.mark.django_db
def test_a_form_sent_from_another_site_is_refused() -> None:
    build_world()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = signed_in_by_password("nino").cookies
    assert strict.post(reverse("account_logout")).status_code == 403
    assert strict.post(reverse("account_logout"), headers={"origin": f"https://{MARKED}"}).status_code == 403
