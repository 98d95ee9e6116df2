"""It is one o'clock on the Saturday of the small world, and its market is on."""

import pytest

from tests.collecting.market import Saturday, open_saturday
from tests.world import at


@pytest.fixture(autouse=True)
def at_one_o_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clock of the pages stand."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(13))


@pytest.fixture
def saturday(db: None) -> Saturday:
    """The market of Grugliasco on Saturday, open."""
    return open_saturday()
