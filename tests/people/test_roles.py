import pytest

from fabene.core.errors import ConflictError, NotFoundError
from fabene.people import selectors, services
from fabene.people.models import User
from fabene.people.values import Role
from tests.world import SATURDAY, TUESDAY, World, at, build_world, grant, key, stamp

SARA = key("user", "sara")
SARA_AT_THE_STAND = key("membership", "sara", Role.STAND)


@pytest.fixture
def world(db: None) -> World:
    return build_world()


def revoke(change: str = "sara leaves") -> None:
    services.revoke_role(id=key(change), membership=SARA_AT_THE_STAND, stamp=stamp(day=SATURDAY, who="carla"))


def test_a_role_holds_in_its_network_and_not_next_door(world: World) -> None:
    assert selectors.role_names(SARA, world.grugliasco.network.id) == {Role.STAND}
    assert selectors.role_names(SARA, world.rivoli.network.id) == set()
    assert selectors.role_names(SARA, None) == set()


def test_a_role_of_the_programme_holds_in_every_network(world: World) -> None:
    pia = key("user", "pia")

    assert selectors.role_names(pia, world.grugliasco.network.id) == {Role.COORDINATOR}
    assert selectors.role_names(pia, world.rivoli.network.id) == {Role.COORDINATOR}
    assert selectors.role_names(pia, None) == {Role.COORDINATOR}


def test_somebody_sees_their_roles_with_the_names_of_their_networks(world: World) -> None:
    grant("sara", role=Role.HUB, network="rivoli")

    roles = selectors.roles_of(SARA)

    assert [(role.role, role.network_name) for role in roles] == [(Role.STAND, "Grugliasco"), (Role.HUB, "Rivoli")]


def test_a_role_that_ends_is_gone_and_can_be_given_again(world: World) -> None:
    revoke()
    assert selectors.roles_of(SARA) == ()

    again = services.grant_role(
        id=key("sara is back"),
        user=SARA,
        role=Role.STAND,
        network=world.grugliasco.network.id,
        stamp=stamp(day=TUESDAY, who="carla"),
    )

    assert again.since == at(15, day=TUESDAY)
    assert selectors.role_names(SARA, world.grugliasco.network.id) == {Role.STAND}


def test_ending_a_role_again_changes_nothing(world: World) -> None:
    revoke()
    revoke()

    assert [action.what for action in selectors.actions_on(SARA_AT_THE_STAND)] == ["role.granted", "role.revoked"]


def test_a_role_ends_once(world: World) -> None:
    revoke()

    with pytest.raises(ConflictError) as refused:
        revoke("sara leaves twice")

    assert refused.value.code == "role_already_ended"


def test_giving_a_role_again_changes_nothing(world: World) -> None:
    grant("sara", role=Role.STAND, network="grugliasco")

    assert len(selectors.roles_of(SARA)) == 1


def test_a_role_is_held_once(world: World) -> None:
    for network in (world.grugliasco.network.id, None):
        user = SARA if network else key("user", "pia")
        role = Role.STAND if network else Role.COORDINATOR
        with pytest.raises(ConflictError) as refused:
            services.grant_role(id=key("twice"), user=user, role=role, network=network, stamp=stamp(who="carla"))
        assert refused.value.code == "role_already_held"


def test_what_is_not_there_cannot_be_given_or_ended(world: World) -> None:
    nobody, nowhere = key("user", "nobody"), key("network", "torino")
    by_carla = stamp(who="carla")

    with pytest.raises(NotFoundError) as no_user:
        services.grant_role(id=key("a"), user=nobody, role=Role.HUB, network=None, stamp=by_carla)
    with pytest.raises(NotFoundError) as no_network:
        services.grant_role(id=key("b"), user=SARA, role=Role.HUB, network=nowhere, stamp=by_carla)
    with pytest.raises(NotFoundError) as no_role:
        services.revoke_role(id=key("c"), membership=key("membership", "nobody"), stamp=by_carla)

    codes = [refused.value.code for refused in (no_user, no_network, no_role)]
    assert codes == ["user_not_found", "network_not_found", "role_not_held"]


def test_a_user_who_may_not_sign_in_any_more_holds_no_role(world: World) -> None:
    User.objects.filter(id=SARA).update(is_active=False)

    assert selectors.role_names(SARA, world.grugliasco.network.id) == set()
