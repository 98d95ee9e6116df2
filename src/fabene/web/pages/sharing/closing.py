"""The closing of a day: the one equation as a picture with its table, and the button that ends the day."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fabene.collecting import selectors as collecting
from fabene.collecting import services
from fabene.collecting.values import DayState, DayView, MarketDay, Sums
from fabene.people.rules import may
from fabene.sharing.selectors import bags_of, is_closed, passings_of, sharing_of
from fabene.sharing.values import BagState, BagView
from fabene.web import formats, words
from fabene.web.downloads import csv_response
from fabene.web.drawings.equation import equation_flow
from fabene.web.drawings.flow import Flow
from fabene.web.notices import tell
from fabene.web.pages.days.late import PERMISSION
from fabene.web.pages.days.versions import edition_of, versions_of
from fabene.web.pages.sharing.common import day_for, head, pressed
from fabene.web.pages.sharing.forms import CloseForm
from fabene.web.pages.writing import sent, stamp_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def closing(request: HttpRequest, day: UUID) -> HttpResponse:
    """Show where every gram went, and close the day when asked."""
    found = day_for(request, day, permission="collecting.close" if request.method == "POST" else "sharing.view")
    bags = bags_of(day)
    asked = 0 if is_closed(day) else sum(bag.state == BagState.WAITING for bag in bags)
    form = CloseForm(sent(request), waiting=asked)
    if request.method == "POST" and form.may_end():
        return _close(request, day=day)
    return _closing(request, found, form=form, bags=bags)


def _closing(request: HttpRequest, found: MarketDay, *, form: CloseForm, bags: Sequence[BagView]) -> HttpResponse:
    waiting = [bag for bag in bags if bag.state == BagState.WAITING]
    day, view, sums = found.id, collecting.day(found.id), collecting.sums(found.id)
    shown = {
        "page": head(found, _("Com’è andata"), lead=_lead(view)),
        "day": found,
        "view": view,
        "equation": view.equation,
        "picture": picture(sums),
        "eaten_grams": view.equation.passed_on_grams - sums.uneaten_grams,
        "uneaten_grams": sums.uneaten_grams,
        "sharing": sharing_of(day, read=bags),
        "passings": [one for one in passings_of(day) if not one.undone],
        "came": _came(view),
        "still_here": _still_here(view),
        "found_grams": max(-view.equation.unexplained_grams, 0),
        "waiting": waiting,
        "waiting_much": formats.quantity(sum(bag.grams for bag in waiting), sum(bag.pieces for bag in waiting)),
        "button": form,
        "closed": view.state == DayState.CLOSED,
        "versions": versions_of(view.closings),
        "edition": edition_of(day),
        "may_reopen": view.state == DayState.CLOSED and may(request.user, PERMISSION, found.network),
        "may_close": view.state == DayState.OPEN and may(request.user, "collecting.close", found.network),
    }
    return render(request, "sharing/closing.html", shown, status=400 if form.errors else 200)


@never_cache
@require_safe
def closing_csv(request: HttpRequest, day: UUID) -> HttpResponse:
    """Return the equation's table as a file."""
    found = day_for(request, day, permission="sharing.view")
    return csv_response(picture(collecting.sums(day)).table, f"giornata-{found.date.isoformat()}.csv")


def picture(sums: Sums) -> Flow:
    """Return the equation as a flow picture."""
    return equation_flow(
        _("Dal banco alla tavola"),
        _("Quello che è arrivato, e dove è andato: i due lati pesano uguale."),
        equation=sums.grams,
        uneaten_grams=sums.uneaten_grams,
    )


def _close(request: HttpRequest, *, day: UUID) -> HttpResponse:
    if pressed(request, lambda id: _end(request, id=id, day=day)):
        tell(request, _("Giornata chiusa. Grazie a tutte e a tutti."))
    return redirect("sharing:closing", day)


def _end(request: HttpRequest, *, id: UUID, day: UUID) -> None:
    services.close_day(id=id, day=day, stamp=stamp_of(request))


def _lead(view: DayView) -> str:
    if view.state == DayState.CANCELLED:
        return _("La giornata è annullata: non c’è niente da chiudere.")
    came = _came(view)
    if not came:
        return _("Oggi non è arrivato niente.")
    return _("%(came)s arrivati, %(lost)s.") % {
        "came": came,
        "lost": words.unexplained(view.equation.unexplained_grams),
    }


def _came(view: DayView) -> str:
    """Return what came, weighed and counted; empty for nothing."""
    grams, pieces = view.equation.sources_grams, view.pieces.sources_pieces
    return formats.quantity(grams, pieces) if grams or pieces else ""


def _still_here(view: DayView) -> str:
    """Return what went nowhere yet, weighed and counted; empty for nothing."""
    grams, pieces = max(view.equation.stock_grams, 0), max(view.pieces.stock_pieces, 0)
    return formats.quantity(grams, pieces) if grams or pieces else ""
