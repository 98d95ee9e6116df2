"""Setting the stage through the services of the rooms: repeated, it changes nothing."""

from collections.abc import Iterable
from datetime import date

from fabene.collecting import services as collecting
from fabene.config.programme.load import load_destinations
from fabene.config.programme.stage import SIMULATED, SINCE, Donor, Point, Stage, stages
from fabene.config.programme.values import identity
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people import services as people
from fabene.places import services as places
from fabene.places.values import DonorText


def load_stage(slugs: Iterable[str], *, start: date, stamp: Stamp) -> None:
    """Create what the networks of ``slugs`` have in a demonstration beside what is published."""
    known = stages(start)
    for slug in slugs:
        _load(known[slug], stamp=stamp)


def _load(stage: Stage, *, stamp: Stamp) -> None:
    slug = stage.network.slug
    for point in stage.points:
        _load_point(stage, point, stamp=stamp)
    for market, each in stage.hours.items():
        for row in each:
            id = identity("hours", slug, market, str(row.weekday), row.valid_from.isoformat())
            places.set_hours(id=id, market=identity("market", slug, market), hours=row, stamp=stamp)
    for market, stalls in stage.stalls.items():
        for label, sells in stalls.items():
            places.create_stall(
                id=identity("stall", slug, market, label),
                market=identity("market", slug, market),
                label=label,
                sells=sells,
                stamp=stamp,
            )
    for donor in stage.donors:
        _load_donor(slug, donor, stamp=stamp)
    _load_rest(stage, stamp=stamp)


def _load_point(stage: Stage, point: Point, *, stamp: Stamp) -> None:
    slug, town = stage.network.slug, stage.network.municipality
    places.create_market(
        id=identity("market", slug, point.slug),
        network=identity("network", slug),
        municipality=town.istat_code,
        slug=point.slug,
        name=point.name,
        place=point.place,
        position=town.somewhere,
        kind=point.kind,
        stamp=stamp,
    )


def _load_donor(slug: str, donor: Donor, *, stamp: Stamp) -> None:
    places.create_donor(
        id=identity("donor", slug, donor.name),
        network=identity("network", slug),
        kind=donor.kind,
        said=DonorText(name=donor.name),
        sells=donor.sells,
        weekdays=donor.weekdays,
        stamp=stamp,
    )


def _load_rest(stage: Stage, *, stamp: Stamp) -> None:
    """Create the kitchen, say what points are for, and let the lead refer the simulated households."""
    slug = stage.network.slug
    network = identity("network", slug)
    if stage.kitchen:
        places.create_kitchen(
            id=identity("kitchen", slug),
            network=network,
            name=stage.kitchen,
            keeps_record=True,
            source=SIMULATED,
            stamp=stamp,
        )
    load_destinations(slug, stage.destinations, stamp=stamp)
    for market, uses in stage.uses.items():
        point = identity("market", slug, market)
        collecting.set_point_uses(id=derived(point, "uses"), market=point, uses=uses, since=SINCE, stamp=stamp)
    if stage.referrer:
        people.accredit(
            id=identity("accreditation", slug),
            network=network,
            organisation=identity("body", stage.referrer.name),
            since=SINCE,
            until=None,
            stamp=stamp,
        )
