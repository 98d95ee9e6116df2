"""Open a market day, say how its weights become known and why nothing came, and what its point is for."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from fabene.collecting.models import CategoryWay, Donation, MarketDay, MarketWay, PointUse, WhyZero
from fabene.collecting.selectors.rows import day_value
from fabene.collecting.services.common import is_new, locked_day, stamped
from fabene.collecting.services.gifts import require_donor, require_stall
from fabene.collecting.values import MarketDay as MarketDayValue
from fabene.collecting.values import Use, Way, Zero, ZeroReason
from fabene.core.errors import ConflictError, FabeneError
from fabene.core.food import category as known_category
from fabene.core.quantities import MAX_DAYS_BACK, Measure
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log
from fabene.places import selectors as places


@transaction.atomic
def open_day(*, id: UUID, network: UUID, market: UUID, date: date, stamp: Stamp) -> MarketDayValue:
    """Open the day of a market of a network on a date; its crates go to the point's hub.

    Raises ``market_not_found``, ``market_of_another_network``, ``hub_not_found``, ``day_in_future`` (after the local
    date on which it is recorded), ``day_too_old`` (more than ``MAX_DAYS_BACK`` before it), and
    ``ConflictError`` ``day_already_open`` whose ``day`` is the one there is.
    """
    if date < timezone.localdate(stamp.recorded_at) - timedelta(days=MAX_DAYS_BACK):
        raise FabeneError("day_too_old", date=date.isoformat(), limit=MAX_DAYS_BACK)
    return open_past_day(id=id, network=network, market=market, date=date, stamp=stamp)


@transaction.atomic
def open_past_day(*, id: UUID, network: UUID, market: UUID, date: date, stamp: Stamp) -> MarketDayValue:
    """Open a day that an import brings in, however long ago. Raises what ``open_day`` raises but ``day_too_old``."""
    place = places.market(market)
    if place.network_id != network:
        raise FabeneError("market_of_another_network", market=place.slug)
    if date > timezone.localdate(stamp.recorded_at):
        raise FabeneError("day_in_future", date=date.isoformat())
    content = {"market": str(market), "date": date.isoformat()}
    if log(id=derived(id, "day.opened"), what="day.opened", key=id, network=network, stamp=stamp, content=content):
        _open(id=id, market=market, date=date, hub=places.hub_of_market(market).id, stamp=stamp)
    return day_value(MarketDay.objects.select_related("market").get(id=id))


def _open(*, id: UUID, market: UUID, date: date, hub: UUID, stamp: Stamp) -> None:
    known, opened = MarketDay.objects.get_or_create(
        market_id=market, date=date, defaults={"id": id, "hub_id": hub, **stamped(stamp)}
    )
    if not opened:
        raise ConflictError("day_already_open", day=str(known.id), date=date.isoformat())


@transaction.atomic
def set_market_way(*, id: UUID, market: UUID, way: Way, stamp: Stamp) -> Way:
    """Choose how weights become known at a market from now on, unless a category of a day says otherwise.

    Raises ``market_not_found``.
    """
    network = places.market(market).network_id
    content = {"market": str(market), "way": way}
    if log(id=derived(id, "way.set"), what="way.set", key=id, network=network, stamp=stamp, content=content):
        MarketWay.objects.create(id=id, market_id=market, way=Way(way), **stamped(stamp))
    return Way(way)


@transaction.atomic
def choose_way(*, id: UUID, day: UUID, category: str, way: Way, stamp: Stamp) -> Way:
    """Choose how the weight of one category of one day becomes known. What was recorded before stays as it was.

    Raises ``day_not_found``, ``category_unknown``, ``counted_not_weighed`` (what is counted has no weight to know).
    """
    if known_category(category).measure == Measure.PIECES:
        raise FabeneError("counted_not_weighed")
    row = locked_day(day)
    if is_new(row, id=id, what="way.chosen", content={"category": category, "way": way}, stamp=stamp):
        CategoryWay.objects.create(id=id, day=row, category=category, way=Way(way), **stamped(stamp))
    return Way(way)


@transaction.atomic
def explain_zero(
    *,
    id: UUID,
    day: UUID,
    reason: ZeroReason,
    stamp: Stamp,
    stall: UUID | None = None,
    donor: UUID | None = None,
    note: str = "",
) -> Zero:
    """Say why nothing came from a stall, a donor, or (without either) the whole market. ``OTHER`` asks for a note.

    Raises ``day_not_found``, ``stall_not_found``, ``stall_of_another_market``, ``donor_not_found``,
    ``donor_of_another_network``, ``donor_not_expected`` (a stall and a donor), ``text_missing``, ``text_too_long``,
    and ``ConflictError``: ``not_zero`` when something came, ``zero_explained`` when it was already explained.
    """
    if stall is not None and donor is not None:
        raise FabeneError("donor_not_expected")
    note = clean(note, field="note", limit=200, optional=reason != ZeroReason.OTHER)
    row = locked_day(day)
    content = {"reason": reason, "stall": stall or donor, "note": note}
    if is_new(row, id=id, what="zero.explained", content=content, stamp=stamp):
        _check_zero(row, stall=stall, donor=donor)
        said = {"stall_id": stall, "donor_id": donor, "reason": ZeroReason(reason), "note": note}
        WhyZero.objects.create(id=id, day=row, **said, **stamped(stamp))
    return Zero(id=id, day=day, stall=stall, donor=donor, reason=ZeroReason(reason), note=note)


def _check_zero(day: MarketDay, *, stall: UUID | None, donor: UUID | None) -> None:
    came = Donation.objects.filter(day=day, correction__isnull=True)
    if stall is not None:
        require_stall(day, stall)
        came = came.filter(lot__donor=stall)
    if donor is not None:
        require_donor(day, donor)
        came = came.filter(lot__donor=donor)
    if came.exists():
        raise ConflictError("not_zero", day=str(day.id))
    if any((row.stall_id, row.donor_id) == (stall, donor) for row in WhyZero.objects.filter(day=day)):
        raise ConflictError("zero_explained", day=str(day.id))


@transaction.atomic
def set_point_uses(*, id: UUID, market: UUID, uses: frozenset[Use], since: date, stamp: Stamp) -> frozenset[Use]:
    """Say what a point of collection is for from a day on. Nothing else is forbidden there.

    Raises ``market_not_found``, ``uses_missing``.
    """
    if not uses:
        raise FabeneError("uses_missing")
    keys = [use.value for use in Use if use in uses]
    network = places.market(market).network_id
    content = {"market": str(market), "uses": keys, "since": since.isoformat()}
    if log(id=derived(id, "uses.set"), what="uses.set", key=id, network=network, stamp=stamp, content=content):
        PointUse.objects.create(id=id, market_id=market, uses=keys, since=since, **stamped(stamp))
    return frozenset(Use(key) for key in keys)
