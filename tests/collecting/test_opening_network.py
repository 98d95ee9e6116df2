"""Nichelino opens as Grugliasco is: its rules and its ways, and not one person, household or giver."""

from collections.abc import Iterator

import pytest
from django.apps import apps

from fabene.charter import selectors as charter
from fabene.charter import services as charters
from fabene.charter.values import Source, SourceKind
from fabene.collecting import selectors, services
from fabene.collecting.values import Copied, NewNetwork, Use, Way
from fabene.core.errors import ConflictError
from fabene.core.owners import OwnerKind
from fabene.places import selectors as places
from fabene.places import services as placing
from tests.families import refer
from tests.remembered import Remember
from tests.world import SATURDAY, World, build_world, key, position, stamp

pytestmark = pytest.mark.django_db
NICHELINO = key("network", "nichelino")
NEW = NewNetwork(slug="nichelino", name="Nichelino", sentence="", lead=key("organisation", "orto"))
# What a network that opens is itself: its row, who leads it, and the line of the log that says so.
ITSELF = {"people.Network", "people.NetworkPartner", "people.Action"}


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world_with_rules)


def build_world_with_rules() -> World:
    """Build the world; Grugliasco has a family, has set a rule, weighs at the stall and is for bags and an emporio."""
    world = build_world()
    refer(world.grugliasco, 1)
    network, market = world.grugliasco.network.id, world.grugliasco.market.id
    decided = Source(kind=SourceKind.DECISION, key="assemblea del 3 marzo")
    charters.enact(
        id=key("rule"),
        network=network,
        key="half_life_days",
        value=56,
        in_force_from=SATURDAY,
        source=decided,
        stamp=stamp(),
    )
    services.set_market_way(id=key("way"), market=market, way=Way.AT_STALL, stamp=stamp())
    uses = frozenset({Use.BAGS, Use.EMPORIO})
    services.set_point_uses(id=key("uses"), market=market, uses=uses, since=SATURDAY, stamp=stamp())
    return world


def rows(room: str, *, without: frozenset[str] = frozenset()) -> dict[str, list[tuple[object, ...]]]:
    """Return everything that is in the tables of a room."""
    models = (model for model in apps.get_app_config(room).get_models() if model._meta.label not in without)
    return {model._meta.label: sorted(model.objects.values_list(), key=str) for model in models}  # type: ignore[attr-defined]  # every model has its manager


def open_it(world: World, *, copies: frozenset[Copied] = frozenset(Copied), new: NewNetwork = NEW) -> object:
    return services.open_network_like(
        id=NICHELINO,
        like=world.grugliasco.network.id,
        new=new,
        copies=copies,
        source="presa da Grugliasco",
        stamp=stamp(who="pia"),
    )


def test_rules_and_ways_come_along_and_nobody_else(world: World) -> None:
    before = {room: rows(room, without=frozenset(ITSELF)) for room in ("people", "households", "places", "gatherings")}
    assert before["households"]["households.Household"]
    assert open_it(world) == open_it(world)
    assert {room: rows(room, without=frozenset(ITSELF)) for room in before} == before
    rules = charter.rules_in_force(NICHELINO, SATURDAY)
    assert (rules.half_life_days, rules.rules["half_life_days"].source.key) == (56, "presa da Grugliasco")
    assert rules.rules["scale"].value_id is None
    assert list(point_ways()) == [(Way.AT_STALL, {Use.BAGS, Use.EMPORIO})]
    taken = selectors.pattern_taken(NICHELINO)
    assert taken is not None
    assert taken.destinations == tuple(world.grugliasco.destinations)
    assert places.destinations_of(NICHELINO) == ()
    # From now on each for itself: what Grugliasco decides tomorrow is not Nichelino's.
    assert charter.rules_in_force(world.grugliasco.network.id, SATURDAY).half_life_days == 56


def point_ways() -> Iterator[tuple[Way, set[Use]]]:
    """Give Nichelino a market and tell how it works."""
    market = placing.create_market(
        id=key("market", "nichelino"),
        network=NICHELINO,
        municipality="001120",
        slug="piazza",
        name="Piazza",
        place="piazza",
        position=position("44.99", "7.64"),
        stamp=stamp(),
    )
    assert services.arrange_point(id=key("arranged"), market=market.id, stamp=stamp())
    way = selectors.way_of_market(market.id, network_id=NICHELINO, on=SATURDAY)
    yield way, set(selectors.uses_of(market.id, on=SATURDAY))


def test_only_what_is_chosen_is_taken(world: World) -> None:
    open_it(world, copies=frozenset({Copied.DESTINATIONS}))
    assert charter.enactments(NICHELINO) == ()
    taken = selectors.pattern_taken(NICHELINO)
    assert taken is not None
    assert (taken.way, taken.uses, OwnerKind.EMPORIO in taken.destinations) == (None, frozenset(), True)
    with pytest.raises(ConflictError, match="id_used_for_something_else"):
        open_it(world)


def test_an_address_that_is_taken_leaves_nothing_behind(world: World) -> None:
    taken = NewNetwork(slug="rivoli", name="Rivoli", sentence="", lead=None)
    before = rows("people")
    with pytest.raises(ConflictError, match="slug_taken"):
        open_it(world, new=taken)
    assert rows("people") == before
    assert selectors.pattern_taken(NICHELINO) is None


def test_a_network_that_took_nothing_arranges_nothing(world: World) -> None:
    market = world.rivoli.market.id
    assert not services.arrange_point(id=key("arranged"), market=market, stamp=stamp())
