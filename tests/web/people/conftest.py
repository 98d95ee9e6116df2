"""The small world on a Saturday at noon."""

from datetime import datetime

import pytest

from tests.remembered import Remember
from tests.world import World, at, build_world


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be noon of the Saturday."""

    def now() -> datetime:
        return at(12)

    monkeypatch.setattr("django.utils.timezone.now", now)


@pytest.fixture
def world(remember: Remember) -> World:
    """Both networks and everybody in them."""
    return remember(build_world)
