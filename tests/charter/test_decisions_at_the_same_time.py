from concurrent.futures import ThreadPoolExecutor

from django.db import connections

from fabene.charter import selectors, services
from fabene.charter.values import Enacted, Source, SourceKind
from fabene.people.selectors import actions_of
from fabene.people.services import create_network
from fabene.people.values import NetworkView
from tests.databases import Database
from tests.world import SATURDAY, key, stamp

GRUGLIASCO = key("network", "grugliasco")
ASSEMBLY = Source(kind=SourceKind.DECISION, key="assembly")


def create(_: int) -> NetworkView:
    try:
        return create_network(id=GRUGLIASCO, slug="grugliasco", name="Grugliasco", sentence="Una rete.", stamp=stamp(9))
    finally:
        connections.close_all()


def enact(days: int) -> Enacted:
    try:
        return services.enact(
            id=key("value", str(days)),
            network=GRUGLIASCO,
            key="half_life_days",
            value=days,
            in_force_from=SATURDAY,
            source=ASSEMBLY,
            stamp=stamp(10),
        )
    finally:
        connections.close_all()


def test_four_hands_create_one_network_and_their_four_decisions_are_counted_one_by_one(
    fresh_database: Database,
) -> None:
    with ThreadPoolExecutor(4) as hands:
        networks = list(hands.map(create, range(4)))
        decisions = list(hands.map(enact, [10, 20, 30, 40]))

    assert len(set(networks)) == 1
    assert sorted(one.number for one in decisions) == [1, 2, 3, 4]
    last = max(decisions, key=lambda one: one.number)
    assert selectors.rules_in_force(GRUGLIASCO, SATURDAY).half_life_days == last.value
    assert len(actions_of(GRUGLIASCO)) == 5
