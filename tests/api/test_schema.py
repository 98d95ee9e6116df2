"""The published description of the API is true: whatever is sent, nothing breaks or answers what it did not say."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.conf import settings as site
from django.test.client import ClientHandler
from hypothesis import given
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from tests.web.conftest import signed_in
from tests.web.weekdays import day_of
from tests.world import TUESDAY

PUBLISHED = Path(__file__).parents[2] / "docs" / "reference" / "openapi.json"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    unsupported_method,
]


def application(environ: dict[str, Any], start_response: Callable[[str, list[tuple[str, str]]], object]) -> list[bytes]:
    """Answer as the site does, through the handler that leaves the connection of the test open."""
    response: Any = ClientHandler(enforce_csrf_checks=True)(environ)
    cookies = [("Set-Cookie", cookie.OutputString()) for cookie in response.cookies.values()]
    start_response(f"{response.status_code} {response.reason_phrase}", [*response.items(), *cookies])
    return [response.content]


schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


def test_the_reference_holds_the_description_that_is_served() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == schema.raw_schema


@pytest.mark.django_db
@pytest.mark.usefixtures("week")
def test_no_operation_breaks_or_answers_what_it_did_not_say(subtests: pytest.Subtests) -> None:
    sessions = [{}, session_of("carla"), session_of("sara")]
    for found in schema.get_all_operations():
        operation: schemathesis.APIOperation[Any, Any, Any, Any] = found.ok()  # type: ignore[union-attr]  # Ok or a test error
        with subtests.test(operation=operation.label):
            play(operation, sessions=sessions)


def session_of(name: str) -> dict[str, str]:
    """Return the cookie of somebody who has signed in."""
    return {site.SESSION_COOKIE_NAME: signed_in(name).cookies[site.SESSION_COOKIE_NAME].value}


def play(operation: schemathesis.APIOperation[Any, Any, Any, Any], *, sessions: list[dict[str, str]]) -> None:
    """Send an operation all sorts of things, as a visitor, as the coordinator and as the stand."""

    there = st.sampled_from([{}, {"slug": "grugliasco", "day": str(day_of(TUESDAY))}])

    @given(case=operation.as_strategy(), cookies=st.sampled_from(sessions), there=there)
    def ask(case: schemathesis.Case[Any], cookies: dict[str, str], there: dict[str, str]) -> None:
        case.path_parameters = {name: there.get(name, value) for name, value in case.path_parameters.items()}
        case.call_and_validate(cookies=cookies, checks=CHECKS)

    ask()


def test_the_reference_lists_every_operation() -> None:
    page = (PUBLISHED.parent / "api.md").read_text(encoding="utf-8")
    told = {
        tuple(cell.strip(" `") for cell in line.split("|")[1:4]) for line in page.splitlines() if line.startswith("| `")
    }
    served = {
        (operation["operationId"], method.upper(), path.removeprefix("/api/v1"))
        for path, methods in schema.raw_schema["paths"].items()
        for method, operation in methods.items()
    }

    assert told == served
