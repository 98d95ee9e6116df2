"""One market day of the past: opened, given, carried, passed on or taken home lot by lot, closed; and taken back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from fabene.collecting import services as collecting
from fabene.collecting.models import MarketDay
from fabene.collecting.posting import batched
from fabene.collecting.selectors.cancelled import cancellation_row
from fabene.collecting.selectors.closings import is_closed
from fabene.collecting.services.common import stamped
from fabene.collecting.services.days import open_past_day
from fabene.collecting.services.past import bring_in_day, take_gifts_back
from fabene.collecting.values import CancelReason
from fabene.core.food import category as known_category
from fabene.ledger.rules import MAX_MOVEMENTS_PER_BATCH
from fabene.ledger.services import post_many, reverse_many
from fabene.ledger.values import Draft, Unit
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.sharing.imports.gifts import PastGift
from fabene.sharing.models import PassOn, PassOnContent, PastBag, PastBagContent
from fabene.sharing.services.handing import Load, carry_lines

NOON = time(12)
WHY = "import"
LOTS_AT_ONCE = 400
"""A movement of the ledger may have a thousand lines; a lot takes two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a day became: its identity, row → gift, what was passed on, what was taken home."""

    day: UUID
    gifts: tuple[tuple[int, UUID], ...]
    passings: tuple[UUID, ...]
    bags: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """So much of a lot that went on; ``each`` is what one piece of it weighs."""

    load: Load
    category: str
    each: int

    @property
    def columns(self) -> dict[str, object]:
        counted = self.load.unit == Unit.PIECES
        return {
            "lot": self.load.lot,
            "category": self.category,
            "grams": self.grams,
            "pieces": self.load.amount if counted else None,
        }

    @property
    def grams(self) -> int:
        return self.load.amount * (self.each if self.load.unit == Unit.PIECES else 1)


@transaction.atomic
def write_day(gifts: Sequence[PastGift], *, day: UUID | None, batch: UUID, network: UUID, stamp: Stamp) -> Written:
    """Write a day of the past; ``day`` is the one that is there with nothing on it, None for a new one."""
    first = gifts[0]
    noon = timezone.make_aware(datetime.combine(first.on, NOON))
    then = Stamp(actor=stamp.actor, happened_at=min(noon, stamp.recorded_at), recorded_at=stamp.recorded_at)
    id = day or derived(batch, "day", first.point, first.on)
    _open(id, there=day is not None, network=network, first=first, batch=batch, stamp=then)
    rows = {derived(batch, "gift", gift.row): gift for gift in gifts}
    lots = bring_in_day(
        id=derived(batch, "gathered", id), day=id, gifts={key: gift.gift for key, gift in rows.items()}, stamp=then
    )
    of_day = MarketDay.objects.select_related("market").get(id=id)
    passings = _pass_on(of_day, parts=_parts(rows, lots, home=False), batch=batch, stamp=then)
    bags = _hand_out(of_day, parts=_parts(rows, lots, home=True), owners=_owners(gifts), batch=batch, stamp=then)
    collecting.close_day(id=derived(batch, "closed", id), day=id, stamp=then)
    return Written(
        day=id,
        gifts=tuple((gift.row, key) for key, gift in rows.items()),
        passings=tuple(passings),
        bags=tuple(bags),
    )


def _open(id: UUID, *, there: bool, network: UUID, first: PastGift, batch: UUID, stamp: Stamp) -> None:
    """Open the day, or the one that is there: also when taking back an import had emptied it."""
    if not there:
        open_past_day(id=id, network=network, market=first.point, date=first.on, stamp=stamp)
        return
    cancelled = cancellation_row(id)
    if cancelled is not None and cancelled.note == WHY:
        collecting.reopen_day(id=derived(batch, "held", id), day=id, stamp=stamp)
    if is_closed(id):
        collecting.reopen_closed_day(id=derived(batch, "reopened", id), day=id, reason=WHY, stamp=stamp)


def _parts(rows: Mapping[UUID, PastGift], lots: Mapping[UUID, UUID], *, home: bool) -> dict[UUID, list[_Part]]:
    """Return destination (or household) → what of which lots went there: the very lots that were given."""
    amounts: dict[UUID, dict[tuple[UUID, str, Unit], int]] = defaultdict(lambda: defaultdict(int))
    each: dict[UUID, int] = {}
    for key, gift in rows.items():
        taker = gift.household.id if gift.household else gift.destination
        if taker is None or home != (gift.household is not None):
            continue
        food = gift.gift.food
        amounts[taker][lots[key], food.category, gift.unit] += gift.quantity
        each[lots[key]] = food.piece_grams or known_category(food.category).pack_grams
    return {
        taker: [
            _Part(load=Load(lot, unit, amount), category=category, each=each[lot])
            for (lot, category, unit), amount in found.items()
        ]
        for taker, found in amounts.items()
    }


def _owners(gifts: Iterable[PastGift]) -> dict[UUID, UUID]:
    return {gift.household.id: gift.household.owner for gift in gifts if gift.household}


def _pass_on(day: MarketDay, *, parts: Mapping[UUID, list[_Part]], batch: UUID, stamp: Stamp) -> list[UUID]:
    """Pass on what went to destinations, whatever else of the same food stands at the hub."""
    passings: dict[UUID, tuple[UUID, list[_Part]]] = {}
    for destination, gone in parts.items():
        for number, some in enumerate(batched(gone, LOTS_AT_ONCE)):
            again = (number,) if number else ()
            passings[derived(batch, "passed", day.id, destination, *again)] = (destination, some)
    PassOn.objects.bulk_create(
        PassOn(
            id=id,
            day=day,
            destination_id=destination,
            grams=sum(part.load.amount for part in gone if part.load.unit == Unit.GRAMS),
            pieces=sum(part.load.amount for part in gone if part.load.unit == Unit.PIECES),
            **stamped(stamp),
        )
        for id, (destination, gone) in passings.items()
    )
    PassOnContent.objects.bulk_create(
        PassOnContent(passing_id=id, **part.columns) for id, (_, gone) in passings.items() for part in gone
    )
    _carry(day, passings, kind="passed_on", stamp=stamp)
    return list(passings)


def _hand_out(
    day: MarketDay, *, parts: Mapping[UUID, list[_Part]], owners: Mapping[UUID, UUID], batch: UUID, stamp: Stamp
) -> list[UUID]:
    """Give households what they took home that day."""
    bags = {derived(batch, "bag", day.id, household): (household, gone) for household, gone in parts.items()}
    PastBag.objects.bulk_create(
        PastBag(id=id, day=day, household_id=household, grams=sum(part.grams for part in gone), **stamped(stamp))
        for id, (household, gone) in bags.items()
    )
    PastBagContent.objects.bulk_create(
        PastBagContent(bag_id=id, **part.columns) for id, (_, gone) in bags.items() for part in gone
    )
    _carry(day, {id: (owners[home], gone) for id, (home, gone) in bags.items()}, kind="handover", stamp=stamp)
    return list(bags)


def _carry(day: MarketDay, parts: Mapping[UUID, tuple[UUID, list[_Part]]], *, kind: str, stamp: Stamp) -> None:
    drafts = [
        Draft(
            id=derived(id, "movement"),
            book=day.market.network_id,
            kind=kind,
            lines=carry_lines([part.load for part in gone], giver=day.hub_id, taker=taker),
            stamp=stamp,
        )
        for id, (taker, gone) in parts.items()
    ]
    for some in batched(drafts, MAX_MOVEMENTS_PER_BATCH):
        post_many(some)


@transaction.atomic
def take_day_back(
    day: UUID, *, gifts: Sequence[UUID], passings: Sequence[UUID], bags: Sequence[UUID], batch: UUID, stamp: Stamp
) -> None:
    """Reverse what a batch wrote on a day, and say that the day was not held: nothing is left of it."""
    if is_closed(day):
        collecting.reopen_closed_day(id=derived(batch, "undone", day), day=day, reason=WHY, stamp=stamp)
    PastBag.objects.filter(id__in=bags).update(undone_at=stamp.happened_at)
    PassOn.objects.filter(id__in=passings).update(undone_at=stamp.happened_at)
    gone = {derived(id, "movement"): derived(id, "undone") for id in (*bags, *passings)}
    for some in batched(gone, MAX_MOVEMENTS_PER_BATCH):
        reverse_many({movement: gone[movement] for movement in some}, stamp=stamp, reason="slip")
    take_gifts_back(id=derived(batch, "never", day), day=day, gifts=gifts, reason=WHY, stamp=stamp)
    collecting.cancel_day(id=derived(batch, "emptied", day), day=day, reason=CancelReason.OTHER, note=WHY, stamp=stamp)
