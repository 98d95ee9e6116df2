"""What anybody may ask: networks, markets, totals."""

from dataclasses import fields
from typing import Any

from django.http import HttpRequest

from fabene.api.schemas import MarketOut, NetworkOut, Refusal, Slug, TotalsOut
from fabene.api.site import api
from fabene.collecting import selectors as collecting
from fabene.people import selectors as people
from fabene.people.values import NetworkView
from fabene.places import selectors as places
from fabene.places.values import Hours, MarketView


@api.get("/networks", auth=None, response={200: list[NetworkOut]}, operation_id="networks")
def networks(request: HttpRequest) -> list[NetworkView]:  # noqa: ARG001 - every operation takes its request
    """List the networks by name."""
    return list(people.networks())


@api.get("/networks/{slug}", auth=None, response={200: NetworkOut, 404: Refusal, 422: Refusal}, operation_id="network")
def network(request: HttpRequest, slug: Slug) -> NetworkView:  # noqa: ARG001 - every operation takes its request
    """Return one network."""
    return people.network(slug)


@api.get("/markets", auth=None, response={200: list[MarketOut]}, operation_id="markets")
def markets(request: HttpRequest) -> list[dict[str, Any]]:  # noqa: ARG001 - every operation takes its request
    """List the markets of all networks, with their hours and where they are."""
    return [_market(market) for market in places.markets()]


def _market(market: MarketView) -> dict[str, Any]:
    return {
        "id": market.id,
        "network_id": market.network_id,
        "slug": market.slug,
        "name": market.name,
        "place": market.place,
        "municipality": market.municipality.name,
        "istat_code": market.municipality.istat_code,
        "position": market.position,
        "hours": [_hours(row.hours) for row in market.hours],
    }


def _hours(hours: Hours) -> dict[str, Any]:
    clocks = {"opens": hours.opens, "closes": hours.closes, "collection_at": hours.collection_at}
    said = {name: clock and f"{clock:%H:%M}" for name, clock in clocks.items()}
    return {**{field.name: getattr(hours, field.name) for field in fields(hours)}, **said}


@api.get("/totals", auth=None, response={200: TotalsOut}, operation_id="totals")
def totals(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001 - every operation takes its request
    """Return where all food came from and where it went since the beginning."""
    found = collecting.totals()
    return {
        "days": found.days,
        "equation": found.equation,
        "networks": {str(id): equation for id, equation in found.networks.items()},
    }
