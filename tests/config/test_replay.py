"""How far it is, and a day on which there is nothing to share."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO
from uuid import UUID

import pytest

from fabene.config.replay.player import Player
from fabene.config.replay.progress import shown
from fabene.config.replay.season import MARKET, NETWORK, REFERRER, SIMULATOR, set_stage
from fabene.core.errors import FabeneError
from fabene.core.season import events
from fabene.sharing import selectors as sharing

SATURDAY = date(2021, 5, 8)
MORNING = datetime(2021, 5, 8, 12, tzinfo=UTC)
DAY = UUID(int=0xDA)


class Terminal(StringIO):
    """A stream that people look at."""

    def isatty(self) -> bool:
        return True


def test_a_log_gets_a_line_every_tenth() -> None:
    out = StringIO()
    assert list(shown(range(40), title="season", out=out)) == list(range(40))
    assert out.getvalue().splitlines() == [f"season {percent}%" for percent in (0, *range(10, 101, 10))]


def test_a_terminal_gets_a_bar_in_place() -> None:
    out = Terminal()
    list(shown(range(3), title="day", out=out))
    assert out.getvalue().count("\n") == 1
    assert out.getvalue().count("\r") == 4
    assert "█" * 30 + " 100%" in out.getvalue()


def test_nothing_to_do_is_not_announced() -> None:
    out = StringIO()
    assert list(shown([], title="season", out=out)) == []
    assert out.getvalue() == ""


@pytest.fixture
def player() -> Player:
    """Who plays events on a Saturday that was opened."""
    set_stage(date(2021, 3, 15))
    player = Player(network=NETWORK, organisation=REFERRER, actor=SIMULATOR)
    player.play(events.DayOpened(id=DAY, at=MORNING, market=MARKET, on=SATURDAY, ways={}))
    return player


@pytest.mark.django_db
def test_a_day_without_food_goes_on_without_a_plan(player: Player) -> None:
    later = MORNING + timedelta(hours=1)
    player.play(events.Planned(id=UUID(int=1), at=MORNING, day=DAY))
    player.play(events.Confirmed(id=UUID(int=2), at=later, day=DAY))
    player.play(events.BagsWentOn(id=UUID(int=3), at=later, day=DAY, destination=UUID(int=9)))
    player.play(events.DayClosed(id=UUID(int=4), at=later, day=DAY))
    assert sharing.bags_of(DAY) == []


@pytest.mark.django_db
def test_a_refusal_that_nobody_foresaw_is_not_hidden(player: Player) -> None:
    player.play(events.DayClosed(id=UUID(int=4), at=MORNING, day=DAY))
    with pytest.raises(FabeneError, match="day_closed"):
        player.play(events.Planned(id=UUID(int=1), at=MORNING, day=DAY))
