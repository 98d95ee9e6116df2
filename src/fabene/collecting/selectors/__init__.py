"""Reads of market days: frozen values, in a number of queries that does not grow with what they show."""

from collections.abc import Mapping
from uuid import UUID

from fabene.collecting.selectors.cancelled import cancellation_of, cancelled_between, is_cancelling
from fabene.collecting.selectors.days import day
from fabene.collecting.selectors.equations import equation, equation_of_network, restated_grams, totals
from fabene.collecting.selectors.lists import (
    days_by_id,
    days_of,
    donations,
    latest,
    market_day,
    opened_between,
    today,
)
from fabene.collecting.selectors.lots import lot_history
from fabene.collecting.selectors.rows import day_row
from fabene.collecting.selectors.stock import supplies
from fabene.collecting.selectors.ways import way_of_market, ways_of
from fabene.collecting.values import Way

__all__ = [
    "cancellation_of",
    "cancelled_between",
    "day",
    "days_by_id",
    "days_of",
    "donations",
    "equation",
    "equation_of_network",
    "is_cancelling",
    "latest",
    "lot_history",
    "market_day",
    "opened_between",
    "restated_grams",
    "supplies",
    "today",
    "totals",
    "way_of_market",
    "ways",
]


def ways(day_id: UUID) -> Mapping[str, Way]:
    """Return how the weight of every category becomes known on a day; raise ``NotFoundError`` ``day_not_found``."""
    return ways_of(day_row(day_id))
