"""Who may do what: docs/reference/roles.md is played, every address by every role, and must be true to the word."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client

from fabene.people.rules import PERMISSIONS
from fabene.people.values import Role
from tests.web import week as weeks
from tests.web.addresses import addresses
from tests.web.conftest import signed_in
from tests.web.paper import WHO, Row, lines_of, rows
from tests.web.week import Week, build_week
from tests.world import key

pytestmark = pytest.mark.django_db

SIGN_IN = "sign in"
# What signing in keeps for itself.
ASIDE = ("django_session", "people_user", "account_emailaddress", "axes_accessattempt")


@pytest.fixture(autouse=True)
def wednesday_evening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", weeks.now)


@pytest.fixture
def week() -> Week:
    cache.clear()
    return build_week()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody was answered, and whether anything was written for it."""

    said: str
    wrote: bool


def ask(client: Client, url: str, *, method: str, typed: Mapping[str, object]) -> Answer:
    """Ask for an address, and undo what that did, to the database and to the browser."""
    cookies = copy(client.cookies)
    with watched() as written, transaction.atomic():
        response = client.post(url, dict(typed)) if method == "POST" else client.get(url)
        wrote = bool(written)
        transaction.set_rollback(True)
    client.cookies = cookies
    location = response.headers.get("Location", "")
    said = SIGN_IN if location.startswith("/accounts/login/?next=") else str(response.status_code)
    return Answer(said=said, wrote=wrote)


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


def test_every_address_is_in_the_paper() -> None:
    assert {(row.name, row.route) for row in rows()} == {(each.name, each.route) for each in addresses()}


def test_the_permissions_of_each_role_are_in_the_paper() -> None:
    told = {
        permission: {role for role, mark in zip(Role, marks, strict=True) if mark}
        for permission, *marks in lines_of("Permissions")
    }

    assert told == {permission: set(roles) for permission, roles in PERMISSIONS.items()}


@pytest.mark.parametrize("who", WHO)
def test_everybody_is_answered_what_the_paper_says(week: Week, who: str) -> None:
    client = browser_of(who)
    wrong = [
        f"{row.method} {row.name}: {answer.said}, not {row.answers[who]}{' (and wrote)' if answer.wrote else ''}"
        for row in rows()
        if (answer := ask_for(week, row, client=client)).said != row.answers[who] or wrongly_wrote(row, answer)
    ]
    assert not wrong, "\n".join(wrong)


def browser_of(who: str) -> Client:
    name = WHO[who]
    return signed_in(name) if name else Client()


def ask_for(week: Week, row: Row, *, client: Client) -> Answer:
    url = weeks.address(week, row.name, route=row.route)
    return ask(client, url, method=row.method, typed=week.posted(row.name) if row.method == "POST" else {})


def wrongly_wrote(row: Row, answer: Answer) -> bool:
    """Return whether something was written by looking, or by somebody who was refused."""
    return answer.wrote and (row.method == "GET" or answer.said != "302")


def test_what_the_forms_of_this_test_ask_for_is_really_done(week: Week) -> None:
    client = browser_of("coordinator")
    in_vain = [
        row.name
        for row in rows()
        if row.method == "POST" and ":" in row.name and not ask_for(week, row, client=client).wrote
    ]
    assert in_vain == ["sharing:undo_confirm"], "bags have gone: this one is refused in words"


def test_no_other_way_of_asking_is_answered(week: Week) -> None:
    told = {(row.name, row.method) for row in rows()}
    client = browser_of("programme")
    answered = [
        f"{method} {row.name}: {answer.said}"
        for row in rows()
        for method in ("GET", "POST")
        if (row.name, method) not in told
        if (answer := ask_for(week, Row(name=row.name, route=row.route, method=method, answers={}), client=client)).said
        != "405"
    ]
    assert answered == []


@pytest.mark.parametrize(
    "unknown", ["day", "donation", "weighing", "discard", "plan", "bag", "handover", "passing", "who"]
)
def test_what_is_not_there_is_not_found(week: Week, unknown: str) -> None:
    client = browser_of("programme")
    found = [
        f"{row.method} {row.name}: {answer.said}"
        for row in rows()
        if f":{unknown}>" in row.route
        if (answer := elsewhere(week, row, client=client, other={unknown: NOWHERE})).said != "404" or answer.wrote
        if not (row.name.startswith("days:undo_") and unknown != "day" and not answer.wrote)
    ]
    assert found == []


NOWHERE = UUID("018f0000-0000-7000-8000-000000000000")


def elsewhere(week: Week, row: Row, *, client: Client, other: Mapping[str, object]) -> Answer:
    """Ask for a page of the week with some parts of its address exchanged."""
    parts = {**week.parts(row.name), **other}
    url = weeks.written(row.name, route=row.route, parts=parts)
    return ask(client, url, method=row.method, typed=week.posted(row.name) if row.method == "POST" else {})


def test_who_coordinates_next_door_reaches_nothing_of_ours_through_a_day_of_their_own(week: Week) -> None:
    client = browser_of("next door")
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
