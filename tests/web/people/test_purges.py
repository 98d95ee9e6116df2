"""The programme office takes a month out of a log when its time is over, and says why."""

from datetime import datetime

import pytest

from fabene.people import selectors, services
from fabene.people.values import Log
from tests.web.conftest import signed_in
from tests.web.people.deeds import fill, read, send, status, url_of
from tests.world import SATURDAY, World, at, key, stamp


@pytest.fixture
def years_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be June of two years later."""

    def now() -> datetime:
        return at(12, day=SATURDAY.replace(year=2023, month=6, day=1))

    monkeypatch.setattr("django.utils.timezone.now", now)


def test_today_every_month_must_still_be_kept(world: World) -> None:
    page = read(signed_in("olga"), url_of("purges"))

    assert "ogni mese è ancora da tenere" in page
    assert "si tiene 24 mesi" in page
    assert send(signed_in("olga"), url_of("purges"), id=key("x"), what="actions:2021-03-01", why="fretta")
    assert selectors.purges() == ()


def test_olga_takes_a_month_out_and_it_stays_written(world: World, years_later: None) -> None:
    services.log(id=key("deed"), what="thing.done", key=key("thing"), stamp=stamp())
    olga = signed_in("olga")
    month = selectors.oldest_month(Log.ACTIONS)
    assert month is not None

    page = fill(olga, url_of("purges"), what=f"actions:{month.isoformat()}", why="passati due anni")

    assert "righe di marzo 2021" in page
    assert "Marzo 2021" in page
    assert ": passati due anni" in page
    assert selectors.purges()[0].who == key("user", "olga")
    assert selectors.oldest_month(Log.ACTIONS) == SATURDAY.replace(day=1)


def test_a_purge_says_why(world: World, years_later: None) -> None:
    month = selectors.oldest_month(Log.ACTIONS)
    assert month is not None

    page = fill(signed_in("olga"), url_of("purges"), what=f"actions:{month.isoformat()}", why="  ")

    assert "Togli un mese" in page
    assert selectors.purges() == ()


def test_it_is_for_the_office_alone(world: World) -> None:
    assert [status(signed_in(name), url_of("purges")) for name in ("carla", "pia", "olga")] == [403, 403, 200]
