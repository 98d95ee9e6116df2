"""Open a market day: one touch for the days of the calendar, or any market of mine on any day until today."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fabene.collecting import selectors as collecting_days
from fabene.collecting import services as collecting
from fabene.core.errors import ConflictError, NotAllowedError
from fabene.people.rules import require
from fabene.people.values import NetworkView
from fabene.places import selectors as places
from fabene.places.values import Occurrence
from fabene.web.notices import tell
from fabene.web.pages.days import mine
from fabene.web.pages.days.opening_form import OpenForm
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import actor, attempt, sent, stamp_of

DAYS_BACK = 6
DAYS_AHEAD = 7


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_day(request: HttpRequest) -> HttpResponse:
    """Open the day of a market; when it is open already, go there. Raises ``NotAllowedError`` to who has no role."""
    networks = mine.networks(actor(request))
    if not networks:
        raise NotAllowedError
    form = OpenForm(sent(request), networks=networks, first=request.GET)
    day = attempt(form, lambda: _opened(request, form), fields={"day_in_future": "date"})
    if day is not None:
        tell(request, _("La giornata è aperta: adesso si segna chi dà che cosa."))
        return redirect("days:day", day)
    page = Page(
        title=_("Apri una giornata"),
        lead=_("Scegli il mercato. Da quel momento banchetto e hub possono segnare."),
        crumbs=(Crumb(label=_("Giornate"), url=reverse("days:desk")),),
    )
    return render(request, "days/open.html", {"page": page, "form": form, **_calendar(networks)})


def _opened(request: HttpRequest, form: OpenForm) -> UUID:
    network = form.network
    require(request.user, "collecting.open_day", network)
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


def _calendar(networks: tuple[NetworkView, ...]) -> dict[str, list[Occurrence]]:
    """Return the market days of my networks around today: those that can be opened, newest first, and the next.

    Days that are called off are neither.
    """
    today, known = timezone.localdate(), {network.id for network in networks}
    around = places.occurrences(today - timedelta(days=DAYS_BACK), DAYS_BACK + 1 + DAYS_AHEAD)
    off = collecting_days.cancelled_between(today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD))
    ours = [one for one in around if one.network_id in known and (one.market_id, one.date) not in off]
    return {
        "past": [one for one in reversed(ours) if one.date <= today],
        "coming": [one for one in ours if one.date > today],
    }
