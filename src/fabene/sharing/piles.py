"""What stands at the hub and belongs to no bag: the piles that a plan may share and that may be passed on."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Sum
from django.db.models.functions import Coalesce

from fabene.collecting.models import Closing, MarketDay
from fabene.collecting.selectors.closings import live_closings
from fabene.collecting.selectors.stock import supplies_in
from fabene.collecting.values import Supply
from fabene.core.quantities import Measure
from fabene.sharing.models import BagContent, Handover, PassOn
from fabene.sharing.values import FreeSupply


def free_supplies(day: MarketDay) -> list[FreeSupply]:
    """Return the supplies of the day's hub less what waits in bags, empty ones left out, by category."""
    reserved = reserved_amounts(day.hub_id)
    found = []
    for supply in supplies_in(day):
        lots = tuple(
            (share.lot, free) for share in supply.lots if (free := share.amount - reserved.get(share.lot, 0)) > 0
        )
        if lots:
            found.append(_free(supply, lots=lots))
    return found


def _free(supply: Supply, *, lots: tuple[tuple[UUID, int], ...]) -> FreeSupply:
    amount = sum(part for _, part in lots)
    counted = supply.measure == Measure.PIECES
    return FreeSupply(
        id=supply.id,
        category=supply.category,
        attributes=supply.attributes,
        last_day=supply.last_day,
        expired=supply.expired,
        grams=amount * supply.pack_grams if counted else amount,
        pack_grams=supply.pack_grams,
        lots=lots,
        pieces=amount if counted else 0,
        measure=supply.measure,
        food=supply.food,
        recalled=supply.recalled,
    )


def reserved_amounts(hub: UUID) -> dict[UUID, int]:
    """Return lot → what of it, in its own measure, is in bags that still wait at the hub.

    Closing a day gives its forgotten bags back to stock, also when it is opened again: what was given back is free.
    """
    bag_day, made = OuterRef("bag__confirmation__day"), OuterRef("bag__confirmation__recorded_at")
    handed = Handover.objects.filter(bag=OuterRef("bag"), undone_at__isnull=True)
    passed = PassOn.objects.filter(bag=OuterRef("bag"), undone_at__isnull=True)
    rows = (
        BagContent.objects.filter(
            ~Exists(handed),
            ~Exists(passed),
            ~Exists(live_closings().filter(day=bag_day)),
            ~Exists(Closing.objects.filter(day=bag_day, recorded_at__gte=made)),
            bag__confirmation__day__hub_id=hub,
            bag__confirmation__undone_at__isnull=True,
        )
        .values_list("lot")
        .annotate(reserved=Sum(Coalesce("pieces", "grams")))
    )
    return dict(rows)


def take(lots: Iterable[tuple[UUID, int]], amount: int) -> tuple[list[tuple[UUID, int]], list[tuple[UUID, int]]]:
    """Take an ``amount`` from ``lots`` in their order; return (what was taken, what is left), empty lots dropped.

    Raises ``ValueError`` when the lots hold less.
    """
    taken, left = [], []
    for lot, available in lots:
        part = min(available, amount)
        amount -= part
        if part:
            taken.append((lot, part))
        if available > part:
            left.append((lot, available - part))
    if amount:
        raise ValueError("the lots hold less than what is taken")
    return taken, left
