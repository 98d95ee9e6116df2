"""Open a market day, say how its weights become known and why nothing came, close it."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from fabene.collecting.models import CategoryWay, Closing, Donation, MarketDay, MarketWay, WhyZero
from fabene.collecting.selectors.equations import equation, restated_grams
from fabene.collecting.selectors.rows import closed_value, day_value
from fabene.collecting.selectors.stock import left_in_stock
from fabene.collecting.services.common import is_new, locked_day, stamped
from fabene.collecting.services.gifts import require_stall
from fabene.collecting.values import Closed, Way, Zero, ZeroReason
from fabene.collecting.values import MarketDay as MarketDayValue
from fabene.core.errors import ConflictError, FabeneError
from fabene.core.food import category as known_category
from fabene.core.quantities import MAX_DAYS_BACK
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log
from fabene.places import selectors as places


@transaction.atomic
def open_day(*, id: UUID, network: UUID, market: UUID, date: date, stamp: Stamp) -> MarketDayValue:
    """Open the day of a market of a network on a date; its crates go to the network's hub.

    Raises ``market_not_found``, ``market_of_another_network``, ``hub_not_found``, ``day_in_future`` (after the local
    date on which it is recorded), ``day_too_old`` (more than ``MAX_DAYS_BACK`` before it), and
    ``ConflictError`` ``day_already_open`` whose ``day`` is the one there is.
    """
    place = places.market(market)
    if place.network_id != network:
        raise FabeneError("market_of_another_network", market=place.slug)
    if date > timezone.localdate(stamp.recorded_at):
        raise FabeneError("day_in_future", date=date.isoformat())
    if date < timezone.localdate(stamp.recorded_at) - timedelta(days=MAX_DAYS_BACK):
        raise FabeneError("day_too_old", date=date.isoformat(), limit=MAX_DAYS_BACK)
    content = {"market": str(market), "date": date.isoformat()}
    if log(id=derived(id, "day.opened"), what="day.opened", key=id, network=network, stamp=stamp, content=content):
        _open(id=id, market=market, date=date, hub=places.hub_of(network).id, stamp=stamp)
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

    Raises ``day_not_found``, ``category_unknown``.
    """
    known_category(category)
    row = locked_day(day)
    if is_new(row, id=id, what="way.chosen", content={"category": category, "way": way}, stamp=stamp):
        CategoryWay.objects.create(id=id, day=row, category=category, way=Way(way), **stamped(stamp))
    return Way(way)


@transaction.atomic
def explain_zero(
    *, id: UUID, day: UUID, reason: ZeroReason, stamp: Stamp, stall: UUID | None = None, note: str = ""
) -> Zero:
    """Say why nothing came from a stall, or (without one) from the whole market. ``OTHER`` asks for a note.

    Raises ``day_not_found``, ``stall_not_found``, ``stall_of_another_market``, ``text_missing``, ``text_too_long``,
    and ``ConflictError``: ``not_zero`` when something came, ``zero_explained`` when it was already explained.
    """
    note = clean(note, field="note", limit=200, optional=reason != ZeroReason.OTHER)
    row = locked_day(day)
    content = {"reason": reason, "stall": stall, "note": note}
    if is_new(row, id=id, what="zero.explained", content=content, stamp=stamp):
        _check_zero(row, stall=stall)
        WhyZero.objects.create(id=id, day=row, stall_id=stall, reason=ZeroReason(reason), note=note, **stamped(stamp))
    return Zero(id=id, day=day, stall=stall, reason=ZeroReason(reason), note=note)


def _check_zero(day: MarketDay, *, stall: UUID | None) -> None:
    came = Donation.objects.filter(day=day, correction__isnull=True)
    if stall is not None:
        require_stall(day, stall)
        came = came.filter(lot__donor=stall)
    if came.exists():
        raise ConflictError("not_zero", day=str(day.id))
    explained = WhyZero.objects.filter(day=day)
    if (explained.filter(stall_id=stall) if stall else explained.filter(stall__isnull=True)).exists():
        raise ConflictError("zero_explained", day=str(day.id))


@transaction.atomic
def close_day(*, id: UUID, day: UUID, stamp: Stamp) -> Closed:
    """Close a day with the equation of its lots as it stands. Nothing is refused; ``left`` says what went nowhere yet.

    Raises ``day_not_found``, ``ConflictError`` ``day_closed`` when somebody else has closed it.
    """
    row = locked_day(day)
    if is_new(row, id=id, what="day.closed", content={}, stamp=stamp):
        Closing.objects.create(
            id=id,
            day=row,
            equation=equation(day).as_dict(),
            restated_grams=restated_grams(day),
            left=[[left.place, left.category, left.grams] for left in left_in_stock(row)],
            **stamped(stamp),
        )
    return closed_value(Closing.objects.get(id=id))
