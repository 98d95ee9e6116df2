import pytest

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.people import selectors, services
from fabene.people.models import User
from fabene.people.values import Role
from tests.remembered import Remember
from tests.world import SATURDAY, TUESDAY, World, at, build_world, grant, key, stamp

SARA = key("user", "sara")
SARA_AT_THE_STAND = key("membership", "sara", Role.STAND)


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


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


def give(role: Role, *, to: str = "nino", network: str | None, organisation: str | None = None) -> None:
    grant(to, role=role, network=network, organisation=organisation)


def test_somebody_acts_for_two_organisations_in_one_network(world: World) -> None:
    give(Role.CASEWORKER, network="grugliasco", organisation="la-tavola")
    services.grant_role(
        id=key("for another"),
        user=key("user", "nino"),
        role=Role.CASEWORKER,
        network=world.grugliasco.network.id,
        organisation=key("organisation", "porta-aperta"),
        stamp=stamp(who="carla"),
    )

    assert [role.organisation_name for role in selectors.roles_of(key("user", "nino"))] == [
        "La Tavola, cooperativa sociale",
        "Porta Aperta, associazione",
    ]


@pytest.mark.parametrize(
    ("role", "network", "organisation", "code"),
    [
        (Role.CASEWORKER, "grugliasco", None, "role_needs_organisation"),
        (Role.TRADER, "grugliasco", None, "role_needs_organisation"),
        (Role.CASEWORKER, None, "la-tavola", "role_needs_network"),
        (Role.RIDER, None, None, "role_needs_network"),
        (Role.PROGRAMME, "grugliasco", None, "role_without_network"),
        (Role.TRADER, "grugliasco", "nessuna", "organisation_not_found"),
    ],
)
def test_a_role_is_held_where_it_means_something(
    world: World, role: Role, network: str | None, organisation: str | None, code: str
) -> None:
    with pytest.raises(FabeneError) as refused:
        give(role, network=network, organisation=organisation)

    assert refused.value.code == code
    assert selectors.roles_of(key("user", "nino")) == ()


def test_nobody_gives_a_role_to_themselves(world: World) -> None:
    with pytest.raises(FabeneError) as refused:
        services.grant_role(
            id=key("myself"),
            user=key("user", "carla"),
            role=Role.CASEWORKER,
            network=world.grugliasco.network.id,
            organisation=key("organisation", "la-tavola"),
            stamp=stamp(who="carla"),
        )

    assert refused.value.code == "role_to_oneself"


def test_a_network_knows_who_holds_what_in_it_and_who_did(world: World) -> None:
    revoke()
    members = selectors.members_of(world.grugliasco.network.id)
    past = selectors.members_of(world.grugliasco.network.id, past=True)

    assert [(one.role, one.user.display_name) for one in members[:3]] == [
        (Role.PROGRAMME, "Olga"),
        (Role.COORDINATOR, "Carla"),
        (Role.COORDINATOR, "Pia"),
    ]
    assert {one.user.display_name for one in members if one.everywhere} == {"Olga", "Pia", "Gino", "Elia"}
    assert [(one.user.display_name, one.until) for one in past] == [("Sara", at(15))]
    assert "Cinzia" not in {one.user.display_name for one in members}
    assert {one.user.display_name for one in selectors.members_everywhere()} == {"Olga", "Pia", "Gino", "Elia"}
