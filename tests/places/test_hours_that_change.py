"""Hours by their dates: a market that moves to the afternoon, and the nights on which clocks change (Europe/Rome)."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from fabene.collecting import services as collecting
from fabene.core.errors import ConflictError, FabeneError
from fabene.places import selectors, services
from fabene.places.values import Hours, MarketKind
from fabene.web import formats
from fabene.web.pages.story import when
from tests.remembered import Remember
from tests.world import START, World, build_world, key, stamp

BY_CARLA = stamp(who="carla")
SUNDAYS = Hours(
    weekday=6,
    opens=time(1, 30),
    closes=time(5),
    collection_at=time(2, 30),
    valid_from=START,
    valid_until=None,
    note="Mercato di notte",
    source="questo mondo",
)
SPRING, AUTUMN, NEXT_SPRING = date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28)


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def set_hours(world: World, hours: Hours, *, word: str = "night") -> None:
    services.set_hours(id=key(word), market=world.grugliasco.market.id, hours=hours, stamp=BY_CARLA)


@pytest.mark.parametrize(
    ("on", "moment", "said"),
    [
        (SPRING, datetime(2026, 3, 29, 1, 30, tzinfo=UTC), "3.30"),
        (AUTUMN, datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2.30 (ora legale)"),
        (NEXT_SPRING, datetime(2027, 3, 28, 1, 30, tzinfo=UTC), "3.30"),
        (date(2026, 4, 5), datetime(2026, 4, 5, 0, 30, tzinfo=UTC), "2.30"),
    ],
)
def test_a_collection_in_the_hour_that_is_skipped_or_comes_twice_is_at_one_moment(
    world: World, on: date, moment: datetime, said: str
) -> None:
    set_hours(world, SUNDAYS)

    (night,) = (one for one in selectors.occurrences(on, 1) if one.date == on)
    assert night.collection_at is not None
    assert night.collection_at.timestamp() == moment.timestamp()
    assert night.opens_at is not None
    assert night.closes_at is not None
    times = [each.timestamp() for each in (night.opens_at, night.collection_at, night.closes_at)]
    assert times == sorted(times)
    assert night.collection_at.date() == on, "the label bears the date on the wall"
    assert f"raccolta alle {said}" in when(night, on)


def test_the_second_of_two_same_hours_is_called_winter_time() -> None:
    assert formats.clock(datetime(2026, 10, 25, 1, 30, tzinfo=UTC)) == "2.30 (ora solare)"


@pytest.mark.parametrize("on", [SPRING, AUTUMN, NEXT_SPRING])
def test_a_day_is_opened_on_its_own_date_until_its_last_minute_and_no_minute_before(world: World, on: date) -> None:
    """The last minute of a day of 23 hours or 25 is still its own; one minute before midnight it has not come."""
    place = world.grugliasco
    zone_hours = 2 if on == AUTUMN else 1  # before the change of that night
    midnight = datetime.combine(on, time(0), tzinfo=UTC).timestamp() - zone_hours * 3600
    before = replace(BY_CARLA, happened_at=_at(midnight - 60), recorded_at=_at(midnight - 60))
    with pytest.raises(FabeneError) as refused:
        collecting.open_day(id=key("early"), network=place.network.id, market=place.market.id, date=on, stamp=before)
    assert refused.value.code == "day_in_future"
    hours = 25 if on == AUTUMN else 23
    last = replace(
        BY_CARLA, happened_at=_at(midnight + hours * 3600 - 60), recorded_at=_at(midnight + hours * 3600 - 60)
    )
    day = collecting.open_day(id=key("late"), network=place.network.id, market=place.market.id, date=on, stamp=last)
    assert day.date == on


def _at(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, tz=UTC)


def test_other_hours_take_the_place_of_some_from_a_date_and_said_twice_they_are_said_once(world: World) -> None:
    set_hours(world, SUNDAYS)
    by = replace(SUNDAYS, opens=time(9), closes=time(12), collection_at=None, valid_from=AUTUMN)
    for _ in range(2):
        row = services.replace_hours(id=key("by day"), hours=key("night"), by=by, stamp=BY_CARLA)

    assert row.hours == by
    days = [one for one in selectors.occurrences(date(2026, 10, 18), 14) if one.date.weekday() == 6]
    assert [(one.date.day, one.opens_at and formats.clock(one.opens_at)) for one in days] == [(18, "1.30"), (25, "9")]
    with pytest.raises(FabeneError) as refused:
        services.replace_hours(
            id=key("too early"), hours=key("night"), by=replace(by, valid_from=START), stamp=BY_CARLA
        )
    assert refused.value.code == "hours_begin_too_early"
    with pytest.raises(ConflictError) as twice:
        set_hours(world, SUNDAYS, word="again")
    assert twice.value.code == "hours_already_there"


def test_a_market_becomes_a_garden(world: World) -> None:
    market = world.grugliasco.market
    changed = services.change_market(
        id=key("garden"),
        market=market.id,
        municipality=market.municipality.istat_code,
        name="Orto di viale Echirolles",
        place=market.place,
        position=market.position,
        kind=MarketKind.GARDEN,
        stamp=BY_CARLA,
    )
    assert (changed.kind, changed.name, changed.slug) == (MarketKind.GARDEN, "Orto di viale Echirolles", market.slug)
