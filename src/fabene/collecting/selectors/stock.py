"""What the stand and the hub hold, by lot and pooled."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Q

from fabene.collecting.lots import as_set
from fabene.collecting.models import Lot, MarketDay
from fabene.collecting.owners import of_place
from fabene.collecting.selectors.rows import day_row
from fabene.collecting.values import Left, LotShare, Place, Supply
from fabene.core.food import CATEGORIES, DateKind
from fabene.ledger import selectors as ledger
from fabene.ledger.values import Unit
from fabene.lib.ids import derived


def held_at(day: MarketDay, place: Place) -> dict[UUID, int]:
    """Return the signed grams a place holds by lot, of every day."""
    holdings = ledger.holdings(owner=of_place(day, place), unit=Unit.GRAMS)
    return {lot: grams for lot, grams in holdings.items() if lot is not None}


def _lots_at_hub(day: MarketDay, held: Iterable[UUID]) -> list[Lot]:
    """Return the lots of a day, and those of earlier days that the hub still holds, first to be eaten first."""
    earlier = Q(id__in=list(held), day__date__lt=day.date, day__market__network_id=day.market.network_id)
    return list(Lot.objects.filter(Q(day=day) | earlier).order_by("last_day", "id"))


def hub_lots(day: MarketDay, category: str) -> dict[UUID, int]:
    """Return the signed grams at the hub of a category's lots: of this day, and what stayed of earlier ones."""
    held = held_at(day, Place.HUB)
    return {lot.id: held.get(lot.id, 0) for lot in _lots_at_hub(day, held) if lot.category == category}


def supplies(day_id: UUID) -> list[Supply]:
    """Return what the hub can share on a day, pooled over who gave it: the first to be eaten first.

    Two lots are one supply when they have the same category, attributes, date kind, label date and last day. What
    stayed of earlier days is in it; what is past its last day is flagged ``expired``. Raises ``day_not_found``.
    """
    return supplies_in(day_row(day_id))


def supplies_in(day: MarketDay) -> list[Supply]:
    """Return what the hub can share on a day (with its market at hand)."""
    held = held_at(day, Place.HUB)
    pools: defaultdict[tuple[object, ...], list[Lot]] = defaultdict(list)
    for lot in _lots_at_hub(day, held):
        pools[lot.last_day, lot.category, lot.attributes, lot.date_kind, lot.label_date or ""].append(lot)
    pooled = (_supply(day, lots=lots, id=derived(day.id, "supply", *key), held=held) for key, lots in pools.items())
    found = [supply for supply in pooled if supply is not None]
    places = {category: place for place, category in enumerate(CATEGORIES)}
    return sorted(found, key=lambda supply: (supply.last_day, places[supply.category], supply.id))


def _supply(day: MarketDay, *, lots: Sequence[Lot], id: UUID, held: dict[UUID, int]) -> Supply | None:
    shares = _net([LotShare(lot=lot.id, grams=held.get(lot.id, 0)) for lot in lots])
    if not shares:
        return None
    first = lots[0]
    return Supply(
        id=id,
        category=first.category,
        attributes=as_set(first.attributes),
        last_day=first.last_day,
        date_kind=DateKind(first.date_kind),
        label_date=first.label_date,
        grams=sum(share.grams for share in shares),
        pack_grams=CATEGORIES[first.category].pack_grams,
        expired=first.last_day < day.date,
        lots=shares,
    )


def _net(shares: Sequence[LotShare]) -> tuple[LotShare, ...]:
    """Return the lots one can take from: what a lot has less than nothing is missing from the others, last first."""
    missing = -sum(min(share.grams, 0) for share in shares)
    kept: list[LotShare] = []
    for share in reversed([share for share in shares if share.grams > 0]):
        taken = min(missing, share.grams)
        missing -= taken
        if share.grams > taken:
            kept.append(LotShare(lot=share.lot, grams=share.grams - taken))
    return tuple(reversed(kept))


def left_in_stock(day: MarketDay) -> tuple[Left, ...]:
    """Return what of the lots born on a day is still at the stand or the hub (signed), by place and category."""
    category_of = dict(Lot.objects.filter(day=day).values_list("id", "category"))
    left: defaultdict[tuple[Place, str], int] = defaultdict(int)
    for place in Place:
        for lot, grams in held_at(day, place).items():
            if lot in category_of:
                left[place, category_of[lot]] += grams
    return tuple(Left(place=place, category=category, grams=grams) for (place, category), grams in sorted(left.items()))
