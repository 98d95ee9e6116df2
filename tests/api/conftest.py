"""What tests of the API stand on: the week of the small world, and browsers that speak JSON."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from tests.remembered import Remember
from tests.web import week as weeks
from tests.web.conftest import plain_files, signed_in
from tests.web.week import Week, build_week

__all__ = ["plain_files"]  # refusing a forged request, Django draws its page on the way


@pytest.fixture(autouse=True)
def wednesday_evening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", weeks.now)


@pytest.fixture
def week(remember: Remember) -> Week:
    cache.clear()
    return remember(build_week)


def ask(name: str | None, address: str) -> Any:
    """Return what somebody (None: a visitor) is answered to a question."""
    client = signed_in(name) if name else Client()
    return client.get(f"/api/v1/{address}")


def put(name: str | None, address: str, **body: object) -> Any:
    """Return what somebody is answered who sends something."""
    client = signed_in(name) if name else Client()
    return client.put(f"/api/v1/{address}", body, content_type="application/json")
