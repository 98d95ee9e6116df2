"""The bags of a day: the pick-up list by code, one tap to hand over."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fabene.collecting import selectors as collecting
from fabene.core.errors import NotFoundError
from fabene.lib.codes import normalised
from fabene.people.rules import may
from fabene.places.selectors import destinations_of
from fabene.sharing import selectors, services
from fabene.sharing.values import BagState, BagView, Parcel
from fabene.web import formats
from fabene.web.notices import refuse, tell
from fabene.web.pages.days.late import asks_why, in_its_time, late_of
from fabene.web.pages.page import Page
from fabene.web.pages.sharing.common import (
    day_for,
    leaf,
    pressed,
    require_bag_of,
    require_handover_of,
    wrote,
)
from fabene.web.pages.sharing.forms import BagPassOnForm, ButtonForm
from fabene.web.pages.writing import act, require_standing, sent, stamp_of

MOST_SIGNS = 12
DELEGATE = "delega"
"""What says, of a bag that is found, that somebody came with a delegate's code."""


@never_cache
@require_safe
def bags(request: HttpRequest, day: UUID) -> HttpResponse:
    """Show the pick-up list: what waits first, by code."""
    return _bags(request, day)


def _bags(request: HttpRequest, day: UUID, *, asked: str = "") -> HttpResponse:
    found = day_for(request, day, permission="sharing.view")
    every = selectors.bags_of(day)
    waiting = [bag for bag in every if bag.state == BagState.WAITING]
    pages = leaf(request, waiting)
    shown = {
        "page": Page(title=_("Le borse"), crumbs=None),
        "back_url": reverse("days:day", args=[day]),
        "day": found,
        "bags": every,
        "pages": pages,
        "waiting": [(bag, ButtonForm(auto_id=False)) for bag in pages.object_list],
        "waiting_count": len(waiting),
        "gone": [bag for bag in every if bag.state != BagState.WAITING],
        "gone_grams": sum(bag.grams for bag in every if bag.state != BagState.WAITING),
        "grams": sum(bag.grams for bag in every),
        "has_round": any(bag.home_delivery for bag in every),
        "closed": selectors.is_closed(day),
        "may_hand_over": may(request.user, "sharing.hand_over", found.network),
        "asked": asked,
        "late": late_of(request, day),
        "to_check": bool(waiting) and collecting.safety_of(day) is None,
    }
    return render(request, "sharing/bags.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest, day: UUID) -> HttpResponse:
    """Go to the bag whose code was typed, or that of the family or of its delegate; or back to the list, with it kept.

    The code is sent, never part of an address: who has a delegate's code may fetch the bag.
    """
    day_for(request, day, permission="sharing.view")
    if request.method != "POST":
        return redirect("sharing:bags", day)
    code = request.POST.get("codice", "")[:MOST_SIGNS]
    if not code.strip():
        refuse(request, _("Scrivi il codice: quello della borsa, della famiglia o di chi viene per lei."))
        return _bags(request, day)
    try:
        return redirect(_found(day, code))
    except NotFoundError:
        refuse(request, _("Nessuna borsa di oggi ha il codice «%(code)s»: controlla le lettere.") % {"code": code})
        return _bags(request, day, asked=code)


def _found(day: UUID, code: str) -> str:
    """Return the address of the bag that a code fetches, saying when the code is a delegate's.

    Raises ``NotFoundError`` when it fetches none.
    """
    found = selectors.bag_by_code(day, code)
    to_delegate = normalised(code) not in {found.code, found.household_code}
    return reverse("sharing:bag", args=[day, found.id], query={DELEGATE: "1"} if to_delegate else {})


@never_cache
@require_safe
def bag(request: HttpRequest, *, day: UUID, bag: UUID) -> HttpResponse:
    """Show one bag: where its QR leads."""
    return _bag(request, day=day, bag=bag)


@require_POST
@asks_why
def hand_over(request: HttpRequest, *, day: UUID, bag: UUID) -> HttpResponse:
    """Hand a bag over; the way back is offered at once."""
    day_for(request, day, permission="sharing.hand_over")
    require_bag_of(day, bag=bag)
    if pressed(request, lambda id: in_its_time(request, day, call=lambda: _hand_over(request, id=id, bag=bag))):
        shown = selectors.bag(bag)
        undo_url = reverse("sharing:undo_hand_over", args=[day, shown.event_id])
        tell(request, _("Borsa %(code)s consegnata.") % {"code": shown.code}, undo_url=undo_url)
    return redirect("sharing:bags", day)


@require_POST
@asks_why
def take_out(request: HttpRequest, *, day: UUID, bag: UUID) -> HttpResponse:
    """Take out of a bag what its household no longer takes; the rest can be handed over."""
    day_for(request, day, permission="sharing.hand_over")
    require_bag_of(day, bag=bag)
    if pressed(request, lambda id: in_its_time(request, day, call=lambda: _take_out(request, id=id, bag=bag))):
        tell(request, _("Tolto dalla borsa, e di nuovo libero all'hub. Il resto si può consegnare."))
    return redirect("sharing:bag", day, bag)


@require_POST
@asks_why
def undo_hand_over(request: HttpRequest, *, day: UUID, handover: UUID) -> HttpResponse:
    """Take a slip back: the bag waits again."""
    day_for(request, day, permission="sharing.hand_over")
    require_handover_of(day, handover=handover)
    if act(request, lambda: in_its_time(request, day, call=lambda: _undo_hand_over(request, handover=handover))):
        tell(request, _("Annullato: la borsa aspetta di nuovo."))
    return redirect("sharing:bags", day)


@require_POST
@asks_why
def pass_bag_on(request: HttpRequest, *, day: UUID, bag: UUID) -> HttpResponse:
    """Pass on a bag nobody fetched. For the family nothing follows."""
    found = day_for(request, day, permission="sharing.pass_on")
    require_bag_of(day, bag=bag)
    form = BagPassOnForm(sent(request), destinations=destinations_of(found.network))
    write = partial(_pass, form, day=day, bag=bag, request=request)
    if wrote(form, lambda: in_its_time(request, day, call=write)):
        undo_url = reverse("sharing:undo_pass_on", args=[day, form.cleaned_data["id"]])
        tell(request, _("La borsa va avanti. Per la famiglia non cambia niente."), undo_url=undo_url)
        return redirect("sharing:bags", day)
    return _bag(request, day=day, bag=bag, passing=form)


def _bag(request: HttpRequest, *, day: UUID, bag: UUID, passing: BagPassOnForm | None = None) -> HttpResponse:
    found = day_for(request, day, permission="sharing.view")
    require_bag_of(day, bag=bag)
    bag_shown, closed = selectors.bag(bag), selectors.is_closed(day)
    shown = {
        "page": Page(
            title=_("Borsa %(code)s") % {"code": bag_shown.code}, lead=_state(bag_shown, closed=closed), crumbs=None
        ),
        "back_url": reverse("sharing:bags", args=[day]),
        "day": found,
        "bag": bag_shown,
        "waiting": bag_shown.state == BagState.WAITING,
        "handed_over": bag_shown.state == BagState.HANDED_OVER,
        "closed": closed,
        "handing": ButtonForm(auto_id=False),
        "taking_out": ButtonForm(auto_id=False),
        "passing": passing or BagPassOnForm(destinations=destinations_of(found.network)),
        "may_hand_over": may(request.user, "sharing.hand_over", found.network),
        "may_pass_on": may(request.user, "sharing.pass_on", found.network),
        "may_see_households": may(request.user, "households.view", found.network),
        "to_delegate": DELEGATE in request.GET,
        "late": late_of(request, day),
    }
    return render(request, "sharing/bag.html", shown, status=400 if passing else 200)


def _hand_over(request: HttpRequest, *, id: UUID, bag: UUID) -> None:
    to_delegate = request.POST.get(DELEGATE) == "1"
    services.hand_over(id=id, bag=bag, stamp=stamp_of(request), to_delegate=to_delegate)
    require_standing(stands=selectors.bag(bag).event_id == id)


def _take_out(request: HttpRequest, *, id: UUID, bag: UUID) -> None:
    services.take_out(id=id, bag=bag, stamp=stamp_of(request))


def _undo_hand_over(request: HttpRequest, *, handover: UUID) -> None:
    services.undo_hand_over(handover=handover, stamp=stamp_of(request))


def _pass(form: BagPassOnForm, *, day: UUID, bag: UUID, request: HttpRequest) -> None:
    services.pass_on(
        id=form.cleaned_data["id"],
        day=day,
        destination=UUID(form.cleaned_data["destination"]),
        parcel=Parcel(bag_id=bag),
        stamp=stamp_of(request),
    )
    require_standing(stands=selectors.bag(bag).event_id == form.cleaned_data["id"])


def _state(shown: BagView, *, closed: bool) -> str:
    if shown.state == BagState.HANDED_OVER and shown.gone_at:
        clock = formats.clock(shown.gone_at)
        if shown.to_delegate:
            return _("Consegnata alle %(clock)s a una persona delegata.") % {"clock": clock}
        return _("Consegnata alle %(clock)s.") % {"clock": clock}
    if shown.state == BagState.PASSED_ON:
        return _("È andata a: %(destination)s.") % {"destination": shown.destination}
    if closed:
        return _("La giornata si è chiusa prima che qualcuno la ritirasse: il suo cibo è tornato libero all’hub.")
    return _("Aspetta di essere consegnata.")
