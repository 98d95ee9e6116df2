"""Reads about sharing. Everything comes back as frozen values."""

from fabene.sharing.selectors.acknowledged import (
    acknowledged_of_day,
    acknowledgement,
    awaiting,
    consignment_of,
    last_acknowledged,
    statement,
    times_acknowledged,
)
from fabene.sharing.selectors.bags import (
    bag,
    bag_by_code,
    bags_of,
    day_of_bag,
    day_of_handover,
    handed_over_count,
    households_reached,
    passings_of,
    round_of,
    sharing_of,
)
from fabene.sharing.selectors.fairness import network_fairness
from fabene.sharing.selectors.families import bag_for, last_share
from fabene.sharing.selectors.lots import LotSearch, lot_code, lots_of
from fabene.sharing.selectors.past import everything_about, fading, last_bags
from fabene.sharing.selectors.plans import confirmation_of, day_of_plan, free_of, is_closed, plan, plan_of, published
from fabene.sharing.selectors.recalls import (
    find_recall,
    networks_of_recall,
    open_recalls,
    recall,
    recalled_to,
    recalls_of,
    recalls_of_lot,
)
from fabene.sharing.selectors.serving import served_months, serving, servings_of, shelf
from fabene.sharing.selectors.sittings import (
    network_of_table,
    table,
    table_figures,
    table_piles,
    tables_of,
    tables_of_day,
)
from fabene.sharing.selectors.telling import PickUpDay, next_pick_up, pick_up_on, pick_ups, usual_pick_up
from fabene.sharing.selectors.tracing import trace, within

__all__ = [
    "LotSearch",
    "PickUpDay",
    "acknowledged_of_day",
    "acknowledgement",
    "awaiting",
    "bag",
    "bag_by_code",
    "bag_for",
    "bags_of",
    "confirmation_of",
    "consignment_of",
    "day_of_bag",
    "day_of_handover",
    "day_of_plan",
    "everything_about",
    "fading",
    "find_recall",
    "free_of",
    "handed_over_count",
    "households_reached",
    "is_closed",
    "last_acknowledged",
    "last_bags",
    "last_share",
    "lot_code",
    "lots_of",
    "network_fairness",
    "network_of_table",
    "networks_of_recall",
    "next_pick_up",
    "open_recalls",
    "passings_of",
    "pick_up_on",
    "pick_ups",
    "plan",
    "plan_of",
    "published",
    "recall",
    "recalled_to",
    "recalls_of",
    "recalls_of_lot",
    "round_of",
    "served_months",
    "serving",
    "servings_of",
    "sharing_of",
    "shelf",
    "statement",
    "table",
    "table_figures",
    "table_piles",
    "tables_of",
    "tables_of_day",
    "times_acknowledged",
    "trace",
    "usual_pick_up",
    "within",
]
