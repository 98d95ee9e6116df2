"""Open a market day: one touch for the days of the calendar, or any market of mine on any day until today."""

from datetime import date, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fabene.collecting import selectors as collecting_days
from fabene.collecting import services as collecting
from fabene.collecting.values import DayState
from fabene.core.errors import ConflictError, FabeneError, NotAllowedError
from fabene.core.quantities import MAX_DAYS_BACK
from fabene.people.rules import require
from fabene.people.values import NetworkView
from fabene.places import selectors as places
from fabene.places.values import Occurrence
from fabene.web import formats
from fabene.web.notices import tell
from fabene.web.pages.days import mine
from fabene.web.pages.days.opening_form import OpenForm
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.sureness import require_yes
from fabene.web.pages.writing import actor, attempt, sent, stamp_of

DAYS_BACK = 6
DAYS_AHEAD = 7
DAYS_ASKED = 31
"""A day longer ago is opened only on a yes."""
ABOUT_DATE = dict.fromkeys(("day_in_future", "day_long_ago", "day_too_old"), "date")
Offered = tuple[Occurrence, UUID | None, DayState | None]
"""A day of the calendar, with the market day there is and its state."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_day(request: HttpRequest) -> HttpResponse:
    """Open the day of a market; when it is open already, go there. Raises ``NotAllowedError`` to who has no role."""
    networks = mine.networks(actor(request))
    if not networks:
        raise NotAllowedError
    form = OpenForm(sent(request), networks=networks, first=request.GET)
    day = attempt(form, lambda: _opened(request, form), fields=ABOUT_DATE)
    if day is not None:
        tell(request, _told(day, new=day == form.cleaned_data["id"]))
        return redirect("days:day", day)
    page = Page(
        title=_("Apri una giornata"),
        lead=_("Scegli il mercato. Da quel momento banchetto e hub possono segnare."),
        crumbs=(Crumb(label=_("Giornate"), url=reverse("days:desk")),),
    )
    return render(request, "days/open.html", {"page": page, "form": form, **_calendar(networks)})


def _told(day: UUID, *, new: bool) -> str:
    state = collecting_days.day(day).state
    if state == DayState.CLOSED:
        return _("La giornata c’era già, ed è chiusa: qui si guarda soltanto.")
    if new:
        return _("La giornata è aperta: adesso si segna chi dà che cosa.")
    return _("La giornata c’era già: eccola.")


def _opened(request: HttpRequest, form: OpenForm) -> UUID:
    network = form.network
    require(request.user, "collecting.open_day", network)
    _ask_long_ago(form)
    try:
        return collecting.open_day(
            id=form.cleaned_data["id"],
            network=network,
            market=form.market,
            date=form.cleaned_data["date"],
            stamp=stamp_of(request),
        ).id
    except ConflictError as known:
        if known.code != "day_already_open":
            raise
        return UUID(str(known.data["day"]))


def _ask_long_ago(form: OpenForm) -> None:
    """Ask whether a day long ago is meant: whoever types a date gets its year or its month wrong."""
    on: date = form.cleaned_data["date"]
    days = (timezone.localdate() - on).days
    if DAYS_ASKED < days <= MAX_DAYS_BACK:
        said = FabeneError("day_long_ago", day=capfirst(formats.day(on)), days=days)
        require_yes(form, on.isoformat(), question=said)


def _calendar(networks: tuple[NetworkView, ...]) -> dict[str, list[Offered]]:
    """Return the market days of my networks around today: those that have come, newest first, and the next.

    Days that are called off are neither; of those that were opened already it says how they stand.
    """
    today, known = timezone.localdate(), {network.id for network in networks}
    around = places.occurrences(today - timedelta(days=DAYS_BACK), DAYS_BACK + 1 + DAYS_AHEAD)
    there = collecting_days.opened_between(today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD))
    ours = [(one, *there.get((one.market_id, one.date), (None, None))) for one in around if one.network_id in known]
    held = [each for each in ours if each[2] != DayState.CANCELLED]
    return {
        "past": [each for each in reversed(held) if each[0].date <= today],
        "coming": [each for each in held if each[0].date > today],
    }
