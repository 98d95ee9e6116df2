"""Five worlds that are nowhere, one for each kind of day."""

from datetime import date
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo

from fabene.core.season import (
    Day,
    Destination,
    Donor,
    House,
    Kitchen,
    Market,
    Round,
    Stall,
    Table,
    World,
    kinds,
    season,
)
from fabene.lib.ids import uuid7
from tests.core.season.world import PRODUCE, WORLD

START = date(2021, 3, 15)
ROME = ZoneInfo("Europe/Rome")
TRADES = (PRODUCE,) * 16 + (("bread", "pastry"),) * 4 + (("cheese", "dairy", "cured_meat"),) * 4 + (("fish",),)
ANIMALS = (Destination(id=UUID(int=12), kind="animals"), Destination(id=UUID(int=13), kind="compost"))


def market(number: int, *weekdays: int, stalls: int, minute: int = 690, table: Table | None = None) -> Market:
    return Market(
        id=UUID(int=number),
        zone=ROME,
        rounds=tuple(Round(weekday=weekday, collection_minute=minute) for weekday in weekdays),
        stalls=tuple(Stall(id=UUID(int=number * 1000 + place), sells=TRADES[-1 - place]) for place in range(stalls)),
        table=table,
    )


def house(number: int, *kitchens: Kitchen, others: tuple[int, ...] = ()) -> House:
    return House(hub=UUID(int=number), kitchens=kitchens, others=tuple(UUID(int=other) for other in others))


FARMS = Market(
    id=UUID(int=31),
    zone=ROME,
    rounds=(Round(weekday=4, collection_minute=640),),
    stalls=(),
    donors=tuple(
        Donor(id=UUID(int=31_000 + place), kind="farm", sells=(*PRODUCE, "eggs", "cheese", "jars"))
        for place in range(kinds.FARMS)
    ),
    table=kinds.OPEN_TABLE,
)
GARDEN = Market(
    id=UUID(int=53),
    zone=ROME,
    rounds=(Round(weekday=1, collection_minute=1080),),
    stalls=(),
    donors=(Donor(id=UUID(int=53_000), kind="garden", sells=PRODUCE),),
    garden=True,
    height=kinds.GARDEN_HEIGHT,
)
SHOPS = (
    Donor(id=UUID(int=7001), kind="shop", sells=("bread", "pastry")),
    Donor(id=UUID(int=7002), kind="supermarket", sells=("dairy", "dry_goods", "baby", "hygiene")),
)

WORLDS = {
    "garden and canteen": World(
        markets=(market(51, 3, stalls=12), market(52, 5, stalls=12), GARDEN),
        destinations=(Destination(id=UUID(int=11), kind="kitchen"), *ANIMALS),
        calibration=kinds.GARDEN_AND_CANTEEN,
        house=house(501, Kitchen(id=UUID(int=502), cooking=kinds.CANTEEN)),
    ),
    "named households": World(
        markets=(
            Market(
                id=UUID(int=1), zone=ROME, rounds=WORLD.markets[0].rounds, stalls=WORLD.markets[0].stalls, donors=SHOPS
            ),
        ),
        destinations=WORLD.destinations,
        house=house(101, others=(201,)),
    ),
    "farms and table": World(
        markets=(FARMS,), destinations=ANIMALS, calibration=kinds.FARMS_AND_TABLE, house=house(301)
    ),
    "market and labs": World(
        markets=(market(21, 3, stalls=25), market(22, 4, stalls=25)),
        destinations=ANIMALS,
        calibration=kinds.MARKET_AND_LABS,
        house=house(201, Kitchen(id=UUID(int=202), cooking=kinds.FOOD_LABS), others=(101,)),
    ),
    "preserves": World(
        markets=(market(41, 2, 5, stalls=12),),
        destinations=ANIMALS,
        calibration=kinds.PRESERVES,
        house=house(401, Kitchen(id=UUID(int=402), cooking=kinds.PRESERVING), others=(101, 201)),
    ),
}


@cache
def played(kind: str, *, seed: int, weeks: int = kinds.ROUND_WEEKS) -> tuple[Day, ...]:
    """Return the days of a season of one kind."""
    return tuple(season(WORLDS[kind], seed=seed, start=START, weeks=weeks, make_id=uuid7))
