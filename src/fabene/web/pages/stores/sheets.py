"""The sheets of places of stock: a batch, what goes, what comes, meals served, what is thrown away, a new kitchen."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fabene.core.food import category as known_category
from fabene.core.owners import OwnerKind
from fabene.people import selectors as people
from fabene.places import selectors as places
from fabene.places.values import StoreView
from fabene.sharing.values import ShelfLot
from fabene.web.pages.sheets.twin import Around, Of, Twin
from fabene.web.pages.stores.common import shelf_of, usable
from fabene.web.pages.stores.cook_forms import CookForm
from fabene.web.pages.stores.forms import ClearForm, KitchenForm, SendForm, ServeForm

PART = _("Hub e cucine")
SAME_DAY = _("la sera stessa")
ASKED_BACK = frozenset({"sure"})
PRINTED_OUTPUTS = 2
"""Things that come out of one pot, as a sheet has room for them."""


def _store(around: Around, *, kitchen: bool) -> StoreView | None:
    """Return the place the sheet is about: the one asked for (``?posto=``), else the network's first of its kind."""
    kind = OwnerKind.KITCHEN_STORE if kitchen else OwnerKind.HUB
    stores = places.stores_of(around.network.id)
    asked = around.request.GET.get("posto", "")
    if asked:
        found = next((store for store in stores if str(store.id) == asked), None)
        if found is None:
            raise Http404
        return found
    return next((store for store in stores if store.kind == kind), None)


def _lots(store: StoreView | None) -> tuple[ShelfLot, ...]:
    return usable(shelf_of(store.id)) if store else ()


def _at(name: str, *, kitchen: bool) -> Callable[[Around], str]:
    """Return what says where a sheet is typed in: on the page of its place, or where the places are listed."""

    def typed_in(around: Around) -> str:
        store = _store(around, kitchen=kitchen)
        if store is None:
            return f"{reverse('stores:index')}?rete={around.network.slug}"
        return reverse(name, args=[store.id])

    return typed_in


def _cook(around: Around) -> forms.Form:
    form = CookForm(None, lots=_lots(_store(around, kitchen=True)))
    for output in form.output_forms[:PRINTED_OUTPUTS]:
        form.fields |= {output.add_prefix(name): field for name, field in output.fields.items()}
    form.order_fields(["what", *(name for name in form.fields if name.startswith("lot-"))])
    return form


def _send(around: Around) -> forms.Form:
    here = _store(around, kitchen=False)
    nowhere = StoreView(id=UUID(int=0), network_id=around.network.id, name="", kind=OwnerKind.HUB)
    return SendForm(
        lots=_lots(here),
        here=here or nowhere,
        stores=places.every_store(),
        networks={one.id: one.name for one in people.networks()},
    )


def _serve(around: Around) -> forms.Form:
    lots = _lots(_store(around, kitchen=True))
    return ServeForm(lots=[lot for lot in lots if known_category(lot.stored.category).food])


TWINS: tuple[Twin, ...] = (
    Twin(
        slug="preparazione",
        of=Of.NETWORK,
        title=_("Una preparazione di cucina"),
        lead=_("Che cosa è entrato in pentola, che cosa si è aggiunto, che cosa ne è uscito e con quale data."),
        whom=_("chi cucina"),
        within=SAME_DAY,
        part=PART,
        permission="stores.work",
        form=_cook,
        typed_in=_at("stores:cook", kitchen=True),
        blind=ASKED_BACK,
    ),
    Twin(
        slug="pasti-serviti",
        of=Of.NETWORK,
        title=_("I pasti serviti"),
        lead=_("Quanti, e come sono andati. Di nessuno si scrive il nome."),
        whom=_("chi serve"),
        within=SAME_DAY,
        part=PART,
        permission="stores.work",
        form=_serve,
        typed_in=_at("stores:serve", kitchen=True),
        blind=ASKED_BACK,
    ),
    Twin(
        slug="trasporto",
        of=Of.NETWORK,
        title=_("Cibo mandato altrove"),
        lead=_("Che cosa parte e dove va. Il documento numerato nasce quando si trascrive."),
        whom=_("chi prepara il carico"),
        within=_("prima che parta, o la sera stessa"),
        part=PART,
        permission="stores.work",
        form=_send,
        typed_in=_at("stores:send", kitchen=False),
        blind=ASKED_BACK,
    ),
    Twin(
        slug="buttato",
        of=Of.NETWORK,
        title=_("Cibo buttato da un hub o da una cucina"),
        lead=_("Quello che nessuno può più mangiare: quanto e perché."),
        whom=_("chi tiene la dispensa"),
        within=SAME_DAY,
        part=PART,
        permission="stores.work",
        form=lambda around: ClearForm(lots=_lots(_store(around, kitchen=True))),
        typed_in=_at("stores:clear", kitchen=True),
        blind=ASKED_BACK,
    ),
    Twin(
        slug="cucina",
        of=Of.NETWORK,
        title=_("Una cucina nuova"),
        lead=_("Una cucina che entra nella rete, e se registra quello che fa."),
        whom=_("chi coordina"),
        within=_("entro due giorni"),
        part=PART,
        permission="places.edit",
        form=lambda _around: KitchenForm(),
        typed_in=lambda around: reverse("stores:new_kitchen", args=[around.network.slug]),
    ),
)
