"""Writes about places. Every place that holds or gives food gets its owner in the ledger with it."""

from fabene.places.services.agreements import note_agreement, note_first_gift
from fabene.places.services.changing import change_hub, change_market, change_municipality
from fabene.places.services.givers import change_donor, change_stall, create_donor, create_stall
from fabene.places.services.markets import (
    create_market,
    create_municipality,
    end_hours,
    replace_hours,
    set_hours,
    set_market_hub,
)
from fabene.places.services.stores import create_destination, create_hub, create_kitchen

__all__ = [
    "change_donor",
    "change_hub",
    "change_market",
    "change_municipality",
    "change_stall",
    "create_destination",
    "create_donor",
    "create_hub",
    "create_kitchen",
    "create_market",
    "create_municipality",
    "create_stall",
    "end_hours",
    "note_agreement",
    "note_first_gift",
    "replace_hours",
    "set_hours",
    "set_market_hub",
]
