"""Somebody is asked by mail to take a role: the link lets them in once, then nothing is left of it."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.stamps import Stamp, stamp_now
from fabene.people import selectors, services
from fabene.people.models import Invitation
from fabene.people.values import INVITATION_DAYS, LINKS_A_DAY, Role, UserView
from tests.remembered import Remember
from tests.world import SATURDAY, World, at, build_world, key, stamp

GRUGLIASCO = key("network", "grugliasco")
LIA = key("user", "lia")
PASSWORD = "quattro mele sul banco"
MONDAY_AFTER = at(10) + timedelta(days=2)


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def invite(
    *, email: str = "Lia@example.org", role: Role = Role.STAND, organisation: UUID | None = None, id: str = "invitation"
) -> str:
    return services.invite(
        id=key(id),
        email=email,
        display_name="Lia",
        role=role,
        network=GRUGLIASCO,
        organisation=organisation,
        stamp=stamp(9, who="carla"),
    )


def accept(token: str, *, user: UUID = LIA, password: str | None = PASSWORD) -> UserView:
    by_them = Stamp(actor=user, happened_at=MONDAY_AFTER, recorded_at=MONDAY_AFTER)
    return services.accept_invitation(id=user, token=token, display_name="Lia B.", password=password, stamp=by_them)


def test_whoever_opens_the_link_sees_what_they_are_asked(world: World) -> None:
    asked = selectors.invitation(invite(), MONDAY_AFTER)

    assert (asked.email, asked.display_name, asked.role) == ("lia@example.org", "Lia", Role.STAND)
    assert (asked.network_name, asked.invited_by) == ("Grugliasco", key("user", "carla"))
    assert asked.expires_at == at(9) + timedelta(days=INVITATION_DAYS)
    assert selectors.invitations_of(GRUGLIASCO, MONDAY_AFTER) == (asked,)
    assert selectors.invitations_of(None, MONDAY_AFTER) == ()


def test_the_offer_of_who_may_not_give_the_role_any_more_opens_nothing(world: World) -> None:
    token = invite()
    services.revoke_role(
        id=key("end"), membership=key("membership", "carla", "coordinator"), stamp=stamp(11, who="olga")
    )

    with pytest.raises(NotFoundError) as refused:
        accept(token)

    assert refused.value.code == "link_not_valid"
    assert not selectors.account_at("lia@example.org")


def test_whoever_accepts_comes_in_with_their_password_and_the_role(world: World) -> None:
    lia = accept(invite())

    signed_in = authenticate(RequestFactory().get("/"), email="lia@example.org", password=PASSWORD)
    assert signed_in is not None
    assert signed_in.pk == lia.id == key("user", "lia")
    assert lia.display_name == "Lia B."
    assert selectors.role_names(lia.id, GRUGLIASCO) == {Role.STAND}


def test_a_caseworker_is_invited_for_an_organisation(world: World) -> None:
    lia = accept(invite(role=Role.CASEWORKER, organisation=key("organisation", "la-tavola")))

    assert selectors.caseworker_organisations(lia.id, GRUGLIASCO, SATURDAY) == {key("organisation", "la-tavola")}


def test_somebody_who_signs_in_already_gains_the_role_and_keeps_the_rest(world: World) -> None:
    nino = accept(invite(email="NINO@example.org", role=Role.HUB), user=key("someone new"), password="un'altra")

    assert (nino.id, nino.display_name) == (key("user", "nino"), "Nino")
    assert selectors.role_names(nino.id, GRUGLIASCO) == {Role.HUB}
    assert authenticate(RequestFactory().get("/"), email="nino@example.org", password="un'altra") is None


def test_inviting_again_sends_the_same_link_and_accepting_again_changes_nothing(world: World) -> None:
    token = invite()
    assert invite() == token

    assert accept(token) == accept(token)
    assert len(selectors.roles_of(key("user", "lia"))) == 1


def test_a_link_lets_one_person_in(world: World) -> None:
    token = invite()
    accept(token)

    with pytest.raises(NotFoundError) as refused:
        accept(token, user=key("somebody else"))

    assert refused.value.code == "link_not_valid"


def test_nothing_is_left_of_the_address_once_it_was_answered(world: World) -> None:
    accept(invite())

    row = Invitation.objects.get()

    assert (row.email, row.display_name, row.accepted_by_id) == ("", "", key("user", "lia"))
    assert selectors.invitations_of(GRUGLIASCO, MONDAY_AFTER) == ()


def test_an_invitation_taken_back_opens_nothing(world: World) -> None:
    token = invite()
    for _ in range(2):
        services.withdraw_invitation(id=key("withdraw"), invitation=key("invitation"), stamp=stamp(who="carla"))

    with pytest.raises(NotFoundError) as refused:
        accept(token)
    with pytest.raises(ConflictError) as again:
        services.withdraw_invitation(id=key("once more"), invitation=key("invitation"), stamp=stamp(who="carla"))

    assert (refused.value.code, again.value.code) == ("link_not_valid", "invitation_over")
    assert Invitation.objects.get().email == ""


def test_a_link_is_over_after_two_weeks_and_its_address_is_wiped(world: World) -> None:
    token = invite()
    late = at(9) + timedelta(days=INVITATION_DAYS)

    with pytest.raises(NotFoundError) as refused:
        selectors.invitation(token, late)
    early = services.wipe_old_invitations(stamp=stamp_now(key("night"), late - timedelta(minutes=1)))
    wiped = services.wipe_old_invitations(stamp=stamp_now(key("night"), late))

    assert refused.value.code == "link_not_valid"
    assert (early, wiped, Invitation.objects.get().email) == (0, 1, "")


@pytest.mark.parametrize(
    ("email", "role", "code"),
    [
        ("carla@example.org", Role.HUB, "role_to_oneself"),
        ("sara@example.org", Role.STAND, "role_already_held"),
        ("lia at example", Role.HUB, "email_not_valid"),
        ("lia@example.org", Role.CASEWORKER, "role_needs_organisation"),
    ],
)
def test_an_invitation_that_makes_no_sense_is_refused(world: World, email: str, role: Role, code: str) -> None:
    with pytest.raises(FabeneError) as refused:
        invite(email=email, role=role)

    assert refused.value.code == code
    assert not Invitation.objects.exists()


def test_one_identity_is_one_invitation(world: World) -> None:
    invite()

    with pytest.raises(ConflictError) as refused:
        invite(email="ida@example.org")

    assert refused.value.code == "id_used_for_something_else"


def test_there_is_no_invitation_to_take_back_that_nobody_made(world: World) -> None:
    with pytest.raises(NotFoundError) as refused:
        services.withdraw_invitation(id=key("withdraw"), invitation=key("nothing"), stamp=stamp(who="carla"))

    assert refused.value.code == "invitation_not_found"


def test_whoever_asks_to_come_in_gets_a_link_with_no_role_and_nobody_learns_who_is_known(world: World) -> None:
    noon = stamp(12, who="a visitor")
    token = services.offer_access(id=key("asked in"), email="Lia@example.org ", stamp=noon)
    assert token
    assert services.offer_access(id=key("asked in"), email="lia@example.org", stamp=noon) == token
    assert services.offer_access(id=key("known"), email="sara@example.org", stamp=noon) is None
    assert selectors.invitation(token, at(13)).role is None
    assert selectors.invitations_of(None, at(13)) == ()

    lia = accept(token)

    assert (lia.email, selectors.roles_of(lia.id)) == ("lia@example.org", ())
    with pytest.raises(NotFoundError, match="link_not_valid"):
        accept(token, user=key("somebody else"))


def test_one_address_is_not_sent_more_links_than_a_few_a_day(world: World) -> None:
    for number in range(LINKS_A_DAY):
        services.offer_access(id=key("asked", str(number)), email="lia@example.org", stamp=stamp(9, who="a visitor"))

    with pytest.raises(FabeneError, match="too_many_links"):
        services.offer_access(id=key("once more"), email="lia@example.org", stamp=stamp(10, who="a visitor"))
    assert services.offer_access(
        id=key("later"), email="lia@example.org", stamp=stamp(9, 1, day=SATURDAY.replace(day=9))
    )
