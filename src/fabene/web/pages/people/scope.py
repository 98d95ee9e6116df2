"""In which network a page about people stands, and the other pages about the same network."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fabene.people import selectors
from fabene.people.rules import permissions_of, require
from fabene.people.values import NetworkView
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import actor

TABS = (
    ("people:members", "people.edit", _("Ruoli")),
    ("people:accreditations", "people.accredit", _("Accreditamenti")),
    ("people:log", "people.view_log", _("Che cosa si è fatto")),
    ("people:readings", "people.view_readings", _("Chi ha guardato")),
    ("people:alerts", "people.view_readings", _("Segnalazioni")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A page about the people of the same network; ``current`` is the one being read."""

    url: str
    label: str
    current: bool


def network_for(request: HttpRequest, slug: str, *, permission: str) -> NetworkView:
    """Return the network; raise ``NotFoundError`` ``network_not_found``, ``NotAllowedError`` unless who asks may."""
    network = selectors.network(slug)
    require(request.user, permission, network.id)
    return network


def where(request: HttpRequest, network: NetworkView, *, page: Page) -> dict[str, object]:
    """Return what every page about the people of a network shows: its head and the way to the others."""
    may = permissions_of(actor(request), network.id)
    tabs = [
        Tab(url=url, label=str(label), current=url == request.path)
        for name, permission, label in TABS
        if permission in may
        for url in [reverse(name, args=[network.slug])]
    ]
    return {"page": page, "network": network, "tabs": tabs}


def head(network: NetworkView, title: str, *, lead: str) -> Page:
    """Return the head of a page about the people of a network."""
    return Page(title=title, lead=lead, eyebrow=network.name, crumbs=(Crumb(label=str(_("Persone")), url=_start()),))


def step(network: NetworkView, title: str, *, above: str, name: str) -> Page:
    """Return the head of a page on which one thing is decided; it stands under the page ``name``, called ``above``."""
    crumbs = (Crumb(label=above, url=reverse(name, args=[network.slug])),)
    return Page(title=title, eyebrow=network.name, crumbs=crumbs)


def network_of(network_id: UUID | None) -> NetworkView | None:
    """Return a network by its id, None for every network."""
    return selectors.network_by_id(network_id) if network_id else None


def _start() -> str:
    return reverse("people:start")
