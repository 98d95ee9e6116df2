"""What these pages have in common: whose table it is, who may see it, how a page begins."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from fabene.core.owners import OwnerKind
from fabene.core.quantities import Measure
from fabene.lib.qr import qr_svg
from fabene.people import selectors as people
from fabene.people.rules import require
from fabene.people.values import NetworkView
from fabene.places.selectors import destinations_of
from fabene.places.values import DestinationView
from fabene.sharing import selectors
from fabene.sharing.values import TableItem, TableView
from fabene.web import formats
from fabene.web.pages.page import Crumb, Page
from fabene.web.words import category

SEE, WRITE = "sharing.view", "sharing.pass_on"


def network_for(request: HttpRequest, slug: str, *, permission: str) -> NetworkView:
    """Return the network when whoever asks has ``permission`` in it; raise what becomes 404 or 403."""
    network = people.network(slug)
    require(request.user, permission, network.id)
    return network


def sitting_for(request: HttpRequest, sitting: UUID, *, permission: str) -> TableView:
    """Return a sitting of an open table when whoever asks has ``permission`` in its network."""
    require(request.user, permission, selectors.network_of_table(sitting))
    return selectors.table(sitting)


def open_tables_of(network: UUID) -> list[DestinationView]:
    """Return the open tables a network has."""
    return [place for place in destinations_of(network) if place.kind == OwnerKind.OPEN_TABLE]


def emporios_of(network: UUID) -> list[DestinationView]:
    """Return the emporios a network passes food on to."""
    return [place for place in destinations_of(network) if place.kind == OwnerKind.EMPORIO]


def back_of(table: TableView) -> str:
    """Return where one comes from to a sitting: its day, or the tables of its network."""
    if table.day_id is not None:
        return reverse("tables:day", args=[table.day_id])
    return reverse("tables:tables", args=[people.network_by_id(table.network_id).slug])


def inside(table: TableView, title: str, *, lead: str = "") -> Page:
    """Return how a page or a paper of a sitting begins."""
    return Page(title=title, lead=lead, eyebrow=f"{table.name} · {formats.day(table.on)}", crumbs=None)


def under(network: NetworkView) -> tuple[Crumb, ...]:
    """Return the way to the pages of a network that are for whoever works there."""
    return (
        Crumb(label=_("Giornate"), url=f"{reverse('days:desk')}?rete={network.slug}"),
        Crumb(label=_("Tavole aperte"), url=reverse("tables:tables", args=[network.slug])),
    )


def amount(number: int, *, counted: bool) -> str:
    """Return an amount of one category as it is read."""
    return formats.pieces(number) if counted else formats.weight(number)


def left_said(items: Iterable[TableItem]) -> str:
    """Return what of some food did not come back: “Frutta 4 kg · Pasti 3 pezzi”."""
    return " · ".join(
        f"{category(item.category)} {amount(item.left, counted=item.measure == Measure.PIECES)}"
        for item in items
        if item.left
    )


def drawn(address: str) -> SafeString:
    """Return the QR code of an address."""
    return mark_safe(qr_svg(address))  # noqa: S308 - drawn here, of an address made here
