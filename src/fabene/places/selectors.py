"""Reads about places, and the calendar of market days. Everything comes back as frozen values."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from fabene.core.errors import FabeneError, NotFoundError
from fabene.core.owners import OwnerKind
from fabene.places.models import Destination, Hub, Market, MarketHours, Municipality, Placed, Stall
from fabene.places.values import (
    DESTINATION_KINDS,
    DestinationView,
    Hours,
    HoursView,
    HubView,
    MarketView,
    MunicipalityView,
    Occurrence,
    Position,
    StallView,
)

MAX_CALENDAR_DAYS = 366


def municipalities() -> tuple[MunicipalityView, ...]:
    """Return every municipality, by name."""
    return tuple(municipality_view(row) for row in Municipality.objects.order_by("name", "istat_code"))


def municipality_view(row: Municipality) -> MunicipalityView:
    """Return a municipality's row as a value."""
    return MunicipalityView(istat_code=row.istat_code, name=row.name, province=row.province, position=position_of(row))


def position_of(row: Placed) -> Position:
    """Return where something is."""
    return Position(latitude=row.latitude, longitude=row.longitude, approximate=row.approximate, source=row.source)


def markets(network_id: UUID | None = None) -> tuple[MarketView, ...]:
    """Return the markets of a network, or of all of them, with their hours: by municipality and name."""
    rows = _markets()
    if network_id is not None:
        rows = rows.filter(network_id=network_id)
    return tuple(market_view(row) for row in rows.order_by("municipality__name", "name", "id"))


def market(market_id: UUID) -> MarketView:
    """Return a market with its hours; raise ``NotFoundError`` ``market_not_found``."""
    return _one_market(_markets().filter(id=market_id).first())


def market_by_slug(network_slug: str, slug: str) -> MarketView:
    """Return a market by the words of its address; raise ``NotFoundError`` ``market_not_found``."""
    return _one_market(_markets().filter(network__slug=network_slug, slug=slug).first())


def _markets() -> QuerySet[Market]:
    hours = MarketHours.objects.order_by("weekday", "valid_from", "opens", "id")
    return Market.objects.select_related("municipality").prefetch_related(Prefetch("hours", queryset=hours))


def _one_market(row: Market | None) -> MarketView:
    if row is None:
        raise NotFoundError("market_not_found")
    return market_view(row)


def market_view(row: Market) -> MarketView:
    """Return a market's row, with its municipality and hours, as a value."""
    return MarketView(
        id=row.id,
        network_id=row.network_id,
        municipality=municipality_view(row.municipality),
        slug=row.slug,
        name=row.name,
        place=row.place,
        position=position_of(row),
        hours=tuple(hours_view(hours) for hours in row.hours.all()),
    )


def hours_view(row: MarketHours) -> HoursView:
    """Return a row of hours as a value."""
    return HoursView(id=row.id, market_id=row.market_id, hours=_hours(row))


def _hours(row: MarketHours) -> Hours:
    return Hours(
        weekday=row.weekday,
        opens=row.opens,
        closes=row.closes,
        collection_at=row.collection_at,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        note=row.note,
        source=row.source,
    )


def stalls_of(market_id: UUID) -> tuple[StallView, ...]:
    """Return the stalls of a market, numbers in their own order: 2 before 12, names after."""
    rows = sorted(Stall.objects.filter(market_id=market_id), key=lambda row: _label_order(row.label))
    return tuple(stall_view(row) for row in rows)


def _label_order(label: str) -> tuple[int, int, str]:
    return (0, int(label), label) if label.isascii() and label.isdigit() else (1, 0, label)


def stall(stall_id: UUID) -> StallView:
    """Return a stall; raise ``NotFoundError`` ``stall_not_found``."""
    row = Stall.objects.filter(id=stall_id).first()
    if row is None:
        raise NotFoundError("stall_not_found")
    return stall_view(row)


