"""Days of the past, written and taken back whole: the same rows as one gift after the other, in a few statements."""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.db import transaction

from fabene.collecting import owners
from fabene.collecting.checks import last_day_of
from fabene.collecting.lots import keep_lots
from fabene.collecting.models import Carriage, Correction, Donation, MarketDay
from fabene.collecting.posting import bring_all_up_to_date
from fabene.collecting.selectors.ways import ways_of
from fabene.collecting.services.common import act_of, locked_day, refuse_shut, stamped
from fabene.collecting.services.days import choose_way
from fabene.collecting.services.gifts import check_gift, donation_row, gift_content
from fabene.collecting.values import Gift, SourceKind, Way
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services.logs import log_many
from fabene.places.models import Donor, Stall
from fabene.places.services.agreements import note_first_gifts

KNOWN_GIVERS = frozenset({SourceKind.STALL, SourceKind.DONOR})


@transaction.atomic
def bring_in_day(*, id: UUID, day: UUID, gifts: Mapping[UUID, Gift], stamp: Stamp) -> dict[UUID, UUID]:
    """Record all that was given on a day of the past (id of a donation → gift), each known by its own weight, and carry
    it to the hub; return donation → lot.

    The rows are those that ``choose_way``, ``record_donation`` and ``carry`` write one by one: carriages have ids
    derived from ``id`` and their category. Raises what they raise, ``FabeneError`` ``weight_missing`` for a gift in
    crates.
    """
    for gift in gifts.values():
        _check(gift)
    row = locked_day(day)
    said = [act_of(row, id=key, what="donation.recorded", content=gift_content(gift)) for key, gift in gifts.items()]
    if log_many(said, stamp=stamp, network=row.market.network_id):
        refuse_shut(row)
        known = set(Donation.objects.filter(id__in=list(gifts)).values_list("id", flat=True))
        _record(row, id=id, gifts={key: gift for key, gift in gifts.items() if key not in known}, stamp=stamp)
    return dict(Donation.objects.filter(id__in=list(gifts)).values_list("id", "lot_id"))


def _check(gift: Gift) -> None:
    check_gift(gift)
    if gift.weight is None:
        raise FabeneError("weight_missing")


def _record(day: MarketDay, *, id: UUID, gifts: Mapping[UUID, Gift], stamp: Stamp) -> None:
    _require_givers(day, gifts.values())
    categories = sorted({gift.food.category for gift in gifts.values()})
    _weigh_at_the_stall(day, categories=categories, id=id, stamp=stamp)
    for food in {gift.food for gift in gifts.values()}:
        last_day_of(food, day.date)
    lots = keep_lots(
        day, [(owners.of_source(day, gift.source), gift.source.kind, gift.food) for gift in gifts.values()]
    )
    givers = [lot.donor for lot in lots if lot.source in KNOWN_GIVERS]
    note_first_gifts(givers=givers, network=day.market.network_id, on=day.date, stamp=stamp)
    Donation.objects.bulk_create(
        donation_row(day, id=key, lot=lot, gift=gift, stamp=stamp)
        for (key, gift), lot in zip(gifts.items(), lots, strict=True)
    )
    carried = _carry(day, categories=categories, id=id, stamp=stamp)
    bring_all_up_to_date(day, causes=[*gifts, *carried], cause=id, stamp=stamp)


def _require_givers(day: MarketDay, gifts: Iterable[Gift]) -> None:
    """Raise ``NotFoundError`` or ``FabeneError`` for a giver that nobody knows, or of somewhere else."""
    sources = {gift.source for gift in gifts}
    stalls = {source.stall for source in sources if source.stall is not None}
    donors = {source.donor for source in sources if source.donor is not None}
    market_of = dict(Stall.objects.filter(id__in=stalls).values_list("id", "market_id"))
    network_of = dict(Donor.objects.filter(id__in=donors).values_list("id", "network_id"))
    if stalls - market_of.keys():
        raise NotFoundError("stall_not_found")
    if donors - network_of.keys():
        raise NotFoundError("donor_not_found")
    foreign = next((stall for stall, market in market_of.items() if market != day.market_id), None)
    if foreign is not None:
        raise FabeneError("stall_of_another_market", stall=Stall.objects.get(id=foreign).label)
    if set(network_of.values()) - {day.market.network_id}:
        raise FabeneError("donor_of_another_network")


def _weigh_at_the_stall(day: MarketDay, *, categories: Iterable[str], id: UUID, stamp: Stamp) -> None:
    """Let each gift be known by its own weight, also where the market has one total for the day."""
    ways = ways_of(day)
    for category in categories:
        if ways.get(category) == Way.DAY_TOTAL:
            choose_way(id=derived(id, "way", category), day=day.id, category=category, way=Way.AT_STALL, stamp=stamp)


def _carry(day: MarketDay, *, categories: Collection[str], id: UUID, stamp: Stamp) -> list[UUID]:
    """Carry the categories to the hub; what was carried at that hour or later carries these gifts too."""
    there = Carriage.objects.filter(day=day, happened_at__gte=stamp.happened_at).values_list("category", flat=True)
    fresh = {derived(id, "carried", category): category for category in categories if category not in set(there)}
    said = [
        act_of(day, id=key, what="category.carried", content={"category": category}) for key, category in fresh.items()
    ]
    log_many(said, stamp=stamp, network=day.market.network_id)
    Carriage.objects.bulk_create(
        Carriage(id=key, day=day, category=category, **stamped(stamp)) for key, category in fresh.items()
    )
    return list(fresh)


@transaction.atomic
def take_gifts_back(*, id: UUID, day: UUID, gifts: Collection[UUID], reason: str, stamp: Stamp) -> None:
    """Say of many gifts of a day that they never happened: the rows that ``correct_donation`` writes one by one.

    Raises ``day_not_found``, ``donation_not_found``, ``text_missing``, ``ConflictError`` ``already_corrected``.
    """
    reason = clean(reason, field="reason", limit=200)
    row = locked_day(day)
    rows = {derived(id, "never", gift): gift for gift in gifts}
    said = [
        act_of(row, id=key, what="donation.corrected", content={"donation": gift, "to": None, "reason": reason})
        for key, gift in rows.items()
    ]
    fresh = log_many(said, stamp=stamp, network=row.market.network_id)
    if not fresh:
        return
    refuse_shut(row)
    _refuse_wrong(row, gifts=gifts)
    Correction.objects.bulk_create(
        Correction(id=key, day=row, donation_id=gift, reason=reason, **stamped(stamp)) for key, gift in rows.items()
    )
    bring_all_up_to_date(row, causes=(), cause=id, stamp=stamp)


def _refuse_wrong(day: MarketDay, *, gifts: Collection[UUID]) -> None:
    known = Donation.objects.filter(day=day, id__in=gifts)
    if known.count() < len(set(gifts)):
        raise NotFoundError("donation_not_found")
    if known.filter(correction__isnull=False).exists():
        raise ConflictError("already_corrected")
