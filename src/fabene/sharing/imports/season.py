"""Past seasons: each date at a point becomes a market day with its gifts, passed on or taken home, and closed.

What a household took home counts in what is fair from now on, as its bags do.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from fabene.collecting.models import Lot, MarketDay
from fabene.collecting.selectors.equations import sums_of_lots
from fabene.collecting.values import SourceKind
from fabene.core.errors import ConflictError, FabeneError
from fabene.core.quantities import Measure
from fabene.lib.imports.checking import TELLS_EVERY
from fabene.lib.imports.values import Context, Fault, Field, Made, Plan, Record, Step
from fabene.lib.stamps import Stamp
from fabene.sharing.imports.days import take_day_back, write_day
from fabene.sharing.imports.gifts import AMOUNTS, FIELDS, Around, PastGift, around, past_gift
from fabene.sharing.imports.growing import refuse_grown

DESTINATION = "destination"
_THERE = ConflictError("day_already_there")
HOUSEHOLD = "household"
DAY, GIFT, PASSING, BAG = "day", "gift", "passing", "bag"
_COLUMN = {
    "day_in_future": "date",
    "season_too_old": "date",
    "market_not_found": "point",
    "point_missing": "point",
    "donor_not_found": "donor",
    "destination_missing": "destination",
    "destination_not_found": "destination",
    "code_not_known": "household",
    "household_and_destination": "household",
    "household_came_later": "household",
    "day_forgotten": "household",
}
ABOUT_AMOUNT = frozenset({
    *("crate_too_heavy", "weight_not_positive", "too_many_decimals", "unit_unknown"),
    *("amount_too_large", "amount_negative", "amount_not_a_number"),
    *("counted_not_weighed", "weighed_not_counted", "pieces_not_positive", "pieces_not_whole", "too_many_pieces"),
})  # fmt: skip
Key = tuple[UUID, date]
Sums = Counter[tuple[str, UUID | None, str]]
"""Sort of giver, the giver where it is known by name, category → how much of it, in its measure."""
NAMED = frozenset({SourceKind.STALL, SourceKind.DONOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """Imports market days of the past. The answer ``destination`` says where what names none went on.

    A day that is there with the same gifts is left as it is; one with others is told and left as it is.
    """

    kind: str = "season"
    fields: tuple[Field, ...] = FIELDS

    def plan(self, records: Sequence[Record], context: Context) -> Plan:
        """Say which days are new."""
        known = around(context.network, usual=context.answers.get(DESTINATION, ""), today=context.today)
        rows = _Rows(known)
        for number, record in enumerate(records):
            if number % TELLS_EVERY == 0:
                context.seen(number)
            rows.read(record)
        return _planned(rows, context=context)

    def taking_back(self, made: Sequence[Made], context: Context) -> tuple[Step, ...]:
        """Return what reverses each day; raise ``ConflictError`` ``import_built_upon`` for a day with more."""
        days: dict[UUID, list[Made]] = defaultdict(list)
        day_of = _days_of(made)
        for thing in made:
            days[day_of[thing.key]].append(thing)
        refuse_grown(days, made=frozenset(thing.key for thing in made))
        return tuple(
            Step(
                rows=tuple(sorted({thing.row for thing in things})),
                do=partial(_undo, day=day, made=things, context=context),
            )
            for day, things in reversed(days.items())
        )


SEASON = Season()


def _column(code: str, record: Record) -> str:
    """Return the column a refusal is about: that of the amount when it is about none of the others."""
    if code in ABOUT_AMOUNT:
        return next((key for key in AMOUNTS if record.amount(key) is not None), "")
    return _COLUMN.get(code, "")


def _read(record: Record, column: str) -> str:
    day, amount = record.day(column), record.amount(column)
    if day is not None:
        return day.isoformat()
    return record.text(column) if amount is None else f"{amount.number} {amount.unit}".strip()


class _Rows:
    """What rows say, by day; those that cannot be understood or say what another said, and those that say nothing."""

    def __init__(self, known: Around) -> None:
        self.days, self.faults, self.nothing = defaultdict[Key, list[PastGift]](list), list[Fault](), 0
        self._known, self._first = known, dict[Hashable, int]()

    def read(self, record: Record) -> None:
        """Read one more row."""
        try:
            gift = past_gift(record, self._known)
            if gift is not None:
                self._keep(gift)
        except FabeneError as error:
            column = _column(error.code, record)
            read = "" if column == HOUSEHOLD else _read(record, column)
            self.faults.append(Fault(row=record.row, column=column, code=error.code, read=read, data=dict(error.data)))
            return
        self.nothing += gift is None

    def _keep(self, gift: PastGift) -> None:
        said = (gift.day, gift.gift, gift.destination, gift.household)
        first = self._first.setdefault(said, gift.row)
        if first != gift.row:
            raise FabeneError("row_twice", row=first)
        self.days[gift.day].append(gift)


def _planned(rows: _Rows, *, context: Context) -> Plan:
    days, faults, nothing = rows.days, rows.faults, rows.nothing
    there = {(row.market_id, row.date): row for row in _rows(days)}
    told = _given(row.id for row in there.values())
    steps: list[Step] = []
    for key, gifts in days.items():
        before = told.get(there[key].id) if key in there else None
        if before is None:
            day = there[key].id if key in there else None
            lines = tuple(gift.row for gift in gifts)
            steps.append(Step(rows=lines, do=partial(_write, gifts=gifts, day=day, context=context)))
        elif before == _told(gifts):
            nothing += len(gifts)
        else:
            faults += [Fault(row=gift.row, column="date", code=_THERE.code, read=key[1].isoformat()) for gift in gifts]
    return Plan(steps=tuple(steps), known_rows=nothing, faults=tuple(faults))


def _rows(days: Iterable[Key]) -> list[MarketDay]:
    wanted = set(days)
    if not wanted:
        return []
    first, last = min(on for _, on in wanted), max(on for _, on in wanted)
    points = {point for point, _ in wanted}
    rows = MarketDay.objects.filter(market__in=points, date__gte=first, date__lte=last)
    return [row for row in rows if (row.market_id, row.date) in wanted]


def _given(days: Iterable[UUID]) -> dict[UUID, Sums]:
    """Return day → who gave how much of what on it, of days on which something was given."""
    found: dict[UUID, Sums] = defaultdict(Counter)
    ids = list(days)
    for start in range(0, len(ids), 500):
        rows = Lot.objects.filter(day__in=ids[start : start + 500]).values_list(
            "id", "day_id", "source", "donor", "category", "measure"
        )
        lots = {row[0]: row[1:] for row in rows}
        for lot, sums in sums_of_lots(lots).items():
            day, kind, giver, category, measure = lots[lot]
            amount = sums.pieces.collected_pieces if measure == Measure.PIECES else sums.grams.collected_grams
            if amount:
                found[day][kind, _giver(kind, giver), category] += amount
    return dict(found)


def _told(gifts: Iterable[PastGift]) -> Sums:
    """Return the same of gifts that a table tells."""
    found: Sums = Counter()
    for each in gifts:
        source = each.gift.source
        key = (source.kind.value, _giver(source.kind, source.stall or source.donor), each.gift.food.category)
        found[key] += each.quantity
    return found


def _giver(kind: str, giver: UUID | None) -> UUID | None:
    return giver if kind in NAMED else None


def _write(stamp: Stamp, *, gifts: Sequence[PastGift], day: UUID | None, context: Context) -> list[Made]:
    written = write_day(gifts, day=day, batch=context.batch, network=context.network, stamp=stamp)
    row = gifts[0].row
    return [
        Made(row=row, what=DAY, key=written.day),
        *(Made(row=line, what=GIFT, key=id) for line, id in written.gifts),
        *(Made(row=row, what=PASSING, key=id) for id in written.passings),
        *(Made(row=row, what=BAG, key=id) for id in written.bags),
    ]


def _undo(stamp: Stamp, *, day: UUID, made: Sequence[Made], context: Context) -> Sequence[Made]:
    refuse_grown([day], made=frozenset(thing.key for thing in made))
    gifts, passings, bags = ([thing.key for thing in made if thing.what == what] for what in (GIFT, PASSING, BAG))
    take_day_back(day, gifts=gifts, passings=passings, bags=bags, batch=context.batch, stamp=stamp)
    return made


def _days_of(made: Sequence[Made]) -> dict[UUID, UUID]:
    """Return what was made → its day. A batch keeps a day, then its gifts, then where they went."""
    found: dict[UUID, UUID] = {}
    day: UUID | None = None
    for thing in made:
        day = thing.key if thing.what == DAY else day
        if day is not None:
            found[thing.key] = day
    return found
