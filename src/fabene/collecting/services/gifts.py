"""Record what stalls and shoppers give."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Sum

from fabene.collecting import owners
from fabene.collecting.checks import attributes_of, check_crates, columns_of, gift_quantity, last_day_of
from fabene.collecting.lots import as_text, keep_lot
from fabene.collecting.models import Donation as DonationRow
from fabene.collecting.models import Lot, MarketDay
from fabene.collecting.posting import bring_up_to_date
from fabene.collecting.selectors.rows import donation_value
from fabene.collecting.selectors.ways import ways_of
from fabene.collecting.services.common import is_new, locked_day, said, stamped
from fabene.collecting.values import Donation, Food, Gift, Source, SourceKind, Way, Weight
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.food import category as known_category
from fabene.core.quantities import Measure
from fabene.lib.stamps import Stamp
from fabene.places.models import Donor, Stall
from fabene.places.services import note_first_gift


@transaction.atomic
def record_donation(*, id: UUID, day: UUID, source: Source, food: Food, weight: Weight, stamp: Stamp) -> Donation:
    """Record a weighed or counted gift: of a stall, a donor, a shopper, or (unknown) a category's total for the day.

    The first gift of a stall or a donor is written in its agreement too. Raises ``day_not_found``, ``stall_missing``,
    ``stall_not_expected``, ``stall_not_found``, ``stall_of_another_market``, ``donor_missing``,
    ``donor_not_expected``, ``donor_not_found``, ``donor_of_another_network``, what a wrong amount or food raises
    (``collecting.checks``), and ``ConflictError``: ``way_differs`` for a stall's gift where the category has one total
    for the day, ``total_known`` for a second total.
    """
    return _record(id=id, day=day, gift=Gift(source=source, food=food, weight=weight), stamp=stamp)


@transaction.atomic
def tick_crates(*, id: UUID, day: UUID, source: Source, food: Food, crates: int, stamp: Stamp) -> Donation:
    """Record a gift in crates, to be weighed at the hub; repeated ticks of a stall add up.

    Raises what ``record_donation`` raises, ``crates_not_positive``, ``too_many_crates`` (of one lot), and
    ``ConflictError`` ``way_differs`` where the category's weight becomes known in another way.
    """
    return _record(id=id, day=day, gift=Gift(source=source, food=food, crates=crates), stamp=stamp)


def _record(*, id: UUID, day: UUID, gift: Gift, stamp: Stamp) -> Donation:
    check_gift(gift)
    row = locked_day(day)
    if is_new(row, id=id, what="donation.recorded", content=gift_content(gift), stamp=stamp):
        check_way(row, gift)
        write_gift(row, id=id, gift=gift, happened_at=stamp.happened_at, stamp=stamp)
        bring_up_to_date(row, gift.food.category, cause=id, stamp=stamp)
    return donation_value(DonationRow.objects.select_related("lot").get(id=id))


def check_gift(gift: Gift) -> None:
    """Raise what is wrong with a gift before anything is looked up."""
    attributes_of(gift.food)
    gift_quantity(gift)
    source = gift.source
    if source.kind == SourceKind.STALL and source.stall is None:
        raise FabeneError("stall_missing")
    if source.kind in {SourceKind.UNKNOWN, SourceKind.DONOR} and source.stall is not None:
        raise FabeneError("stall_not_expected")
    if source.kind == SourceKind.DONOR and source.donor is None:
        raise FabeneError("donor_missing")
    if source.kind != SourceKind.DONOR and source.donor is not None:
        raise FabeneError("donor_not_expected")


def gift_content(gift: Gift) -> dict[str, object]:
    """Return a gift as the log compares it."""
    return {
        "source": [gift.source.kind, gift.source.stall or gift.source.donor],
        "food": [gift.food.category, sorted(gift.food.attributes), gift.food.label_read, gift.food.piece_grams],
        "date": [gift.food.date_kind, gift.food.label_date],
        "weight": said(gift.weight),
        "crates": gift.crates,
    }


def check_way(day: MarketDay, gift: Gift) -> None:
    """Raise ``ConflictError`` when the category's weight becomes known in a way this gift does not fit.

    What is counted is counted wherever it is, in pieces or in crates.
    """
    category = gift.food.category
    if known_category(category).measure == Measure.PIECES:
        return
    way = ways_of(day)[category]
    ticked = gift.crates is not None and way != Way.HUB_BY_CRATES
    if ticked or (gift.source.kind == SourceKind.STALL and way == Way.DAY_TOTAL):
        raise ConflictError("way_differs", category=category, way=way)
    if gift.source.kind == SourceKind.UNKNOWN and way == Way.DAY_TOTAL:
        totals = DonationRow.objects.filter(day=day, correction__isnull=True, lot__source=SourceKind.UNKNOWN)
        known = totals.filter(lot__category=category).first()
        if known is not None and known.lot.attributes == as_text(attributes_of(gift.food)):
            raise ConflictError("total_known", category=category, donation=str(known.id))


def write_gift(day: MarketDay, *, id: UUID, gift: Gift, happened_at: datetime, stamp: Stamp) -> DonationRow:
    """Write the donation and its lot; ``happened_at`` says when it was given, ``stamp`` who writes it down and when."""
    if gift.source.stall is not None:
        require_stall(day, gift.source.stall)
    if gift.source.donor is not None:
        require_donor(day, gift.source.donor)
    last_day_of(gift.food, day.date)
    lot = keep_lot(day, donor=owners.of_source(day, gift.source), source=gift.source.kind, food=gift.food)
    if gift.crates is not None:
        ticked = DonationRow.objects.filter(lot=lot, correction__isnull=True).aggregate(crates=Sum("crates"))
        check_crates((ticked["crates"] or 0) + gift.crates)
    if gift.source.kind in {SourceKind.STALL, SourceKind.DONOR}:
        note_first_gift(giver=lot.donor, network=day.market.network_id, on=day.date, stamp=stamp)
    row = donation_row(day, id=id, lot=lot, gift=gift, stamp=stamp)
    row.happened_at = happened_at
    row.save(force_insert=True)
    return row


def donation_row(day: MarketDay, *, id: UUID, lot: Lot, gift: Gift, stamp: Stamp) -> DonationRow:
    """Return a donation as it is kept, not written yet."""
    return DonationRow(
        id=id,
        day=day,
        lot=lot,
        stall_id=gift.source.stall,
        donor_id=gift.source.donor,
        seen=as_text(gift.food.attributes),
        label_read=gift.food.label_read,
        amount=gift.weight.amount if gift.weight else None,
        unit=gift.weight.unit if gift.weight else "",
        **columns_of(gift_quantity(gift), category=gift.food.category),
        crates=gift.crates,
        **stamped(stamp),
    )


def require_stall(day: MarketDay, stall: UUID) -> None:
    """Raise ``NotFoundError`` ``stall_not_found`` or ``FabeneError`` ``stall_of_another_market``."""
    row = Stall.objects.filter(id=stall).first()
    if row is None:
        raise NotFoundError("stall_not_found")
    if row.market_id != day.market_id:
        raise FabeneError("stall_of_another_market", stall=row.label)


def require_donor(day: MarketDay, donor: UUID) -> None:
    """Raise ``NotFoundError`` ``donor_not_found`` or ``FabeneError`` ``donor_of_another_network``."""
    network = Donor.objects.filter(id=donor).values_list("network_id", flat=True).first()
    if network is None:
        raise NotFoundError("donor_not_found")
    if network != day.market.network_id:
        raise FabeneError("donor_of_another_network")
