from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.owners import OwnerKind
from fabene.ledger.models import Owner
from fabene.places import selectors, services
from fabene.places.values import HubView, KitchenView, MarketKind, MarketView, Position, stand_of
from tests.remembered import Remember
from tests.world import World, build_world, key, position, stamp

BY_CARLA = stamp(who="carla")


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def create_market(world: World, *, name: str = "Mercato nuovo", slug: str = "nuovo", word: str = "new") -> MarketView:
    return services.create_market(
        id=key("market", word),
        network=world.grugliasco.network.id,
        municipality="001120",
        slug=slug,
        name=name,
        place="piazza Matteotti",
        position=position("45.06", "7.57", approximate=True),
        stamp=BY_CARLA,
    )


def test_a_municipality_is_known_by_its_istat_code_and_where_it_is(world: World) -> None:
    assert [(one.istat_code, one.name) for one in selectors.municipalities()] == [
        ("001120", "Grugliasco"),
        ("001219", "Rivoli"),
    ]
    assert selectors.municipalities()[0].position.latitude == Decimal("45.068900")


@pytest.mark.parametrize("code", ["", "01120", "00112a", "0011200", "١١١١٢٠"])
@pytest.mark.django_db
def test_a_code_that_is_not_six_digits_is_refused(code: str) -> None:
    with pytest.raises(FabeneError) as refused:
        services.create_municipality(
            istat_code=code, name="Torino", province="Torino", position=position("45.07", "7.68"), stamp=BY_CARLA
        )

    assert refused.value.code == "istat_code_not_valid"


def test_a_market_has_a_stand_that_can_hold_food(world: World) -> None:
    market = create_market(world)

    assert market.stand_id == stand_of(market.id)
    assert Owner.objects.get(id=market.stand_id).kind == OwnerKind.STAND
    assert market.position.approximate
    assert selectors.market_by_slug("grugliasco", "nuovo") == market == selectors.market(market.id)


def test_creating_a_market_again_changes_nothing(world: World) -> None:
    assert create_market(world) == create_market(world)
    assert len(selectors.markets(world.grugliasco.network.id)) == 2


def test_the_same_id_for_another_market_is_refused(world: World) -> None:
    create_market(world)

    with pytest.raises(ConflictError) as refused:
        create_market(world, name="Mercato vecchio")

    assert refused.value.code == "id_used_for_something_else"


def test_two_markets_of_a_network_cannot_have_one_address(world: World) -> None:
    create_market(world)

    with pytest.raises(ConflictError) as refused:
        create_market(world, word="another")

    assert refused.value.code == "slug_taken"


def test_a_market_in_no_known_network_or_municipality_is_refused(world: World) -> None:
    codes = []
    for network, municipality in ((key("nowhere"), "001120"), (world.rivoli.network.id, "999999")):
        with pytest.raises(NotFoundError) as refused:
            services.create_market(
                id=key("market", "lost"),
                network=network,
                municipality=municipality,
                slug="perso",
                name="Mercato",
                place="piazza",
                position=position("45", "7"),
                stamp=BY_CARLA,
            )
        codes.append(refused.value.code)

    assert codes == ["network_not_found", "municipality_not_found"]


