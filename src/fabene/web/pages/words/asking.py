"""Which network a page of words is about, and who may do what with one family's."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fabene.core.errors import NotAllowedError
from fabene.households import selectors as households
from fabene.households.tellings import TellingView
from fabene.people import selectors as people
from fabene.people.rules import PERMISSIONS, may, require
from fabene.people.values import NetworkView
from fabene.web.pages.days.mine import one_of
from fabene.web.pages.page import Crumb
from fabene.web.pages.writing import actor


def networks_with(request: HttpRequest, permission: str) -> tuple[NetworkView, ...]:
    """Return the networks in which who asks has a permission; raise ``NotAllowedError`` when there is none."""
    held = {role.network_id for role in people.roles_of(actor(request)) if role.role in PERMISSIONS[permission]}
    found = tuple(network for network in people.networks() if network.id in held or None in held)
    if not found:
        raise NotAllowedError(permission=permission)
    return found


def network_for(request: HttpRequest, permission: str) -> NetworkView:
    """Return the network asked for (``?rete=``), else the one whose market is held next to today."""
    mine = networks_with(request, permission)
    network = one_of(mine, slug=request.GET.get("rete", ""), today=timezone.localdate())
    require(request.user, permission, network.id)
    return network


def organisations_of(request: HttpRequest, *, on: date) -> Mapping[UUID, frozenset[UUID]]:
    """Return for each network of a caseworker the organisations whose families are theirs.

    Raises ``NotAllowedError`` for who is none.
    """
    mine = networks_with(request, "households.reveal")
    return {network.id: people.caseworker_organisations(actor(request), network.id, on) for network in mine}


def telling_for(request: HttpRequest, telling: UUID) -> TellingView:
    """Return how one family is told, to its caseworker and to whoever may send words in its network.

    Raises ``NotFoundError`` (``telling_not_found``), ``NotAllowedError``.
    """
    found = households.telling(telling)
    network = households.word(id=found.word).word.network
    if not may(request.user, "words.send", network) and not is_own(request, found, network=network):
        raise NotAllowedError(permission="words.send")
    return found


def is_own(request: HttpRequest, telling: TellingView, *, network: UUID) -> bool:
    """Return whether who asks is a caseworker of the organisation that referred the family."""
    if not may(request.user, "households.reveal", network):
        return False
    return telling.organisation in people.caseworker_organisations(actor(request), network, timezone.localdate())


def crumbs(network: NetworkView | None = None) -> tuple[Crumb, ...]:
    """Return the way to a page below the list of words."""
    here = f"?rete={network.slug}" if network else ""
    return (Crumb(label=_("Avvisi"), url=f"{reverse('words:words')}{here}"),)
