"""The closing of a day: the one equation as a picture with its table, and the button that ends the day."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fabene.collecting import selectors as collecting
from fabene.collecting import services
from fabene.collecting.values import DayState, DayView
from fabene.core.equation import Equation
from fabene.people.rules import may
from fabene.sharing.selectors import passings_of, sharing_of
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.drawings.equation import equation_flow
from fabene.web.drawings.flow import Flow
from fabene.web.notices import tell
from fabene.web.pages.sharing.common import day_for, head, pressed
from fabene.web.pages.sharing.forms import ButtonForm
from fabene.web.pages.writing import stamp_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def closing(request: HttpRequest, day: UUID) -> HttpResponse:
    """Show where every gram went, and close the day when asked."""
    if request.method == "POST":
        return _close(request, day=day)
    found = day_for(request, day, permission="sharing.view")
    view = collecting.day(day)
    shown = {
        "page": head(found, _("Com’è andata"), lead=_lead(view)),
        "day": found,
        "view": view,
        "equation": view.equation,
        "picture": picture(view.equation),
        "sharing": sharing_of(day),
        "passings": [one for one in passings_of(day) if not one.undone],
        "button": ButtonForm(auto_id=False),
        "closed": view.state == DayState.CLOSED,
        "may_close": view.state == DayState.OPEN and may(request.user, "collecting.close", found.network),
    }
    return render(request, "sharing/closing.html", shown)


@never_cache
@require_safe
def closing_csv(request: HttpRequest, day: UUID) -> HttpResponse:
    """Return the equation's table as a file."""
    found = day_for(request, day, permission="sharing.view")
    return csv_response(picture(collecting.equation(day)).table, f"giornata-{found.date.isoformat()}.csv")


def picture(equation: Equation) -> Flow:
    """Return the equation as a flow picture."""
    return equation_flow(
        _("Dal banco alla tavola"),
        _("Quello che è arrivato, e dove è andato: i due lati pesano uguale."),
        equation=equation,
    )


def _close(request: HttpRequest, *, day: UUID) -> HttpResponse:
    day_for(request, day, permission="collecting.close")
    if pressed(request, lambda id: _end(request, id=id, day=day)):
        tell(request, _("Giornata chiusa. Grazie a tutte e a tutti."))
    return redirect("sharing:closing", day)


def _end(request: HttpRequest, *, id: UUID, day: UUID) -> None:
    services.close_day(id=id, day=day, stamp=stamp_of(request))


def _lead(view: DayView) -> str:
    equation = view.equation
    if view.state == DayState.CANCELLED:
        return _("La giornata è annullata: non c’è niente da chiudere.")
    if not equation.sources_grams:
        return _("Oggi non è arrivato niente.")
    return _("%(came)s arrivati, %(lost)s non spiegati.") % {
        "came": formats.weight(equation.sources_grams),
        "lost": formats.weight(equation.unexplained_grams),
    }
