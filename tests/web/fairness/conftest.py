"""It is noon of a Saturday four weeks after the first."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from tests.world import SATURDAY, at

TODAY = SATURDAY + timedelta(weeks=4)


@pytest.fixture(autouse=True)
def four_weeks_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(12, day=TODAY))
    cache.clear()
