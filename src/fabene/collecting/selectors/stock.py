"""What the stand and the hub hold, by lot and pooled."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Q

from fabene.collecting.checks import amounts_of
from fabene.collecting.holds import held_among
from fabene.collecting.lots import as_set
from fabene.collecting.models import Lot, MarketDay
from fabene.collecting.owners import of_place
from fabene.collecting.selectors.rows import day_row
from fabene.collecting.values import Left, LotShare, Place, Supply
from fabene.core.food import EVERY_CATEGORY, DateKind
from fabene.core.food import category as known_category
from fabene.core.quantities import Measure
from fabene.ledger import selectors as ledger
from fabene.ledger.values import Unit
from fabene.lib.ids import derived


def held_at(day: MarketDay, place: Place) -> dict[UUID, int]:
    """Return what a place holds by lot, of every day: signed, each lot in its own measure."""
    return held_by(of_place(day, place))


def held_by(owner: UUID) -> dict[UUID, int]:
    """Return what an owner holds by lot: signed, each lot in its own measure."""
    units = ledger.holdings_by_unit(owner=owner, units=(Unit.GRAMS, Unit.PIECES))
    return {lot: amount for lots in units.values() for lot, amount in lots.items() if lot is not None}


def _lots_at_hub(day: MarketDay, held: Iterable[UUID]) -> list[Lot]:
    """Return the lots of a day, and others that the hub still holds, first to be eaten first.

    Those are what was born before, and what came on the day itself from no other day of this hub: a kitchen made it,
    another network sent it, it was brought from another hub.
    """
    before = Q(born_on__lt=day.date)
    beside = Q(born_on=day.date) & (Q(day__isnull=True) | ~Q(day__hub=day.hub_id))
    others = Q(id__in=list(held), network_id=day.market.network_id) & (before | beside)
    return list(Lot.objects.filter(Q(day=day) | others).order_by("last_day", "id"))


def hub_lots(day: MarketDay, category: str) -> dict[UUID, int]:
    """Return the signed amounts at the hub of a category's lots: of this day, and what stayed of earlier ones."""
    held = held_at(day, Place.HUB)
    return {lot.id: held.get(lot.id, 0) for lot in _lots_at_hub(day, held) if lot.category == category}


def supplies(day_id: UUID) -> list[Supply]:
    """Return what the hub can share on a day, pooled over who gave it: the first to be eaten first.

    Two lots are one supply when they have the same category, attributes, date kind, label date and last day. What
    stayed of earlier days is in it; what is past its last day is flagged ``expired``, and what is held back is a supply
    of its own, flagged ``recalled``. Raises ``day_not_found``.
    """
    return supplies_in(day_row(day_id))


def supplies_in(day: MarketDay) -> list[Supply]:
    """Return what the hub can share on a day (with its market at hand)."""
    held = held_at(day, Place.HUB)
    pools: defaultdict[tuple[object, ...], list[Lot]] = defaultdict(list)
    lots_there = _lots_at_hub(day, held)
    recalled = held_among(lot.id for lot in lots_there)
    for lot in lots_there:
        pools[(*_pool_key(lot), "recalled") if lot.id in recalled else _pool_key(lot)].append(lot)
    pooled = (
        _supply(day, lots=lots, id=derived(day.id, "supply", *key), held=held, recalled=lots[0].id in recalled)
        for key, lots in pools.items()
    )
    found = [supply for supply in pooled if supply is not None]
    places = {category: place for place, category in enumerate(EVERY_CATEGORY)}
    return sorted(found, key=lambda supply: (supply.last_day, places[supply.category], supply.id))


def _pool_key(lot: Lot) -> tuple[object, ...]:
    key = (lot.last_day, lot.category, lot.attributes, lot.date_kind, lot.label_date or "")
    return key if lot.measure == Measure.GRAMS else (*key, lot.measure, lot.piece_grams or 0)


def _supply(day: MarketDay, *, lots: Sequence[Lot], id: UUID, held: dict[UUID, int], recalled: bool) -> Supply | None:
    first = lots[0]
    one = None if first.measure == Measure.GRAMS else piece_grams_of(first)
    left = _net([(lot.id, held.get(lot.id, 0)) for lot in lots])
    if not left:
        return None
    shares = tuple(_share(lot, amount, piece_grams=one) for lot, amount in left)
    return Supply(
        id=id,
        category=first.category,
        attributes=as_set(first.attributes),
        last_day=first.last_day,
        date_kind=DateKind(first.date_kind),
        label_date=first.label_date,
        grams=sum(share.grams for share in shares),
        pack_grams=known_category(first.category).pack_grams if one is None else one,
        expired=first.last_day < day.date,
        lots=shares,
        measure=Measure(first.measure),
        pieces=sum(share.pieces for share in shares),
        food=known_category(first.category).food,
        recalled=recalled,
    )


def piece_grams_of(lot: Lot) -> int:
    """Return what one piece of a counted lot weighs: as declared, else as usual; nothing for what is no food."""
    return lot.piece_grams or known_category(lot.category).pack_grams


def _share(lot: UUID, amount: int, *, piece_grams: int | None) -> LotShare:
    if piece_grams is None:
        return LotShare(lot=lot, grams=amount)
    return LotShare(lot=lot, grams=amount * piece_grams, pieces=amount)


def _net(shares: Sequence[tuple[UUID, int]]) -> list[tuple[UUID, int]]:
    """Return the lots one can take from: what a lot has less than nothing is missing from the others, last first."""
    missing = -sum(min(amount, 0) for _, amount in shares)
    kept: list[tuple[UUID, int]] = []
    for lot, amount in reversed([share for share in shares if share[1] > 0]):
        taken = min(missing, amount)
        missing -= taken
        if amount > taken:
            kept.append((lot, amount - taken))
    return list(reversed(kept))


def left_in_stock(day: MarketDay) -> tuple[Left, ...]:
    """Return what of the lots born on a day is still at the stand or the hub (signed), by place and category."""
    category_of = dict(Lot.objects.filter(day=day).values_list("id", "category"))
    left: defaultdict[tuple[Place, str], int] = defaultdict(int)
    for place in Place:
        for lot, amount in held_at(day, place).items():
            if lot in category_of:
                left[place, category_of[lot]] += amount
    return tuple(
        Left(place=place, category=category, **amounts_of(amount, category=category))
        for (place, category), amount in sorted(left.items())
    )
