"""Food goes from place to place: sent, on its way, received, called back; each with its numbered document."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fabene.collecting import selectors as collecting
from fabene.collecting import services as collecting_services
from fabene.collecting.values import TransferState, TransferView
from fabene.core.errors import NotAllowedError
from fabene.core.quantities import MAX_PAGE_ROWS
from fabene.people import selectors as people
from fabene.people.rules import permissions_of
from fabene.places import selectors as places
from fabene.sharing import services
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.notices import tell
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.stores import tables
from fabene.web.pages.stores.common import (
    Side,
    chosen_network,
    head,
    index_crumbs,
    shelf_of,
    spot_for,
    transfer_for,
    usable,
)
from fabene.web.pages.stores.forms import ReceiveForm, SendForm
from fabene.web.pages.stores.words import STATE, is_cold, parts_said
from fabene.web.pages.writing import act, actor, attempt, fresh_id, require_standing, sent, stamp_of

ABOUT = {"transfer_to_itself": "taker", "store_not_found": "taker", "text_too_long": "note"}
EXPORTED = 10_000


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, store: UUID) -> HttpResponse:
    """Send lots from a place: pick how much of each, and where it goes."""
    spot = spot_for(request, store, permission="stores.work")
    lots = usable(shelf_of(store))
    networks = {one.id: one.name for one in people.networks()}
    form = SendForm(sent(request), lots=lots, here=spot.store, stores=places.every_store(), networks=networks)
    made = attempt(form, lambda: _send(request, form, store=store), fields=ABOUT)
    if made is not None:
        tell(request, _sent_said(made), undo_url=reverse("stores:call_back", args=[made.id]))
        return redirect("stores:transfer", made.id)
    lead = _("Da qui a un altro hub o a una cucina, di questa rete o di un’altra.")
    page = head(spot, _("Manda del cibo"), lead=lead)
    shown = {"page": page, "spot": spot, "form": form, "done": _("Manda")}
    return render(request, "stores/send.html", shown, status=400 if form.errors else 200)


def _send(request: HttpRequest, form: SendForm, *, store: UUID) -> TransferView:
    said = form.cleaned_data
    made = services.send(
        id=said["id"],
        giver=store,
        taker=UUID(said["taker"]),
        parts=form.parts,
        stamp=form.stamp(request),
        note=said["note"],
    )
    require_standing(stands=made.state != TransferState.CALLED_BACK)
    return made


def _sent_said(made: TransferView) -> str:
    said = {"taker": made.taker_name, "number": f"{made.number}/{made.year}"}
    if made.between_networks:
        return _("È in viaggio per %(taker)s, documento %(number)s: chi riceve lo trova in arrivo.") % said
    return _("È a %(taker)s, documento %(number)s.") % said


@never_cache
@require_safe
def transfers(request: HttpRequest) -> HttpResponse:
    """List what a network sent and received, newest first."""
    network, mine = chosen_network(request)
    found = collecting.transfers_of(network.id)
    said = ngettext("%(number)s trasporto", "%(number)s trasporti", len(found))
    shown = {
        "page": Page(
            title=_("Trasporti"),
            lead=_("Quello che va da un posto all’altro, con il suo documento numerato."),
            eyebrow=network.name,
            crumbs=index_crumbs(network),
        ),
        "network": network,
        "networks": mine,
        "rows": [(one, STATE[one.state], parts_said(line.sent for line in one.lines)) for one in found],
        "most": MAX_PAGE_ROWS,
        "count": said % {"number": formats.count(len(found))},
    }
    return render(request, "stores/transfers.html", shown)


@never_cache
@require_safe
def transfers_csv(request: HttpRequest) -> HttpResponse:
    """Give all transfers of a network as a file."""
    network, _mine = chosen_network(request)
    names = {one.id: one.name for one in people.networks()}
    found = collecting.transfers_of(network.id, limit=EXPORTED)
    return csv_response(tables.transfers(found, networks=names), f"trasporti-{network.slug}.csv")


@never_cache
@require_safe
def transfer(request: HttpRequest, transfer: UUID) -> HttpResponse:
    """Show a transfer: what it carries, from where to where, what came of it, and what can be done."""
    side = transfer_for(request, transfer)
    found = side.transfer
    waits = found.state == TransferState.SENT
    shown = {
        "page": _page(side, title=_("Trasporto n. %(number)s") % {"number": f"{found.number}/{found.year}"}),
        "transfer": found,
        "state": STATE[found.state],
        "from_network": people.network_by_id(found.network),
        "to_network": people.network_by_id(found.to_network),
        "may_receive": side.takes_works and waits,
        "may_call_back": side.gives_works and (waits or (found.state == "received" and not found.between_networks)),
        "may_measure": side.takes_works and found.between_networks and is_cold(found),
    }
    return render(request, "stores/transfer.html", shown)


def _page(side: Side, *, title: str, lead: str = "") -> Page:
    network = people.network_by_id(side.transfer.network if side.gives else side.transfer.to_network)
    crumbs = (
        *index_crumbs(network),
        Crumb(label=_("Trasporti"), url=f"{reverse('stores:transfers')}?rete={network.slug}"),
    )
    eyebrow = f"{side.transfer.giver_name} → {side.transfer.taker_name}"
    return Page(title=title, lead=lead, eyebrow=eyebrow, crumbs=crumbs)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def receive(request: HttpRequest, transfer: UUID) -> HttpResponse:
    """Receive a transfer: what came of each line, weighed or counted here."""
    side = transfer_for(request, transfer)
    if not side.takes_works:
        raise NotAllowedError(permission="stores.work")
    if side.transfer.state != TransferState.SENT and request.method != "POST":
        return redirect("stores:transfer", transfer)
    form = ReceiveForm(sent(request), transfer=side.transfer)
    made = attempt(form, lambda: _receive(request, form, transfer=transfer))
    if made is not None:
        tell(request, _("Ricevuto: è tra quello che c’è a %(taker)s.") % {"taker": made.taker_name})
        return redirect("stores:transfer", transfer)
    page = _page(
        side,
        title=_("Ricevi il trasporto"),
        lead=_("Pesa e conta quello che è arrivato: la differenza resta scritta come calo di peso."),
    )
    shown = {"page": page, "form": form, "transfer": side.transfer}
    return render(request, "stores/receive.html", shown, status=400 if form.errors else 200)


def _receive(request: HttpRequest, form: ReceiveForm, *, transfer: UUID) -> TransferView:
    return collecting_services.receive(
        id=form.cleaned_data["id"], transfer=transfer, amounts=form.amounts, stamp=stamp_of(request)
    )


@require_POST
def call_back(request: HttpRequest, transfer: UUID) -> HttpResponse:
    """Call a transfer back: everything stands where it stood."""
    actor(request)
    found = collecting.transfer(transfer)
    if "stores.work" not in permissions_of(actor(request), found.network):
        raise NotAllowedError(permission="stores.work")
    identity = fresh_id()
    if act(request, lambda: collecting_services.call_back(id=identity, transfer=transfer, stamp=stamp_of(request))):
        tell(request, _("Richiamato: il cibo è di nuovo a %(giver)s.") % {"giver": found.giver_name})
    return redirect("stores:transfer", transfer)
