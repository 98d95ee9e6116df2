"""Saying otherwise what a municipality, a point of collection or a hub is called and where it is."""

from dataclasses import asdict
from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, NotFoundError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log
from fabene.places import selectors
from fabene.places.models import Hub, Market, Municipality
from fabene.places.services.common import require_municipality
from fabene.places.values import HubView, MarketKind, MarketView, MunicipalityView, Position

NIL = UUID(int=0)


@transaction.atomic
def change_municipality(
    *, id: UUID, istat_code: str, name: str, province: str, position: Position, stamp: Stamp
) -> MunicipalityView:
    """Say otherwise how a municipality is called and where its centre is. ``id`` is the identity of this change.

    Raises ``municipality_not_found``, ``text_missing``, ``text_too_long``.
    """
    values = {
        "name": clean(name, field="name", limit=100),
        "province": clean(province, field="province", limit=100),
        **asdict(position),
    }
    require_municipality(istat_code)
    key = derived(NIL, "municipality", istat_code)
    if log(id=id, what="municipality.changed", key=key, stamp=stamp, content=values):
        Municipality.objects.filter(istat_code=istat_code).update(**values)
    return selectors.municipality_view(Municipality.objects.get(istat_code=istat_code))


@transaction.atomic
def change_market(
    *,
    id: UUID,
    market: UUID,
    municipality: str,
    name: str,
    place: str,
    position: Position,
    stamp: Stamp,
    kind: MarketKind | None = None,
) -> MarketView:
    """Say otherwise how a point of collection is called and where it is; its address stays, and its kind unless told.

    ``id`` is the identity of this change. Raises ``market_not_found``, ``municipality_not_found``, ``text_missing``,
    ``text_too_long``.
    """
    values = {
        "municipality_id": municipality,
        "name": clean(name, field="name", limit=100),
        "place": clean(place, field="place", limit=200),
        **asdict(position),
    }
    values |= {"kind": MarketKind(kind)} if kind else {}
    row = Market.objects.select_for_update().filter(id=market).first()
    if row is None:
        raise NotFoundError("market_not_found")
    if log(id=id, what="market.changed", key=market, network=row.network_id, stamp=stamp, content=values):
        require_municipality(municipality)
        Market.objects.filter(id=market).update(**values)
    return selectors.market(market)


@transaction.atomic
def change_hub(
    *, id: UUID, hub: UUID, municipality: str, name: str, address: str, position: Position, stamp: Stamp
) -> HubView:
    """Say otherwise how a hub is called and where it is. ``id`` is the identity of this change.

    Raises ``hub_not_found``, ``municipality_not_found``, ``text_missing``, ``text_too_long``, ``ConflictError``
    ``place_name_taken``.
    """
    values = {
        "municipality_id": municipality,
        "name": clean(name, field="name", limit=100),
        "address": clean(address, field="address", limit=200, optional=True),
        **asdict(position),
    }
    row = Hub.objects.select_for_update().filter(id=hub).first()
    if row is None:
        raise NotFoundError("hub_not_found")
    if log(id=id, what="hub.changed", key=hub, network=row.network_id, stamp=stamp, content=values):
        require_municipality(municipality)
        if Hub.objects.filter(network_id=row.network_id, name=values["name"]).exclude(id=hub).exists():
            raise ConflictError("place_name_taken", name=str(values["name"]))
        Hub.objects.filter(id=hub).update(**values)
    return selectors.hub(hub)
