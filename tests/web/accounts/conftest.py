"""The small world, with no try counted yet."""

import pytest
from django.core.cache import cache

from tests.world import World, build_world


@pytest.fixture(autouse=True)
def world(db: None) -> World:
    """Both networks and their people; nobody has a password until a test gives one."""
    cache.clear()
    return build_world()
