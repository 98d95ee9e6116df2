"""What the simulator says of food, in the words of the services."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from fabene.collecting import selectors as collecting
from fabene.collecting.values import Food, LotPart, Source, SourceKind, Weight
from fabene.core.food import DateKind
from fabene.core.quantities import PIECE
from fabene.core.season import events


def source_of(event: events.Given) -> Source:
    """Return who gave."""
    return Source(kind=SourceKind(event.source), stall=event.stall, donor=event.donor)


def food_of(event: events.Given) -> Food:
    """Return what was given."""
    return Food(
        category=event.category,
        attributes=event.attributes,
        date_kind=DateKind(event.date_kind),
        label_date=event.label_date,
        piece_grams=event.piece_grams,
    )


def weight_of(event: events.Given) -> Weight:
    """Return how much was given, of what was weighed or counted."""
    return kilos(event.grams or 0) if event.pieces is None else Weight(amount=Decimal(event.pieces), unit=PIECE)


def kilos(grams: int) -> Weight:
    """Return grams as somebody types them."""
    return Weight(amount=Decimal(grams) / 1000, unit="kg")


def parts_of(store: UUID, amounts: Mapping[str, int], *, on: date) -> list[LotPart]:
    """Return lots of a place of stock that make up amounts by category, the first to be eaten first.

    The simulator keeps no dates: where part of what it counts on is past its last day, there is less.
    """
    left, parts = dict(amounts), []
    for lot in collecting.stock_of(store, on=on):
        taken = min(left.get(lot.category, 0), lot.amount)
        if taken > 0 and not lot.expired:
            parts.append(LotPart(lot=lot.lot, amount=taken))
            left[lot.category] -= taken
    return parts
