"""A market that is nowhere: two rounds a week, a dozen stalls, three destinations."""

from datetime import date
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo

from fabene.core.season import Day, Destination, Market, Round, Stall, World, season
from fabene.lib.ids import uuid7

START = date(2021, 3, 15)
PRODUCE = ("fruit", "vegetables", "roots")
TRADES = (PRODUCE,) * 7 + (("bread", "pastry"),) * 2 + (("cheese", "dairy", "cured_meat"),) * 2 + (("fish",),)

WORLD = World(
    markets=(
        Market(
            id=UUID(int=1),
            zone=ZoneInfo("Europe/Rome"),
            rounds=(Round(weekday=1, collection_minute=750), Round(weekday=5, collection_minute=930)),
            stalls=tuple(Stall(id=UUID(int=100 + place), sells=sells) for place, sells in enumerate(TRADES)),
        ),
    ),
    destinations=(
        Destination(id=UUID(int=11), kind="emporio"),
        Destination(id=UUID(int=12), kind="animals"),
        Destination(id=UUID(int=13), kind="compost"),
    ),
)


def drawn(*, seed: int, weeks: int = 26) -> tuple[Day, ...]:
    """Return the days of a season in this market, drawn anew."""
    return tuple(season(WORLD, seed=seed, start=START, weeks=weeks, make_id=uuid7))


played = cache(drawn)
"""The same, drawn once."""
