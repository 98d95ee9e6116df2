"""Municipalities and points of collection, with their hours."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet

from fabene.core.errors import NotFoundError
from fabene.places.models import Market, MarketHours, Municipality, Placed
from fabene.places.values import Hours, HoursView, MarketKind, MarketView, MunicipalityView, Position


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
        kind=MarketKind(row.kind),
        hub_id=row.hub_id,
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
