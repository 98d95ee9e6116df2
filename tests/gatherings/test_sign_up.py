"""Nino, a class and somebody without an account mean to come: there are four places, and a line."""

from collections.abc import Callable

import pytest

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.gatherings import selectors, services
from fabene.gatherings.models import SignUp
from fabene.gatherings.values import MOST_AN_HOUR, MOST_FROM_ONE_AN_HOUR, MOST_LETTERS_A_DAY, SIGN_UP, Letter
from fabene.lib import links
from fabene.lib.outbox.models import Message
from fabene.people.models import User
from tests.gatherings.sessions import WORKSHOP, planned
from tests.remembered import Remember
from tests.world import World, at, build_world, key, stamp

NINO, SARA = key("user", "nino"), key("user", "sara")
A_PLACE = Letter(subject="C’è un posto", text="Si è liberato un posto.")

Attempt = Callable[[], object]


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def sign_up(name: str, people: int = 1, **more: object) -> None:
    minute = SignUp.objects.count() + 1
    services.sign_up(
        id=key("sign-up", name),
        gathering=WORKSHOP,
        people=people,
        stamp=stamp(10, minute),
        **more,  # type: ignore[arg-type]  # what a test gives is what it names
    )


def test_who_comes_first_has_a_place_and_nobody_passes_a_bigger_party_by(world: World) -> None:
    planned(capacity=4)
    sign_up("nino", owner=NINO)
    sign_up("three", people=3, email=" Tre@Example.org ")
    sign_up("two", people=2, email="due@example.org")
    sign_up("one", owner=SARA)

    found = selectors.gathering(WORKSHOP)
    assert (found.taken, found.waiting, found.free) == (4, 3, 0)
    assert [one.waiting for one in selectors.sign_ups(WORKSHOP)] == [False, False, True, True]
    sealed = SignUp.objects.get(id=key("sign-up", "three")).sealed
    assert sealed
    assert b"example" not in bytes(sealed)
    assert selectors.addresses([key("sign-up", "three"), key("sign-up", "nino")]) == {
        key("sign-up", "three"): "tre@example.org",
        key("sign-up", "nino"): "nino@example.org",
    }

    services.withdraw(id=key("away"), sign_up=key("sign-up", "three"), stamp=stamp(11), letter=A_PLACE)

    found = selectors.gathering(WORKSHOP)
    assert (found.taken, found.waiting) == (4, 0)
    promoted = {key("sign-up", "two"), key("sign-up", "one")}
    assert set(Message.objects.values_list("about", flat=True)) == promoted

    services.come_back(id=key("back"), sign_up=key("sign-up", "three"), stamp=stamp(12))
    assert selectors.sign_up(key("sign-up", "three")).waiting
    assert selectors.sign_up_of(gathering=WORKSHOP, owner=NINO) is not None


def test_a_sign_up_that_comes_twice_is_one_and_its_link_opens_it(world: World) -> None:
    planned()
    for _ in range(2):
        sign_up("twice", people=2, email="due@example.org", letter=A_PLACE)
    assert SignUp.objects.count() == Message.objects.count() == 1
    token = links.issue(purpose=SIGN_UP, id=key("sign-up", "twice"), expires_at=at(19))
    assert selectors.sign_up_at(token=token, now=at(12)).people == 2
    with pytest.raises(NotFoundError, match="link_not_valid"):
        selectors.sign_up_at(token=token, now=at(20))
    with pytest.raises(ConflictError, match="id_used_for_something_else"):
        sign_up("twice", people=3)


def test_who_may_not_sign_up_is_told_why(world: World) -> None:
    planned()
    planned("no sign-up", sign_up=False)
    sign_up("nino", owner=NINO)
    refused: dict[str, Attempt] = {
        "already_signed_up": lambda: sign_up("nino again", owner=NINO),
        "people_out_of_bounds": lambda: sign_up("crowd", people=31),
        "email_not_valid": lambda: sign_up("typo", email="due@"),
        "gathering_over": lambda: services.sign_up(id=key("late"), gathering=WORKSHOP, stamp=stamp(19)),
        "sign_up_closed": lambda: services.sign_up(
            id=key("closed"), gathering=key("gathering", "no sign-up"), stamp=stamp(10)
        ),
        "gathering_not_found": lambda: services.sign_up(id=key("x"), gathering=key("nowhere"), stamp=stamp(10)),
    }
    for code, attempt in refused.items():
        with pytest.raises(FabeneError, match=code):
            attempt()
    services.withdraw(id=key("away"), sign_up=key("sign-up", "nino"), stamp=stamp(11))
    with pytest.raises(ConflictError, match="sign_up_withdrawn"):
        services.withdraw(id=key("away again"), sign_up=key("sign-up", "nino"), stamp=stamp(11))


def test_an_address_goes_when_the_session_is_over_and_an_owner_when_they_are_erased(world: World) -> None:
    planned()
    sign_up("three", people=3, email="tre@example.org")
    sign_up("nino", owner=NINO)
    services.attend(id=key("there"), gathering=WORKSHOP, owner=NINO, stamp=stamp(18))
    token = services.make_feed(id=key("feed"), owner=NINO, stamp=stamp(10))
    assert selectors.feed_owner(token=token, now=at(11)) == NINO
    assert selectors.old_addresses(at(20))[0] == 1

    assert services.fade_addresses(id=key("fade"), before=at(20), stamp=stamp(21)) == 1
    services.forget_owner(id=key("erased"), owner=NINO, stamp=stamp(21))

    assert selectors.addresses([key("sign-up", "three")]) == {}
    assert not SignUp.objects.exclude(sender="", origin="").exists()
    assert selectors.gathering(WORKSHOP).taken == 4
    assert selectors.everything_about_owner(NINO) == {"sign_ups": [], "attended": [], "calendars": []}
    assert selectors.attendance(WORKSHOP).people == 1
    assert User.objects.filter(id=NINO).exists()
    with pytest.raises(NotFoundError, match="link_not_valid"):
        selectors.feed_owner(token=token, now=at(21))


def test_nobody_fills_a_session_by_machine_nor_writes_to_somebody_through_it(world: World) -> None:
    planned()
    planned("another")
    for number in range(MOST_FROM_ONE_AN_HOUR):
        email = "vittima@example.org" if number > 1 else ""
        sign_up(f"one {number}", email=email, origin="192.0.2.1", letter=A_PLACE)
    assert Message.objects.count() == MOST_LETTERS_A_DAY, "whoever types another's address cannot fill their mailbox"
    with pytest.raises(ConflictError, match="sign_ups_too_many_from_one"):
        sign_up("one more", origin="192.0.2.1")
    sign_up("nino", owner=NINO, origin="192.0.2.1")
    kept = repr(list(SignUp.objects.values_list("sender", "origin")))
    assert "vittima" not in kept
    assert "192.0" not in kept

    for number in range(MOST_AN_HOUR - MOST_FROM_ONE_AN_HOUR):
        services.sign_up(id=key("crowd", str(number)), gathering=WORKSHOP, origin=f"h{number}", stamp=stamp(10, 30))
    with pytest.raises(ConflictError, match=r"sign_ups_too_many$"):
        services.sign_up(id=key("too many"), gathering=WORKSHOP, origin="192.0.2.9", stamp=stamp(10, 31))
    services.sign_up(id=key("elsewhere"), gathering=key("gathering", "another"), stamp=stamp(10, 31))
    services.sign_up(id=key("later"), gathering=WORKSHOP, origin="192.0.2.1", stamp=stamp(12))
