"""Who may do what: docs/reference/roles.md is played, every address by every seat, and must be true to the word."""

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpRequest
from django.template import loader
from django.test import Client
from django.urls import reverse
from django.utils.translation import get_language
from django.views import defaults
from pytest_django import DjangoDbBlocker

from fabene.people.rules import GIVES, PERMISSIONS
from fabene.people.values import Role
from fabene.programme.documents import services as documents
from tests.web import applied, judged, published
from tests.web import week as weeks
from tests.web.addresses import addresses
from tests.web.conftest import signed_in
from tests.web.paper import SIGN_IN, Row, cell_of, lines_of, read, rows, written
from tests.web.seats import SEATS, Asker, Whose, askers, build_twins
from tests.web.week import Week, build_week
from tests.world import key

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
SAFE = {"GET"}
# What a deed that was done is answered: on a page it goes on to another, of the API it gives what came of it, and here
# it shows what can be shown once only (a new PIN, new recovery codes).
SHOWN_ONCE = {"family:card", "privacy:my_download"}
# Django-ninja's own addresses do not look at the method.
ANY_METHOD = {"api:api-root", "api:openapi-json"}
# What signing in keeps for itself, and what is written because somebody looked: that is what these tables are for.
ASIDE = (
    "account_emailaddress",
    "axes_",
    "django_session",
    "people_alert",
    "people_reading_log",
    "people_user",
)


@pytest.fixture(scope="module")
def week(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Week]:
    """One week for all of this module: whatever is asked is undone again."""
    with django_db_blocker.unblock(), transaction.atomic():
        built = build_week()
        build_twins()
        get_user_model().objects.update(password=weeks.hashed())
        yield built
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def wednesday_evening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", weeks.now)
    # Thousands of refusals are asked for here; none of them is news.
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)
    monkeypatch.setattr("django.test.client.store_rendered_templates", lambda *_, **__: None)  # nobody looks at them
    cache.clear()


@pytest.fixture(autouse=True, scope="module")
def refusals_drawn_once() -> Iterator[None]:
    """Draw the page that says no once for each person and kind: the next address they may not see says the same."""
    drawn: dict[tuple[str, object, str], str] = {}

    def get_template(name: str, using: str | None = None) -> SimpleNamespace:
        template = loader.get_template(name, using=using)

        def render(context: dict[str, Any] | None = None, request: HttpRequest | None = None) -> str:
            assert request
            known = (name, request.user.pk, get_language() or "")
            if known not in drawn:
                drawn[known] = template.render(context, request)
            return drawn[known]

        return SimpleNamespace(render=render)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(defaults, "loader", SimpleNamespace(get_template=get_template))
        yield


@pytest.fixture(scope="module")
def browsers(week: Week) -> Callable[[Asker], Client]:
    """The browser of each seat: signed in once by a first name, or opened by a card."""
    known: dict[Asker, Client] = {}

    def browser(asker: Asker) -> Client:
        if asker not in known:
            known[asker] = signed_in(asker.name) if asker.name else Client()
            if asker.seat == "household":
                known[asker].get(reverse("family:open", args=[week.card.token]))
        return known[asker]

    return browser


