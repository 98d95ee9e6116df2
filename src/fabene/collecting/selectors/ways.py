"""How weights become known: what was chosen for the category, else for the market, else what the charter says."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from fabene.charter.selectors import rules_in_force
from fabene.collecting.models import CategoryWay, MarketDay, MarketWay
from fabene.collecting.values import Way
from fabene.core.food import CATEGORIES


def way_of_market(market_id: UUID, *, network_id: UUID, on: date) -> Way:
    """Return the way of a market: the last one it chose, else the charter's on a date."""
    row = MarketWay.objects.filter(market_id=market_id).order_by("recorded_at", "id").last()
    return Way(row.way) if row else Way(rules_in_force(network_id, on).weighing_way)


def ways_of(day: MarketDay) -> Mapping[str, Way]:
    """Return the way of every category on a day (with its market at hand)."""
    usual = way_of_market(day.market_id, network_id=day.market.network_id, on=day.date)
    chosen = CategoryWay.objects.filter(day=day).order_by("recorded_at", "id")
    return dict.fromkeys(CATEGORIES, usual) | {row.category: Way(row.way) for row in chosen}
