"""What a giver has given so far, and when each giver gave last."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Max

from fabene.collecting.models import Donation, Lot, MarketDay
from fabene.collecting.values import GivenDay, SourceKind
from fabene.core.food import EVERY_CATEGORY
from fabene.ledger.selectors import holdings_by_unit
from fabene.ledger.values import Unit

BY_NAME = (SourceKind.STALL, SourceKind.DONOR)
Amounts = Mapping[UUID, tuple[Unit, int]]
"""Lot → what was given of it, in its own unit."""


def last_gifts(network_id: UUID) -> dict[UUID, date]:
    """Return the date of the last gift of each stall and donor of a network who ever gave, in one query."""
    rows = Donation.objects.filter(
        day__market__network_id=network_id, correction__isnull=True, lot__source__in=BY_NAME
    ).order_by()
    return dict(rows.values_list("lot__donor").annotate(last=Max("day__date")))


def given_by(giver: UUID) -> tuple[GivenDay, ...]:
    """Return what a stall or a donor gave, the last day first, as far as is known now: in two queries."""
    held = holdings_by_unit(owner=giver, units=(Unit.GRAMS, Unit.PIECES))
    amounts = {lot: (unit, -amount) for unit, lots in held.items() for lot, amount in lots.items() if lot is not None}
    days: defaultdict[MarketDay, list[Lot]] = defaultdict(list)
    for row in Lot.objects.filter(donor=giver).select_related("day__market"):
        if row.id in amounts and row.day is not None:
            days[row.day].append(row)
    found = [_given(day, lots, amounts=amounts) for day, lots in days.items()]
    return tuple(sorted(found, key=lambda one: (one.date, str(one.day)), reverse=True))


def _given(day: MarketDay, lots: Sequence[Lot], *, amounts: Amounts) -> GivenDay:
    sums: defaultdict[str, int] = defaultdict(int)
    totals: defaultdict[Unit, int] = defaultdict(int)
    for lot in lots:
        unit, amount = amounts[lot.id]
        sums[lot.category] += amount
        totals[unit] += amount
    return GivenDay(
        day=day.id,
        date=day.date,
        market_name=day.market.name,
        amounts={key: sums[key] for key in EVERY_CATEGORY if key in sums},
        grams=totals[Unit.GRAMS],
        pieces=totals[Unit.PIECES],
    )
