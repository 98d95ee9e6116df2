"""What goes to emporios: what waits for their word, what they said, and one delivery with its slip."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fabene.core.errors import FabeneError, NotFoundError
from fabene.lib.codes import short_code
from fabene.lib.stamps import Stamp
from fabene.people import selectors as people
from fabene.people.rules import may, require
from fabene.people.values import NetworkView
from fabene.sharing import selectors, services
from fabene.sharing.values import AcknowledgedBy, Consignment
from fabene.web import formats
from fabene.web.accounts.address import printed
from fabene.web.notices import tell
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.sharing.common import wrote
from fabene.web.pages.sureness import require_yes
from fabene.web.pages.tables.common import SEE, WRITE, amount, drawn, emporios_of, network_for, under
from fabene.web.pages.tables.forms import ReceivedForm
from fabene.web.pages.tables.links import token_of
from fabene.web.pages.writing import act, require_standing, sent, stamp_of
from fabene.web.words import category

LAST = 12


@never_cache
@require_safe
def emporios(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what waits for the word of an emporio in a network, and what they said last."""
    network = network_for(request, slug, permission=SEE)
    page = Page(
        title=_("Consegne agli empori"),
        eyebrow=network.name,
        lead=_("Quello che parte si conferma all’arrivo: la differenza non si perde, si scrive."),
        crumbs=(Crumb(label=_("Giornate"), url=f"{reverse('days:desk')}?rete={network.slug}"),),
    )
    places = emporios_of(network.id)
    shown = {
        "page": page,
        "network": network,
        "places": places,
        "deliveries": selectors.awaiting(network.id),
        "said": [
            (
                each,
                all(not item.missing for item in each.items),
                formats.quantity(each.received_grams, each.received_pieces),
            )
            for each in selectors.last_acknowledged(network.id, limit=LAST)
        ],
    }
    return render(request, "tables/emporios.html", shown)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def delivery(request: HttpRequest, delivery: UUID) -> HttpResponse:
    """Show a delivery, and write what the emporio received when somebody tells."""
    found, network = delivery_for(request, delivery, permission=WRITE if request.method == "POST" else SEE)
    form = ReceivedForm(sent(request), items=found.items)
    if request.method == "POST" and wrote(form, lambda: write(request, form, found=found)):
        tell(request, _("Scritto: quello che è arrivato, e la differenza."))
        return redirect("tables:delivery", delivery)
    shown = {
        "page": _page(found, network),
        "one": found,
        "delivery": delivery,
        "day_url": reverse("sharing:left", args=[found.day_id]),
        "rows": rows_of(found),
        "form": form,
        "waits": found.acknowledgement is None,
        "whole": _whole(found),
        "said_on": formats.near_year_day(found.acknowledged_at, timezone.localdate()) if found.acknowledged_at else "",
        "by_link": found.by == AcknowledgedBy.LINK,
        "may_write": may(request.user, WRITE, found.network_id),
    }
    return render(request, "tables/delivery.html", shown, status=400 if form.errors else 200)


def _whole(found: Consignment) -> bool:
    """Return whether all that was sent arrived, and no more."""
    return all(not item.missing for item in found.items)


def _page(found: Consignment, network: NetworkView) -> Page:
    return Page(
        title=_("Consegna a %(name)s") % {"name": found.name},
        eyebrow=formats.day(found.on),
        lead=_("%(much)s partiti.") % {"much": formats.quantity(found.grams, found.pieces)},
        crumbs=(
            under(network)[0],
            Crumb(label=_("Consegne agli empori"), url=reverse("tables:emporios", args=[network.slug])),
        ),
    )


def delivery_for(request: HttpRequest, delivery: UUID, *, permission: str) -> tuple[Consignment, NetworkView]:
    """Return a delivery and its network when whoever asks has ``permission`` there."""
    found = selectors.consignment_of(delivery)
    require(request.user, permission, found.network_id)
    return found, people.network_by_id(found.network_id)


def rows_of(found: Consignment) -> list[tuple[str, str, str, str, str]]:
    """Return, for each category: its key, what it is called, what left, what came and the difference, in words."""
    return [
        (
            item.category,
            category(item.category),
            amount(item.sent, counted=item.counted),
            "" if item.received is None else amount(item.received, counted=item.counted),
            _difference(item.missing, counted=item.counted),
        )
        for item in found.items
    ]


def _difference(missing: int, *, counted: bool) -> str:
    if not missing:
        return ""
    much = amount(abs(missing), counted=counted)
    return _("mancano %(much)s") % {"much": much} if missing > 0 else _("%(much)s in più") % {"much": much}


def write(request: HttpRequest, form: ReceivedForm, *, found: Consignment) -> None:
    """Write what somebody of the network typed."""
    acknowledge(form, found=found, stamp=stamp_of(request), by=AcknowledgedBy.TYPED)
    require_standing(stands=selectors.consignment_of(found.passings[0]).acknowledgement == form.cleaned_data["id"])


def acknowledge(form: ReceivedForm, *, found: Consignment, stamp: Stamp, by: AcknowledgedBy) -> None:
    """Write what a form says was received; more than was sent is written when somebody says it is meant."""
    received = form.received()
    more = [item for item in found.items if received[item.category] > item.sent]
    about = ",".join(f"{item.category}={received[item.category]}" for item in more)[:100]
    if more:
        require_yes(form, about, question=FabeneError("acknowledged_more", category=more[0].category))
    services.acknowledge(
        id=form.cleaned_data["id"],
        passings=found.passings,
        received=received,
        more_is_meant=bool(more),
        note=form.cleaned_data["note"],
        by=by,
        stamp=stamp,
    )


@require_POST
def undo(request: HttpRequest, delivery: UUID, *, said: UUID) -> HttpResponse:
    """Take a wrong acknowledgement back: the delivery waits again."""
    found, _network = delivery_for(request, delivery, permission=WRITE)
    if found.acknowledgement is None:  # somebody was quicker
        return redirect("tables:delivery", delivery)
    if found.acknowledgement != said:
        raise NotFoundError("acknowledgement_not_found")
    if act(request, lambda: services.undo_acknowledgement(acknowledgement=said, stamp=stamp_of(request))):
        tell(request, _("Annullato: la consegna aspetta di nuovo la conferma."))
    return redirect("tables:delivery", delivery)


@never_cache
@require_safe
def slip(request: HttpRequest, delivery: UUID) -> HttpResponse:
    """Show the slip that travels with a delivery: what is in it, and a code by which whoever receives it says so."""
    found, network = delivery_for(request, delivery, permission=SEE)
    token = token_of(found)
    address = printed(request, reverse("tables:received", args=[token])) if token else ""
    shown = {
        "page": Page(
            title=_("Per %(name)s") % {"name": found.name},
            eyebrow=_("Rete di %(name)s, %(day)s") % {"name": network.name, "day": formats.day(found.on)},
            crumbs=None,
        ),
        "one": found,
        "delivery": delivery,
        "code": short_code(delivery),
        "rows": rows_of(found),
        "address": address,
        "qr": drawn(address) if address else "",
    }
    return render(request, "tables/slip.html", shown)
