import pytest
from pytest_django import DjangoAssertNumQueries

from fabene.core.errors import ConflictError, NotFoundError
from fabene.people import selectors, services
from fabene.people.models import User
from tests.remembered import Remember
from tests.world import World, build_world, key, stamp


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def seat(name: str, *, seat_key: str, position: int = 1) -> None:
    services.create_seat(
        key=seat_key,
        user=key("user", name),
        title=f"Il posto di {name}",
        what="Guarda e prova.",
        position=position,
        stamp=stamp(who="pia"),
    )


def test_a_visitor_sees_the_seats_in_their_order_with_role_and_network(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    seat("pia", seat_key="programma", position=3)
    seat("sara", seat_key="banchetto", position=1)
    seat("ugo", seat_key="hub", position=2)

    with django_assert_num_queries(2):
        seats = selectors.demo_seats()

    assert [(one.key, one.role, one.network_name) for one in seats] == [
        ("banchetto", "stand", "Grugliasco"),
        ("hub", "hub", "Grugliasco"),
        ("programma", "coordinator", ""),
    ]


def test_sitting_down_gives_the_user_of_the_seat(world: World) -> None:
    seat("sara", seat_key="banchetto")

    assert selectors.seat_user("banchetto").pk == key("user", "sara")


def test_there_is_no_seat_for_who_was_not_given_one(world: World) -> None:
    assert selectors.demo_seats() == ()
    for asked in ("banchetto", "", "\0"):
        with pytest.raises(NotFoundError) as refused:
            selectors.seat_user(asked)
        assert refused.value.code == "seat_not_found"


def test_nobody_sits_in_the_place_of_a_user_who_may_not_sign_in(world: World) -> None:
    seat("sara", seat_key="banchetto")
    User.objects.filter(id=key("user", "sara")).update(is_active=False)

    with pytest.raises(NotFoundError):
        selectors.seat_user("banchetto")


def test_giving_a_seat_again_changes_nothing(world: World) -> None:
    seat("sara", seat_key="banchetto")
    seat("sara", seat_key="banchetto")

    assert len(selectors.demo_seats()) == 1


@pytest.mark.parametrize(("name", "seat_key"), [("sara", "altro"), ("ugo", "banchetto")])
def test_a_user_has_one_seat_and_a_seat_one_user(world: World, name: str, seat_key: str) -> None:
    seat("sara", seat_key="banchetto")

    with pytest.raises(ConflictError) as refused:
        seat(name, seat_key=seat_key)

    assert refused.value.code == "seat_taken"


def test_who_is_not_there_cannot_be_given_a_seat(world: World) -> None:
    with pytest.raises(NotFoundError) as refused:
        seat("nobody", seat_key="banchetto")

    assert refused.value.code == "user_not_found"
