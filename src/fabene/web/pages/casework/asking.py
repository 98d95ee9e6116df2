"""Who asks, where they may, and whose households are theirs."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from fabene.core.errors import NotAllowedError, NotFoundError
from fabene.households import selectors as households
from fabene.households.values import HouseholdView
from fabene.people import selectors as people
from fabene.people.rules import PERMISSIONS, may, require
from fabene.people.values import NetworkView, Role
from fabene.places import selectors as places
from fabene.places.values import MarketView
from fabene.web.pages.writing import actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """A network in which somebody is a caseworker, for organisations that are accredited there today."""

    network: NetworkView
    organisations: frozenset[UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A household where it is listed, with the name of its market."""

    view: HouseholdView
    market: str


def workplaces(request: HttpRequest, *, on: date) -> tuple[Workplace, ...]:
    """Return where whoever asks follows families; raise ``NotAllowedError`` for who is a caseworker nowhere.

    Empty when no network accredits their organisation today.
    """
    user = actor(request)
    held = {role.network_id for role in people.roles_of(user) if role.role == Role.CASEWORKER}
    if not held:
        raise NotAllowedError
    found = [
        Workplace(network=network, organisations=people.caseworker_organisations(user, network.id, on))
        for network in people.networks()
        if network.id in held
    ]
    return tuple(place for place in found if place.organisations)


def own_homes(request: HttpRequest, *, on: date) -> list[HouseholdView]:
    """Return the households that whoever asks follows, in order of code."""
    found = [
        home
        for place in workplaces(request, on=on)
        for home in households.own(organisations=place.organisations, network=place.network.id, on=on)
    ]
    return sorted(found, key=lambda home: home.code)


def own_home(request: HttpRequest, household: UUID) -> HouseholdView:
    """Return a household that whoever asks follows.

    Raises ``NotFoundError`` for one that is not theirs, ``NotAllowedError`` for who is no caseworker in its network.
    """
    on = timezone.localdate()
    found = households.household(id=household, on=on)
    require(request.user, "households.view_own", found.network)
    if found.organisation not in people.caseworker_organisations(actor(request), found.network, on):
        raise NotFoundError("household_not_found")
    return found


def home_of_network(request: HttpRequest, household: UUID, *, permission: str) -> HouseholdView:
    """Return a household of a network in which whoever asks has a permission; raise ``NotAllowedError``."""
    found = households.household(id=household, on=timezone.localdate())
    require(request.user, permission, found.network)
    return found


def networks_with(request: HttpRequest, permission: str) -> tuple[NetworkView, ...]:
    """Return the networks in which whoever asks has a permission, by name."""
    held = {role.network_id for role in people.roles_of(actor(request)) if role.role in PERMISSIONS[permission]}
    return tuple(network for network in people.networks() if network.id in held or None in held)


def network_asked(request: HttpRequest, mine: tuple[NetworkView, ...], *, permission: str) -> NetworkView:
    """Return the network whose slug the address says (``?rete=``), else the first; raise ``NotAllowedError``."""
    slug = request.GET.get("rete", "")
    found = next((network for network in mine if slug in {"", network.slug}), None)
    if found is None or not may(request.user, permission, found.id):
        raise NotAllowedError
    return found


def with_markets(found: list[HouseholdView]) -> list[Home]:
    """Return households with the names of their markets, in one query."""
    names = market_names()
    return [Home(view=view, market=names.get(view.market, "")) for view in found]


def market_names() -> dict[UUID, str]:
    """Return what every market is called."""
    return {market.id: market.name for market in places.markets()}


def markets_of(networks: tuple[NetworkView, ...]) -> list[tuple[str, str]]:
    """Return the markets of some networks as choices; with their network where there are several."""
    names = {network.id: network.name for network in networks}
    several = len(networks) > 1
    return [
        (str(market.id), _named(market, names[market.network_id] if several else ""))
        for market in places.markets()
        if market.network_id in names
    ]


def _named(market: MarketView, network: str) -> str:
    return f"{network}, {market.name}" if network else market.name
