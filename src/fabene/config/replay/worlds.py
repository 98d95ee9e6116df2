"""The world a season is played on, read from the places that are in the database."""

from datetime import time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from fabene.core.season import Destination, Donor, House, Market, Round, Stall, World
from fabene.places import selectors as places

MINUTES_IN_HOUR = 60


def world_of(network: UUID, *, market: UUID) -> World:
    """Return one market of a network with the rounds, stalls, donors, hub and destinations it has."""
    place = places.market(market)
    rounds = {row.hours.weekday: row.hours.collection_at for row in place.hours if row.hours.collection_at is not None}
    return World(
        markets=(
            Market(
                id=market,
                zone=ZoneInfo(settings.TIME_ZONE),
                rounds=tuple(
                    Round(weekday=weekday, collection_minute=_minute(at)) for weekday, at in sorted(rounds.items())
                ),
                stalls=tuple(
                    Stall(id=stall.id, sells=stall.sells) for stall in places.stalls_of(market) if stall.gives
                ),
                donors=tuple(
                    Donor(id=donor.id, kind=donor.kind, sells=donor.sells)
                    for donor in places.donors_of(network)
                    if donor.gives
                ),
            ),
        ),
        house=House(hub=places.hub_of_market(market).id),
        destinations=tuple(
            Destination(id=destination.id, kind=destination.kind) for destination in places.destinations_of(network)
        ),
    )


def _minute(at: time) -> int:
    return at.hour * MINUTES_IN_HOUR + at.minute
