"""What these pages have in common: whose network it is, who may see a lot or a recall, how a page begins."""

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from fabene.core.errors import NotFoundError
from fabene.people import selectors as people
from fabene.people.rules import require
from fabene.people.values import NetworkView
from fabene.sharing import selectors
from fabene.sharing.values import RecallSummary, RecallView, Trace
from fabene.web.pages.page import Crumb, Page

SEE, MANAGE = "recall.view", "recall.manage"


def network_for(request: HttpRequest, slug: str, *, permission: str) -> NetworkView:
    """Return the network when whoever asks has ``permission`` in it; raise what becomes 404 or 403."""
    network = people.network(slug)
    require(request.user, permission, network.id)
    return network


def trace_for(network: NetworkView, lot: UUID) -> Trace:
    """Return the way of a lot of a network; raise ``NotFoundError`` ``lot_not_found`` for one of another."""
    found = selectors.trace([lot])
    if not any(each.id == lot and each.network == network.id for each in found.lots):
        raise NotFoundError("lot_not_found")
    return found


def recall_for(network: NetworkView, recall: UUID) -> RecallView:
    """Return a recall as a network sees it; raise ``NotFoundError`` ``recall_not_found``."""
    return selectors.recall(recall, network=network.id)


def inside(network: NetworkView, title: str, *, lead: str = "", above: tuple[Crumb, ...] = ()) -> Page:
    """Return how a page begins: under the network."""
    return Page(title=title, lead=lead, eyebrow=network.name, crumbs=above)


def lots_crumb(network: NetworkView) -> Crumb:
    """Return the way to the lots of a network."""
    return Crumb(label=_("Lotti"), url=reverse("recall:lots", args=[network.slug]))


def recalls_crumb(network: NetworkView) -> Crumb:
    """Return the way to the recalls of a network."""
    return Crumb(label=_("Richiami"), url=reverse("recall:recalls", args=[network.slug]))


def recall_crumb(network: NetworkView, summary: RecallSummary) -> Crumb:
    """Return the way to a recall."""
    return Crumb(label=summary.notice.what, url=reverse("recall:recall", args=[network.slug, summary.id]))
