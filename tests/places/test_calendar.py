from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from fabene.core.errors import FabeneError, NotFoundError
from fabene.places import selectors, services
from fabene.places.values import Hours
from tests.remembered import Remember
from tests.world import FRIDAY, SATURDAY, START, TUESDAY, World, at, build_world, key, stamp

BY_CARLA = stamp(who="carla")
AFTERNOON = Hours(
    weekday=2,
    opens=time(15),
    closes=time(19),
    collection_at=time(18, 30),
    valid_from=START,
    valid_until=None,
    note="Mercato contadino",
    source="questo mondo",
)
LAST_SUNDAY_OF_MARCH = date(2021, 3, 28)
LAST_SUNDAY_OF_OCTOBER = date(2021, 10, 31)


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def test_a_week_has_its_market_days_in_order(world: World) -> None:
    week = selectors.occurrences(SATURDAY, 7)

    assert [(one.date, one.market_name) for one in week] == [
        (SATURDAY, "Mercato di viale Echirolles"),
        (TUESDAY, "Mercato di viale Echirolles"),
        (FRIDAY, "Mercato di piazza Aldo Moro"),
    ]
    assert week[0].opens_at == at(8)
    assert week[0].closes_at == at(18)
    assert week[0].collection_at == at(15, 30)
    assert week[0].municipality_name == "Grugliasco"


def test_a_network_sees_its_own_market_days(world: World) -> None:
    week = selectors.occurrences(SATURDAY, 7, network_id=world.rivoli.network.id)

    assert [one.date for one in week] == [FRIDAY]


def test_no_days_asked_no_days_given(world: World) -> None:
    assert selectors.occurrences(SATURDAY, 0) == ()


def test_a_year_of_every_market_takes_one_query(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        year = selectors.occurrences(START, 365)

    assert len(year) == 3 * 52


@pytest.mark.parametrize("days", [-1, 367])
def test_a_calendar_longer_than_a_year_is_refused(world: World, days: int) -> None:
    with pytest.raises(FabeneError) as refused:
        selectors.occurrences(START, days)

    assert refused.value.code == "calendar_too_long"


@pytest.mark.parametrize(("sunday", "opens_in_utc"), [(LAST_SUNDAY_OF_MARCH, 6), (LAST_SUNDAY_OF_OCTOBER, 7)])
def test_the_clock_on_the_square_keeps_its_hour_when_summer_comes_and_goes(
    world: World, sunday: date, opens_in_utc: int
) -> None:
    hours = replace(AFTERNOON, weekday=6, opens=time(8), closes=time(13), collection_at=None)
    services.set_hours(id=key("sunday"), market=world.rivoli.market.id, hours=hours, stamp=BY_CARLA)

    (before, after) = (one for day in (-7, 0) for one in selectors.occurrences(sunday + timedelta(days=day), 1))

    assert before.opens_at is not None
    assert after.opens_at is not None
    assert before.opens_at.time() == after.opens_at.time() == time(8)
    assert after.opens_at.astimezone(UTC) == datetime(sunday.year, sunday.month, sunday.day, opens_in_utc, tzinfo=UTC)
    assert after.opens_at.astimezone(UTC) - before.opens_at.astimezone(UTC) != timedelta(days=7)


def test_an_afternoon_and_a_morning_may_be_on_one_day(world: World) -> None:
    services.set_hours(id=key("afternoon"), market=world.rivoli.market.id, hours=AFTERNOON, stamp=BY_CARLA)
    morning = replace(AFTERNOON, opens=time(8), closes=time(13), collection_at=time(11, 30))
    services.set_hours(id=key("morning"), market=world.rivoli.market.id, hours=morning, stamp=BY_CARLA)

    wednesday = selectors.occurrences(date(2021, 5, 12), 1)

    assert [one.opens_at for one in wednesday] == [at(8, day=date(2021, 5, 12)), at(15, day=date(2021, 5, 12))]
    assert wednesday[1].note == "Mercato contadino"


def test_a_collection_without_known_opening_is_still_a_market_day(world: World) -> None:
    hours = replace(AFTERNOON, opens=None, closes=None)
    services.set_hours(id=key("collection"), market=world.rivoli.market.id, hours=hours, stamp=BY_CARLA)

    (wednesday,) = selectors.occurrences(date(2021, 5, 12), 1)

    assert wednesday.opens_at is None
    assert wednesday.starts_at == at(18, 30, day=date(2021, 5, 12))


def test_hours_hold_from_their_first_to_their_last_day(world: World) -> None:
    hours = replace(AFTERNOON, valid_from=date(2021, 5, 12), valid_until=date(2021, 5, 19))
    services.set_hours(id=key("two weeks"), market=world.rivoli.market.id, hours=hours, stamp=BY_CARLA)

    month = selectors.occurrences(date(2021, 5, 1), 31, network_id=world.rivoli.network.id)

    wednesdays = [one.date for one in month if one.date.weekday() == hours.weekday]
    assert wednesdays == [date(2021, 5, 12), date(2021, 5, 19)]


def test_hours_end_and_the_past_keeps_its_days(world: World) -> None:
    saturdays = world.grugliasco.market.hours[1]

    for _ in range(2):
        ended = services.end_hours(id=key("no more"), hours=saturdays.id, last_day=SATURDAY, stamp=BY_CARLA)

    assert ended.hours.valid_until == SATURDAY
    assert [one.date for one in selectors.occurrences(SATURDAY, 8, network_id=world.grugliasco.network.id)] == [
        SATURDAY,
        TUESDAY,
    ]


def test_hours_cannot_end_before_they_begin_nor_end_when_there_are_none(world: World) -> None:
    tuesdays = world.grugliasco.market.hours[0]

    with pytest.raises(FabeneError) as reversed_hours:
        services.end_hours(id=key("a"), hours=tuesdays.id, last_day=START - timedelta(days=1), stamp=BY_CARLA)
    with pytest.raises(NotFoundError) as no_hours:
        services.end_hours(id=key("b"), hours=key("nothing"), last_day=SATURDAY, stamp=BY_CARLA)

    assert (reversed_hours.value.code, no_hours.value.code) == ("hours_reversed", "hours_not_found")


def test_the_latest_market_day_is_today_when_there_is_one_and_the_last_before_otherwise(world: World) -> None:
    for on, expected in ((SATURDAY, SATURDAY), (SATURDAY + timedelta(days=2), SATURDAY), (TUESDAY, TUESDAY)):
        latest = selectors.latest_occurrence(on, network_id=world.grugliasco.network.id)
        assert latest is not None
        assert latest.date == expected


def test_a_network_that_has_not_begun_has_no_latest_market_day(world: World) -> None:
    assert selectors.latest_occurrence(START - timedelta(days=1), network_id=world.rivoli.network.id) is None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"weekday": 7}, "weekday_not_known"),
        ({"opens": None, "closes": None, "collection_at": None}, "hours_missing"),
        ({"closes": time(15)}, "hours_reversed"),
        ({"opens": None}, "hours_reversed"),
        ({"valid_until": START - timedelta(days=1)}, "hours_reversed"),
    ],
)
def test_hours_that_cannot_be_are_refused(change: dict[str, object], code: str) -> None:
    with pytest.raises(FabeneError) as refused:
        replace(AFTERNOON, **change)  # type: ignore[arg-type]  # the point is to change one field of many

    assert refused.value.code == code
