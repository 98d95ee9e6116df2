"""Which place of stock a page is about, whether who asks may see it or write in it, and how its pages begin."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fabene.collecting import selectors as collecting
from fabene.collecting.values import BatchView, TransferView
from fabene.core.errors import FabeneError, NotAllowedError, NotFoundError
from fabene.core.owners import OwnerKind
from fabene.core.quantities import MAX_PAGE_ROWS
from fabene.people import selectors as people
from fabene.people.rules import PERMISSIONS, permissions_of, require
from fabene.people.values import NetworkView
from fabene.places import selectors as places
from fabene.places.values import StoreView
from fabene.sharing import selectors as sharing
from fabene.sharing.values import ShelfLot
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place of stock with its network, and everything who asks may do there."""

    store: StoreView
    network: NetworkView
    may: frozenset[str]

    @property
    def kitchen(self) -> bool:
        """Return whether it is the larder of a kitchen."""
        return self.store.kind == OwnerKind.KITCHEN_STORE

    @property
    def works(self) -> bool:
        """Return whether who asks may change something there."""
        return "stores.work" in self.may


def spot_for(request: HttpRequest, store: UUID, *, permission: str) -> Spot:
    """Return the place; raise ``NotFoundError`` ``store_not_found``, ``NotAllowedError`` unless who asks may."""
    found = places.store(store)
    require(request.user, permission, found.network_id)
    return Spot(
        store=found,
        network=people.network_by_id(found.network_id),
        may=permissions_of(actor(request), found.network_id),
    )


def kitchen_for(request: HttpRequest, store: UUID, *, permission: str) -> Spot:
    """Return the place when it is a kitchen; raise ``NotFoundError`` ``kitchen_not_found`` when it is a hub."""
    spot = spot_for(request, store, permission=permission)
    if not spot.kitchen:
        raise NotFoundError("kitchen_not_found")
    return spot


def my_networks(request: HttpRequest) -> tuple[NetworkView, ...]:
    """Return the networks whose places of stock who asks sees; raise ``NotAllowedError`` when there are none."""
    held = {role.network_id for role in people.roles_of(actor(request)) if role.role in PERMISSIONS["stores.view"]}
    mine = tuple(network for network in people.networks() if network.id in held or None in held)
    if not mine:
        raise NotAllowedError(permission="stores.view")
    return mine


def chosen_network(request: HttpRequest) -> tuple[NetworkView, tuple[NetworkView, ...]]:
    """Return the network asked for (``?rete=``), else the first, and all of mine; raise ``NotAllowedError``."""
    mine = my_networks(request)
    slug = request.GET.get("rete", "")
    found = [network for network in mine if network.slug == slug] if slug else list(mine)
    if not found:
        raise NotAllowedError(permission="stores.view")
    return found[0], mine


def batch_for(request: HttpRequest, batch: UUID, *, permission: str) -> BatchView:
    """Return a batch when who asks may; raise what becomes 404 or 403."""
    actor(request)
    found = collecting.batch(batch)
    require(request.user, permission, found.network)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A transfer and on which side of it who asks stands; at least one is theirs."""

    transfer: TransferView
    gives: bool
    takes: bool
    gives_works: bool
    takes_works: bool


def transfer_for(request: HttpRequest, transfer: UUID) -> Side:
    """Return a transfer when who asks sees one of its two networks; raise what becomes 404 or 403."""
    user = actor(request)
    found = collecting.transfer(transfer)
    ours, theirs = permissions_of(user, found.network), permissions_of(user, found.to_network)
    if "stores.view" not in ours | theirs:
        raise NotAllowedError(permission="stores.view")
    return Side(
        transfer=found,
        gives="stores.view" in ours,
        takes="stores.view" in theirs,
        gives_works="stores.work" in ours,
        takes_works="stores.work" in theirs,
    )


def head(spot: Spot, title: str, *, lead: str = "") -> Page:
    """Return how a page about a place begins: under the place itself."""
    here = reverse("stores:store", args=[spot.store.id])
    return Page(
        title=title,
        lead=lead,
        eyebrow=f"{spot.store.name} · {spot.network.name}",
        crumbs=(*index_crumbs(spot.network), Crumb(label=spot.store.name, url=here)),
    )


def index_crumbs(network: NetworkView) -> tuple[Crumb, ...]:
    """Return the way to the places of a network."""
    return (Crumb(label=_("Hub e cucine"), url=f"{reverse('stores:index')}?rete={network.slug}"),)


def shelf_of(store: UUID) -> tuple[ShelfLot, ...]:
    """Return what a place holds today, the first to be eaten first."""
    return sharing.shelf(store, on=timezone.localdate())


def usable(lots: tuple[ShelfLot, ...]) -> tuple[ShelfLot, ...]:
    """Return the lots of which people may still eat, as many as a page asks about."""
    return tuple(lot for lot in lots if lot.usable)[:MAX_PAGE_ROWS]


def named(store: UUID) -> str:
    """Return what a place of stock is called, a dash when it is no more."""
    try:
        return places.store(store).name
    except FabeneError:
        return "—"
