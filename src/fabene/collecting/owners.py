"""Who holds and gives on a market day, as the ledger knows them."""

from uuid import UUID

from fabene.collecting.models import MarketDay
from fabene.collecting.values import Place, Source, SourceKind
from fabene.core.owners import OwnerKind
from fabene.lib.ids import derived
from fabene.places.values import stand_of


def of_network(day: MarketDay, kind: OwnerKind) -> UUID:
    """Return the owner of a kind of which the day's network has exactly one."""
    return derived(day.market.network_id, kind)


def of_place(day: MarketDay, place: Place) -> UUID:
    """Return the stand of the day's market, or its hub."""
    return stand_of(day.market_id) if place == Place.STAND else day.hub_id


def of_source(day: MarketDay, source: Source) -> UUID:
    """Return who gives. A shopper's gift is never the stall's, wherever it was left."""
    if source.kind == SourceKind.STALL and source.stall is not None:
        return source.stall
    if source.kind == SourceKind.DONOR and source.donor is not None:
        return source.donor
    kind = OwnerKind.SHOPPER if source.kind == SourceKind.SHOPPER else OwnerKind.UNKNOWN_DONOR
    return of_network(day, kind)
