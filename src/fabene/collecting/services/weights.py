"""Guess what ticked crates weigh, carry them to the hub, weigh them there."""

from uuid import UUID

from django.db import transaction

from fabene.collecting.checks import quantity_of
from fabene.collecting.facts import facts_of, rows_by_category
from fabene.collecting.models import Carriage, Guess, MarketDay, Weighing
from fabene.collecting.posting import bring_up_to_date
from fabene.collecting.services.common import entered, is_new, locked_day, recorded, said, stamped
from fabene.collecting.settlement import settle
from fabene.collecting.values import Recorded, Weight
from fabene.core.errors import ConflictError
from fabene.core.food import category as known_category
from fabene.lib.stamps import Stamp


@transaction.atomic
def guess_weight(*, id: UUID, day: UUID, category: str, weight: Weight, stamp: Stamp) -> Recorded:
    """Say what the ticked crates of a category seem to weigh together, until the hub weighs them.

    It holds for the crates not weighed yet, those ticked later included; the latest guess counts. Raises
    ``day_not_found``, ``category_unknown``, and what a wrong weight raises.
    """
    known_category(category)
    quantity = quantity_of(weight, category=category)
    row = locked_day(day)
    content = {"category": category, "weight": said(weight)}
    if is_new(row, id=id, what="weight.guessed", content=content, stamp=stamp):
        Guess.objects.create(
            id=id, day=row, category=category, **entered(weight, quantity, category=category), **stamped(stamp)
        )
        bring_up_to_date(row, category, cause=id, stamp=stamp)
    return recorded(id=id, day=row, category=category, quantity=quantity)


@transaction.atomic
def weigh(*, id: UUID, day: UUID, category: str, weight: Weight, stamp: Stamp) -> Recorded:
    """Weigh a category at the hub: everything given until now and not weighed there yet, what nobody wrote down too.

    Ticked crates are restated and apportioned; of what was weighed at the stall the difference is shrinkage. Raises
    ``day_not_found``, ``category_unknown``, what a wrong weight raises, and ``ConflictError`` ``already_weighed`` when
    nothing came since the last weight: then that weight is to be corrected, or the stock counted.
    """
    known_category(category)
    quantity = quantity_of(weight, category=category)
    row = locked_day(day)
    content = {"category": category, "weight": said(weight)}
    if is_new(row, id=id, what="category.weighed", content=content, stamp=stamp):
        earlier = _last_weight(row, category)
        Weighing.objects.create(
            id=id, day=row, category=category, **entered(weight, quantity, category=category), **stamped(stamp)
        )
        settlement = bring_up_to_date(row, category, cause=id, stamp=stamp)
        if earlier is not None and settlement.empty_trips:
            raise ConflictError("already_weighed", category=category, weight_grams=earlier.grams, pieces=earlier.pieces)
    return recorded(id=id, day=row, category=category, quantity=quantity)


def _last_weight(day: MarketDay, category: str) -> Weighing | None:
    return Weighing.objects.filter(day=day, category=category, correction__isnull=True).last()


@transaction.atomic
def carry(*, id: UUID, day: UUID, category: str, stamp: Stamp) -> Recorded:
    """Carry to the hub, without weighing it again, what of a category stands at the stand.

    An estimate stays an estimate; a hub weight may still come and then counts instead. Raises ``day_not_found``,
    ``category_unknown``, ``ConflictError`` ``nothing_to_carry``.
    """
    known_category(category)
    row = locked_day(day)
    if is_new(row, id=id, what="category.carried", content={"category": category}, stamp=stamp):
        before = settle(facts_of(row, category, rows=rows_by_category(row, category)))
        Carriage.objects.create(id=id, day=row, category=category, **stamped(stamp))
        after = bring_up_to_date(row, category, cause=id, stamp=stamp)
        if len(after.uncovered) == len(before.uncovered):
            raise ConflictError("nothing_to_carry", category=category)
    return recorded(id=id, day=row, category=category, quantity=None)
