"""Writes about places. Every place that holds or gives food gets its owner in the ledger with it."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.food import CATEGORIES
from fabene.core.owners import OwnerKind
from fabene.ledger import services as ledger
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.checks import checked_slug, require_network
from fabene.people.services import log
from fabene.places import selectors
from fabene.places.models import Destination, Hub, Market, MarketHours, Municipality, Stall
from fabene.places.values import (
    DESTINATION_KINDS,
    DestinationView,
    Hours,
    HoursView,
    HubView,
    MarketView,
    MunicipalityView,
    Position,
    StallView,
    stand_of,
)

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


def _require_municipality(istat_code: str) -> None:
    if not Municipality.objects.filter(istat_code=istat_code).exists():
        raise NotFoundError("municipality_not_found")


@transaction.atomic
def create_market(
    *,
    id: UUID,
    network: UUID,
    municipality: str,
    slug: str,
    name: str,
    place: str,
    position: Position,
    stamp: Stamp,
) -> MarketView:
    """Create a market of a network, in a municipality (ISTAT code), with the ledger owner of its stand.

    Raises ``slug_not_valid``, ``text_missing``, ``text_too_long``, ``network_not_found``, ``municipality_not_found``,
    ``ConflictError`` ``slug_taken``.
    """
    values = {
        "municipality_id": municipality,
        "slug": checked_slug(slug),
        "name": clean(name, field="name", limit=100),
        "place": clean(place, field="place", limit=200),
        **asdict(position),
    }
    if log(id=derived(id, "created"), what="market.created", key=id, network=network, stamp=stamp, content=values):
        require_network(network)
        _require_municipality(municipality)
        if Market.objects.filter(network_id=network, slug=slug).exists():
            raise ConflictError("slug_taken", slug=slug)
        Market.objects.create(id=id, network_id=network, **values)
        ledger.open_owner(id=stand_of(id), kind=OwnerKind.STAND)
    return selectors.market(id)


@transaction.atomic
def set_hours(*, id: UUID, market: UUID, hours: Hours, stamp: Stamp) -> HoursView:
    """Write down when a market is held on one weekday. Several rows may hold at once: a morning and an afternoon.

    Raises ``market_not_found``, ``text_too_long``, ``text_missing`` (the source).
    """
    values = {
        **asdict(hours),
        "note": clean(hours.note, field="note", limit=300, optional=True),
        "source": clean(hours.source, field="source", limit=500),
    }
    network = _network_of_market(market)
    content = {"market": market, **values}
    if log(id=derived(id, "created"), what="hours.created", key=id, network=network, stamp=stamp, content=content):
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


def _network_of_market(market: UUID) -> UUID:
    network = Market.objects.filter(id=market).values_list("network_id", flat=True).first()
    if network is None:
        raise NotFoundError("market_not_found")
    return network


def _checked_sells(sells: tuple[str, ...]) -> list[str]:
    for key in sells:
        if key not in CATEGORIES:
            raise FabeneError("category_not_known", category=key)
    return sorted(set(sells))


@transaction.atomic
def create_stall(
    *,
    id: UUID,
    market: UUID,
    label: str,
    sells: tuple[str, ...],
    stamp: Stamp,
    gives: bool = True,
    trader: str = "",
) -> StallView:
    """Create a stall of a market, with its ledger owner (same id).

    Raises ``market_not_found``, ``category_not_known``, ``text_missing``, ``text_too_long``, ``ConflictError``
    ``label_taken``.
    """
    values = _stall_values(label=label, sells=sells, gives=gives)
    trader = clean(trader, field="trader", limit=100, optional=True)
    network = _network_of_market(market)
    # The sign of a stall may be a person's name: it stays out of the digest in a log that never forgets.
    content = {"market": market, **values}
    if log(id=derived(id, "created"), what="stall.created", key=id, network=network, stamp=stamp, content=content):
        if Stall.objects.filter(market_id=market, label=values["label"]).exists():
            raise ConflictError("label_taken", label=str(values["label"]))
        Stall.objects.create(id=id, market_id=market, trader=trader, **values)
        ledger.open_owner(id=id, kind=OwnerKind.STALL)
    return selectors.stall(id)


@transaction.atomic
def change_stall(
    *,
    id: UUID,
    stall: UUID,
    label: str,
    sells: tuple[str, ...],
    gives: bool,
    trader: str,
    stamp: Stamp,
) -> StallView:
    """Change what is known about a stall. ``id`` is the identity of this change.

    Raises ``stall_not_found`` and what ``create_stall`` raises.
    """
    row = Stall.objects.select_for_update(of=("self",)).select_related("market").filter(id=stall).first()
    if row is None:
        raise NotFoundError("stall_not_found")
    values = _stall_values(label=label, sells=sells, gives=gives)
    trader = clean(trader, field="trader", limit=100, optional=True)
    if log(id=id, what="stall.changed", key=stall, network=row.market.network_id, stamp=stamp, content=values):
        if Stall.objects.filter(market_id=row.market_id, label=values["label"]).exclude(id=stall).exists():
            raise ConflictError("label_taken", label=str(values["label"]))
        Stall.objects.filter(id=stall).update(trader=trader, **values)
    return selectors.stall(stall)


def _stall_values(*, label: str, sells: tuple[str, ...], gives: bool) -> dict[str, object]:
    return {"label": clean(label, field="label", limit=30), "sells": _checked_sells(sells), "gives": gives}


@transaction.atomic
def create_hub(
    *,
    id: UUID,
    network: UUID,
    municipality: str,
    name: str,
    address: str,
    position: Position,
    stamp: Stamp,
) -> HubView:
    """Create the network's hub, with its ledger owner (same id).

    Raises ``network_not_found``, ``municipality_not_found``, ``text_missing``, ``text_too_long``, ``ConflictError``
    ``network_has_a_hub``.
    """
    values = {
        "municipality_id": municipality,
        "name": clean(name, field="name", limit=100),
        "address": clean(address, field="address", limit=200, optional=True),
        **asdict(position),
    }
    if log(id=derived(id, "created"), what="hub.created", key=id, network=network, stamp=stamp, content=values):
        require_network(network)
        _require_municipality(municipality)
        if Hub.objects.filter(network_id=network).exists():
            raise ConflictError("network_has_a_hub")
        Hub.objects.create(id=id, network_id=network, **values)
        ledger.open_owner(id=id, kind=OwnerKind.HUB)
    return selectors.hub_view(Hub.objects.select_related("municipality").get(id=id))


@transaction.atomic
def create_destination(
    *,
    id: UUID,
    network: UUID,
    kind: OwnerKind,
    name: str,
    stamp: Stamp,
    address: str = "",
    source: str = "",
) -> DestinationView:
    """Create a place where a network passes food on, with its ledger owner (same id).

    Raises ``destination_kind_not_known``, ``network_not_found``, ``text_missing``, ``text_too_long``,
    ``ConflictError`` ``name_taken``.
    """
    if kind not in DESTINATION_KINDS:
        raise FabeneError("destination_kind_not_known", kind=kind)
    values = {
        "kind": OwnerKind(kind),
        "name": clean(name, field="name", limit=100),
        "address": clean(address, field="address", limit=200, optional=True),
        "source": clean(source, field="source", limit=500, optional=True),
    }
    if log(id=derived(id, "created"), what="destination.created", key=id, network=network, stamp=stamp, content=values):
        require_network(network)
        if Destination.objects.filter(network_id=network, name=values["name"]).exists():
            raise ConflictError("name_taken", name=str(values["name"]))
        Destination.objects.create(id=id, network_id=network, **values)
        ledger.open_owner(id=id, kind=OwnerKind(kind))
    return selectors.destination(id)
