"""A whole market day, as its page shows it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from fabene.collecting.facts import Rows, facts_of, rows_by_category
from fabene.collecting.models import Closing, Correction, Donation, Lot, MarketDay, WhyZero
from fabene.collecting.selectors.anomalies import Known, anomalies
from fabene.collecting.selectors.cancelled import cancellation_of
from fabene.collecting.selectors.equations import equations_of_lots
from fabene.collecting.selectors.rows import closed_value, day_row, day_value, state_of, zero_value
from fabene.collecting.selectors.stock import held_at
from fabene.collecting.selectors.ways import ways_of
from fabene.collecting.settlement import Settlement, settle
from fabene.collecting.values import (
    Amount,
    CategoryDay,
    Counted,
    DayView,
    Discarded,
    Giver,
    Place,
    Reason,
    SourceKind,
    Way,
    Weighed,
    Weight,
)
from fabene.core.equation import Equation, total
from fabene.core.food import CATEGORIES
from fabene.places import selectors as places


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ledger:
    """What the ledger says of the lots born on a day."""

    category_of: Mapping[UUID, str]
    equations: Mapping[UUID, Equation]
    stand: Mapping[UUID, int]
    hub: Mapping[UUID, int]

    def equation(self, category: str) -> Equation:
        return total(each for lot, each in self.equations.items() if self.category_of[lot] == category)

    def held(self, where: Mapping[UUID, int], category: str) -> int:
        return sum(grams for lot, grams in where.items() if self.category_of.get(lot) == category)


def day(day_id: UUID, *, today: date | None = None) -> DayView:
    """Return a market day as its facts and the ledger say it is now.

    With ``today`` (a date after the day's) what is still at the stand counts as gone nowhere even before the day is
    closed. Raises ``NotFoundError`` ``day_not_found``.
    """
    row = day_row(day_id)
    closing = Closing.objects.filter(day=row).first()
    cancelled = cancellation_of(day_id)
    rows = rows_by_category(row)
    ledger = _read_ledger(row)
    active = _in_order({*rows, *ledger.category_of.values()})
    settled = {category: settle(facts_of(row, category, rows=rows)) for category in active}
    ways = ways_of(row)
    categories = tuple(
        _category(
            category, way=ways[category], rows=rows.get(category, Rows()), settled=settled[category], ledger=ledger
        )
        for category in settled
    )
    zeros = list(WhyZero.objects.filter(day=row))
    givers = _givers(categories)
    known = Known(
        rows=rows,
        settled=settled,
        corrected=frozenset(Correction.objects.filter(day=row).values_list("id", flat=True)),
        zeros=zeros,
        stand=_signed(ledger, ledger.stand),
        hub=_signed(ledger, ledger.hub),
        over=closing is not None or (today is not None and today > row.date),
    )
    heard = {giver.stall for giver in givers} | {zero.stall_id for zero in zeros}
    silent = cancelled is not None or None in {zero.stall_id for zero in zeros}
    return DayView(
        day=day_value(row),
        market_name=row.market.name,
        market_slug=row.market.slug,
        network_slug=row.market.network.slug,
        state=state_of(closed=closing is not None, cancelled=cancelled is not None),
        closed=closed_value(closing) if closing else None,
        cancelled=cancelled,
        ways=ways,
        categories=categories,
        givers=givers,
        zeros=tuple(zero_value(zero) for zero in zeros),
        silent_stalls=tuple(
            stall for stall in places.stalls_of(row.market_id) if stall.gives and stall.id not in heard and not silent
        ),
        equation=total(ledger.equations.values()),
        restated_grams=sum(category.restated_grams for category in categories),
        anomalies=anomalies(known),
    )


def _in_order(categories: Iterable[str]) -> list[str]:
    return [category for category in CATEGORIES if category in set(categories)]


def _read_ledger(day: MarketDay) -> _Ledger:
    category_of = dict(Lot.objects.filter(day=day).values_list("id", "category"))
    return _Ledger(
        category_of=category_of,
        equations=equations_of_lots(category_of),
        stand=held_at(day, Place.STAND),
        hub=held_at(day, Place.HUB),
    )


def _signed(ledger: _Ledger, where: Mapping[UUID, int]) -> dict[str, list[int]]:
    """Return the grams of every lot of the day in a place, by category."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for lot, grams in where.items():
        if lot in ledger.category_of:
            found[ledger.category_of[lot]].append(grams)
    return found


def _category(category: str, *, way: Way, rows: Rows, settled: Settlement, ledger: _Ledger) -> CategoryDay:
    amounts = _amounts(category, donations=rows.donations, settled=settled)
    return CategoryDay(
        category=category,
        way=way,
        crates=sum(row.crates or 0 for row in rows.donations),
        guessed_grams=settled.guessed_grams,
        entered_grams=sum(row.grams or 0 for row in rows.donations),
        hub_grams=sum(row.grams for row in rows.weighings) if rows.weighings else None,
        given_grams=sum(amount.grams for amount in amounts) + sum(settled.found.values()),
        estimated=any(amount.estimated for amount in amounts),
        restated_grams=settled.restated_grams,
        stand_grams=ledger.held(ledger.stand, category),
        hub_stock_grams=ledger.held(ledger.hub, category),
        equation=ledger.equation(category),
        amounts=amounts,
        weighings=tuple(
            Weighed(
                id=row.id,
                entered=Weight(amount=row.amount, unit=row.unit),
                grams=row.grams,
                happened_at=row.happened_at,
            )
            for row in rows.weighings
        ),
        discards=tuple(
            Discarded(
                id=row.id,
                category=category,
                place=Place(row.place),
                reason=Reason(row.reason),
                entered=Weight(amount=row.amount, unit=row.unit),
                grams=row.grams,
                happened_at=row.happened_at,
            )
            for row in rows.discards
        ),
        counts=tuple(
            Counted(
                id=row.id,
                entered=Weight(amount=row.amount, unit=row.unit),
                grams=row.grams,
                ledger_grams=row.ledger_grams,
                happened_at=row.happened_at,
            )
            for row in rows.counts
        ),
    )


def _amounts(category: str, *, donations: Iterable[Donation], settled: Settlement) -> tuple[Amount, ...]:
    """Return what each source gave: stalls in the order of their labels, then shoppers, then the unknown ones."""
    found: dict[tuple[int, str, UUID | None], Amount] = {}
    for row in donations:
        source = SourceKind(row.lot.source)
        stall = row.stall if source == SourceKind.STALL else None
        label = stall.label if stall else ""
        key = (list(SourceKind).index(source), label.zfill(30), stall.id if stall else None)
        given = settled.given[row.id]
        before = found.get(key)
        found[key] = Amount(
            category=category,
            source=source,
            stall=stall.id if stall else None,
            label=label,
            crates=(before.crates if before else 0) + (row.crates or 0),
            grams=(before.grams if before else 0) + given.grams,
            estimated=given.estimated or (before is not None and before.estimated),
        )
    return tuple(found[key] for key in sorted(found, key=lambda key: key[:2]))


def _givers(categories: Iterable[CategoryDay]) -> tuple[Giver, ...]:
    amounts: defaultdict[tuple[int, str, UUID | None], list[Amount]] = defaultdict(list)
    for category in categories:
        for amount in category.amounts:
            order = list(SourceKind).index(amount.source)
            amounts[order, amount.label.zfill(30), amount.stall].append(amount)
    return tuple(_giver(amounts[key]) for key in sorted(amounts, key=lambda key: key[:2]))


def _giver(amounts: list[Amount]) -> Giver:
    return Giver(
        source=amounts[0].source,
        stall=amounts[0].stall,
        label=amounts[0].label,
        crates=sum(amount.crates for amount in amounts),
        grams=sum(amount.grams for amount in amounts),
        estimated=any(amount.estimated for amount in amounts),
        amounts=tuple(amounts),
    )
