"""A season keeps to the published figures of Grugliasco, whatever its seed."""

from collections import Counter
from itertools import pairwise

import pytest

from fabene.core.season import Day
from fabene.core.season.events import Carried, FamilyArrived, Fetched, Given
from tests.core.season.world import played

SEEDS = (0, 7, 2021, 123_456_789)


def grams_of(day: Day) -> int:
    at_hub = {event.category: event.grams for event in day.events if isinstance(event, Carried) and event.grams}
    at_stall = [event for event in day.events if isinstance(event, Given) and event.grams]
    return sum(at_hub.values()) + sum(gift.grams or 0 for gift in at_stall if gift.category not in at_hub)


@pytest.mark.parametrize("seed", SEEDS)
def test_twenty_six_weeks_give_four_tonnes(seed: int) -> None:
    days = played(seed=seed)
    total_grams = sum(grams_of(day) for day in days)
    assert len(days) == 52
    assert 3_600_000 <= total_grams <= 4_400_000
    assert 69_300 <= total_grams / len(days) <= 84_700


@pytest.mark.parametrize("seed", SEEDS)
def test_sixty_three_families_are_served_thirty_of_them_at_home(seed: int) -> None:
    events = [event for day in played(seed=seed) for event in day.events]
    arrived = {event.id: event for event in events if isinstance(event, FamilyArrived)}
    served = {event.family for event in events if isinstance(event, Fetched)}
    at_home = {event.family for event in events if isinstance(event, Fetched) and event.at_home}
    assert 57 <= len(served) <= 69
    assert 27 <= len(at_home) <= 33
    assert served <= set(arrived)
    assert all(set(arrived[family].bands) == {"65+"} for family in at_home)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_supply_of_a_day_swings_several_fold(seed: int) -> None:
    grams = [grams_of(day) for day in played(seed=seed) if grams_of(day)]
    assert max(grams) / min(grams) >= 4


def test_winter_gives_less_than_summer() -> None:
    by_month: Counter[int] = Counter()
    for day in played(seed=3, weeks=52):
        by_month[day.on.month] += grams_of(day)
    assert by_month[1] + by_month[2] < by_month[6] + by_month[7]


def test_half_a_season_welcomes_fewer_families() -> None:
    def welcomed(weeks: int) -> int:
        return sum(isinstance(event, FamilyArrived) for day in played(seed=7, weeks=weeks) for event in day.events)

    sizes = [welcomed(weeks) for weeks in (1, 6, 13, 26)]
    assert all(fewer < more for fewer, more in pairwise(sizes))
    assert sizes[-1] == 63
