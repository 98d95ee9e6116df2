"""The family's seat of the demonstration: a simulated household's own page, one tap away."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from fabene.households import selectors, services
from fabene.households.values import HouseholdView, State
from fabene.lib.ids import new_id
from fabene.lib.stamps import stamp_now
from fabene.people.selectors import networks
from fabene.web.pages.family.visits import begin, write

LASTS = timedelta(days=1)


@login_not_required
@require_POST
def sit(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - what a view is called with
    """Give a visitor the card of a simulated household drawn by lot; outside a demonstration there is no such page.

    Each visitor gets a card and a PIN of their own, so that two of them hardly ever share a household; the PIN is told
    on the first page, for here no slip is printed.
    """
    now = timezone.now()
    homes = simulated_homes() if settings.DEMO else []
    if not homes:
        raise Http404
    home = secrets.choice(homes)
    made = services.issue_card(
        id=new_id(now), household=home.id, stamp=stamp_now(home.id, now), expires_at=now + LASTS, new_pin=True
    )
    visit = begin(selectors.open_card(token=made.token, at=now), now=now)
    visit.tell(f"{visit.voice.say('slip.title')}: {made.pin}")
    return write(redirect("family:home"), visit)


def simulated_homes() -> list[HouseholdView]:
    """Return the simulated households that come to a market, network by network: whose page a visitor may be given."""
    today = timezone.localdate()
    for network in networks():
        coming = [
            home
            for home in selectors.households_of(network=network.id, on=today)
            if home.simulated and home.state == State.COMING
        ]
        if coming:
            return coming
    return []
