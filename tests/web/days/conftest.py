"""It is one o'clock on the Saturday of the small world, and its market is on."""

import pytest

from tests.collecting.market import Saturday, open_saturday
from tests.remembered import Remember
from tests.world import at


@pytest.fixture(autouse=True)
def at_one_o_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clock of the pages stand."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(13))


@pytest.fixture
def saturday(remember: Remember) -> Saturday:
    """The market of Grugliasco on Saturday, open."""
    return remember(open_saturday)
