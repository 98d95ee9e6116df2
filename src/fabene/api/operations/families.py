"""Families as those who work for them may count them: by code, or in numbers."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from fabene.api.schemas import HouseholdOut, Slug, UnmetOut
from fabene.api.schemas import Refusal as No
from fabene.api.site import api
from fabene.core.disclosure import shown, withheld
from fabene.households import selectors as households
from fabene.households.values import HouseholdView
from fabene.people import selectors as people
from fabene.people.rules import require

READ = {401: No, 403: No, 404: No, 422: No}


@api.get(
    "/networks/{slug}/households",
    response={200: list[HouseholdOut], **READ},
    operation_id="households",
    url_name="households",
)
def households_of(request: HttpRequest, slug: Slug) -> list[HouseholdView]:
    """List the households of a network by code."""
    network = people.network(slug)
    require(request.user, "households.view", network.id)
    return households.households_of(network=network.id, on=timezone.localdate())


@api.get("/networks/{slug}/unmet-need", response={200: UnmetOut, **READ}, operation_id="unmet_need")
def unmet_need(request: HttpRequest, slug: Slug) -> dict[str, Any]:
    """Return how many wait, of what age and how long; numbers below five are withheld."""
    network = people.network(slug)
    require(request.user, "households.unmet", network.id)
    found = households.unmet(network=network.id, on=timezone.localdate())
    count = shown(found.households)
    return {
        "households": count,
        "people_by_band": withheld({band.value: number for band, number in found.by_band.items()}),
        "longest_wait_days": None if count is None else found.longest_wait_days,
        "half_wait_days": None if count is None else found.half_wait_days,
    }
