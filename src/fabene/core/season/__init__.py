"""A season of market days that never happened, drawn from a seed: what people would have recorded, event by event.

The figures it keeps to are those published for two real rounds (see ``world.Calibration`` and ``kinds``); the
rest (who gives often, what spoils, who does not come) is invented within what operators tell, and never shown as fact.
Nothing here knows a place: markets, stalls, kitchens and destinations come in as a ``World``.
"""

from fabene.core.season.simulator import Day, season
from fabene.core.season.world import (
    Calibration,
    Cooking,
    Destination,
    Donor,
    House,
    Kitchen,
    Market,
    Round,
    Stall,
    Table,
    World,
)

__all__ = [
    "Calibration",
    "Cooking",
    "Day",
    "Destination",
    "Donor",
    "House",
    "Kitchen",
    "Market",
    "Round",
    "Stall",
    "Table",
    "World",
    "season",
]
