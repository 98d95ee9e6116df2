"""Loading the programme through the services of the rooms: repeated, it changes nothing."""

from collections.abc import Iterable, Iterator

from fabene.config.programme.networks import NETWORKS
from fabene.config.programme.values import Body, Destination, Market, Network, identity
from fabene.lib.stamps import Stamp
from fabene.people import services as people
from fabene.people.values import PartnerRole
from fabene.places import services as places

PROVINCE = "Torino"


def load(stamp: Stamp) -> None:
    """Create municipalities, organisations, networks, markets, hubs and destinations, with all their owners."""
    for body in _bodies(NETWORKS):
        people.create_organisation(id=identity("body", body.name), name=body.name, kind=body.kind, stamp=stamp)
    for network in NETWORKS:
        _load_network(network, stamp)
        for market in network.markets:
            _load_market(network, market, stamp=stamp)


def _bodies(networks: Iterable[Network]) -> Iterator[Body]:
    """Yield every organisation once: some take part in several networks."""
    known: dict[str, Body] = {}
    for network in networks:
        for body in (network.project.lead, *network.project.partners):
            known.setdefault(body.name, body)
    yield from known.values()


def _load_network(network: Network, stamp: Stamp) -> None:
    id, town, project = identity("network", network.slug), network.municipality, network.project
    places.create_municipality(
        istat_code=town.istat_code, name=town.name, province=PROVINCE, position=town.centre, stamp=stamp
    )
    told = project.sentence
    people.create_network(
        id=id, slug=network.slug, name=network.name, sentence=told.it, sentence_en=told.en, stamp=stamp
    )
    for body in (project.lead, *project.partners):
        people.join_network(
            id=identity("network", network.slug, "body", body.name),
            network=id,
            organisation=identity("body", body.name),
            role=PartnerRole.LEAD if body == project.lead else PartnerRole.PARTNER,
            project=project.title,
            stamp=stamp,
        )
    places.create_hub(
        id=identity("network", network.slug, "hub"),
        network=id,
        municipality=town.istat_code,
        name=f"Hub di {network.name}",
        address="",
        position=town.somewhere,
        stamp=stamp,
    )
    load_destinations(network.slug, network.destinations, stamp=stamp)


def load_destinations(slug: str, destinations: Iterable[Destination], *, stamp: Stamp) -> None:
    """Create places that the food of the network of a slug is passed on to."""
    for destination in destinations:
        places.create_destination(
            id=identity("network", slug, "destination", destination.name),
            network=identity("network", slug),
            kind=destination.kind,
            name=destination.name,
            address=destination.address,
            source=destination.source,
            stamp=stamp,
        )


def _load_market(network: Network, market: Market, *, stamp: Stamp) -> None:
    id = identity("market", network.slug, market.slug)
    places.create_market(
        id=id,
        network=identity("network", network.slug),
        municipality=network.municipality.istat_code,
        slug=market.slug,
        name=market.name,
        place=market.place,
        position=network.municipality.somewhere,
        stamp=stamp,
    )
    for each in market.hours:
        hours_id = identity("hours", network.slug, market.slug, str(each.weekday), each.valid_from.isoformat())
        places.set_hours(id=hours_id, market=id, hours=each, stamp=stamp)
