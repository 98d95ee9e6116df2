"""A coordinator gives and ends the roles of the network, and no other."""

from fabene.people import selectors
from fabene.people.values import Role
from tests.web.conftest import signed_in
from tests.web.people.deeds import fill, read, send, status, url_of
from tests.world import World, grant, key

SARA = key("user", "sara")
AT_THE_STAND = key("membership", "sara", Role.STAND)


def test_carla_reads_who_may_do_what_in_grugliasco_and_nothing_of_rivoli(world: World) -> None:
    page = read(signed_in("carla"), url_of("members", "grugliasco"))

    assert "Sara , banchetto" in page
    assert "Cesare , chi segue le famiglie" in page
    assert "La Tavola, cooperativa sociale" in page
    assert "Rita" not in page
    assert status(signed_in("carla"), url_of("members", "rivoli")) == 403


def test_who_coordinates_one_network_goes_straight_to_it_and_the_office_chooses(world: World) -> None:
    assert "Chi può fare che cosa in questa rete" in read(signed_in("carla"), url_of("start"))
    chosen = read(signed_in("olga"), url_of("start"))
    assert "Rivoli" in chosen
    assert "Tutte le reti insieme" in chosen


def test_carla_gives_sara_the_hub_too(world: World) -> None:
    page = fill(signed_in("carla"), url_of("give", "grugliasco"), user=SARA, role="hub", organisation="")

    assert "Sara ha il ruolo: hub." in page
    assert selectors.role_names(SARA, world.grugliasco.network.id) == {Role.STAND, Role.HUB}


def test_a_role_that_acts_for_a_body_names_it_and_keeps_what_was_typed(world: World) -> None:
    page = fill(signed_in("carla"), url_of("give", "grugliasco"), user=SARA, role="caseworker", organisation="")

    assert "Chi ha questo ruolo agisce per un ente: scegli quale." in page
    assert selectors.role_names(SARA, world.grugliasco.network.id) == {Role.STAND}


def test_a_role_held_already_is_said_beside_it(world: World) -> None:
    page = fill(signed_in("carla"), url_of("give", "grugliasco"), user=SARA, role="stand", organisation="")

    assert "La persona ha già questo ruolo." in page


def test_nobody_is_offered_to_themselves_nor_a_role_that_is_not_theirs_to_give(world: World) -> None:
    carla = signed_in("carla")
    page = carla.get(url_of("give", "grugliasco")).content.decode()

    assert str(key("user", "carla")) not in page
    assert 'value="programme"' not in page
    assert 'value="caseworker"' in page
    sent = send(carla, url_of("give", "grugliasco"), id=key("x"), user=key("user", "carla"), role="hub")
    assert selectors.role_names(key("user", "carla"), world.grugliasco.network.id) == {Role.COORDINATOR}
    assert "Dai un ruolo" in sent


def test_the_office_gives_a_role_in_every_network(world: World) -> None:
    page = fill(signed_in("olga"), url_of("give_everywhere"), user=SARA, role="evaluator", organisation="")

    assert "Sara ha il ruolo: valutazione." in page
    assert selectors.role_names(SARA, None) == {Role.EVALUATOR}
    assert "Questo ruolo si tiene in una rete" in fill(
        signed_in("olga"), url_of("give_everywhere"), user=SARA, role="rider", organisation=""
    )


def test_a_role_ends_and_is_given_back(world: World) -> None:
    carla = signed_in("carla")

    ended = send(carla, url_of("end_role", AT_THE_STAND))
    assert "Sara non ha più il ruolo: banchetto." in ended
    assert selectors.role_names(SARA, world.grugliasco.network.id) == frozenset()

    assert "Sara ha di nuovo il ruolo: banchetto." in send(carla, url_of("give_back", AT_THE_STAND))
    assert selectors.role_names(SARA, world.grugliasco.network.id) == {Role.STAND}


def test_a_role_that_is_over_is_not_ended_again(world: World) -> None:
    carla = signed_in("carla")
    send(carla, url_of("end_role", AT_THE_STAND))

    assert "Questo ruolo era già finito." in send(carla, url_of("end_role", AT_THE_STAND))


def test_carla_ends_neither_a_role_of_the_office_nor_one_next_door(world: World) -> None:
    grant("nino", role=Role.JURY, network="grugliasco")
    for membership in (
        key("membership", "olga", Role.PROGRAMME),
        key("membership", "rita", Role.COORDINATOR),
        key("membership", "nino", Role.JURY),
    ):
        client = signed_in("carla")
        assert client.post(url_of("end_role", membership)).status_code == 403
    assert selectors.role_names(key("user", "nino"), world.grugliasco.network.id) == {Role.JURY}
