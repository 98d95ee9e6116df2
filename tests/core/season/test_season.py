from dataclasses import replace
from datetime import date
from itertools import pairwise

from fabene.core.food import CATEGORIES, EXCLUSIONS, last_day
from fabene.core.season import season
from fabene.core.season.events import (
    Carried,
    DayCancelled,
    DayClosed,
    DayEvent,
    DayOpened,
    FamilyArrived,
    FamilyMarked,
    Fetched,
    Given,
    NothingCame,
    PassedOn,
    Thrown,
)
from fabene.lib.ids import uuid7
from tests.core.season.world import START, WORLD, drawn, played


def test_the_same_seed_tells_the_same_season() -> None:
    assert drawn(seed=7) == drawn(seed=7)


def test_another_seed_tells_another() -> None:
    assert {event.id for day in played(seed=7) for event in day.events}.isdisjoint(
        event.id for day in played(seed=8) for event in day.events
    )


def test_every_identity_is_a_uuid7_nobody_takes_for_a_real_one() -> None:
    events = [event for day in played(seed=7) for event in day.events]
    assert len({event.id for event in events}) == len(events)
    assert all(event.id.version == 7 for event in events)
    assert all(event.id.hex.endswith("5eed") for event in events)


def test_markets_are_held_on_their_weekdays_and_collected_at_their_hour_in_summer_and_winter() -> None:
    for day in played(seed=7, weeks=52):
        opened = next(event for event in day.events if isinstance(event, DayOpened))
        local = opened.at.astimezone(WORLD.markets[0].zone)
        assert day.on.weekday() in {1, 5}
        assert local.date() == day.on
        assert (local.hour, local.minute) == {1: (11, 30), 5: (14, 30)}[day.on.weekday()]


def test_a_day_is_told_in_order_from_opening_to_closing() -> None:
    for day in played(seed=7):
        assert all(earlier.at <= later.at for earlier, later in pairwise(day.events))
        own = [event for event in day.events if isinstance(event, DayOpened | DayEvent)]
        assert isinstance(own[0], DayOpened)
        assert isinstance(own[-1], DayClosed | DayCancelled)
        assert all(event.day == day.id for event in own[1:] if isinstance(event, DayEvent))


def test_food_is_given_before_it_is_carried_and_carried_before_it_is_thrown_away() -> None:
    for day in played(seed=11):
        carried = {event.category: event.at for event in day.events if isinstance(event, Carried)}
        for event in day.events:
            if isinstance(event, Given):
                assert event.at < carried[event.category]
            if isinstance(event, Thrown):
                assert event.at > carried[event.category]


def test_crates_are_ticked_and_weighed_at_the_hub_bread_is_weighed_at_the_stall() -> None:
    gifts = [event for day in played(seed=7) for event in day.events if isinstance(event, Given)]
    assert any(gift.crates for gift in gifts if gift.category == "fruit")
    assert all(gift.crates is None for gift in gifts if gift.category == "bread")
    assert {gift.source for gift in gifts} == {"stall", "shopper", "unknown"}
    assert all((gift.stall is None) == (gift.source != "stall") for gift in gifts)
    assert all((gift.crates is None) != (gift.grams is None) for gift in gifts)


def test_a_day_without_food_says_why_and_shares_nothing() -> None:
    empty = [day for day in played(seed=7, weeks=52) if not any(isinstance(event, Given) for event in day.events)]
    assert empty
    for day in empty:
        off = any(isinstance(event, DayCancelled) for event in day.events)
        assert off or any(isinstance(event, NothingCame) and event.stall is None for event in day.events)
        assert not any(isinstance(event, Fetched | PassedOn) for event in day.events)


def test_labels_can_be_handed_out_and_food_is_of_known_kinds() -> None:
    for day in played(seed=5):
        for gift in (event for event in day.events if isinstance(event, Given)):
            last = last_day(gift.category, gift.date_kind, label_date=gift.label_date, market_date=day.on)
            assert last >= day.on
            assert gift.attributes <= CATEGORIES[gift.category].possible


def test_who_is_away_or_gone_fetches_nothing() -> None:
    state: dict[object, str] = {}
    seen: set[str] = set()
    for day in played(seed=7):
        for event in day.events:
            if isinstance(event, FamilyArrived):
                assert event.excludes <= set(EXCLUSIONS)
                state[event.id] = "coming"
            if isinstance(event, FamilyMarked):
                state[event.family] = event.state
                seen.add(event.state)
            if isinstance(event, Fetched):
                assert state[event.family] == "coming"
    assert seen == {"away", "coming", "left"}


def test_some_families_do_not_come_and_lose_nothing_by_it() -> None:
    days = played(seed=7)
    first, second = days[0], days[1]
    expected = {event.id for event in first.events if isinstance(event, FamilyArrived)}
    came = {event.family for event in first.events if isinstance(event, Fetched)}
    assert came < expected
    assert expected - came < {event.family for event in second.events if isinstance(event, Fetched)}


def test_leftovers_go_where_there_is_somewhere_to_go() -> None:
    known = {destination.id for destination in WORLD.destinations}
    passed = [event for day in played(seed=7) for event in day.events if isinstance(event, PassedOn)]
    assert {event.otherwise for event in passed} == {WORLD.destinations[0].id}
    assert {place for event in passed for place in event.by_category.values()} <= known
    alone = replace(WORLD, destinations=())
    nowhere = season(alone, seed=7, start=START, weeks=2, make_id=uuid7)
    assert not any(isinstance(event, PassedOn) for day in nowhere for event in day.events)


def test_a_world_without_rounds_has_no_days() -> None:
    quiet = replace(WORLD, markets=(replace(WORLD.markets[0], rounds=()),))
    assert list(season(quiet, seed=7, start=date(2021, 3, 15), weeks=26, make_id=uuid7)) == []
