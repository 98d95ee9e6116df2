"""The index of sheets, and one sheet: the form on paper, ids in clear and a QR code to where it is typed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.collecting import selectors as collecting
from fabene.core.errors import NotAllowedError
from fabene.lib.codes import short_code
from fabene.lib.qr import qr_svg
from fabene.people import selectors as people
from fabene.people.rules import PERMISSIONS, permissions_of, require
from fabene.people.values import NetworkView
from fabene.places import selectors as places
from fabene.web import formats
from fabene.web.accounts.address import printed
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.sheets.every import TWINS
from fabene.web.pages.sheets.reading import Room, Space, spaces
from fabene.web.pages.sheets.twin import Around, Of, Twin
from fabene.web.pages.writing import actor

DAYS_LISTED = 7
OF_A_NETWORK = frozenset({Of.NETWORK, Of.DAY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A sheet in an index: ``url`` is where it is printed."""

    twin: Twin
    url: str


@login_not_required
@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List what anybody may print, and the networks whose sheets whoever asks may print."""
    page = Page(
        title=_("I fogli"),
        lead=_("Ogni modulo ha un gemello di carta: si riempie a penna, e si trascrive qui quando si può."),
    )
    listed = _listed(Around(request=request), of=Of.ANYBODY, may=frozenset({""}))
    return render(request, "sheets/index.html", {"page": page, "parts": listed, "networks": _networks(request)})


@never_cache
@require_safe
def of_network(request: HttpRequest, slug: str) -> HttpResponse:
    """List the sheets of a network, and its last days, each with its own."""
    network = people.network(slug)
    may = _may(request, network)
    around = Around(request=request, found_network=network)
    last = collecting.days_of(network.id, rows_per_page=DAYS_LISTED).days
    shown = {
        "page": Page(title=_("I fogli della rete"), eyebrow=network.name, crumbs=_crumbs()),
        "network": network,
        "parts": _listed(around, of=Of.NETWORK, may=may),
        "days": last if any(twin.of is Of.DAY and twin.permission in may for twin in TWINS) else (),
    }
    return render(request, "sheets/network.html", shown)


@never_cache
@require_safe
def of_day(request: HttpRequest, day: UUID) -> HttpResponse:
    """List the sheets of a market day."""
    around = _of_day(request, day)
    shown = {
        "page": Page(
            title=_("I fogli della giornata"),
            eyebrow=_said_day(around),
            crumbs=(*_crumbs(), Crumb(label=_("La giornata"), url=reverse("days:day", args=[day]))),
        ),
        "parts": _listed(around, of=Of.DAY, may=_may(request, around.network)),
    }
    return render(request, "sheets/day.html", shown)


@login_not_required
@never_cache
@require_safe
def sheet(request: HttpRequest, sheet: str) -> HttpResponse:
    """Show a sheet that anybody prints."""
    return _shown(_twin(sheet, of=Of.ANYBODY), Around(request=request))


@never_cache
@require_safe
def network_sheet(request: HttpRequest, *, slug: str, sheet: str) -> HttpResponse:
    """Show a sheet of a network."""
    network, twin = people.network(slug), _twin(sheet, of=Of.NETWORK)
    require(request.user, twin.permission, network.id)
    return _shown(twin, Around(request=request, found_network=network))


@never_cache
@require_safe
def day_sheet(request: HttpRequest, *, day: UUID, sheet: str) -> HttpResponse:
    """Show a sheet of a market day."""
    around, twin = _of_day(request, day), _twin(sheet, of=Of.DAY)
    require(request.user, twin.permission, around.network.id)
    return _shown(twin, around)


def _shown(twin: Twin, around: Around) -> HttpResponse:
    if twin.paper is not None:
        return redirect(twin.paper(around))
    if twin.form is None or twin.typed_in is None:
        raise Http404
    asked = spaces(twin.form(around), twin)
    address = printed(around.request, twin.typed_in(around))
    shown = {
        "page": Page(title=str(twin.title), lead=str(twin.lead), eyebrow=_about(around), crumbs=None),
        "twin": twin,
        "spaces": asked,
        "address": address,
        "qr": _drawn(address),
        "code": _code(around),
        **(_tabled(twin, around, asked=asked) if twin.table else {}),
    }
    name = "sheets/table.html" if twin.table else "sheets/form.html"
    return render(around.request, name, shown)


def _tabled(twin: Twin, around: Around, *, asked: Sequence[Space]) -> dict[str, object]:
    table = twin.table
    if table is None:
        return {}
    columns = [one for one in asked if not table.across or one.name != table.cell]
    return {
        "table": table,
        "lines": table.lines(around) if table.lines else (),
        "blank": range(table.blank),
        "across": table.across(around) if table.across else (),
        "cell": next((one for one in asked if one.name == table.cell), None),
        "columns": columns,
        "details": range(table.details),
        "chosen": [one for one in columns if one.room is Room.TICKS],
    }


def _drawn(address: str) -> SafeString:
    return mark_safe(qr_svg(address))  # noqa: S308 - drawn here, of an address made here


def _code(around: Around) -> str:
    """Return the code in clear of what the sheet is about, empty for nothing in particular."""
    if around.found_day is not None:
        return short_code(around.found_day.id)
    return around.found_network.slug if around.found_network else ""


def _about(around: Around) -> str:
    if around.found_day is not None:
        return _said_day(around)
    return around.found_network.name if around.found_network else ""


def _said_day(around: Around) -> str:
    return f"{places.market(around.day.market).name} · {capfirst(formats.day(around.day.date))}"


def _of_day(request: HttpRequest, day: UUID) -> Around:
    found = collecting.market_day(day)
    require(request.user, "collecting.view", found.network)
    return Around(request=request, found_network=people.network_by_id(found.network), found_day=found)


def _twin(slug: str, *, of: Of) -> Twin:
    found = next((twin for twin in TWINS if twin.slug == slug and twin.of is of), None)
    if found is None:
        raise Http404
    return found


def _listed(around: Around, *, of: Of, may: frozenset[str]) -> dict[str, list[Listed]]:
    """Return the sheets by the part they belong to, both in the order of the registry."""
    parts: dict[str, list[Listed]] = {}
    for twin in TWINS:
        if twin.of is of and twin.permission in may:
            parts.setdefault(str(twin.part), []).append(Listed(twin=twin, url=_url(twin, around)))
    return parts


def _url(twin: Twin, around: Around) -> str:
    if twin.of is Of.DAY:
        return reverse("sheets:day_sheet", args=[around.day.id, twin.slug])
    if twin.of is Of.NETWORK:
        return reverse("sheets:network_sheet", args=[around.network.slug, twin.slug])
    return reverse("sheets:sheet", args=[twin.slug])


def _may(request: HttpRequest, network: NetworkView) -> frozenset[str]:
    """Return what whoever asks may do in a network; raise ``NotAllowedError`` for who may print none of its sheets."""
    may = permissions_of(actor(request), network.id)
    if not any(twin.permission in may for twin in TWINS if twin.of in OF_A_NETWORK):
        raise NotAllowedError
    return may


def _networks(request: HttpRequest) -> list[NetworkView]:
    """Return the networks of which whoever asks may print a sheet, in one look at their roles."""
    if not request.user.is_authenticated:
        return []
    asked = {twin.permission for twin in TWINS if twin.of in OF_A_NETWORK}
    roles = frozenset().union(*(PERMISSIONS[permission] for permission in asked))
    held = {role.network_id for role in people.roles_of(actor(request)) if role.role in roles}
    return [network for network in people.networks() if network.id in held or None in held]


def _crumbs() -> tuple[Crumb, ...]:
    return (Crumb(label=_("I fogli"), url=reverse("sheets:index")),)
