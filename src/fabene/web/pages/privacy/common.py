"""Who may see these pages, and the way to them."""

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fabene.core.errors import NotAllowedError
from fabene.households import selectors as households
from fabene.people import selectors as people
from fabene.people.rules import may, require
from fabene.people.values import NetworkView
from fabene.privacy.values import About, RequestView
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import actor

MANAGE, REQUEST = "privacy.manage", "privacy.request"


def require_office(request: HttpRequest) -> UUID:
    """Return who asks; raise ``NotAllowedError`` unless they may manage what is held about people."""
    require(request.user, MANAGE, None)
    return actor(request)


def is_office(request: HttpRequest) -> bool:
    """Return whether somebody manages what is held about people."""
    return may(request.user, MANAGE, None)


def asking_networks(request: HttpRequest) -> tuple[NetworkView, ...]:
    """Return the networks in which somebody may pass on what a family asks; raise ``NotAllowedError`` without one."""
    found = tuple(network for network in people.networks() if may(request.user, REQUEST, network.id))
    if not found:
        raise NotAllowedError(permission=REQUEST)
    return found


def speaks_for(request: HttpRequest, household: UUID) -> bool:
    """Return whether somebody is a caseworker of the organisation that referred a household, accredited today."""
    today = timezone.localdate()
    home = households.household(id=household, on=today)
    own = people.caseworker_organisations(actor(request), home.network, today)
    return home.organisation in own and may(request.user, "households.reveal", home.network)


def sees(request: HttpRequest, asked: RequestView) -> bool:
    """Return whether somebody may see a request: the office, who coordinates the network, whoever passed it on."""
    if is_office(request) or asked.asked_by == actor(request):
        return True
    return (
        asked.about == About.HOUSEHOLD
        and asked.network_id is not None
        and may(request.user, "households.place", asked.network_id)
    )


def head(title: str, *, lead: str = "", eyebrow: str = "", above: tuple[Crumb, ...] = ()) -> Page:
    """Return the head of one of these pages."""
    desk = Crumb(label=_("Riservatezza"), url=reverse("privacy:desk"))
    return Page(title=title, lead=lead, eyebrow=eyebrow, crumbs=(desk, *above))
