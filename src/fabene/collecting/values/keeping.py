"""What is done to the lots of a place of stock, where they come from, and what a kitchen made of them in a month."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from fabene.collecting.values.births import PartView
from fabene.collecting.values.words import Reason
from fabene.core.quantities import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearingView:
    """What was thrown away at a place of stock, and why; ``undone`` says it was a slip."""

    id: UUID
    network: UUID
    store: UUID
    on: date
    reason: Reason
    parts: tuple[PartView, ...]
    happened_at: datetime
    undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LotOrigin:
    """Where a lot comes from: a market day (and who gave), a ``batch`` (``what`` it cooked), or a transfer."""

    lot: UUID
    measure: Measure
    day: UUID | None
    donor: UUID | None
    source: str
    batch: UUID | None
    what: str
    transfer: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KitchenMonth:
    """What a kitchen did in a month, in grams (of what is counted: what a piece is declared to weigh).

    ``used_grams`` are lots, ``added_grams`` what it took from elsewhere, ``made_grams`` what came out.
    """

    kitchen: UUID
    month: date
    batches: int
    used_grams: int
    added_grams: int
    lost_grams: int

    @property
    def made_grams(self) -> int:
        """Return what came out: all that went in less what was lost."""
        return self.used_grams + self.added_grams - self.lost_grams

    @property
    def yield_percent(self) -> int:
        """Return how much of what went in came out, in whole percent."""
        went_in = self.used_grams + self.added_grams
        return round(100 * self.made_grams / went_in) if went_in else 0
