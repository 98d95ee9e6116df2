"""The demonstration: a season up to today, its last day played to the end, and nothing more the second time."""

from datetime import date

import pytest
from django.conf import LazySettings

from fabene.collecting import selectors as collecting
from fabene.collecting.values import DayState
from fabene.config import cli
from fabene.config.commands import demo
from fabene.config.programme import identity
from fabene.config.programme.demonstration import SEASON_REFERRER, SECOND_REFERRER
from fabene.config.replay.season import ALL, NETWORK, play, played_days, set_stage
from fabene.households import selectors as households
from fabene.ledger.selectors import ledger_hash
from fabene.ledger.verification import verify
from fabene.people import selectors as people
from fabene.people.values import Role
from fabene.sharing import selectors as sharing

REFERRERS = (SEASON_REFERRER, SECOND_REFERRER)
SATURDAY, SUNDAY, MONDAY = date(2026, 5, 9), date(2026, 5, 10), date(2026, 5, 11)


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch, settings: LazySettings) -> None:
    """A demonstration of one week instead of twenty-six."""
    settings.DEMO = True
    monkeypatch.setattr("fabene.config.commands.demo.WEEKS", 1)


@pytest.mark.django_db
@pytest.mark.usefixtures("short")
def test_it_plays_five_networks_up_to_today_and_a_second_run_changes_nothing(
    capsys: pytest.CaptureFixture[str], subtests: pytest.Subtests
) -> None:
    assert cli.main(["demo", "--today", SUNDAY.isoformat()]) == 0
    told = capsys.readouterr()
    with subtests.test("the last day of one network was played to the end"):
        last = collecting.latest(NETWORK, SUNDAY)
        assert last is not None
        assert last.date == SATURDAY
        assert told.out.startswith("2026-05-09: ")
        assert " kg in, " in told.out
        assert "100% (" in told.err
        assert all(summary.state == DayState.CLOSED for summary in collecting.days_of(NETWORK).days)
        assert collecting.equation(last.id).closes
    with subtests.test("somebody sits in every role"):
        assert {seat.role for seat in people.demo_seats()} == {"", *Role}
    with subtests.test("every network has days behind it"):
        assert [line.split()[0] for line in told.out.splitlines()[1:]] == sorted(set(ALL) - {"grugliasco"})
        for slug in ALL:
            network = identity("network", slug)
            days = collecting.days_of(network).days
            assert [summary.state for summary in days].count(DayState.CLOSED) >= 1
            assert sum(summary.day.date == SUNDAY for summary in days) == (slug != "grugliasco")
            assert collecting.sums_of_network(network).grams.closes
    with subtests.test("something is in hand"):
        in_hand()
    with subtests.test("some families wait and one may be known already"):
        some_families_wait()
    assert verify().ok
    before = ledger_hash()
    cli.main(["demo", "--today", date(2026, 5, 20).isoformat()])
    again = capsys.readouterr()
    assert (ledger_hash(), again.out) == (before, told.out)
    assert "%" not in again.err


def in_hand() -> None:
    """Crates at a stand, food that waits for bags, a table to open, a batch to cook, a transfer that arrives."""
    today = {slug: collecting.days_of(identity("network", slug)).days[0].day.id for slug in ALL}
    assert collecting.day(today["collegno"]).equation.collected_grams > 0
    assert not sharing.free_of(today["collegno"])
    assert sharing.free_of(today["rivoli"])
    assert sharing.free_of(today["moncalieri"])
    assert not sharing.tables_of_day(today["moncalieri"])
    assert collecting.stock_of(identity("kitchen", "venaria-reale"), on=SUNDAY)
    (coming,) = collecting.on_their_way(identity("network", "grugliasco"))
    assert coming.on == SUNDAY


def some_families_wait() -> None:
    """Five wait, and the telephone of one is known at another organisation."""
    waiting = households.waiting(network=NETWORK, on=SUNDAY)
    assert [(SUNDAY - one.waiting_since).days for one in waiting if one.waiting_since] == [49, 35, 21, 14, 7]
    assert all(one.simulated for one in waiting)
    warned = [households.matches_for(organisations=[identity("body", body.name)]) for body in REFERRERS]
    assert [len(matches) for matches in warned] == [1, 1]


@pytest.mark.django_db
@pytest.mark.usefixtures("short")
def test_a_run_that_was_interrupted_goes_on_where_it_stopped() -> None:
    start = demo.first_monday(SATURDAY)
    set_stage(start)
    _seed, days, _next = demo.season_days(start, today=SATURDAY)
    play(days[:1], title="season")
    assert cli.main(["demo", "--today", SATURDAY.isoformat()]) == 0
    assert set(played_days(["grugliasco"])) == {day.id for day in days}


@pytest.mark.django_db
def test_between_two_markets_the_one_before_is_the_latest_and_it_is_a_full_day() -> None:
    start = demo.first_monday(MONDAY)
    set_stage(start)
    _seed, days, coming = demo.season_days(start, today=MONDAY)
    assert (len(days), days[-1].on, [day.on for day in coming]) == (50, SATURDAY, [date(2026, 5, 12)])
    assert demo.weighed_grams(days[-1]) >= demo.FULL_DAY_GRAMS


@pytest.mark.django_db
def test_a_real_site_gets_no_simulated_households(settings: LazySettings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.DEMO = False
    assert cli.main(["demo"]) == 2
    assert "FABENE_DEMO" in capsys.readouterr().err
    assert people.networks() == ()
