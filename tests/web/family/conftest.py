"""The small world on a Tuesday morning, and the clocks in it."""

import pytest

from tests.remembered import Remember
from tests.web.family.phone import MORNING, Clock
from tests.world import World, build_world


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clocks: they stand still until a test lets time pass."""
    clock = Clock(MORNING)
    monkeypatch.setattr("django.utils.timezone.now", clock.now)
    return clock


@pytest.fixture
def world(clock: Clock, remember: Remember) -> World:
    """Both networks and everybody in them."""
    return remember(build_world)
