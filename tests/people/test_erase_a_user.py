"""Somebody who signed in asks what is held about them, and leaves: their name goes, what they did stays without it."""

from datetime import date
from uuid import UUID

import pytest
from allauth.account.models import EmailAddress

from fabene.core.errors import ConflictError, NotFoundError
from fabene.lib import erasures
from fabene.people import selectors, services
from fabene.people.models import Invitation, User
from fabene.people.values import Role
from tests.remembered import Remember
from tests.world import World, build_world, key, stamp

SARA, CESARE, OLGA = key("user", "sara"), key("user", "cesare"), key("user", "olga")


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def erase(user: UUID = SARA, *, id: str = "erase") -> None:
    services.erase_user(id=key(id), user=user, stamp=stamp(18, who="olga"))


def test_somebody_is_told_everything_held_about_them(world: World) -> None:
    services.note_reading(
        id=key("reading"),
        key=key("family"),
        what="household.contacts",
        reason="contact",
        network=world.grugliasco.network.id,
        stamp=stamp(who="cesare"),
    )

    held = selectors.everything_about_user(CESARE)

    assert (held["email"], held["display_name"], held["has_password"]) == ("cesare@example.org", "Cesare", False)
    assert [(one["role"], one["network"], one["organisation"]) for one in held["roles"]] == [
        ("caseworker", "Grugliasco", "La Tavola, cooperativa sociale")
    ]
    assert [line["what"] for line in held["readings"]] == ["household.contacts"]
    assert held["actions"][0]["what"] == "user.created"


def test_nothing_is_told_of_who_is_not_there(world: World) -> None:
    with pytest.raises(NotFoundError) as refused:
        selectors.everything_about_user(key("user", "nobody"))

    assert refused.value.code == "user_not_found"


def test_name_address_and_roles_go_and_what_they_did_stays(world: World) -> None:
    services.log(id=key("deed"), what="thing.done", key=key("thing"), stamp=stamp())
    EmailAddress.objects.create(user_id=SARA, email="sara@example.org", verified=True, primary=True)

    erase()

    assert not User.objects.filter(id=SARA).exists()
    assert not EmailAddress.objects.filter(email="sara@example.org").exists()
    assert selectors.roles_of(SARA) == ()
    assert selectors.names_of([SARA, CESARE]) == {CESARE: "Cesare"}
    assert [line.who for line in selectors.actions_on(key("thing"))] == [SARA]
    assert erasures.Erasure(kind="user", id=SARA) in erasures.noted()


def test_the_address_goes_from_an_invitation_that_waits(world: World) -> None:
    services.invite(
        id=key("invitation"),
        email="sara@example.org",
        display_name="Sara",
        role=Role.HUB,
        network=world.grugliasco.network.id,
        organisation=None,
        stamp=stamp(who="carla"),
    )

    erase()

    assert Invitation.objects.get().email == ""


def test_erasing_again_changes_nothing(world: World) -> None:
    erase()
    erase()
    erase(id="another time")

    assert [line.what for line in selectors.actions_on(SARA)].count("user.erased") == 1


def test_the_last_of_the_programme_office_stays(world: World) -> None:
    with pytest.raises(ConflictError) as refused:
        erase(OLGA)

    assert refused.value.code == "last_programme_office"
    assert selectors.user(OLGA).display_name == "Olga"


def test_whoever_held_no_role_for_long_is_idle(world: World) -> None:
    services.revoke_role(id=key("end"), membership=key("membership", "sara", Role.STAND), stamp=stamp(who="carla"))

    assert set(selectors.idle_users(date(2021, 5, 8))) == {key("user", "nino")}
    assert set(selectors.idle_users(date(2021, 5, 9))) == {key("user", "nino"), SARA}
