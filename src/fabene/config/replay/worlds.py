"""The world a season is played on, read from the places that are in the database."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, time
from operator import attrgetter
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from fabene.config.programme.stage import Stage, stages
from fabene.config.programme.values import identity
from fabene.core.owners import OwnerKind
from fabene.core.season import Destination, Donor, House, Kitchen, Market, Round, Stall, World
from fabene.core.season.kinds import GARDEN_HEIGHT, OF_NETWORK, Kind
from fabene.core.season.world import FULL_HEIGHT
from fabene.places import selectors as places
from fabene.places.values import DonorView, HoursView, MarketKind, MarketView

MINUTES_IN_HOUR = 60

GIVES_AT = {OwnerKind.GARDEN: MarketKind.GARDEN, OwnerKind.FARM: MarketKind.FARMS}
"""Where donors of a kind give; all others give at a market."""


def world_of(slug: str, *, start: date, with_networks: Collection[str] = ()) -> World:
    """Return a network as its kind of day sees it: the points at which it is played, and what the database has of them.

    Food goes to the hubs of those of ``with_networks`` to which its stage sends.
    """
    stage, kind, network = stages(start)[slug], OF_NETWORK[slug], identity("network", slug)
    donors = [donor for donor in places.donors_of(network) if donor.gives]
    points = [places.market(identity("market", slug, point)) for point in stage.played]
    return World(
        markets=tuple(_market(point, kind=kind, donors=donors) for point in points),
        house=_house(stage, kind, with_networks=with_networks),
        destinations=tuple(
            Destination(id=destination.id, kind=destination.kind) for destination in places.destinations_of(network)
        ),
        calibration=kind.calibration,
    )


def _market(point: MarketView, *, kind: Kind, donors: Sequence[DonorView]) -> Market:
    garden = point.kind == MarketKind.GARDEN
    return Market(
        id=point.id,
        zone=ZoneInfo(settings.TIME_ZONE),
        rounds=tuple(_rounds(point.hours)),
        stalls=tuple(Stall(id=stall.id, sells=stall.sells) for stall in places.stalls_of(point.id) if stall.gives),
        donors=tuple(
            Donor(id=donor.id, kind=donor.kind, sells=donor.sells)
            for donor in donors
            if GIVES_AT.get(OwnerKind(donor.kind), MarketKind.MARKET) == point.kind
        ),
        garden=garden,
        height=GARDEN_HEIGHT if garden else FULL_HEIGHT,
        table=kind.table,
    )


def _house(stage: Stage, kind: Kind, *, with_networks: Collection[str]) -> House:
    slug = stage.network.slug
    kitchens = [kitchen for kitchen in places.kitchens_of(identity("network", slug)) if kitchen.keeps_record]
    return House(
        hub=_hub(slug),
        kitchens=tuple(Kitchen(id=kitchen.id, cooking=kind.cooking) for kitchen in kitchens if kind.cooking),
        others=tuple(_hub(other) for other in stage.sends_to if other in with_networks),
    )


def _hub(slug: str) -> UUID:
    return places.hub_of(identity("network", slug)).id


def _rounds(rows: Sequence[HoursView]) -> Iterator[Round]:
    """Yield the rounds of a point, each as long as its hours hold; what nobody knows of before held always."""
    begun = set[int]()
    for row in sorted((view.hours for view in rows), key=attrgetter("valid_from")):
        if row.collection_at is not None:
            yield Round(
                weekday=row.weekday,
                collection_minute=_minute(row.collection_at),
                since=row.valid_from if row.weekday in begun else date.min,
                until=row.valid_until or date.max,
            )
            begun.add(row.weekday)


def _minute(at: time) -> int:
    return at.hour * MINUTES_IN_HOUR + at.minute
