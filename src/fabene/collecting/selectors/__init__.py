"""Reads of market days: frozen values, in a number of queries that does not grow with what they show."""

from collections.abc import Mapping
from uuid import UUID

from fabene.collecting.selectors.audit import LotFault, verify_lots
from fabene.collecting.selectors.births import batch, batches_of, on_their_way, stock_of, transfer, transfers_of
from fabene.collecting.selectors.cancelled import (
    called_off_between,
    cancellation_of,
    cancelled_between,
    is_cancelling,
)
from fabene.collecting.selectors.closings import closings_of, corrected_days, is_closed
from fabene.collecting.selectors.days import day
from fabene.collecting.selectors.equations import (
    equation,
    equation_of_network,
    restated_grams,
    sums,
    sums_of_network,
    totals,
)
from fabene.collecting.selectors.givers import gifts_by_id, gifts_of_day, given_by, last_gifts
from fabene.collecting.selectors.keeping import clearing, clearings_of, kitchen_months, lot_origins
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
from fabene.collecting.selectors.patterns import pattern_taken, pattern_to_take
from fabene.collecting.selectors.rows import day_row
from fabene.collecting.selectors.safety import (
    checks_between,
    checks_of,
    safety_of,
    temperature,
    temperatures_between,
    temperatures_of,
)
from fabene.collecting.selectors.stock import supplies
from fabene.collecting.selectors.uses import uses_of, uses_said
from fabene.collecting.selectors.ways import way_of_market, ways_of
from fabene.collecting.values import Way

__all__ = [
    "LotFault",
    "batch",
    "batches_of",
    "called_off_between",
    "cancellation_of",
    "cancelled_between",
    "checks_between",
    "checks_of",
    "clearing",
    "clearings_of",
    "closings_of",
    "corrected_days",
    "day",
    "days_by_id",
    "days_of",
    "donations",
    "equation",
    "equation_of_network",
    "gifts_by_id",
    "gifts_of_day",
    "given_by",
    "is_cancelling",
    "is_closed",
    "kitchen_months",
    "last_gifts",
    "latest",
    "lot_history",
    "lot_origins",
    "market_day",
    "on_their_way",
    "opened_between",
    "pattern_taken",
    "pattern_to_take",
    "restated_grams",
    "safety_of",
    "stock_of",
    "sums",
    "sums_of_network",
    "supplies",
    "temperature",
    "temperatures_between",
    "temperatures_of",
    "today",
    "totals",
    "transfer",
    "transfers_of",
    "uses_of",
    "uses_said",
    "verify_lots",
    "way_of_market",
    "ways",
]


def ways(day_id: UUID) -> Mapping[str, Way]:
    """Return how the weight of every category becomes known on a day; raise ``NotFoundError`` ``day_not_found``."""
    return ways_of(day_row(day_id))
