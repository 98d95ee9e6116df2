"""The page of one giver: what it is, how far the word given is, what it gave so far."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.collecting import selectors as collecting
from fabene.people import selectors as people
from fabene.places import selectors as places
from fabene.places.values import AgreementState
from fabene.web import formats
from fabene.web.pages.givers.asking import giver_for, list_crumb
from fabene.web.pages.givers.listing import Giver
from fabene.web.pages.givers.words import KIND, NEXT, STATE
from fabene.web.pages.page import Page

DAYS_PER_PAGE = 20


@never_cache
@require_safe
def giver(request: HttpRequest, giver: UUID) -> HttpResponse:
    """Show a giver as it is now."""
    found = giver_for(request, giver)
    network = people.network_by_id(found.network)
    days = collecting.given_by(giver)
    page = Page(
        title=found.name,
        eyebrow=f"{network.name} · {KIND[found.kind]}",
        lead=found.place,
        crumbs=(list_crumb(network),),
    )
    shown = {
        "page": page,
        "giver": found,
        "way": _way(found),
        "next": NEXT[found.state],
        "steps": [(STATE[step.state], step) for step in reversed(places.agreement_steps(giver))],
        "pages": Paginator(days, DAYS_PER_PAGE).get_page(request.GET.get("pagina", "1")),
        "total": formats.quantity(sum(day.grams for day in days), sum(day.pieces for day in days)) if days else "",
        "weekdays": capfirst(", ".join(formats.weekday(number) for number in found.weekdays)) or _("Quando capita"),
    }
    return render(request, "givers/giver.html", shown)


def _way(found: Giver) -> list[tuple[str, bool]]:
    """Return the states of an agreement in order, each with whether it is the one reached; an end stands alone."""
    states = [state for state in AgreementState if state != AgreementState.ENDED or found.state == state]
    return [(str(STATE[state]), state == found.state) for state in states]