def test_every_market_with_its_hours_takes_two_queries(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        markets = selectors.markets()

    assert [(market.municipality.name, len(market.hours)) for market in markets] == [("Grugliasco", 2), ("Rivoli", 1)]


def test_the_hub_and_every_destination_can_hold_food(world: World) -> None:
    hub = selectors.hub_of(world.grugliasco.network.id)
    destinations = selectors.destinations_of(world.grugliasco.network.id)

    assert hub == world.grugliasco.hub
    assert hub.position.approximate
    assert Owner.objects.get(id=hub.id).kind == OwnerKind.HUB
    assert [one.kind for one in destinations] == [
        OwnerKind.EMPORIO,
        OwnerKind.OPEN_TABLE,
        OwnerKind.KITCHEN,
        OwnerKind.ANIMALS,
        OwnerKind.COMPOST,
    ]
    assert {one.id: one.kind.value for one in destinations} == dict(
        Owner.objects.filter(id__in=[one.id for one in destinations]).values_list("id", "kind")
    )
    assert selectors.destination(world.grugliasco.emporio.id) == world.grugliasco.emporio


def second_hub(world: World, *, name: str = "Un'altra casa", word: str = "second") -> HubView:
    return services.create_hub(
        id=key("hub", word),
        network=world.grugliasco.network.id,
        municipality="001120",
        name=name,
        address="",
        position=position("45.07", "7.58"),
        stamp=BY_CARLA,
    )


def test_a_network_may_have_two_hubs_and_the_first_stays_the_usual_one(world: World) -> None:
    second = second_hub(world)

    assert not second.usual
    assert selectors.hub_of(world.grugliasco.network.id) == world.grugliasco.hub
    assert selectors.hubs_of(world.grugliasco.network.id) == (world.grugliasco.hub, second)
    assert second_hub(world) == second == selectors.hub(second.id)


def test_two_hubs_of_a_network_have_two_names(world: World) -> None:
    with pytest.raises(ConflictError) as refused:
        second_hub(world, name=world.grugliasco.hub.name)

    assert refused.value.code == "place_name_taken"


def test_a_point_has_a_hub_of_its_own(world: World) -> None:
    market = world.grugliasco.market.id
    second = second_hub(world)
    assert selectors.hub_of_market(market) == world.grugliasco.hub

    for _ in range(2):
        changed = services.set_market_hub(id=key("its hub"), market=market, hub=second.id, stamp=BY_CARLA)

    assert changed.hub_id == second.id
    assert selectors.hub_of_market(market) == second


def test_a_point_does_not_take_the_hub_of_another_network_nor_one_that_is_not_there(world: World) -> None:
    codes = []
    for hub in (world.rivoli.hub.id, key("nothing")):
        with pytest.raises((FabeneError, NotFoundError)) as refused:
            services.set_market_hub(id=key("x", str(hub)), market=world.grugliasco.market.id, hub=hub, stamp=BY_CARLA)
        codes.append(refused.value.code)

    assert codes == ["hub_of_another_network", "hub_not_found"]


def test_a_garden_is_a_point_of_collection_too(world: World) -> None:
    garden = services.create_market(
        id=key("market", "garden"),
        network=world.grugliasco.network.id,
        municipality="001120",
        slug="orto",
        name="Orto di tutti",
        place="via Roma",
        position=position("45.06", "7.57"),
        stamp=BY_CARLA,
        kind=MarketKind.GARDEN,
    )

    assert garden.kind == MarketKind.GARDEN
    assert world.grugliasco.market.kind == MarketKind.MARKET


@pytest.mark.parametrize(("keeps_record", "kind"), [(True, OwnerKind.KITCHEN_STORE), (False, OwnerKind.KITCHEN)])
def test_a_kitchen_that_keeps_a_record_has_a_larder(world: World, *, keeps_record: bool, kind: OwnerKind) -> None:
    network = world.grugliasco.network.id
    for _ in range(2):
        kitchen = services.create_kitchen(
            id=key("kitchen"), network=network, name="Cucina Venaria", keeps_record=keeps_record, stamp=BY_CARLA
        )

    assert Owner.objects.get(id=kitchen.id).kind == kind
    assert selectors.kitchens_of(network) == (kitchen,)
    stores = [store.id for store in selectors.stores_of(network)]
    assert stores == [world.grugliasco.hub.id, *([kitchen.id] if keeps_record else [])]
    assert [selectors.store(id).id for id in stores] == stores


def build_kitchen(world: World, word: str) -> KitchenView:
    return services.create_kitchen(
        id=key("kitchen", word), network=world.grugliasco.network.id, name="Cucina", keeps_record=True, stamp=BY_CARLA
    )


def test_two_kitchens_of_a_network_have_two_names(world: World) -> None:
    build_kitchen(world, "one")
    with pytest.raises(ConflictError) as refused:
        build_kitchen(world, "two")

    assert refused.value.code == "place_name_taken"


def test_food_goes_to_a_destination_and_not_to_a_stall(world: World) -> None:
    with pytest.raises(FabeneError) as refused:
        services.create_destination(
            id=key("wrong"),
            network=world.grugliasco.network.id,
            kind=OwnerKind.STALL,
            name="Un banco",
            stamp=BY_CARLA,
        )

    assert refused.value.code == "destination_kind_not_known"


def test_two_destinations_of_a_network_have_two_names(world: World) -> None:
    def create(word: str, name: str) -> None:
        services.create_destination(
            id=key(word), network=world.grugliasco.network.id, kind=OwnerKind.EMPORIO, name=name, stamp=BY_CARLA
        )

    create("second emporio", "Emporio di via San Rocco")
    create("second emporio", "Emporio di via San Rocco")
    with pytest.raises(ConflictError) as refused:
        create("third emporio", "Emporio solidale")

    assert refused.value.code == "name_taken"
    assert len(selectors.destinations_of(world.grugliasco.network.id)) == 6


def test_what_is_not_there_is_said_to_be_missing(world: World) -> None:
    nothing = key("nothing")
    asked = {
        "market_not_found": selectors.market,
        "stall_not_found": selectors.stall,
        "hub_not_found": selectors.hub_of,
        "destination_not_found": selectors.destination,
        "donor_not_found": selectors.donor,
        "kitchen_not_found": selectors.kitchen,
        "store_not_found": selectors.store,
        "agreement_step_not_found": selectors.agreement_step,
    }
    for code, ask in asked.items():
        with pytest.raises(NotFoundError) as refused:
            ask(nothing)
        assert refused.value.code == code


@pytest.mark.parametrize(("latitude", "longitude"), [("90.1", "7"), ("45", "-180.5"), ("NaN", "7")])
def test_a_position_is_on_earth(latitude: str, longitude: str) -> None:
    with pytest.raises(FabeneError) as refused:
        Position(latitude=Decimal(latitude), longitude=Decimal(longitude), approximate=False, source="")

    assert refused.value.code == "position_not_on_earth"
