"""Throw away what cannot be eaten, and count what the hub really has."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from fabene.collecting.checks import columns_of, quantity_of
from fabene.collecting.lots import keep_spare_lot, unit_of
from fabene.collecting.models import Count, Donation, MarketDay
from fabene.collecting.models import Discard as DiscardRow
from fabene.collecting.owners import of_network, of_place
from fabene.collecting.posting import bring_up_to_date, move
from fabene.collecting.selectors.stock import hub_lots, supplies_in
from fabene.collecting.services.common import entered, is_new, locked_day, recorded, said, stamped
from fabene.collecting.values import Place, Reason, Recorded, Weight
from fabene.core.errors import ConflictError, NotFoundError
from fabene.core.food import category as known_category
from fabene.core.owners import OwnerKind
from fabene.core.quantities import apportion
from fabene.ledger import services as ledger
from fabene.ledger.values import Draft
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp


@transaction.atomic
def discard(
    *,
    id: UUID,
    day: UUID,
    place: Place,
    category: str,
    weight: Weight,
    reason: Reason,
    stamp: Stamp,
    supply: UUID | None = None,
) -> Recorded:
    """Throw food away, at the stand (before it is carried) or at the hub; at the hub ``supply`` may say which.

    It is taken from the lots there in proportion to what they have; more than there is is recorded all the same and
    shows as negative stock. Raises ``day_not_found``, ``category_unknown``, what a wrong weight raises,
    ``supply_not_found``, ``ConflictError`` ``nothing_there`` when nothing of the category was ever recorded.
    """
    known_category(category)
    quantity = quantity_of(weight, category=category)
    row = locked_day(day)
    content = {"place": place, "category": category, "weight": said(weight), "reason": reason, "supply": supply}
    if is_new(row, id=id, what="food.discarded", content=content, stamp=stamp):
        fact = DiscardRow(id=id, day=row, place=Place(place), category=category, reason=Reason(reason), supply=supply)
        write_discard(fact, weight=weight, happened_at=stamp.happened_at, stamp=stamp)
    return recorded(id=id, day=row, category=category, quantity=quantity)


def write_discard(fact: DiscardRow, *, weight: Weight, happened_at: datetime, stamp: Stamp) -> None:
    """Write a discard and move its grams; ``happened_at`` says when it was thrown away."""
    columns = (
        entered(weight, quantity_of(weight, category=fact.category), category=fact.category)
        | stamped(stamp)
        | {"happened_at": happened_at}
    )
    for name, value in columns.items():
        setattr(fact, name, value)
    fact.save(force_insert=True)
    if fact.place == Place.STAND:
        if not Donation.objects.filter(day=fact.day, lot__category=fact.category).exists():
            raise ConflictError("nothing_there", category=fact.category)
        bring_up_to_date(fact.day, fact.category, cause=fact.id, stamp=stamp)
        return
    _post_from_hub(
        fact.day,
        id=discard_movement(fact.id),
        category=fact.category,
        kind="discard",
        parts=_parts(fact),
        taker=OwnerKind.DISCARD,
        stamp=stamp,
    )


def discard_movement(discard: UUID) -> UUID:
    """Return the ledger movement of a discard at the hub."""
    return derived(discard, "movement")


def _parts(fact: DiscardRow) -> dict[UUID, int]:
    """Return what a discard at the hub takes from each lot."""
    if fact.supply is not None:
        supply = next((each for each in supplies_in(fact.day) if each.id == fact.supply), None)
        if supply is None or supply.category != fact.category:
            raise NotFoundError("supply_not_found", category=fact.category)
        held = {share.lot: share.amount for share in supply.lots}
    else:
        held = hub_lots(fact.day, fact.category)
    if not held:
        raise ConflictError("nothing_there", category=fact.category)
    return shared_out(fact.quantity, held)


def shared_out(amount: int, held: dict[UUID, int]) -> dict[UUID, int]:
    """Return an amount by lot, in proportion to what each lot has (nothing where that is less than nothing)."""
    parts = apportion(amount, [max(each, 0) for each in held.values()])
    return {lot: part for lot, part in zip(held, parts, strict=True) if part}


@transaction.atomic
def count_stock(*, id: UUID, day: UUID, category: str, weight: Weight, stamp: Stamp) -> Recorded:
    """Count what the hub really has of a category, of this day and of those before; it may be nothing.

    What the ledger has more is *unexplained*; when it has less, the unexplained is negative. Raises ``day_not_found``,
    ``category_unknown`` and what a wrong weight raises.
    """
    known_category(category)
    quantity = quantity_of(weight, category=category, zero=True)
    row = locked_day(day)
    content = {"category": category, "weight": said(weight)}
    if is_new(row, id=id, what="stock.counted", content=content, stamp=stamp):
        held = hub_lots(row, category)
        known = columns_of(sum(held.values()), category=category)
        Count.objects.create(
            id=id,
            day=row,
            category=category,
            ledger_grams=known["grams"],
            ledger_pieces=known["pieces"],
            **entered(weight, quantity, category=category),
            **stamped(stamp),
        )
        difference = sum(held.values()) - quantity
        held = held or {keep_spare_lot(row, category).id: 0}
        _post_from_hub(
            row,
            id=derived(id, "movement"),
            category=category,
            kind="count",
            parts=shared_out(difference, held),
            taker=OwnerKind.UNEXPLAINED,
            stamp=stamp,
        )
    return recorded(id=id, day=row, category=category, quantity=quantity)


def _post_from_hub(
    day: MarketDay, *, id: UUID, category: str, kind: str, parts: dict[UUID, int], taker: OwnerKind, stamp: Stamp
) -> None:
    hub, other = of_place(day, Place.HUB), of_network(day, taker)
    unit = unit_of(category)
    lines = tuple(
        line for lot, amount in parts.items() for line in move(amount, giver=hub, taker=other, lot=lot, unit=unit)
    )
    if lines:
        ledger.post(Draft(id=id, book=day.market.network_id, kind=kind, lines=lines, stamp=stamp))
