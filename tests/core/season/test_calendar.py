"""What a year brings: hours that change, holidays, what follows the last day, and a day that has only begun."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from fabene.core.season import Round, season
from fabene.core.season.begun import BegunDay
from fabene.core.season.book import HUB, Book
from fabene.core.season.events import (
    Carried,
    DayCancelled,
    DayOpened,
    EmporioAcknowledged,
    FamilyArrived,
    Given,
    MealsServed,
    NothingCame,
    Sent,
    Thrown,
)
from fabene.core.season.kinds import OF_NETWORK
from fabene.core.season.supply import easter, is_holiday
from fabene.lib.ids import uuid7
from tests.core.season.five import FARMS, WORLDS, played
from tests.core.season.world import START, WORLD
from tests.core.season.world import played as played_alone

LAST_OF_SUMMER = date(2021, 4, 10)


def test_hours_that_change_in_mid_season_change_the_weekday_and_the_hour() -> None:
    (market,) = WORLD.markets
    tuesday, saturday = market.rounds
    until = replace(tuesday, until=LAST_OF_SUMMER)
    since = Round(weekday=2, collection_minute=600, since=LAST_OF_SUMMER + timedelta(days=1))
    world = replace(WORLD, markets=(replace(market, rounds=(until, since, saturday)),))
    seen: dict[bool, set[tuple[int, int]]] = {}
    for day in season(world, seed=7, start=START, weeks=8, make_id=uuid7):
        opened = next(event for event in day.events if isinstance(event, DayOpened))
        local = opened.at.astimezone(market.zone)
        seen.setdefault(day.on > LAST_OF_SUMMER, set()).add((day.on.weekday(), local.hour))
    assert seen == {False: {(1, 11), (5, 14)}, True: {(2, 9), (5, 14)}}
    assert world.days_a_week == 2


@pytest.mark.parametrize(
    ("year", "sunday"), [(1818, (3, 22)), (1943, (4, 25)), (2021, (4, 4)), (2025, (4, 20)), (2026, (4, 5))]
)
def test_easter_monday_is_a_holiday(year: int, sunday: tuple[int, int]) -> None:
    assert easter(year) == date(year, *sunday)
    assert is_holiday(easter(year) + timedelta(days=1))
    assert not is_holiday(date(2021, 4, 7))


def test_no_market_is_held_on_easter_monday() -> None:
    world = replace(WORLD, markets=(replace(WORLD.markets[0], rounds=(Round(weekday=0, collection_minute=750),)),))
    days = {day.on: day for day in season(world, seed=7, start=START, weeks=5, make_id=uuid7)}
    off = [event for event in days[date(2021, 4, 5)].events if isinstance(event, DayCancelled)]
    assert [event.why for event in off] == ["holiday"]


def test_weather_strikes_and_days_without_volunteers_happen_and_january_is_poor() -> None:
    days = [day for seed in range(4) for day in played_alone(seed=seed, weeks=52)]
    why = {event.why for day in days for event in day.events if isinstance(event, DayCancelled)}
    nothing = {event.why for day in days for event in day.events if isinstance(event, NothingCame) if not event.stall}
    assert why >= {"weather", "strike", "holiday"}
    assert nothing & {"bad_weather", "no_volunteers", "no_transport", "market_off"}

    def weighed(month: int) -> int:
        told = [event for day in days if day.on.month == month for event in day.events]
        return sum(event.grams or 0 for event in told if isinstance(event, Carried))

    assert weighed(1) < 0.8 * weighed(6)


def test_what_follows_the_last_day_is_told_with_it() -> None:
    last = played("preserves", seed=7)[-1]
    assert max(event.at.date() for event in last.events if isinstance(event, MealsServed)) > last.on
    days = played_alone(seed=7, weeks=2)
    said = {
        event.day: event.at.date() for day in days for event in day.events if isinstance(event, EmporioAcknowledged)
    }
    assert said == {day.id: day.on + timedelta(days=1) for day in days}


def test_where_nobody_shops_nothing_is_suspended_and_only_what_is_grown_comes() -> None:
    gifts = [event for day in played("farms and table", seed=7) for event in day.events if isinstance(event, Given)]
    grown = {key for donor in FARMS.donors for key in donor.sells}
    assert {gift.source for gift in gifts} <= {"donor", "unknown"}
    assert {gift.category for gift in gifts} <= grown


def test_a_day_that_has_begun_can_be_gone_on_with_from_the_stand_or_the_hub() -> None:
    world = WORLDS["market and labs"]
    day = BegunDay(world.markets[0], on=date(2021, 6, 3), minute=750, grams=60_000, seed=7, make_id=uuid7)
    now = datetime(2021, 6, 3, 10, 30, tzinfo=UTC)
    assert not any(isinstance(event, Carried | Thrown) for event in day.at_the_stand())
    assert all(event.at <= now for event in day.at_the_hub())
    book = Book(hub=None)
    for event in day.at_the_hub():
        book.apply(event)
    assert book.at(HUB) == day.stock()
    assert sum(grams for grams in day.stock().values()) == pytest.approx(60_000, rel=0.1)
    assert world.house
    sent = day.sent(hub=world.house.hub, taker=world.house.others[0], amounts={"roots": 500})
    assert isinstance(sent, Sent)
    assert sent.at <= now
    early = BegunDay(world.markets[0], on=date(2021, 6, 3), minute=5, grams=60_000, seed=7, make_id=uuid7)
    assert {event.at.astimezone(world.markets[0].zone).date() for event in early.at_the_hub()} == {date(2021, 6, 3)}


def test_a_household_that_is_welcomed_belongs_to_a_point_that_is_no_garden() -> None:
    families = [event for day in played("farms and table", seed=7) for event in day.events]
    assert {event.market for event in families if isinstance(event, FamilyArrived)} == {FARMS.id}


def test_three_networks_say_that_their_figures_are_assumed_and_from_what_they_are_scaled() -> None:
    said = {slug: kind.said() for slug, kind in OF_NETWORK.items()}
    assert {slug for slug, each in said.items() if each["assumed"]} == {"collegno", "moncalieri", "venaria-reale"}
    assert all(str(each["source"]).startswith("https://") for each in said.values())
    assert said["rivoli"]["people"] == 302
    assert said["rivoli"]["givers"] == 50
    assert said["collegno"]["day_grams"] == 12 * 3111
