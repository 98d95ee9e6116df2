import pytest
from django.contrib.auth.models import AnonymousUser
from pytest_django import DjangoAssertNumQueries

from fabene.core.errors import NotAllowedError
from fabene.people.models import User
from fabene.people.rules import GIVES, PERMISSIONS, grantable, may, permissions_of, require
from fabene.people.values import GUARDED_ROLES, Role
from tests.remembered import Remember
from tests.world import ROLES, World, build_world, key

# Of every role, the first of the small world who holds it.
WHO_HOLDS = {role: name for name, (role, *_) in reversed(ROLES.items())}


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def somebody(name: str) -> User:
    return User.objects.get(id=key("user", name))


@pytest.mark.parametrize("role", Role)
def test_each_role_may_what_the_table_says_where_it_is_held_and_nothing_elsewhere(world: World, role: Role) -> None:
    name = WHO_HOLDS[role]
    everywhere = ROLES[name][1] is None

    for permission, roles in PERMISSIONS.items():
        assert may(somebody(name), permission, world.grugliasco.network.id) is (role in roles), permission
        for elsewhere in (world.rivoli.network.id, None):
            assert may(somebody(name), permission, elsewhere) is (everywhere and role in roles), permission


def test_who_coordinates_the_programme_may_in_every_network(world: World) -> None:
    pia = somebody("pia")

    for permission, roles in PERMISSIONS.items():
        for network_id in (world.grugliasco.network.id, world.rivoli.network.id, None):
            assert may(pia, permission, network_id) is (Role.COORDINATOR in roles), permission


def test_names_are_for_who_refers_and_for_who_brings() -> None:
    assert PERMISSIONS["households.view_own"] == PERMISSIONS["households.reveal"] == {Role.CASEWORKER}
    assert PERMISSIONS["households.door"] == {Role.RIDER}
    assert {role for roles in (PERMISSIONS["households.reveal"], PERMISSIONS["households.door"]) for role in roles} <= (
        GUARDED_ROLES
    ), "who sees names signs in with a second factor"


def test_who_gives_roles_signs_in_with_a_second_factor_and_gives_in_the_own_network_only(world: World) -> None:
    assert set(GIVES) <= GUARDED_ROLES
    grugliasco, rivoli = world.grugliasco.network.id, world.rivoli.network.id

    assert grantable(key("user", "carla"), grugliasco) == GIVES[Role.COORDINATOR]
    assert grantable(key("user", "carla"), rivoli) == grantable(key("user", "carla"), None) == frozenset()
    assert grantable(key("user", "olga"), rivoli) == frozenset(Role)
    assert grantable(key("user", "sara"), grugliasco) == frozenset()


def test_who_has_no_role_or_has_not_signed_in_may_nothing(world: World) -> None:
    for user in (somebody("nino"), AnonymousUser()):
        assert not [permission for permission in PERMISSIONS if may(user, permission, world.grugliasco.network.id)]


def test_what_is_not_in_the_table_nobody_may(world: World) -> None:
    assert may(somebody("pia"), "ledger.rewrite", world.grugliasco.network.id) is False


def test_the_stand_records_and_the_hub_shares() -> None:
    assert Role.STAND in PERMISSIONS["collecting.record"]
    assert Role.STAND not in PERMISSIONS["sharing.plan"]
    assert Role.HUB in PERMISSIONS["sharing.plan"]
    assert PERMISSIONS["charter.enact"] == {Role.COORDINATOR}


def test_who_may_not_is_told_so(world: World) -> None:
    require(somebody("ugo"), "collecting.weigh", world.grugliasco.network.id)

    with pytest.raises(NotAllowedError) as refused:
        require(somebody("sara"), "collecting.weigh", world.grugliasco.network.id)

    assert refused.value.code == "not_allowed"


def test_a_page_learns_everything_somebody_may_in_one_query(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        allowed = permissions_of(key("user", "sara"), world.grugliasco.network.id)

    sara = somebody("sara")
    assert allowed == {one for one in PERMISSIONS if may(sara, one, world.grugliasco.network.id)}


def test_one_question_takes_one_query_however_many_roles_it_names(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ugo = somebody("ugo")

    with django_assert_num_queries(1):
        assert may(ugo, "collecting.record", world.grugliasco.network.id)
