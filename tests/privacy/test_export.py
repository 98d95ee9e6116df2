"""A family, or whoever signs in, has a copy of everything that is held about them; that it was taken is written."""

import json
from datetime import timedelta

import pytest
from axes.models import AccessAttempt

from fabene.households import services as homes
from fabene.lib.attempts import known_as
from fabene.people.models import Membership, User
from fabene.people.selectors import actions_on, readings_of
from fabene.people.values import ReadingReason
from fabene.privacy import selectors, services
from fabene.privacy.values import About, Right, Why
from tests.families import contacts, family, refer
from tests.remembered import Remember
from tests.sharing.market import confirm, hand, hub_has, propose, refusal
from tests.world import SATURDAY, World, at, build_world, key, stamp

pytestmark = pytest.mark.django_db

CESARE, OLGA = stamp(20, who="cesare"), stamp(20, who="olga")


def build_this_world() -> World:
    """Two families with a bag; the first has a card and a delegate, and Cesare looked at its number."""
    world = build_world()
    for number in (1, 2):
        refer(world.grugliasco, number, excludes=frozenset({"pork"}))
    hub_has(world.grugliasco, fruit="12")
    propose()
    for bag in confirm():
        hand(bag)
    homes.issue_card(id=key("card"), household=family(1), stamp=stamp(9), expires_at=at(9) + timedelta(days=300))
    homes.name_delegate(id=key("aunt"), household=family(1), stamp=stamp(9))
    homes.reveal(id=key("look"), household=family(1), reason=ReadingReason.CONTACT, stamp=CESARE)
    return world


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_this_world)


def test_a_family_has_everything_from_every_room(world: World) -> None:
    held = services.export(id=key("export"), household=family(1), stamp=CESARE)

    assert held["household"]["contacts"]["name"] == contacts(1).name
    assert held["household"]["choices"][0]["excludes"] == ["pork"]
    assert held["household"]["delegates"][0]["code"]
    [bag] = held["sharing"]["bags"]
    assert bag["grams"] == held["ledger"]["received_grams"] == 6000
    assert bag["contents"][0]["category"] == "fruit"
    assert held["readings"][0]["reason"] == "contact"
    assert held["readings"][0]["by"] == ["caseworker La Tavola, cooperativa sociale"]
    assert {"household.presence", "household.card"} <= {action["what"] for action in held["actions"]}


def test_it_is_plain_and_says_nothing_of_anybody_else(world: World) -> None:
    said = json.dumps(services.export(id=key("export"), household=family(1), stamp=CESARE), ensure_ascii=False)

    other = selectors.everything_about(household=family(2))["household"]
    for word in (contacts(2).name, contacts(2).address, other["code"], "Cesare", "cesare@example.org"):
        assert word not in said


def test_that_it_was_taken_is_written_once_however_often(world: World) -> None:
    for _ in range(2):
        services.export(id=key("export"), household=family(1), stamp=CESARE)

    taken = [reading for reading in readings_of(family(1)) if reading.what == "household.everything"]
    assert [(one.who, one.reason) for one in taken] == [(key("user", "cesare"), ReadingReason.EXPORT)]


def test_nobody_has_no_copy(world: World) -> None:
    refused = refusal(lambda: services.export(id=key("x"), household=key("nobody"), stamp=CESARE))
    assert refused == "household_not_found"


def test_who_signs_in_has_everything_too_but_the_secrets(world: World) -> None:
    AccessAttempt.objects.create(username=known_as("ugo@example.org"), ip_address="127.0.0.1", failures_since_start=2)

    held = services.export_user(id=key("export"), user=key("user", "ugo"), stamp=stamp(20, who="ugo"))

    assert (held["account"]["email"], held["account"]["roles"][0]["role"]) == ("ugo@example.org", "hub")
    assert held["failed_attempts"][0]["times"] == 2
    assert held["account"]["actions"]
    assert User.objects.get(id=key("user", "ugo")).password not in json.dumps(held)
    assert "user.exported" in {action.what for action in actions_on(key("user", "ugo"))}


def test_who_signs_in_is_erased_with_all_that_hangs_on_it(world: World) -> None:
    AccessAttempt.objects.create(username=known_as("ugo@example.org"), ip_address="127.0.0.1", failures_since_start=2)
    services.ask(
        id=key("asked"),
        about=About.USER,
        right=Right.ERASURE,
        subject=key("user", "ugo"),
        asked_on=SATURDAY,
        stamp=OLGA,
    )

    for _ in range(2):
        services.erase_user(id=key("erase"), user=key("user", "ugo"), why=Why.REQUEST, stamp=OLGA)

    assert not User.objects.filter(id=key("user", "ugo")).exists()
    assert not Membership.objects.filter(user_id=key("user", "ugo")).exists()
    assert not AccessAttempt.objects.exists()
    [asked] = selectors.requests()
    assert (asked.subject, asked.open) == (None, False)
    assert refusal(lambda: selectors.everything_about_user(user=key("user", "ugo"))) == "user_not_found"
