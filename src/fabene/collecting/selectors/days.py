"""A whole market day, as its page shows it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from fabene.collecting.facts import Rows, facts_of, rows_by_category
from fabene.collecting.models import Correction, Lot, MarketDay, WhyZero
from fabene.collecting.selectors.anomalies import Known, anomalies
from fabene.collecting.selectors.cancelled import cancellation_of
from fabene.collecting.selectors.categories import LedgerSays, counted_day, givers_of, weighed_day
from fabene.collecting.selectors.closings import closings_of
from fabene.collecting.selectors.equations import sums_of_lots
from fabene.collecting.selectors.rows import day_row, day_value, state_of, zero_value
from fabene.collecting.selectors.safety import temperatures_of
from fabene.collecting.selectors.stock import held_at
from fabene.collecting.selectors.ways import ways_of
from fabene.collecting.settlement import settle
from fabene.collecting.values import Cancelled, DayView, Giver, Place, Sums
from fabene.core.food import CATEGORIES, COUNTED, EVERY_CATEGORY
from fabene.places import selectors as places
from fabene.places.values import DonorView, StallView


def day(day_id: UUID, *, today: date | None = None) -> DayView:
    """Return a market day as its facts and the ledger say it is now.

    With ``today`` (a date after the day's) what is still at the stand counts as gone nowhere even before the day is
    closed. Raises ``NotFoundError`` ``day_not_found``.
    """
    row = day_row(day_id)
    closings, cancelled = closings_of(day_id), cancellation_of(day_id)
    closed = next((closing for closing in closings if closing.reopened is None), None)
    rows = rows_by_category(row)
    ledger = _read_ledger(row)
    active = _in_order({*rows, *ledger.category_of.values()})
    settled = {category: settle(facts_of(row, category, rows=rows)) for category in active}
    ways = ways_of(row)
    categories = tuple(
        weighed_day(key, way=ways[key], rows=rows.get(key, Rows()), settled=settled[key], ledger=ledger)
        for key in active
        if key in CATEGORIES
    )
    counted = tuple(
        counted_day(key, rows=rows.get(key, Rows()), settled=settled[key], ledger=ledger)
        for key in active
        if key in COUNTED
    )
    zeros = list(WhyZero.objects.filter(day=row))
    givers, temperatures = givers_of((*categories, *counted)), temperatures_of(day=day_id)
    known = Known(
        rows=rows,
        settled=settled,
        corrected=frozenset(Correction.objects.filter(day=row).values_list("id", flat=True)),
        zeros=zeros,
        stand=_signed(ledger, ledger.stand),
        hub=_signed(ledger, ledger.hub),
        over=closed is not None or (today is not None and today > row.date),
        temperatures=temperatures,
    )
    sums = sum(ledger.sums.values(), start=Sums())
    stalls, donors = _silent(row, givers=givers, zeros=zeros, cancelled=cancelled)
    return DayView(
        day=day_value(row),
        market_name=row.market.name,
        market_slug=row.market.slug,
        network_slug=row.market.network.slug,
        state=state_of(closed=closed is not None, cancelled=cancelled is not None),
        closed=closed,
        cancelled=cancelled,
        ways=ways,
        categories=categories,
        givers=givers,
        zeros=tuple(zero_value(zero) for zero in zeros),
        silent_stalls=stalls,
        silent_donors=donors,
        equation=sums.grams,
        restated_grams=sum(category.restated_grams for category in categories),
        anomalies=anomalies(known),
        counted=counted,
        pieces=sums.pieces,
        closings=closings,
        temperatures=temperatures,
    )


def _silent(
    day: MarketDay, *, givers: Iterable[Giver], zeros: Iterable[WhyZero], cancelled: Cancelled | None
) -> tuple[tuple[StallView, ...], tuple[DonorView, ...]]:
    """Return the stalls that give usually and the donors expected on the weekday who gave nothing, unexplained."""
    explained = {zero.stall_id or zero.donor_id for zero in zeros}
    if cancelled is not None or None in explained:
        return (), ()
    heard = {giver.stall or giver.donor for giver in givers} | explained
    expected = places.donors_of(day.market.network_id, weekday=day.date.weekday())
    usual = (stall for stall in places.stalls_of(day.market_id) if stall.gives)
    return (
        tuple(stall for stall in usual if stall.id not in heard),
        tuple(donor for donor in expected if donor.id not in heard),
    )


def _in_order(categories: Iterable[str]) -> list[str]:
    return [category for category in EVERY_CATEGORY if category in set(categories)]


def _read_ledger(day: MarketDay) -> LedgerSays:
    category_of = dict(Lot.objects.filter(day=day).values_list("id", "category"))
    return LedgerSays(
        category_of=category_of,
        sums=sums_of_lots(category_of),
        stand=held_at(day, Place.STAND),
        hub=held_at(day, Place.HUB),
    )


def _signed(ledger: LedgerSays, where: Mapping[UUID, int]) -> dict[str, list[int]]:
    """Return the amounts of every lot of the day in a place, by category."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for lot, amount in where.items():
        if lot in ledger.category_of:
            found[ledger.category_of[lot]].append(amount)
    return found
