"""What is left, and where it goes: an emporio, an open table, a kitchen, animals, compost."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fabene.charter.selectors import rules_in_force
from fabene.collecting.values import MarketDay
from fabene.core.errors import NotFoundError
from fabene.households.selectors import anybody_expected
from fabene.people.rules import may
from fabene.places.selectors import destinations_of
from fabene.places.values import DestinationView
from fabene.sharing import selectors, services
from fabene.sharing.values import BagState, Parcel
from fabene.web.notices import tell
from fabene.web.pages.days.late import asks_why, in_its_time, late_of
from fabene.web.pages.page import Page
from fabene.web.pages.sharing.common import day_for, wrote
from fabene.web.pages.sharing.forms import PassOnForm, much_of
from fabene.web.pages.writing import act, require_standing, sent, stamp_of

ABOUT = {"tickets_elsewhere": "tickets", "tickets_refused": "tickets", "past_its_date": "destination"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@asks_why
def left(request: HttpRequest, day: UUID) -> HttpResponse:
    """Show what belongs to no bag, and pass it on."""
    found = day_for(request, day, permission="sharing.view" if request.method != "POST" else "sharing.pass_on")
    free = selectors.free_of(day)
    piles = [pile for pile in free if not pile.recalled]
    form = PassOnForm(sent(request), piles=piles, destinations=offered(found))
    write = partial(_pass, form, day=day, request=request)
    if request.method == "POST" and wrote(form, lambda: in_its_time(request, day, call=write), fields=ABOUT):
        undo_url = reverse("sharing:undo_pass_on", args=[day, form.cleaned_data["id"]])
        tell(request, _("Registrato: il cibo va dove serve."), undo_url=undo_url)
        return redirect("sharing:left", day)
    bags, unplanned = selectors.bags_of(day), selectors.plan_of(day) is None
    shown = {
        "page": Page(title=_("Gli avanzi"), lead=_("Va a chi lo può usare oggi."), crumbs=None),
        "back_url": reverse("days:day", args=[day]),
        "day": found,
        "piles": piles,
        "recalled": [pile for pile in free if pile.recalled],
        "much": much_of(piles),
        "form": form,
        "unplanned": unplanned,
        "nobody": unplanned and not anybody_expected(market=found.market, on=found.date),
        "waiting": [bag for bag in bags if bag.state == BagState.WAITING],
        "passings": selectors.passings_of(day),
        "closed": selectors.is_closed(day),
        "late": late_of(request, day),
        "may_pass_on": may(request.user, "sharing.pass_on", found.network),
    }
    return render(request, "sharing/left.html", shown, status=400 if form.errors else 200)


@require_POST
@asks_why
def undo_pass_on(request: HttpRequest, *, day: UUID, passing: UUID) -> HttpResponse:
    """Take a slip back: the food stands at the hub again."""
    day_for(request, day, permission="sharing.pass_on")
    if passing not in {one.id for one in selectors.passings_of(day)}:
        raise NotFoundError("passing_not_found")
    if act(request, lambda: in_its_time(request, day, call=lambda: _undo(request, passing))):
        tell(request, _("Annullato: il cibo è di nuovo qui."))
    return redirect("sharing:left", day)


def offered(day: MarketDay) -> list[DestinationView]:
    """Return the network's destinations in the order of its charter, those it does not name last."""
    order = rules_in_force(day.network, day.date).destinations
    places = {kind: place for place, kind in enumerate(order)}
    return sorted(destinations_of(day.network), key=lambda to: (places.get(to.kind, len(places)), to.name))


def _undo(request: HttpRequest, passing: UUID) -> None:
    services.undo_pass_on(passing=passing, stamp=stamp_of(request))


def _pass(form: PassOnForm, *, day: UUID, request: HttpRequest) -> None:
    services.pass_on(
        id=form.cleaned_data["id"],
        day=day,
        destination=UUID(form.cleaned_data["destination"]),
        parcel=Parcel(grams=form.grams(), pieces=form.pieces()),
        tickets=form.cleaned_data["tickets"],
        stamp=stamp_of(request),
    )
    standing = {one.id for one in selectors.passings_of(day) if not one.undone}
    require_standing(stands=form.cleaned_data["id"] in standing)
