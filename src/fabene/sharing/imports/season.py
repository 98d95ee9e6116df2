"""Past seasons: each date at a point becomes a market day with its gifts, passed on and closed.

No household is named, so nothing of it enters what is fair from now on.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from uuid import UUID

from django.db.models.functions import Coalesce

from fabene.collecting.models import Donation, MarketDay
from fabene.core.errors import ConflictError, FabeneError
from fabene.lib.imports.values import Context, Fault, Field, Made, Plan, Record, Step
from fabene.lib.stamps import Stamp
from fabene.sharing.imports.days import take_days_back, write_day
from fabene.sharing.imports.gifts import FIELDS, PastGift, around, past_gift

DESTINATION = "destination"
_THERE = ConflictError("day_already_there")
DAY, GIFT, PASSING = "day", "gift", "passing"
_COLUMN = {
    "day_in_future": "date",
    "market_not_found": "point",
    "point_missing": "point",
    "donor_not_found": "donor",
    "destination_missing": "destination",
    "destination_not_found": "destination",
}
Key = tuple[UUID, date]
Told = tuple[str, UUID | None, str]


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
        days: dict[Key, list[PastGift]] = defaultdict(list)
        faults: list[Fault] = []
        nothing = 0
        for record in records:
            try:
                gift = past_gift(record, known)
            except FabeneError as error:
                column = _COLUMN.get(error.code, "")
                read = record.text(column)
                faults.append(Fault(row=record.row, column=column, code=error.code, read=read, data=dict(error.data)))
                continue
            if gift is None:
                nothing += 1
            else:
                days[gift.day].append(gift)
        return _planned(days, faults=faults, nothing=nothing, context=context)

    def take_back(self, made: Sequence[Made], *, context: Context, stamp: Stamp) -> None:
        """Reverse what was passed on and given; raise ``ConflictError`` ``import_built_upon`` for a day with more."""
        things = {what: [thing.key for thing in made if thing.what == what] for what in (DAY, GIFT, PASSING)}
        take_days_back(things[DAY], gifts=things[GIFT], passings=things[PASSING], batch=context.batch, stamp=stamp)


SEASON = Season()


def _planned(days: Mapping[Key, list[PastGift]], *, faults: list[Fault], nothing: int, context: Context) -> Plan:
    there = {(row.market_id, row.date): row for row in _rows(days)}
    told = _given(row.id for row in there.values())
    steps: list[Step] = []
    for key, gifts in days.items():
        before = told.get(there[key].id) if key in there else None
        if before is None:
            day = there[key].id if key in there else None
            rows = tuple(gift.row for gift in gifts)
            steps.append(Step(rows=rows, do=partial(_write, gifts=gifts, day=day, context=context)))
        elif before == Counter(map(_told, gifts)):
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


def _given(days: Iterable[UUID]) -> dict[UUID, Counter[Told]]:
    """Return day → what was given on it, of days on which something was."""
    found: dict[UUID, Counter[Told]] = defaultdict(Counter)
    ids = list(days)
    for start in range(0, len(ids), 5000):
        rows = Donation.objects.filter(day__in=ids[start : start + 5000], correction__isnull=True)
        told = rows.annotate(giver=Coalesce("donor_id", "stall_id"))
        for day, kind, giver, category, amount in told.values_list(
            "day_id", "lot__source", "giver", "lot__category", "amount"
        ):
            found[day][kind, giver, _written(category, amount)] += 1
    return dict(found)


def _told(one: PastGift) -> Told:
    source, weight = one.gift.source, one.gift.weight
    return (
        source.kind.value,
        source.donor if source.stall is None else source.stall,
        _written(one.gift.food.category, weight.amount if weight else None),
    )


def _written(category: str, amount: Decimal | None) -> str:
    return f"{category} {(amount or Decimal()).normalize():f}"


def _write(stamp: Stamp, *, gifts: Sequence[PastGift], day: UUID | None, context: Context) -> list[Made]:
    written = write_day(gifts, day=day, batch=context.batch, network=context.network, stamp=stamp)
    row = gifts[0].row
    return [
        Made(row=row, what=DAY, key=written.day),
        *(Made(row=line, what=GIFT, key=id) for line, id in written.gifts),
        *(Made(row=row, what=PASSING, key=id) for id in written.passings),
    ]
