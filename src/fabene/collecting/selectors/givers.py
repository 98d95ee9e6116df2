"""What a giver has given so far, when each giver gave last, and gifts one by one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Max

from fabene.collecting.checks import amounts_of
from fabene.collecting.facts import facts_of, rows_by_category
from fabene.collecting.models import Correction, Donation, Lot, MarketDay
from fabene.collecting.settlement import settle
from fabene.collecting.values import GivenDay, OneGift, SourceKind
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


def gifts_by_id(ids: Iterable[UUID]) -> dict[UUID, OneGift]:
    """Return gifts by the identity they are asked by; one that was corrected is what stands instead of it.

    What was taken back, or never was, is left out. Only the days of gifts in crates are settled anew.
    """
    standing = _standing(set(ids))
    rows = Donation.objects.filter(id__in=set(standing.values()), correction__isnull=True)
    rows = rows.select_related("lot", "day__market", "stall", "donor")
    crates = _of_crates([row for row in rows if row.crates is not None])
    found = {row.id: _gift(row, amount=crates.get(row.id, row.quantity or 0)) for row in rows}
    return {asked: found[id] for asked, id in standing.items() if id in found}


def gifts_of_day(day: UUID) -> tuple[OneGift, ...]:
    """Return every gift of a day that stands, in the order in which they happened."""
    ids = Donation.objects.filter(day_id=day, correction__isnull=True).values_list("id", flat=True)
    found = gifts_by_id(list(ids))
    return tuple(found[id] for id in ids if id in found)


def _standing(ids: set[UUID]) -> dict[UUID, UUID]:
    """Return for each gift the one that stands for it now: a correction has the identity of what it wrote."""
    now = {id: id for id in ids}
    asked = ids
    while asked:
        corrected = dict(Correction.objects.filter(donation__in=asked).values_list("donation", "id"))
        now = {id: corrected.get(last, last) for id, last in now.items()}
        asked = set(corrected.values())
    return now


def _of_crates(rows: Sequence[Donation]) -> dict[UUID, int]:
    """Return what gifts in crates weigh, or hold in pieces, as far as is known now."""
    found: dict[UUID, int] = {}
    for day, category in {(row.day, row.lot.category) for row in rows}:
        settled = settle(facts_of(day, category, rows=rows_by_category(day, category)))
        found |= {id: given.grams for id, given in settled.given.items()}
    return found


def _gift(row: Donation, *, amount: int) -> OneGift:
    source = SourceKind(row.lot.source)
    giver = {SourceKind.STALL: row.stall, SourceKind.DONOR: row.donor}.get(source)
    return OneGift(
        id=row.id,
        day=row.day_id,
        date=row.day.date,
        market_name=row.day.market.name,
        source=source,
        giver=str(giver or ""),
        category=row.lot.category,
        **amounts_of(amount, category=row.lot.category),
    )
