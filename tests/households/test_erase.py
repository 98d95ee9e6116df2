"""A family is forgotten: what is left is a chain of movements that says nothing about anybody."""

import pytest
from django.apps import apps

from fabene.households import selectors, services
from fabene.households.models import Household
from fabene.ledger.selectors import balance, verify
from fabene.ledger.values import Unit
from fabene.lib import erasures
from tests.families import contacts, family, refer
from tests.households.test_refer import everything_in_the_database
from tests.remembered import Remember
from tests.sharing.market import confirm as confirm_plan
from tests.sharing.market import hand, hub_has, propose, refusal
from tests.world import SATURDAY, World, at, build_world, key, stamp

pytestmark = pytest.mark.django_db


def build_this_world() -> World:
    world = build_world()
    refer(world.grugliasco, 1, simulated=False)
    refer(world.grugliasco, 2)
    return world


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_this_world)


def erase(number: int = 1) -> None:
    services.erase(id=key("erase"), household=family(number), stamp=stamp(12, who="olga"))


def test_all_this_room_held_of_a_family_is_gone(world: World) -> None:
    services.issue_card(
        id=key("card"), household=family(1), stamp=stamp(9), expires_at=at(9, day=SATURDAY.replace(year=2022))
    )
    services.name_delegate(id=key("aunt"), household=family(1), stamp=stamp(9))
    refer(world.grugliasco, 3, by="porta-aperta", contacts=contacts(1))
    was = Household.objects.get(id=family(1))

    erase()
    erase()

    room = apps.get_app_config("households").get_models()
    about = [model for model in room if any(field.name == "household" for field in model._meta.fields)]
    assert {"Contact", "Fingerprint", "Card", "Pin", "Delegate", "Choice"} <= {model.__name__ for model in about}
    assert [model for model in about if model.objects.filter(household=family(1)).exists()] == []  # type: ignore[attr-defined]  # every model has its manager
    held = everything_in_the_database()
    assert not [table for table, text in held.items() if str(was.code) in text.split()]
    assert [table for table, text in held.items() if was.owner.hex in text.replace("-", "")] == ["ledger_owner"]
    assert selectors.household(id=family(2), on=SATURDAY).code
    assert selectors.matches_for([key("organisation", "porta-aperta")]) == ()
    assert refusal(lambda: selectors.everything_about(household=family(1))) == "household_not_found"


def test_no_backup_may_bring_the_family_back(world: World) -> None:
    erase()

    assert erasures.Erasure(kind="household", id=family(1)) in erasures.noted()


def test_erasing_who_is_not_there_changes_nothing(world: World) -> None:
    erase(99)

    assert len(selectors.households_of(network=world.grugliasco.network.id, on=SATURDAY)) == 2


def test_as_long_as_a_bag_is_its_own_the_family_stays(world: World) -> None:
    hub_has(world.grugliasco, fruit="6")
    propose()
    bag = next(
        bag for bag in confirm_plan() if bag.household_code == selectors.household(id=family(1), on=SATURDAY).code
    )
    hand(bag)
    owner = selectors.household(id=family(1), on=SATURDAY).owner

    assert refusal(erase) == "household_still_named"
    assert balance(owner=owner, unit=Unit.GRAMS) == bag.grams
    assert verify().ok
