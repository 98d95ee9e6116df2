"""The small world, with no try counted yet."""

import pytest
from django.core.cache import cache
from pytest_django import Settings

from tests.remembered import Remember
from tests.world import World, build_world


@pytest.fixture(autouse=True)
def quick_hashes(settings: Settings) -> None:
    """Hash passwords quickly: that it takes long on a real site is not under test here."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def world(remember: Remember) -> World:
    """Both networks and their people; nobody has a password until a test gives one."""
    cache.clear()
    return remember(build_world)
