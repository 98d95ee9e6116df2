"""One market day of the past: opened, given, carried, passed on lot by lot, closed; and taken back."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from fabene.collecting import services as collecting
from fabene.collecting.models import Carriage, Count, Discard, Donation, MarketDay, Weighing
from fabene.collecting.selectors.closings import is_closed
from fabene.collecting.selectors.ways import ways_of
from fabene.collecting.values import Donation as DonationValue
from fabene.collecting.values import Way
from fabene.core.errors import ConflictError
from fabene.ledger.services import post
from fabene.ledger.values import Draft, Unit
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.sharing.imports.gifts import PastGift
from fabene.sharing.models import PassOn, PassOnContent, Plan
from fabene.sharing.services.handing import Load, carry_lines
from fabene.sharing.services.passing import undo_pass_on

NOON = time(12)
WHY = "import"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a day became: its identity, row → gift, and what was passed on."""

    day: UUID
    gifts: tuple[tuple[int, UUID], ...]
    passings: tuple[UUID, ...]


@transaction.atomic
def write_day(gifts: Sequence[PastGift], *, day: UUID | None, batch: UUID, network: UUID, stamp: Stamp) -> Written:
    """Write a day of the past; ``day`` is the one that is there with nothing on it, None for a new one."""
    first = gifts[0]
    noon = timezone.make_aware(datetime.combine(first.on, NOON))
    then = Stamp(actor=stamp.actor, happened_at=min(noon, stamp.recorded_at), recorded_at=stamp.recorded_at)
    id = day or derived(batch, "day", first.point, first.on)
    if day is None:
        collecting.open_day(id=id, network=network, market=first.point, date=first.on, stamp=then)
    elif is_closed(id):
        collecting.reopen_closed_day(id=derived(batch, "reopened", id), day=id, reason=WHY, stamp=then)
    _weigh_at_the_stall(id, gifts=gifts, batch=batch, stamp=then)
    given = [(gift, _give(gift, day=id, batch=batch, stamp=then)) for gift in gifts]
    # What an import that was taken back carried at this very hour carries these gifts too.
    carried = set(Carriage.objects.filter(day=id).values_list("category", flat=True))
    for category in sorted({gift.gift.food.category for gift in gifts} - carried):
        collecting.carry(id=derived(batch, "carried", id, category), day=id, category=category, stamp=then)
    passings = _pass_on(id, given=given, batch=batch, stamp=then)
    collecting.close_day(id=derived(batch, "closed", id), day=id, stamp=then)
    return Written(day=id, gifts=tuple((gift.row, row.id) for gift, row in given), passings=tuple(passings))


def _weigh_at_the_stall(day: UUID, *, gifts: Sequence[PastGift], batch: UUID, stamp: Stamp) -> None:
    """Let each gift be known by its own weight, also where the market has one total for the day."""
    ways = ways_of(MarketDay.objects.select_related("market").get(id=day))
    for category in sorted({gift.gift.food.category for gift in gifts}):
        if ways.get(category) == Way.DAY_TOTAL:
            id = derived(batch, "way", day, category)
            collecting.choose_way(id=id, day=day, category=category, way=Way.AT_STALL, stamp=stamp)


def _give(gift: PastGift, *, day: UUID, batch: UUID, stamp: Stamp) -> DonationValue:
    said = gift.gift
    assert said.weight is not None  # noqa: S101 - a row without an amount is no gift
    return collecting.record_donation(
        id=derived(batch, "gift", gift.row),
        day=day,
        source=said.source,
        food=said.food,
        weight=said.weight,
        stamp=stamp,
    )


def _pass_on(
    day: UUID, *, given: Iterable[tuple[PastGift, DonationValue]], batch: UUID, stamp: Stamp
) -> Iterable[UUID]:
    """Pass on the very lots that were given, whatever else of the same food stands at the hub."""
    row = MarketDay.objects.select_related("market").get(id=day)
    amounts: dict[UUID, dict[tuple[UUID, str, Unit], int]] = defaultdict(lambda: defaultdict(int))
    each: dict[UUID, int] = {}
    for gift, donation in given:
        unit = Unit.GRAMS if donation.pieces is None else Unit.PIECES
        amount = donation.grams if donation.pieces is None else donation.pieces
        amounts[gift.destination][donation.lot, gift.gift.food.category, unit] += amount or 0
        each[donation.lot] = gift.gift.food.piece_grams or 0
    passings = []
    for destination, lots in amounts.items():
        id = derived(batch, "passed", day, destination)
        grams = sum(amount for (_, _, unit), amount in lots.items() if unit == Unit.GRAMS)
        pieces = sum(amount for (_, _, unit), amount in lots.items() if unit == Unit.PIECES)
        passing = PassOn.objects.create(
            id=id,
            day=row,
            destination_id=destination,
            grams=grams,
            pieces=pieces,
            actor=stamp.actor,
            happened_at=stamp.happened_at,
            recorded_at=stamp.recorded_at,
        )
        PassOnContent.objects.bulk_create(
            PassOnContent(
                passing=passing,
                lot=lot,
                category=category,
                grams=amount if unit == Unit.GRAMS else amount * each[lot],
                pieces=amount if unit == Unit.PIECES else None,
            )
            for (lot, category, unit), amount in lots.items()
        )
        loads = [Load(lot, unit, amount) for (lot, _, unit), amount in lots.items()]
        lines = carry_lines(loads, giver=row.hub_id, taker=destination)
        post(Draft(id=derived(id, "movement"), book=row.market.network_id, kind="passed_on", lines=lines, stamp=stamp))
        passings.append(id)
    return passings


@transaction.atomic
def take_days_back(
    days: Sequence[UUID], *, gifts: Sequence[UUID], passings: Sequence[UUID], batch: UUID, stamp: Stamp
) -> None:
    """Reverse what a batch gave and passed on; its days stay, closed, with nothing on them.

    Raises ``ConflictError`` ``import_built_upon`` when a day has more than the batch wrote.
    """
    _refuse_grown(days, gifts=set(gifts), passings=set(passings))
    for day in days:
        if is_closed(day):
            collecting.reopen_closed_day(id=derived(batch, "undone", day), day=day, reason=WHY, stamp=stamp)
    for passing in reversed(passings):
        undo_pass_on(passing=passing, stamp=stamp)
    for gift in reversed(gifts):
        collecting.correct_donation(id=derived(batch, "never", gift), donation=gift, to=None, reason=WHY, stamp=stamp)
    for day in days:
        collecting.close_day(id=derived(batch, "emptied", day), day=day, stamp=stamp)


def _refuse_grown(days: Sequence[UUID], *, gifts: set[UUID], passings: set[UUID]) -> None:
    for start in range(0, len(days), 5000):
        part = days[start : start + 5000]
        given = Donation.objects.filter(day__in=part, correction__isnull=True).values_list("id", flat=True)
        gone = PassOn.objects.filter(day__in=part, undone_at__isnull=True).values_list("id", flat=True)
        more = any(model.objects.filter(day__in=part).exists() for model in (Plan, Weighing, Discard, Count))
        if more or set(given) - gifts or set(gone) - passings:
            raise ConflictError("import_built_upon", sort="day")
