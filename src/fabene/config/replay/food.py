"""What the simulator says of food, in the words of the services."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from fabene.collecting import selectors as collecting
from fabene.collecting.values import Food, LotPart, Reason, Source, SourceKind, Weight
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


def of_categories(amounts: Mapping[str, int], there: Iterable[tuple[UUID, str, int]]) -> dict[UUID, int]:
    """Return what to take of things that are ``there`` (identity, category, amount), in their order, for ``amounts``.

    The simulator keeps no dates: where less is fit to eat than it counts on, less is taken.
    """
    left, taken = dict(amounts), {}
    for id, category, amount in there:
        part = min(left.get(category, 0), amount)
        if part > 0:
            taken[id] = part
            left[category] -= part
    return taken


def parts_of(store: UUID, amounts: Mapping[str, int], *, on: date) -> list[LotPart]:
    """Return lots of a place of stock, fit to eat, that make up amounts by category, the first to be eaten first."""
    fit = [lot for lot in collecting.stock_of(store, on=on) if not lot.expired and not lot.recalled]
    taken = of_categories(amounts, [(lot.lot, lot.category, lot.amount) for lot in fit])
    return [LotPart(lot=lot, amount=amount) for lot, amount in taken.items()]


def unfit_of(store: UUID, *, on: date) -> dict[Reason, list[LotPart]]:
    """Return by reason what nobody may eat of what stands at a place: past its day, or recalled."""
    unfit: dict[Reason, list[LotPart]] = {}
    for lot in collecting.stock_of(store, on=on):
        if lot.expired or lot.recalled:
            reason = Reason.UNFIT if lot.recalled else Reason.PAST_DATE
            unfit.setdefault(reason, []).append(LotPart(lot=lot.lot, amount=lot.amount))
    return unfit
