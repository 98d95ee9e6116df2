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
from fabene.config.replay.season import NETWORK, play, played_days, set_stage
from fabene.households import selectors as households
from fabene.ledger.selectors import ledger_hash
from fabene.ledger.verification import verify
from fabene.people import selectors as people
from fabene.people.values import Role

REFERRERS = (SEASON_REFERRER, SECOND_REFERRER)
SATURDAY, SUNDAY, MONDAY = date(2026, 5, 9), date(2026, 5, 10), date(2026, 5, 11)


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch, settings: LazySettings) -> None:
    """A demonstration of one week instead of twenty-six."""
    settings.DEMO = True
    monkeypatch.setattr("fabene.config.commands.demo.WEEKS", 1)


@pytest.mark.django_db
@pytest.mark.usefixtures("short")
def test_it_plays_the_last_market_day_to_the_end_and_says_what_became_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["demo", "--today", SUNDAY.isoformat()]) == 0
    told = capsys.readouterr()
    last = collecting.latest(NETWORK, SUNDAY)
    assert last is not None
    assert last.date == SATURDAY
    assert told.out.startswith("2026-05-09: ")
    assert " kg in, " in told.out
    assert "100%" in told.err
    assert all(summary.state == DayState.CLOSED for summary in collecting.days_of(NETWORK).days)
    assert collecting.equation(last.id).closes
    assert {network.slug for network in people.networks()} >= {"collegno", "venaria-reale"}
    assert {seat.role for seat in people.demo_seats()} == {"", *Role}
    assert verify().ok


@pytest.mark.django_db
@pytest.mark.usefixtures("short")
def test_some_families_wait_and_one_may_be_known_already() -> None:
    cli.main(["demo", "--today", SUNDAY.isoformat()])

    waiting = households.waiting(network=NETWORK, on=SUNDAY)
    assert [(SUNDAY - one.waiting_since).days for one in waiting if one.waiting_since] == [49, 35, 21, 14, 7]
    assert all(one.simulated for one in waiting)
    warned = [households.matches_for(organisations=[identity("body", body.name)]) for body in REFERRERS]
    assert [len(matches) for matches in warned] == [1, 1]


@pytest.mark.django_db
@pytest.mark.usefixtures("short")
def test_a_second_run_changes_nothing_even_days_later(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["demo", "--today", SATURDAY.isoformat()])
    before, first = ledger_hash(), capsys.readouterr().out
    cli.main(["demo", "--today", date(2026, 5, 20).isoformat()])
    again = capsys.readouterr()
    assert (ledger_hash(), again.out) == (before, first)
    assert "%" not in again.err


@pytest.mark.django_db
@pytest.mark.usefixtures("short")
def test_a_run_that_was_interrupted_goes_on_where_it_stopped() -> None:
    start = demo.first_monday(SATURDAY)
    set_stage(start)
    days = demo.season_days(start, today=SATURDAY)
    play(days[:1], title="season")
    assert cli.main(["demo", "--today", SATURDAY.isoformat()]) == 0
    assert set(played_days()) == {day.id for day in days}


@pytest.mark.django_db
def test_between_two_markets_the_one_before_is_the_latest_and_it_is_a_full_day() -> None:
    start = demo.first_monday(MONDAY)
    set_stage(start)
    days = demo.season_days(start, today=MONDAY)
    assert (len(days), days[-1].on) == (50, SATURDAY)
    assert demo.weighed_grams(days[-1]) >= demo.FULL_DAY_GRAMS


@pytest.mark.django_db
def test_a_real_site_gets_no_simulated_households(settings: LazySettings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.DEMO = False
    assert cli.main(["demo"]) == 2
    assert "FABENE_DEMO" in capsys.readouterr().err
    assert people.networks() == ()
