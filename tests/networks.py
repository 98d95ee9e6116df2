"""The three networks that stand beside the small world, each for the kind of day it holds (``tests/world.py``).

Collegno has a garden and a canteen that writes down what it cooks, Moncalieri a round of farms and an open table,
Venaria Reale a market and a kitchen that makes preserves and meals. In each, what stands there is named after itself,
never after somebody. All hold their day on the Friday, as Rivoli's market does.
"""

from dataclasses import dataclass
from datetime import time
from uuid import UUID

from fabene.collecting import services as collecting
from fabene.collecting.values import Use
from fabene.core.owners import OwnerKind
from fabene.places import services as places
from fabene.places.values import DonorText, DonorView, Hours, KitchenView, MarketKind, StallView
from tests.world import BEFORE, START, Place, build_network, build_stall, complete, key, position

FRIDAY_WEEKDAY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """A network with what its kind of day needs beyond a market's; ``donors`` by name."""

    place: Place
    donors: dict[str, DonorView]
    kitchen: KitchenView | None = None


def build_collegno() -> Territory:
    """Build Collegno: a garden that is picked on Fridays, and a canteen with a larder."""
    place = _build("collegno", "Collegno", istat_code="001090", kind=MarketKind.GARDEN, point="Orto di quartiere")
    use_for(place, Use.KITCHEN)
    garden = _donor(place, OwnerKind.GARDEN, "Orto di quartiere", sells=("vegetables",))
    return Territory(place=place, donors={garden.name: garden}, kitchen=build_kitchen(place, "Cucina della mensa"))


def build_moncalieri() -> Territory:
    """Build Moncalieri: two farms that bring what they have, for boxes and an open table."""
    place = _build("moncalieri", "Moncalieri", istat_code="001156", kind=MarketKind.FARMS, point="Giro delle cascine")
    use_for(place, Use.OPEN_TABLE, Use.EMPORIO)
    farms = [
        _donor(place, OwnerKind.FARM, "Cascina del fiume", sells=("vegetables", "fruit")),
        _donor(place, OwnerKind.FARM, "Cascina della collina", sells=("cheese",)),
    ]
    return Territory(place=place, donors={farm.name: farm for farm in farms})


def build_venaria() -> Territory:
    """Build Venaria Reale: a market with one stall of fruit, and a kitchen that makes preserves and meals."""
    place = _build(
        "venaria",
        "Venaria Reale",
        istat_code="001292",
        kind=MarketKind.MARKET,
        point="Mercato di viale Buridani",
        stalls={"8": ("fruit", "vegetables")},
    )
    use_for(place, Use.KITCHEN)
    return Territory(place=place, donors={}, kitchen=build_kitchen(place, "Cucina delle conserve"))


def _build(
    slug: str,
    name: str,
    *,
    istat_code: str,
    kind: MarketKind,
    point: str,
    stalls: dict[str, tuple[str, ...]] | None = None,
) -> Place:
    """Build a network with one point of collection on Fridays, its hub and its destinations."""
    network = build_network(slug, name, istat_code=istat_code, latitude="45.1", longitude="7.6")
    market = places.create_market(
        id=key("market", slug),
        network=network.id,
        municipality=istat_code,
        slug=f"punto-{slug}",
        name=point,
        place=point,
        position=position("45.1", "7.6", approximate=True),
        stamp=BEFORE,
        kind=kind,
    )
    hold_on_fridays(market.id)
    built: dict[str, StallView] = {
        label: build_stall(market.id, label, sells=sells) for label, sells in (stalls or {}).items()
    }
    return complete(network, market.id, stalls=built, istat_code=istat_code)


def hold_on_fridays(market: UUID) -> None:
    """Let a point collect on Fridays from half past eleven."""
    hours = Hours(
        weekday=FRIDAY_WEEKDAY,
        opens=time(8),
        closes=time(13),
        collection_at=time(11, 30),
        valid_from=START,
        valid_until=None,
        note="",
        source="questo mondo",
    )
    places.set_hours(id=key("hours", str(market)), market=market, hours=hours, stamp=BEFORE)


def use_for(place: Place, *uses: Use) -> None:
    """Say what a point's food is for, from the start of this world."""
    collecting.set_point_uses(
        id=key("uses", place.network.slug), market=place.market.id, uses=frozenset(uses), since=START, stamp=BEFORE
    )


def build_kitchen(place: Place, name: str) -> KitchenView:
    """Build a kitchen that writes down what it cooks."""
    kitchen = key("larder", place.network.slug)
    return places.create_kitchen(
        id=kitchen, network=place.network.id, name=name, keeps_record=True, address="", stamp=BEFORE
    )


def _donor(place: Place, kind: OwnerKind, name: str, *, sells: tuple[str, ...]) -> DonorView:
    return places.create_donor(
        id=key("donor", name),
        network=place.network.id,
        kind=kind,
        said=DonorText(name=name),
        sells=sells,
        weekdays=(FRIDAY_WEEKDAY,),
        stamp=BEFORE,
    )
