"""Municipalities, points of collection and when they are held."""

from dataclasses import asdict
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.owners import OwnerKind
from fabene.ledger import services as ledger
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.checks import checked_slug, require_network
from fabene.people.services import log
from fabene.places import selectors
from fabene.places.models import Hub, Market, MarketHours, Municipality
from fabene.places.services.common import network_of_market, require_municipality
from fabene.places.values import Hours, HoursView, MarketKind, MarketView, MunicipalityView, Position, stand_of

NIL = UUID(int=0)
ISTAT_DIGITS = 6


@transaction.atomic
def create_municipality(
    *, istat_code: str, name: str, province: str, position: Position, stamp: Stamp
) -> MunicipalityView:
    """Write down a Comune by its ISTAT code (six digits, the identity of this write) and the position of its centre.

    Raises ``istat_code_not_valid``, ``text_missing``, ``text_too_long``.
    """
    if len(istat_code) != ISTAT_DIGITS or not (istat_code.isascii() and istat_code.isdigit()):
        raise FabeneError("istat_code_not_valid", istat_code=istat_code)
    values = {
        "name": clean(name, field="name", limit=100),
        "province": clean(province, field="province", limit=100),
        **asdict(position),
    }
    key = derived(NIL, "municipality", istat_code)
    if log(id=key, what="municipality.created", key=key, stamp=stamp, content=values):
        Municipality.objects.create(istat_code=istat_code, **values)
    return selectors.municipality_view(Municipality.objects.get(istat_code=istat_code))


@transaction.atomic
def create_market(  # noqa: PLR0913 - everything a point of collection is known by
    *,
    id: UUID,
    network: UUID,
    municipality: str,
    slug: str,
    name: str,
    place: str,
    position: Position,
    stamp: Stamp,
    kind: MarketKind = MarketKind.MARKET,
) -> MarketView:
    """Create a market (or a point of another ``kind``) of a network, with the ledger owner of its stand.

    Raises ``slug_not_valid``, ``text_missing``, ``text_too_long``, ``network_not_found``, ``municipality_not_found``,
    ``ConflictError`` ``slug_taken``.
    """
    values = {
        "kind": MarketKind(kind),
        "municipality_id": municipality,
        "slug": checked_slug(slug),
        "name": clean(name, field="name", limit=100),
        "place": clean(place, field="place", limit=200),
        **asdict(position),
    }
    if log(id=derived(id, "created"), what="market.created", key=id, network=network, stamp=stamp, content=values):
        require_network(network)
        require_municipality(municipality)
        if Market.objects.filter(network_id=network, slug=slug).exists():
            raise ConflictError("slug_taken", slug=slug)
        Market.objects.create(id=id, network_id=network, **values)
        ledger.open_owner(id=stand_of(id), kind=OwnerKind.STAND)
    return selectors.market(id)


@transaction.atomic
def set_hours(*, id: UUID, market: UUID, hours: Hours, stamp: Stamp) -> HoursView:
    """Write down when a market is held on one weekday. Several rows may hold at once: a morning and an afternoon.

    Raises ``market_not_found``, ``text_too_long``, ``text_missing`` (the source), ``ConflictError``
    ``hours_already_there`` when the same ones hold from the same day.
    """
    values = {
        **asdict(hours),
        "note": clean(hours.note, field="note", limit=300, optional=True),
        "source": clean(hours.source, field="source", limit=500),
    }
    network = network_of_market(market)
    content = {"market": market, **values}
    if log(id=derived(id, "created"), what="hours.created", key=id, network=network, stamp=stamp, content=content):
        same = {name: values[name] for name in ("weekday", "opens", "closes", "collection_at", "valid_from")}
        if MarketHours.objects.filter(market_id=market, **same).exists():
            raise ConflictError("hours_already_there")
        MarketHours.objects.create(id=id, market_id=market, **values)
    return selectors.hours_view(MarketHours.objects.get(id=id))


@transaction.atomic
def end_hours(*, id: UUID, hours: UUID, last_day: date, stamp: Stamp) -> HoursView:
    """Say on which day a row of hours holds for the last time. ``id`` is the identity of this change.

    Raises ``hours_not_found``, ``hours_reversed`` when the day is before their first.
    """
    row = MarketHours.objects.select_for_update(of=("self",)).select_related("market").filter(id=hours).first()
    if row is None:
        raise NotFoundError("hours_not_found")
    content = {"last_day": last_day}
    if log(id=id, what="hours.ended", key=hours, network=row.market.network_id, stamp=stamp, content=content):
        if last_day < row.valid_from:
            raise FabeneError("hours_reversed")
        row.valid_until = last_day
        row.save(update_fields=["valid_until"])
    return selectors.hours_view(row)


@transaction.atomic
def replace_hours(*, id: UUID, hours: UUID, by: Hours, stamp: Stamp) -> HoursView:
    """Say that other hours hold from their first day on: a row of hours ends the day before. ``id`` is the new row's.

    Raises ``hours_not_found``, ``hours_begin_too_early`` when the new ones begin before the old ones had a day, and
    what ``set_hours`` raises.
    """
    row = MarketHours.objects.filter(id=hours).first()
    if row is None:
        raise NotFoundError("hours_not_found")
    if by.valid_from <= row.valid_from:
        raise FabeneError("hours_begin_too_early", date=row.valid_from.isoformat())
    last_day = min(by.valid_from - timedelta(days=1), row.valid_until or by.valid_from)
    end_hours(id=derived(id, "ended"), hours=hours, last_day=last_day, stamp=stamp)
    return set_hours(id=id, market=row.market_id, hours=by, stamp=stamp)


@transaction.atomic
def set_market_hub(*, id: UUID, market: UUID, hub: UUID, stamp: Stamp) -> MarketView:
    """Say to which hub of its network the crates of a point go from now on. ``id`` is the identity of this change.

    Raises ``market_not_found``, ``hub_not_found``, ``hub_of_another_network``.
    """
    network = network_of_market(market)
    if log(id=id, what="market.hub_set", key=market, network=network, stamp=stamp, content={"hub": str(hub)}):
        row = Hub.objects.filter(id=hub).first()
        if row is None:
            raise NotFoundError("hub_not_found")
        if row.network_id != network:
            raise FabeneError("hub_of_another_network", hub=row.name)
        Market.objects.filter(id=market).update(hub=row)
    return selectors.market(market)
