from functools import partial
from uuid import UUID

import pytest

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.owners import OwnerKind
from fabene.ledger.models import Book, Owner
from fabene.lib.ids import derived
from fabene.people import selectors, services
from fabene.people.values import NETWORK_OWNERS, NetworkView
from tests.remembered import Remember
from tests.world import World, build_world, key, stamp

pytestmark = pytest.mark.django_db
COLLEGNO = key("network", "collegno")


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def create(*, id: UUID = COLLEGNO, slug: str = "collegno", sentence: str = "Una rete.") -> NetworkView:
    return services.create_network(id=id, slug=slug, name="Collegno", sentence=sentence, stamp=stamp(who="pia"))


def test_a_network_is_born_with_its_book_and_the_owners_it_has_one_of() -> None:
    network = create()

    assert selectors.network("collegno") == network == selectors.network_by_id(network.id)
    assert Book.objects.filter(id=network.id).exists()
    kinds = {kind: Owner.objects.get(id=derived(network.id, kind)).kind for kind in NETWORK_OWNERS}
    assert kinds == {kind: kind.value for kind in NETWORK_OWNERS}
    assert OwnerKind.STAND not in kinds, "a market has a stand, a network has not"


def test_creating_it_again_changes_nothing() -> None:
    assert create() == create()
    assert len(selectors.networks()) == 1
    assert len(selectors.actions_of(COLLEGNO)) == 1


def test_the_same_id_with_another_sentence_is_refused() -> None:
    create()

    with pytest.raises(ConflictError) as refused:
        create(sentence="Un'altra rete.")

    assert refused.value.code == "id_used_for_something_else"
    assert selectors.network("collegno").sentence == "Una rete."


def test_two_networks_cannot_have_one_address() -> None:
    create()

    with pytest.raises(ConflictError) as refused:
        create(id=key("network", "another"))

    assert refused.value.code == "slug_taken"
    assert len(selectors.networks()) == 1


@pytest.mark.parametrize("slug", ["", "Collegno", "due parole", "a" * 51, "perché"])
def test_an_address_that_cannot_be_typed_is_refused(slug: str) -> None:
    with pytest.raises(FabeneError) as refused:
        create(slug=slug)

    assert refused.value.code == "slug_not_valid"


def test_a_network_that_is_not_there_is_said_to_be_missing(world: World) -> None:
    assert selectors.network("rivoli") == world.rivoli.network
    asked = (partial(selectors.network, "torino"), partial(selectors.network_by_id, key("network", "torino")))
    for ask in asked:
        with pytest.raises(NotFoundError) as refused:
            ask()
        assert refused.value.code == "network_not_found"


def test_networks_come_by_name(world: World) -> None:
    assert [network.name for network in selectors.networks()] == ["Grugliasco", "Rivoli"]