def stall_view(row: Stall) -> StallView:
    """Return a stall's row as a value."""
    return StallView(
        id=row.id,
        market_id=row.market_id,
        label=row.label,
        sells=tuple(row.sells),
        gives=row.gives,
        trader=row.trader,
    )


def hub_of(network_id: UUID) -> HubView:
    """Return the network's hub; raise ``NotFoundError`` ``hub_not_found`` when it has none yet."""
    row = Hub.objects.select_related("municipality").filter(network_id=network_id).first()
    if row is None:
        raise NotFoundError("hub_not_found")
    return hub_view(row)


def hub_view(row: Hub) -> HubView:
    """Return a hub's row, with its municipality, as a value."""
    return HubView(
        id=row.id,
        network_id=row.network_id,
        municipality=municipality_view(row.municipality),
        name=row.name,
        address=row.address,
        position=position_of(row),
    )


def destinations_of(network_id: UUID) -> tuple[DestinationView, ...]:
    """Return where a network passes food on: people first, then animals, then compost; by name within a kind."""
    views = [destination_view(row) for row in Destination.objects.filter(network_id=network_id)]
    return tuple(sorted(views, key=lambda view: (DESTINATION_KINDS.index(view.kind), view.name)))


def destination(destination_id: UUID) -> DestinationView:
    """Return a destination; raise ``NotFoundError`` ``destination_not_found``."""
    row = Destination.objects.filter(id=destination_id).first()
    if row is None:
        raise NotFoundError("destination_not_found")
    return destination_view(row)


def destination_view(row: Destination) -> DestinationView:
    """Return a destination's row as a value."""
    return DestinationView(
        id=row.id,
        network_id=row.network_id,
        kind=OwnerKind(row.kind),
        name=row.name,
        address=row.address,
        source=row.source,
    )


def occurrences(from_date: date, days: int, *, network_id: UUID | None = None) -> tuple[Occurrence, ...]:
    """Return the market days of the ``days`` dates from ``from_date`` on, in order of date, time and name.

    One query, whatever the number of markets. Raises ``FabeneError`` ``calendar_too_long`` past
    ``MAX_CALENDAR_DAYS``.
    """
    if not 0 <= days <= MAX_CALENDAR_DAYS:
        raise FabeneError("calendar_too_long", limit=MAX_CALENDAR_DAYS)
    rows = MarketHours.objects.select_related("market__municipality")
    if network_id is not None:
        rows = rows.filter(market__network_id=network_id)
    dates = [from_date + timedelta(days=offset) for offset in range(days)]
    found = [_occurrence(row, day) for row in rows for day in dates if _held(row, day)]
    return tuple(sorted(found, key=lambda one: (one.date, one.starts_at, one.market_name, one.market_id)))


def latest_occurrence(on: date, *, network_id: UUID) -> Occurrence | None:
    """Return the network's last market day on or before a date, looking back a year; None when there was none."""
    start = on - timedelta(days=MAX_CALENDAR_DAYS - 1)
    return max(
        occurrences(start, MAX_CALENDAR_DAYS, network_id=network_id), key=lambda one: one.starts_at, default=None
    )


def _held(row: MarketHours, day: date) -> bool:
    if day.weekday() != row.weekday or day < row.valid_from:
        return False
    return row.valid_until is None or day <= row.valid_until


def _occurrence(row: MarketHours, day: date) -> Occurrence:
    return Occurrence(
        market_id=row.market_id,
        network_id=row.market.network_id,
        market_slug=row.market.slug,
        market_name=row.market.name,
        municipality_name=row.market.municipality.name,
        date=day,
        opens_at=_moment(day, row.opens),
        closes_at=_moment(day, row.closes),
        collection_at=_moment(day, row.collection_at),
        note=row.note,
        source=row.source,
    )


def _moment(day: date, clock: time | None) -> datetime | None:
    """Return the local moment, with the installation's zone: a clock on a wall keeps its hour when summer comes."""
    if clock is None:
        return None
    return datetime.combine(day, clock, tzinfo=timezone.get_default_timezone())
