"""The categories of a market day, weighed and counted, and who gave what of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from fabene.collecting.checks import amounts_of
from fabene.collecting.facts import Rows
from fabene.collecting.models import Count, Discard, Donation, Weighing
from fabene.collecting.settlement import Settlement
from fabene.collecting.values import (
    Amount,
    CategoryDay,
    Counted,
    CountedDay,
    Discarded,
    Giver,
    Place,
    Reason,
    SourceKind,
    Sums,
    Way,
    Weighed,
    Weight,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerSays:
    """What the ledger says of the lots born on a day: their equations, and what the stand and the hub hold of them."""

    category_of: Mapping[UUID, str]
    sums: Mapping[UUID, Sums]
    stand: Mapping[UUID, int]
    hub: Mapping[UUID, int]

    def sums_of(self, category: str) -> Sums:
        """Return the equation of a category."""
        return sum((each for lot, each in self.sums.items() if self.category_of[lot] == category), start=Sums())

    def held(self, where: Mapping[UUID, int], category: str) -> int:
        """Return what a place holds of a category."""
        return sum(amount for lot, amount in where.items() if self.category_of.get(lot) == category)


def weighed_day(category: str, *, way: Way, rows: Rows, settled: Settlement, ledger: LedgerSays) -> CategoryDay:
    """Return one category of a day that is weighed."""
    amounts = amounts_given(category, donations=rows.donations, settled=settled)
    return CategoryDay(
        category=category,
        way=way,
        crates=sum(row.crates or 0 for row in rows.donations),
        guessed_grams=settled.guessed_grams,
        entered_grams=sum(row.quantity or 0 for row in rows.donations),
        hub_grams=_read_at_hub(rows),
        given_grams=sum(amount.grams for amount in amounts) + sum(settled.found.values()),
        estimated=any(amount.estimated for amount in amounts),
        restated_grams=settled.restated_grams,
        stand_grams=ledger.held(ledger.stand, category),
        hub_stock_grams=ledger.held(ledger.hub, category),
        equation=ledger.sums_of(category).grams,
        uneaten_grams=ledger.sums_of(category).uneaten_grams,
        amounts=amounts,
        weighings=_weighings(rows),
        discards=_discards(rows),
        counts=_counts(rows),
    )


def counted_day(category: str, *, rows: Rows, settled: Settlement, ledger: LedgerSays) -> CountedDay:
    """Return one category of a day that is counted."""
    amounts = amounts_given(category, donations=rows.donations, settled=settled)
    return CountedDay(
        category=category,
        crates=sum(row.crates or 0 for row in rows.donations),
        guessed_pieces=settled.guessed_grams,
        entered_pieces=sum(row.quantity or 0 for row in rows.donations),
        hub_pieces=_read_at_hub(rows),
        given_pieces=sum(amount.pieces for amount in amounts) + sum(settled.found.values()),
        estimated=any(amount.estimated for amount in amounts),
        restated_pieces=settled.restated_grams,
        stand_pieces=ledger.held(ledger.stand, category),
        hub_stock_pieces=ledger.held(ledger.hub, category),
        equation=ledger.sums_of(category).pieces,
        amounts=amounts,
        weighings=_weighings(rows),
        discards=_discards(rows),
        counts=_counts(rows),
    )


def _read_at_hub(rows: Rows) -> int | None:
    return sum(row.quantity for row in rows.weighings) if rows.weighings else None


def _weighings(rows: Rows) -> tuple[Weighed, ...]:
    return tuple(
        Weighed(
            id=row.id, entered=_typed(row), grams=row.grams or 0, pieces=row.pieces or 0, happened_at=row.happened_at
        )
        for row in rows.weighings
    )


def _discards(rows: Rows) -> tuple[Discarded, ...]:
    return tuple(
        Discarded(
            id=row.id,
            category=row.category,
            place=Place(row.place),
            reason=Reason(row.reason),
            entered=_typed(row),
            grams=row.grams or 0,
            pieces=row.pieces or 0,
            happened_at=row.happened_at,
        )
        for row in rows.discards
    )


def _counts(rows: Rows) -> tuple[Counted, ...]:
    return tuple(
        Counted(
            id=row.id,
            entered=_typed(row),
            grams=row.grams or 0,
            pieces=row.pieces or 0,
            ledger_grams=row.ledger_grams or 0,
            ledger_pieces=row.ledger_pieces or 0,
            happened_at=row.happened_at,
        )
        for row in rows.counts
    )


def _typed(row: Weighing | Discard | Count) -> Weight:
    return Weight(amount=row.amount, unit=row.unit)


def amounts_given(category: str, *, donations: Iterable[Donation], settled: Settlement) -> tuple[Amount, ...]:
    """Return what each source gave: stalls in the order of their labels, donors, shoppers, then the unknown ones."""
    found: dict[tuple[int, str, UUID | None], Amount] = {}
    for row in donations:
        source = SourceKind(row.lot.source)
        giver = {SourceKind.STALL: row.stall, SourceKind.DONOR: row.donor}.get(source)
        key = (list(SourceKind).index(source), str(giver or "").zfill(30), giver.id if giver else None)
        given = settled.given[row.id]
        moved = amounts_of(given.grams, category=category)
        before = found.get(key)
        found[key] = Amount(
            category=category,
            source=source,
            stall=giver.id if giver and source == SourceKind.STALL else None,
            donor=giver.id if giver and source == SourceKind.DONOR else None,
            label=str(giver or ""),
            crates=(before.crates if before else 0) + (row.crates or 0),
            grams=(before.grams if before else 0) + moved["grams"],
            pieces=(before.pieces if before else 0) + moved["pieces"],
            estimated=given.estimated or (before is not None and before.estimated),
        )
    return tuple(found[key] for key in sorted(found, key=lambda key: key[:2]))


def givers_of(categories: Iterable[CategoryDay | CountedDay]) -> tuple[Giver, ...]:
    """Return what each source gave of everything."""
    amounts: defaultdict[tuple[int, str, UUID | None], list[Amount]] = defaultdict(list)
    for category in categories:
        for amount in category.amounts:
            order = list(SourceKind).index(amount.source)
            amounts[order, amount.label.zfill(30), amount.stall or amount.donor].append(amount)
    return tuple(_giver(amounts[key]) for key in sorted(amounts, key=lambda key: key[:2]))


def _giver(amounts: list[Amount]) -> Giver:
    return Giver(
        source=amounts[0].source,
        stall=amounts[0].stall,
        donor=amounts[0].donor,
        label=amounts[0].label,
        crates=sum(amount.crates for amount in amounts),
        grams=sum(amount.grams for amount in amounts),
        pieces=sum(amount.pieces for amount in amounts),
        estimated=any(amount.estimated for amount in amounts),
        amounts=tuple(amounts),
    )
