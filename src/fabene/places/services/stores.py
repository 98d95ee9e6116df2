"""Where food is kept and where it goes on: hubs, kitchens, destinations."""

from dataclasses import asdict
from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError
from fabene.core.owners import OwnerKind
from fabene.ledger import services as ledger
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.checks import require_network
from fabene.people.services import log
from fabene.places import selectors
from fabene.places.models import Destination, Hub, Kitchen
from fabene.places.services.common import require_municipality
from fabene.places.values import DESTINATION_KINDS, DestinationView, HubView, KitchenView, Position


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
    """Create a hub of a network, with its ledger owner (same id). The first is that of every point without its own.

    Raises ``network_not_found``, ``municipality_not_found``, ``text_missing``, ``text_too_long``, ``ConflictError``
    ``place_name_taken``.
    """
    values = {
        "municipality_id": municipality,
        "name": clean(name, field="name", limit=100),
        "address": clean(address, field="address", limit=200, optional=True),
        **asdict(position),
    }
    if log(id=derived(id, "created"), what="hub.created", key=id, network=network, stamp=stamp, content=values):
        require_network(network)
        require_municipality(municipality)
        others = Hub.objects.filter(network_id=network)
        if others.filter(name=values["name"]).exists():
            raise ConflictError("place_name_taken", name=str(values["name"]))
        Hub.objects.create(id=id, network_id=network, usual=not others.exists(), **values)
        ledger.open_owner(id=id, kind=OwnerKind.HUB)
    return selectors.hub_view(Hub.objects.select_related("municipality").get(id=id))


@transaction.atomic
def create_kitchen(
    *, id: UUID, network: UUID, name: str, keeps_record: bool, stamp: Stamp, address: str = "", source: str = ""
) -> KitchenView:
    """Create a kitchen of a network, with its ledger owner (same id).

    One that keeps a record of what it cooks has a larder: what it gets is stock until it is used. What another gets is
    passed on, and that is the end of it; whether it keeps one is settled here. Raises ``network_not_found``,
    ``text_missing``, ``text_too_long``, ``ConflictError`` ``place_name_taken``.
    """
    values = {
        "name": clean(name, field="name", limit=100),
        "address": clean(address, field="address", limit=200, optional=True),
        "source": clean(source, field="source", limit=500, optional=True),
        "keeps_record": keeps_record,
    }
    if log(id=derived(id, "created"), what="kitchen.created", key=id, network=network, stamp=stamp, content=values):
        require_network(network)
        if Kitchen.objects.filter(network_id=network, name=values["name"]).exists():
            raise ConflictError("place_name_taken", name=str(values["name"]))
        Kitchen.objects.create(id=id, network_id=network, **values)
        ledger.open_owner(id=id, kind=OwnerKind.KITCHEN_STORE if keeps_record else OwnerKind.KITCHEN)
    return selectors.kitchen(id)


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
