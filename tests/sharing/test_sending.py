"""Food leaves a hub by lot, but not what already waits in somebody's bag."""

import pytest

from fabene.collecting.values import LotPart, TransferState, TransferView
from fabene.core.errors import ConflictError
from fabene.places import services as places
from fabene.sharing import services
from fabene.sharing.taking import free_amounts
from tests.families import welcome
from tests.remembered import Remember
from tests.sharing.market import confirm, hub_has, propose
from tests.world import BEFORE, Place, build_world, key, stamp

pytestmark = pytest.mark.django_db
KITCHEN = key("kitchen")


def build_place() -> Place:
    place = build_world().grugliasco
    welcome(place, 1)
    hub_has(place, fruit="4")
    places.create_kitchen(id=KITCHEN, network=place.network.id, name="Cucina di tutti", keeps_record=True, stamp=BEFORE)
    return place


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build_place)


def take(place: Place, grams: int, *, word: str = "take") -> TransferView:
    (lot,) = free_amounts(place.hub.id)
    parts = [LotPart(lot=lot, amount=grams)]
    return services.bring(id=key(word), hub=place.hub.id, kitchen=KITCHEN, parts=parts, stamp=stamp(18))


def free(place: Place) -> list[int]:
    return list(free_amounts(place.hub.id).values())


def test_what_waits_in_bags_is_not_brought_to_the_kitchen(place: Place) -> None:
    propose()
    (bag,) = confirm()
    assert free(place) == [4000 - bag.grams]

    with pytest.raises(ConflictError) as refused:
        take(place, 4000 - bag.grams + 1)

    assert (refused.value.code, refused.value.data["free_grams"]) == ("waits_in_bags", 4000 - bag.grams)


def test_what_is_free_goes_once_however_often_it_is_said(place: Place) -> None:
    brought = take(place, 3000)

    assert take(place, 3000) == brought
    assert (brought.state, free(place)) == (TransferState.RECEIVED, [1000])
    with pytest.raises(ConflictError, match="more_than_there"):
        take(place, 1001, word="again")
