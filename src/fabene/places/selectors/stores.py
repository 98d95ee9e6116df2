"""Where food is kept and where it goes on: hubs, kitchens, destinations."""

from uuid import UUID

from django.db.models import QuerySet

from fabene.core.errors import NotFoundError
from fabene.core.owners import OwnerKind
from fabene.places.models import Destination, Hub, Kitchen
from fabene.places.selectors.markets import municipality_view, position_of
from fabene.places.values import DESTINATION_KINDS, DestinationView, HubView, KitchenView, StoreView


def hub_of(network_id: UUID) -> HubView:
    """Return the network's usual hub; raise ``NotFoundError`` ``hub_not_found`` when it has none yet."""
    return _one_hub(_hubs().filter(network_id=network_id, usual=True).first())


def hub_of_market(market_id: UUID) -> HubView:
    """Return the hub a point's crates go to: its own, else its network's usual one; raise ``hub_not_found``."""
    own = _hubs().filter(markets=market_id).first()
    return _one_hub(own or _hubs().filter(network__markets=market_id, usual=True).first())


def hub(hub_id: UUID) -> HubView:
    """Return a hub; raise ``NotFoundError`` ``hub_not_found``."""
    return _one_hub(_hubs().filter(id=hub_id).first())


def hubs_of(network_id: UUID) -> tuple[HubView, ...]:
    """Return the hubs of a network, the usual one first, then by name."""
    return tuple(hub_view(row) for row in _hubs().filter(network_id=network_id).order_by("-usual", "name"))


def _hubs() -> QuerySet[Hub]:
    return Hub.objects.select_related("municipality")


def _one_hub(row: Hub | None) -> HubView:
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
        usual=row.usual,
    )


def kitchens_of(network_id: UUID) -> tuple[KitchenView, ...]:
    """Return the kitchens of a network by name."""
    return tuple(kitchen_view(row) for row in Kitchen.objects.filter(network_id=network_id).order_by("name"))


def kitchen(kitchen_id: UUID) -> KitchenView:
    """Return a kitchen; raise ``NotFoundError`` ``kitchen_not_found``."""
    row = Kitchen.objects.filter(id=kitchen_id).first()
    if row is None:
        raise NotFoundError("kitchen_not_found")
    return kitchen_view(row)


def kitchen_view(row: Kitchen) -> KitchenView:
    """Return a kitchen's row as a value."""
    return KitchenView(
        id=row.id,
        network_id=row.network_id,
        name=row.name,
        address=row.address,
        source=row.source,
        keeps_record=row.keeps_record,
    )


def stores_of(network_id: UUID) -> tuple[StoreView, ...]:
    """Return the places of stock of a network: its hubs, then the larders of kitchens that keep a record."""
    hubs = [
        StoreView(id=one.id, network_id=network_id, name=one.name, kind=OwnerKind.HUB) for one in hubs_of(network_id)
    ]
    larders = [_larder(one) for one in kitchens_of(network_id) if one.keeps_record]
    return (*hubs, *larders)


def every_store() -> tuple[StoreView, ...]:
    """Return the places of stock of every network: hubs by name, then the larders of kitchens that keep a record."""
    hubs = [
        StoreView(id=one.id, network_id=one.network_id, name=one.name, kind=OwnerKind.HUB)
        for one in Hub.objects.order_by("name", "id")
    ]
    larders = Kitchen.objects.filter(keeps_record=True).order_by("name", "id")
    return (*hubs, *(_larder(kitchen_view(row)) for row in larders))


def store(store_id: UUID) -> StoreView:
    """Return a place of stock, whatever its kind; raise ``NotFoundError`` ``store_not_found``."""
    found = Hub.objects.filter(id=store_id).first()
    if found is not None:
        return StoreView(id=found.id, network_id=found.network_id, name=found.name, kind=OwnerKind.HUB)
    row = Kitchen.objects.filter(id=store_id, keeps_record=True).first()
    if row is None:
        raise NotFoundError("store_not_found")
    return _larder(kitchen_view(row))


def _larder(one: KitchenView) -> StoreView:
    return StoreView(id=one.id, network_id=one.network_id, name=one.name, kind=OwnerKind.KITCHEN_STORE)


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
