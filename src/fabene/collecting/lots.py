"""Lots: what one source gave of one food on one day. Their identity follows from that, their amounts are elsewhere."""

from collections.abc import Sequence
from uuid import UUID

from fabene.collecting.checks import attributes_of, last_day_of
from fabene.collecting.models import Lot, MarketDay
from fabene.collecting.values import Food, SourceKind
from fabene.core.food import category as known_category
from fabene.core.owners import OwnerKind
from fabene.core.quantities import Measure
from fabene.ledger.values import Unit
from fabene.lib.ids import derived


def as_text(attributes: frozenset[str]) -> str:
    """Return attributes as a lot keeps them: sorted, with commas."""
    return ",".join(sorted(attributes))


def as_set(text: str) -> frozenset[str]:
    """Return the attributes a lot keeps."""
    return frozenset(text.split(",")) - {""}


def lot_id(day: UUID, *, donor: UUID, food: Food) -> UUID:
    """Return the identity of a lot."""
    counted = known_category(food.category).measure == Measure.PIECES
    pieces = ("pieces", food.piece_grams or 0) if counted else ()
    label = (as_text(attributes_of(food)), food.date_kind, food.label_date or "")
    return derived(day, "lot", donor, food.category, *label, *pieces)


def unit_of(category: str) -> Unit:
    """Return the unit of the ledger in which a category moves."""
    return Unit(known_category(category).measure.value)


def spare_food(category: str) -> Food:
    """Return what is assumed of food nobody is known to have given: no label, the category's own attributes."""
    return Food(category=category)


def spare_lot_id(day: MarketDay, category: str) -> UUID:
    """Return the lot of what was found on a day and nobody is known to have given."""
    donor = derived(day.market.network_id, OwnerKind.UNKNOWN_DONOR)
    return lot_id(day.id, donor=donor, food=spare_food(category))


def keep_lot(day: MarketDay, *, donor: UUID, source: SourceKind, food: Food) -> Lot:
    """Return the lot, written down if this is its first gift. The caller holds the day's lock."""
    return keep_lots(day, [(donor, source, food)])[0]


def keep_lots(day: MarketDay, given: Sequence[tuple[UUID, SourceKind, Food]]) -> list[Lot]:
    """Return the lot of each donor, source and food, those written down of which it is the first gift."""
    ids = [lot_id(day.id, donor=donor, food=food) for donor, _, food in given]
    there = Lot.objects.in_bulk(list(set(ids)))
    fresh: dict[UUID, Lot] = {}
    for id, (donor, source, food) in zip(ids, given, strict=True):
        if id not in there and id not in fresh:
            fresh[id] = _born(day, id=id, donor=donor, source=source, food=food)
    Lot.objects.bulk_create(fresh.values())
    known = there | fresh
    return [known[id] for id in ids]


def _born(day: MarketDay, *, id: UUID, donor: UUID, source: SourceKind, food: Food) -> Lot:
    return Lot(
        id=id,
        network_id=day.market.network_id,
        born_on=day.date,
        day=day,
        measure=known_category(food.category).measure,
        piece_grams=food.piece_grams,
        donor=donor,
        source=source,
        category=food.category,
        attributes=as_text(attributes_of(food)),
        date_kind=food.date_kind,
        label_date=food.label_date,
        last_day=last_day_of(food, day.date),
    )


def keep_spare_lot(day: MarketDay, category: str) -> Lot:
    """Return the lot of what nobody is known to have given, written down if need be."""
    donor = derived(day.market.network_id, OwnerKind.UNKNOWN_DONOR)
    return keep_lot(day, donor=donor, source=SourceKind.UNKNOWN, food=spare_food(category))