Browsers = Callable[[Asker], Client]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody was answered, and whether anything was written for it."""

    said: str
    wrote: bool


def ask(client: Client, url: str, *, method: str, typed: Mapping[str, object]) -> Answer:
    """Ask for an address, and undo what that did, to the database and to the browser."""
    cookies = copy(client.cookies)
    cache.clear()
    with watched() as written, transaction.atomic():
        response = sent(client, url, method=method, typed=typed)
        wrote = bool(written)
        transaction.set_rollback(True)
    client.cookies = cookies
    location = response.headers.get("Location", "")
    said = SIGN_IN if location.startswith("/accounts/login/?next=") else str(response.status_code)
    return Answer(said=said, wrote=wrote)


def sent(client: Client, url: str, *, method: str, typed: Mapping[str, object]) -> Any:
    """Send what is typed as a form does, or to the API as JSON; without a body where none is taken."""
    if method == "GET":
        return client.get(url)
    if not url.startswith("/api/"):
        return client.generic(method, url) if method != "POST" else client.post(url, dict(typed))
    return client.generic(method, url, json.dumps(typed, default=str), content_type="application/json")


@contextmanager
def watched() -> Iterator[list[str]]:
    """Collect the statements that write something about market days, those taken back again left out."""
    written: list[str] = []
    begun: dict[str, int] = {}

    def look(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django's signature
        *verb, name = sql.split()
        if sql.startswith("SAVEPOINT"):
            begun[name] = len(written)
        elif sql.startswith("ROLLBACK TO"):
            del written[begun[name] :]
        elif verb[0] in {"INSERT", "UPDATE", "DELETE"} and not any(table in sql for table in ASIDE):
            written.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        yield written


def test_every_address_is_in_the_paper(week: Week, browsers: Browsers) -> None:
    told, there = {(row.name, row.route) for row in rows()}, {(each.name, each.route) for each in addresses()}
    assert told - there == set(), "these lines speak of no address"
    missing = [as_answered_now(week, browsers, name=name, route=route) for name, route in sorted(there - told)]
    assert not missing, "an address without a line; read what it answers now, and write what it should:\n" + "\n".join(
        missing
    )


def as_answered_now(week: Week, browsers: Browsers, *, name: str, route: str) -> str:
    """Return the lines that the paper would have for an address, as it answers now."""
    found = []
    for method in METHODS:
        row = Row(name=name, route=route, method=method, answers={})
        answers: dict[Whose, dict[str, str]] = {whose: {} for whose in Whose}
        for asker in askers():
            answers[asker.whose][asker.seat] = ask_for(week, row, client=browsers(asker)).said
        if set(answers[Whose.OWN].values()) - {"405", SIGN_IN} and (method in SAFE or name not in ANY_METHOD):
            found.append(written(Row(name=name, route=route, method=method, answers=answers)))
    return "\n".join(found)


def test_the_permissions_of_each_role_are_in_the_paper() -> None:
    told = {
        permission: {role for role, mark in zip(Role, marks, strict=True) if mark}
        for permission, *marks in lines_of("Permissions")
    }

    assert told == {permission: set(roles) for permission, roles in PERMISSIONS.items()}


def test_who_gives_which_role_is_in_the_paper() -> None:
    told = {giver: set(given.split(", ")) for giver, given in lines_of("Giving roles")}

    assert told == {giver: set(roles) for giver, roles in GIVES.items()}


@pytest.mark.parametrize("asker", askers(), ids=str)
def test_everybody_is_answered_what_the_paper_says(week: Week, browsers: Browsers, asker: Asker) -> None:
    client = browsers(asker)
    wrong = [
        f"{row.method} {row.name}: {answer.said}, not {row.answer(asker)}{' (and wrote)' if answer.wrote else ''}"
        for row in rows()
        if row.is_asked_by(asker)
        if (answer := ask_for(week, row, client=client)).said != row.answer(asker) or wrongly_wrote(row, answer)
    ]
    assert not wrong, "\n".join(wrong)


def own(seat: str) -> Asker:
    return Asker(seat=seat, whose=Whose.OWN, name=SEATS[seat])


def ask_for(week: Week, row: Row, *, client: Client) -> Answer:
    url = weeks.address(week, row.name, route=row.route)
    return ask(client, url, method=row.method, typed={} if row.method in SAFE else week.posted(row.name))


def wrongly_wrote(row: Row, answer: Answer) -> bool:
    """Return whether something was written by looking, or by somebody who was refused."""
    of_the_api = row.name.startswith("api:")
    done = {"200", "201", "204"} if of_the_api or row.name in SHOWN_ONCE else {"302"}
    return answer.wrote and (row.method in SAFE or answer.said not in done)


def test_what_the_forms_of_this_test_ask_for_is_really_done(week: Week, browsers: Browsers) -> None:
    client = browsers(own("coordinator"))
    in_vain = [
        row.name
        for row in rows()
        if row.method == "POST" and row.answer(own("coordinator")) == "302"
        if row.name.startswith(("days:", "people:", "sharing:"))
        if not ask_for(week, row, client=client).wrote
    ]
    # Bags have gone, and none holds what its family no longer takes: these two are refused in words. The other looks.
    assert in_vain == ["sharing:undo_confirm", "sharing:find_bag", "sharing:take_out"]


def test_no_other_way_of_asking_is_answered(week: Week, browsers: Browsers) -> None:
    told = {(row.name, row.method) for row in rows()}
    client = browsers(own("all-networks"))
    answered = [
        f"{method} {name}: {answer.said}"
        for name, route in dict.fromkeys((row.name, row.route) for row in rows())
        for method in METHODS
        if (name, method) not in told
        if (answer := ask_for(week, Row(name=name, route=route, method=method, answers={}), client=client)).wrote
        or not is_refused(answer, method=method, name=name)
    ]
    assert answered == []


def is_refused(answer: Answer, *, method: str, name: str) -> bool:
    """Return whether a way of asking that the paper does not tell is turned away.

    Django takes a PUT for a form sent empty, so that on a page it may be answered with the form, having done nothing.
    """
    if answer.said in {"403", "405"} or name in ANY_METHOD:
        return True
    return method not in {"GET", "POST"} and not name.startswith("api:") and answer.said < "500"


@pytest.mark.parametrize(
    "unknown",
    [
        "day",
        "donation",
        "weighing",
        "discard",
        "plan",
        "bag",
        "handover",
        "passing",
        "who",
        "membership",
        "accreditation",
        "alert",
    ],
)
def test_what_is_not_there_is_not_found(week: Week, browsers: Browsers, unknown: str) -> None:
    client = browsers(own("all-networks"))
    found = [
        f"{row.method} {row.name}: {answer.said}"
        for row in rows()
        if f":{unknown}>" in row.route and row.answer(own("all-networks")) != "403"
        if (answer := elsewhere(week, row, client=client, other={unknown: NOWHERE})).said != "404" or answer.wrote
        if not (row.name.startswith("days:undo_") and unknown != "day" and not answer.wrote)
    ]
    assert found == []


NOWHERE = UUID("018f0000-0000-7000-8000-000000000000")


def elsewhere(week: Week, row: Row, *, client: Client, other: Mapping[str, object]) -> Answer:
    """Ask for a page of the week with some parts of its address exchanged."""
    parts = {**week.parts(row.name), **other}
    url = weeks.written(row.name, route=row.route, parts=parts)
    return ask(client, url, method=row.method, typed={} if row.method in SAFE else week.posted(row.name))


def test_who_coordinates_next_door_reaches_nothing_of_ours_through_a_day_of_their_own(
    week: Week, browsers: Browsers
) -> None:
    client = browsers(Asker(seat="coordinator", whose=Whose.OTHER, name="rita"))
    other = {"day": key("day", "rivoli"), "who": str(week.world.rivoli.stalls["3"].id)}
    reached = [
        f"{row.method} {row.name}: {answer.said}"
        for row in rows()
        if ":day>" in row.route
        and any(
            f":{part}>" in row.route
            for part in ("plan", "bag", "handover", "passing", "donation", "weighing", "discard")
        )
        if (answer := elsewhere(week, row, client=client, other=other)).wrote or answer.said == "200"
    ]
    assert reached == []


def test_what_is_not_for_all_eyes_yet_is_shown_to_nobody_before_its_time(week: Week, browsers: Browsers) -> None:
    """The paper plays what is published. The same addresses before that: who may know gets words, the rest nothing."""
    reading = {"slug": judged.READING, "application": key("application", judged.READING, "A")}
    hidden: dict[str, tuple[dict[str, object], set[str]]] = {
        "selection:compare_csv": (reading, set()),
        "selection:talk": (reading, set()),
        "selection:minutes": (reading, set()),
        "selection:ranking": (reading, set()),
        "selection:ranking_csv": (reading, set()),
        "selection:ranking_json": (reading, set()),
        "selection:hangs_on": (reading, set()),
        "applications:ideas": ({"slug": applied.SLUG}, set()),
        "applications:ideas_csv": ({"slug": applied.SLUG}, set()),
        "applications:record": ({"application": applied.DRAFT}, set()),
        "documents:document": ({}, {"programme"}),
        "documents:file": ({}, {"programme"}),
        "documents:sheet_xml": ({}, {"programme"}),
    }
    with transaction.atomic():
        documents.set_public(id=key("kept inside"), document=published.DOCUMENT, public=False, stamp=published.EVENING)
        shown = [
            f"{row.name} to {seat}"
            for row in rows()
            if row.method == "GET" and row.name in hidden
            for seat in SEATS
            if seat not in hidden[row.name][1]
            if elsewhere(week, row, client=browsers(own(seat)), other=hidden[row.name][0]).said == "200"
        ]
        transaction.set_rollback(True)
    assert shown == []
    assert hidden.keys() <= {row.name for row in rows()}


def test_a_cell_of_the_paper_says_who_is_let_in_and_refuses_the_rest() -> None:
    cell = "200 house rider, 302 caseworker, 403 rest"

    answers = read(cell, whose=Whose.OWN)

    assert {seat for seat, answer in answers.items() if answer == "200"} == {
        "hub",
        "coordinator",
        "all-networks",
        "rider",
    }
    assert (answers["caseworker"], answers["stand"], answers["public"]) == ("302", "403", SIGN_IN)
    assert cell_of(answers) == cell


@pytest.mark.parametrize("cell", ["200 house, 403 hub, 404 rest", "200 baker, 403 rest", "200 house"])
def test_a_cell_that_forgets_a_seat_or_names_it_twice_or_names_nobody_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=r"seat|twice"):
        read(cell, whose=Whose.OWN)
