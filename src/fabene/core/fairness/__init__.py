"""Is it fair, and fairer than what others do? Four ways of sharing, played on the same days and measured alike.

``play`` shares a row of market days one way; ``season`` invents such days from a seed; ``compared`` plays a season all
four ways. What the ways are and why they are played so is in ``docs/concepts/fairness.md``.
"""

from fabene.core.fairness.leftovers import Leftover, left_by_reason
from fabene.core.fairness.measures import Spread, gini, lowest, spread
from fabene.core.fairness.play import Played, Rules, play
from fabene.core.fairness.seasons import Measured, Season, compared, season
from fabene.core.fairness.values import Occasion, Packs, Way

__all__ = [
    "Leftover",
    "Measured",
    "Occasion",
    "Packs",
    "Played",
    "Rules",
    "Season",
    "Spread",
    "Way",
    "compared",
    "gini",
    "left_by_reason",
    "lowest",
    "play",
    "season",
    "spread",
]
