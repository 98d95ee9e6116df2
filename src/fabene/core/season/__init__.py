"""A season of market days that never happened, drawn from a seed: what people would have recorded, event by event.

The figures it keeps to are those published for the first six months of a real round (see ``world.Calibration``); the
rest (who gives often, what spoils, who does not come) is invented within what operators tell, and never shown as fact.
Nothing here knows a place: markets, stalls and destinations come in as a ``World``.
"""

from fabene.core.season.simulator import Day, season
from fabene.core.season.world import Calibration, Destination, Market, Round, Stall, World

__all__ = ["Calibration", "Day", "Destination", "Market", "Round", "Stall", "World", "season"]
