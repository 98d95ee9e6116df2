"""The rider's round: today's bags by code, each door only when asked and only while the round is on."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fabene.collecting import selectors as collecting
from fabene.collecting.values import MarketDay
from fabene.core.errors import ConflictError, NotFoundError
from fabene.households import selectors as households
from fabene.households.values import ContactKind, Contacts
from fabene.people.rules import require
from fabene.people.values import ReadingReason
from fabene.places.selectors import market
from fabene.sharing import selectors, services
from fabene.sharing.values import BagState, BagView
from fabene.web import formats
from fabene.web.notices import tell
from fabene.web.pages.casework.asking import networks_with
from fabene.web.pages.casework.fields import ButtonForm
from fabene.web.pages.casework.showing import show_once
from fabene.web.pages.page import Page
from fabene.web.pages.sharing.common import pressed
from fabene.web.pages.writing import act, require_standing, stamp_of

DOOR = (ContactKind.NAME, ContactKind.PHONE, ContactKind.ADDRESS, ContactKind.DOOR)
"""What a rider needs to hand a bag to the right door: whom to ring for, where, and a number if nobody opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One day's bags to bring home, in the order set by hand; those brought already apart."""

    day: MarketDay
    market: str
    to_bring: tuple[BagView, ...]
    brought: tuple[BagView, ...]


@never_cache
@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    """Show today's round."""
    return _page(request, shown=None, door=None)


def _page(request: HttpRequest, *, shown: UUID | None, door: Contacts | None) -> HttpResponse:
    page = Page(title=_("Il giro di oggi"), lead=_("Ogni porta si apre una alla volta; resta scritto chi ha guardato."))
    here = {"page": page, "back_url": reverse("casework:desk"), "rounds": rounds_of_today(request)}
    return render(request, "casework/rounds.html", {**here, "shown": shown, "door": door})


def rounds_of_today(request: HttpRequest) -> list[Round]:
    """Return the rounds that are on now in the networks of whoever asks; raise ``NotAllowedError`` for no rider."""
    today = timezone.localdate()
    mine = networks_with(request, "households.door")
    if not mine:
        require(request.user, "households.door", None)
    days = [day for network in mine for day in collecting.today(network.id, today)]
    found = [round_of(day) for day in days if is_on(day)]
    return [each for each in found if each.to_bring or each.brought]


def round_of(day: MarketDay) -> Round:
    """Return a day's round."""
    bags = [bag for bag in selectors.round_of(day.id) if bag.state != BagState.PASSED_ON]
    return Round(
        day=day,
        market=market(day.market).name,
        to_bring=tuple(bag for bag in bags if bag.state == BagState.WAITING),
        brought=tuple(bag for bag in bags if bag.state == BagState.HANDED_OVER),
    )


def is_on(day: MarketDay) -> bool:
    """Return whether doors may be shown: on the day itself, from its confirmed plan until somebody closes it."""
    return day.date == timezone.localdate() and not selectors.is_closed(day.id)


@never_cache
@require_POST
def door(request: HttpRequest, bag: UUID) -> HttpResponse:
    """Show one door on the round, once, and write down who looked."""
    day, found = _bag_for(request, bag)
    form, known = ButtonForm(request.POST), list[Contacts]()
    if form.is_valid() and act(request, lambda: known.append(_door(request, form, day=day, bag=found))):
        return _page(request, shown=bag, door=known[0])
    return redirect("casework:rounds")


def _door(request: HttpRequest, form: ButtonForm, *, day: MarketDay, bag: BagView) -> Contacts:
    _require_on(day)
    if bag.state != BagState.WAITING:
        raise ConflictError("bag_handed_over", bag=bag.code)
    whose = _household_of(day, bag)
    return show_once(request, form, household=whose, reason=ReadingReason.DELIVERY, kinds=DOOR)


def _require_on(day: MarketDay) -> None:
    """Raise ``ConflictError`` (``round_over``) unless the round is on."""
    if not is_on(day):
        raise ConflictError("round_over")


def _household_of(day: MarketDay, bag: BagView) -> UUID:
    """Return whose bag it is; raise ``NotFoundError`` (``household_not_found``) for a household that was forgotten."""
    for home in households.households_of(network=day.network, on=day.date):
        if home.code == bag.household_code:
            return home.id
    raise NotFoundError("household_not_found")


def _bag_for(request: HttpRequest, bag: UUID) -> tuple[MarketDay, BagView]:
    """Return a bag to bring home and its day; raise ``NotFoundError`` (``bag_not_found``), ``NotAllowedError``."""
    day = collecting.market_day(selectors.day_of_bag(bag))
    require(request.user, "households.door", day.network)
    found = selectors.bag(bag)
    if not found.home_delivery:
        raise NotFoundError("bag_not_found")
    return day, found


@require_POST
def brought(request: HttpRequest, bag: UUID) -> HttpResponse:
    """Tick a bag as handed over at its door; the way back is offered at once."""
    day, found = _bag_for(request, bag)
    if pressed(request, lambda id: _hand_over(request, id=id, day=day, bag=bag)):
        undo = reverse("casework:not_brought", args=[bag])
        tell(request, _("Borsa %(code)s consegnata.") % {"code": found.code}, undo_url=undo)
    return redirect("casework:rounds")


def _hand_over(request: HttpRequest, *, id: UUID, day: MarketDay, bag: UUID) -> None:
    _require_on(day)
    services.hand_over(id=id, bag=bag, stamp=stamp_of(request))
    require_standing(stands=selectors.bag(bag).event_id == id)


@require_POST
def not_brought(request: HttpRequest, bag: UUID) -> HttpResponse:
    """Take a slip back: the bag is still to be brought."""
    day, found = _bag_for(request, bag)
    if found.state == BagState.HANDED_OVER and act(request, lambda: _undo(request, day=day, bag=found)):
        tell(request, _("Annullato: la borsa è ancora da portare."))
    return redirect("casework:rounds")


def _undo(request: HttpRequest, *, day: MarketDay, bag: BagView) -> None:
    _require_on(day)
    if bag.event_id is not None:
        services.undo_hand_over(handover=bag.event_id, stamp=stamp_of(request))


@never_cache
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """Give the round on paper: codes, weights and a box to tick; no name, no door."""
    page = Page(title=_("Il giro di oggi"), lead=formats.day(timezone.localdate()), crumbs=None)
    return render(request, "casework/round_sheet.html", {"page": page, "rounds": rounds_of_today(request)})
