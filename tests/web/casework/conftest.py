"""It is noon on the Saturday of the small world."""

import pytest

from tests.remembered import Remember
from tests.world import World, at, build_world


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clock of the pages stand."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(12))


@pytest.fixture
def world(remember: Remember) -> World:
    """The two networks and everybody in them."""
    return remember(build_world)
