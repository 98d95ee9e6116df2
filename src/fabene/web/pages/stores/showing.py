"""What stands where: the places of a network, and what one of them holds."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fabene.collecting import selectors as collecting
from fabene.collecting.values import BatchView, StoredLot
from fabene.core.food import EVERY_CATEGORY
from fabene.core.owners import OwnerKind
from fabene.people.rules import permissions_of, require
from fabene.people.values import NetworkView
from fabene.places import selectors as places
from fabene.places import services as place_services
from fabene.places.values import KitchenView, StoreView
from fabene.sharing import selectors as sharing
from fabene.sharing.values import ShelfLot
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.notices import tell
from fabene.web.pages.page import Page
from fabene.web.pages.stores import tables
from fabene.web.pages.stores.arriving import arriving
from fabene.web.pages.stores.common import chosen_network, index_crumbs, shelf_of, spot_for
from fabene.web.pages.stores.forms import KitchenForm, left_of
from fabene.web.pages.stores.words import STORE, parts_said
from fabene.web.pages.writing import actor, attempt, sent, stamp_of

LAST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreCard:
    """A place of stock on the list: what it holds, and how much of it is too late."""

    store: StoreView
    kind: str
    much: str
    lots: int
    expired: int
    kitchen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """The lots of one category at a place, with what they have free in all."""

    category: str
    lots: tuple[ShelfLot, ...]
    much: str


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the places of stock of a network: what waits to be received first, then each place with what it holds."""
    network, mine = chosen_network(request)
    stores = places.stores_of(network.id)
    shown = {
        "page": Page(
            title=_("Hub e cucine"),
            lead=_("Dove sta il cibo adesso, che cosa si cucina, che cosa parte e che cosa arriva."),
            eyebrow=network.name,
        ),
        "network": network,
        "networks": mine,
        "waiting": arriving(network.id) or None,
        "cards": [_card(store) for store in stores],
        "gone": [one for one in places.kitchens_of(network.id) if not one.keeps_record],
        "batches": [(one, parts_said(one.outputs)) for store in stores for one in _last_batches(store)],
        "may": permissions_of(actor(request), network.id),
    }
    return render(request, "stores/index.html", shown)


def _card(store: StoreView) -> StoreCard:
    lots = collecting.stock_of(store.id, on=timezone.localdate())
    return StoreCard(
        store=store,
        kind=str(STORE[store.kind]),
        much=_much(lots),
        lots=len(lots),
        expired=sum(lot.expired or lot.recalled for lot in lots),
        kitchen=store.kind != OwnerKind.HUB,
    )


def _much(lots: tuple[StoredLot, ...]) -> str:
    return formats.quantity(sum(lot.grams for lot in lots), sum(lot.pieces for lot in lots))


def _last_batches(store: StoreView) -> tuple[BatchView, ...]:
    return () if store.kind == OwnerKind.HUB else collecting.batches_of(store.id, limit=3)


@never_cache
@require_safe
def store(request: HttpRequest, store: UUID) -> HttpResponse:
    """Show what a place holds, by category, the first to be eaten first; and what can be done there."""
    spot = spot_for(request, store, permission="stores.view")
    lots = shelf_of(store)
    fit = [lot for lot in lots if not lot.stored.expired and not lot.stored.recalled]
    shown = {
        "page": Page(
            title=spot.store.name,
            lead=_("Quello che c’è adesso: prima quello da mangiare prima."),
            eyebrow=f"{STORE[spot.store.kind]} · {spot.network.name}",
            crumbs=index_crumbs(spot.network),
        ),
        "spot": spot,
        "piles": _piles(fit),
        "unfit": [lot for lot in lots if lot not in fit],
        "count": _counted(lots),
        "clearings": collecting.clearings_of(store, limit=LAST),
        "batches": collecting.batches_of(store, limit=LAST) if spot.kitchen else (),
        "servings": sharing.servings_of(store, limit=LAST) if spot.kitchen else (),
    }
    return render(request, "stores/store.html", shown)


def _piles(lots: list[ShelfLot]) -> list[Pile]:
    found = []
    for category in EVERY_CATEGORY:
        of_it = tuple(lot for lot in lots if lot.stored.category == category)
        if of_it:
            found.append(Pile(category=category, lots=of_it, much=left_of(of_it)))
    return sorted(found, key=lambda pile: pile.lots[0].stored.last_day)


def _counted(lots: tuple[ShelfLot, ...]) -> str:
    said = ngettext("%(lots)s lotto", "%(lots)s lotti", len(lots)) % {"lots": formats.count(len(lots))}
    return f"{said}, {_much(tuple(lot.stored for lot in lots))}"


@never_cache
@require_safe
def store_csv(request: HttpRequest, store: UUID) -> HttpResponse:
    """Give what a place holds as a file, lot by lot."""
    spot = spot_for(request, store, permission="stores.view")
    return csv_response(tables.shelf(shelf_of(store)), f"dispensa-{spot.network.slug}.csv")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_kitchen(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a kitchen to a network."""
    network = next((one for one in chosen_network(request)[1] if one.slug == slug), None)
    require(request.user, "places.edit", network.id if network else None)
    if network is None:
        return redirect("stores:index")
    form = KitchenForm(sent(request))
    made = attempt(form, lambda: _create(request, form, network=network), fields={"place_name_taken": "name"})
    if made is not None:
        tell(request, _("«%(name)s» è nella rete.") % {"name": made.name})
        return redirect("stores:store", made.id) if made.keeps_record else redirect(_index_url(network))
    page = Page(title=_("Una cucina nuova"), eyebrow=network.name, crumbs=index_crumbs(network))
    shown = {"page": page, "form": form, "network": network}
    return render(request, "stores/new_kitchen.html", shown, status=400 if form.errors else 200)


def _index_url(network: NetworkView) -> str:
    return f"{reverse('stores:index')}?rete={network.slug}"


def _create(request: HttpRequest, form: KitchenForm, *, network: NetworkView) -> KitchenView:
    said = form.cleaned_data
    return place_services.create_kitchen(
        id=said["id"],
        network=network.id,
        name=said["name"],
        address=said["address"],
        keeps_record=said["keeps"] == "yes",
        stamp=stamp_of(request),
    )
