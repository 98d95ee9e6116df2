import pytest

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.owners import OwnerKind
from fabene.ledger.models import Owner
from fabene.people.selectors import actions_on
from fabene.places import selectors, services
from fabene.places.values import StallView
from tests.remembered import Remember
from tests.world import World, build_stall, build_world, key, stamp

BY_CARLA = stamp(who="carla")


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def change(world: World, *, label: str = "12", word: str = "new sign", gives: bool = False) -> StallView:
    return services.change_stall(
        id=key(word),
        stall=world.grugliasco.stalls["12"].id,
        label=label,
        sells=("roots", "fruit"),
        gives=gives,
        trader="Ortofrutta del viale",
        stamp=BY_CARLA,
    )


def test_stalls_are_called_by_their_numbers_in_order(world: World) -> None:
    build_stall(world.grugliasco.market.id, "2", sells=("eggs",))
    build_stall(world.grugliasco.market.id, "Spuntista", sells=("fruit",))

    labels = [stall.label for stall in selectors.stalls_of(world.grugliasco.market.id)]

    assert labels == ["2", "12", "27", "31", "44", "50", "Spuntista"]


def test_a_stall_says_what_it_sells_and_whether_it_gives(world: World) -> None:
    stalls = world.grugliasco.stalls

    assert stalls["12"].sells == ("fruit", "vegetables")
    assert stalls["12"].gives
    assert not stalls["50"].gives
    assert stalls["31"].trader == "Il forno in piazza"
    assert Owner.objects.get(id=stalls["12"].id).kind == OwnerKind.STALL


def test_creating_a_stall_again_changes_nothing(world: World) -> None:
    build_stall(world.grugliasco.market.id, "12", sells=("vegetables", "fruit"))

    assert len(selectors.stalls_of(world.grugliasco.market.id)) == 5


def test_the_same_id_for_another_stall_is_refused(world: World) -> None:
    with pytest.raises(ConflictError) as refused:
        build_stall(world.grugliasco.market.id, "12", sells=("fish",))

    assert refused.value.code == "id_used_for_something_else"


def test_a_stall_gets_another_sign_and_stops_giving(world: World) -> None:
    changed = change(world, label="12 bis")

    assert changed == selectors.stall(world.grugliasco.stalls["12"].id)
    assert (changed.label, changed.gives, changed.trader) == ("12 bis", False, "Ortofrutta del viale")
    assert changed.sells == ("fruit", "roots")


def test_the_same_change_again_does_not_undo_a_later_one(world: World) -> None:
    change(world, gives=False)
    change(world, gives=True, word="gives again")

    assert change(world, gives=False).gives


def test_two_stalls_of_a_market_cannot_have_one_label(world: World) -> None:
    with pytest.raises(ConflictError) as created:
        services.create_stall(id=key("twin"), market=world.grugliasco.market.id, label="12", sells=(), stamp=BY_CARLA)
    with pytest.raises(ConflictError) as changed:
        change(world, label="27")

    assert created.value.code == changed.value.code == "label_taken"


def test_a_stall_sells_what_the_house_has_a_word_for(world: World) -> None:
    with pytest.raises(FabeneError) as refused:
        build_stall(world.grugliasco.market.id, "60", sells=("shoes",))

    assert refused.value.code == "category_not_known"
    assert refused.value.data == {"category": "shoes"}


def test_a_stall_of_no_market_and_a_change_of_no_stall_are_refused(world: World) -> None:
    with pytest.raises(NotFoundError) as no_market:
        build_stall(key("nowhere"), "1", sells=())
    with pytest.raises(NotFoundError) as no_stall:
        services.change_stall(
            id=key("c"), stall=key("nothing"), label="1", sells=(), gives=True, trader="", stamp=BY_CARLA
        )

    assert (no_market.value.code, no_stall.value.code) == ("market_not_found", "stall_not_found")


def test_the_name_on_a_sign_stays_out_of_the_log(world: World) -> None:
    change(world)

    actions = actions_on(world.grugliasco.stalls["12"].id)

    assert [action.what for action in actions] == ["stall.created", "stall.changed"]
    assert "Ortofrutta" not in repr(actions)
