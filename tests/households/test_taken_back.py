"""A leave, or a dropped code, taken back at once: what was before holds again, unless something came between."""

import pytest

from fabene.households import selectors, services
from fabene.households.values import State
from tests.families import family, refer
from tests.remembered import Remember
from tests.sharing.market import refusal
from tests.world import TUESDAY, Place, at, build_world, key, stamp

pytestmark = pytest.mark.django_db
LEAVING = key("leaving")


def build_place() -> Place:
    """A family with a card and a delegate, which leaves on a Tuesday at ten."""
    place = build_world().grugliasco
    refer(place, 1)
    services.issue_card(
        id=key("card"), household=family(1), expires_at=at(9, day=TUESDAY.replace(month=9)), stamp=stamp(8, day=TUESDAY)
    )
    services.name_delegate(id=key("delegate"), household=family(1), stamp=stamp(9, day=TUESDAY))
    return place


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build_place)


def test_who_left_stays_with_card_and_delegates(place: Place) -> None:
    leave()

    stay()
    stay()

    assert selectors.household(id=family(1), on=TUESDAY).state == State.COMING
    assert selectors.card_of(household=family(1), at=at(12, day=TUESDAY)) is not None
    assert len(selectors.delegates_of(household=family(1))) == 1


def test_who_was_away_when_they_left_is_away_again(place: Place) -> None:
    services.mark(id=key("away"), household=family(1), state=State.AWAY, since=TUESDAY, stamp=stamp(9, 30, day=TUESDAY))
    leave()

    stay()

    assert selectors.household(id=family(1), on=TUESDAY).state == State.AWAY


def test_a_leave_after_which_something_was_said_stands(place: Place) -> None:
    leave()
    services.mark(
        id=key("back"), household=family(1), state=State.COMING, since=TUESDAY, stamp=stamp(10, 30, day=TUESDAY)
    )

    assert refusal(stay) == "leave_not_last"
    assert selectors.card_of(household=family(1), at=at(12, day=TUESDAY)) is None


def test_nobody_stays_who_did_not_leave(place: Place) -> None:
    assert refusal(stay) == "leave_not_last"


def test_a_card_that_was_dead_before_stays_dead(place: Place) -> None:
    services.revoke_card(id=key("revoked"), household=family(1), stamp=stamp(9, 30, day=TUESDAY))
    leave()

    stay()

    assert selectors.card_of(household=family(1), at=at(12, day=TUESDAY)) is None


def test_a_dropped_code_is_kept_after_all_and_once_more_changes_nothing(place: Place) -> None:
    drop()

    keep()
    keep()

    assert [each.id for each in selectors.delegates_of(household=family(1))] == [key("delegate")]


def test_who_has_left_keeps_no_code(place: Place) -> None:
    drop()
    leave()

    assert refusal(keep) == "household_left"


def test_the_code_of_nobody_is_not_kept(place: Place) -> None:
    refer(place, 2)

    assert refusal(lambda: keep(number=2)) == "delegate_not_found"


def leave() -> None:
    services.leave(id=LEAVING, household=family(1), stamp=stamp(10, day=TUESDAY))


def stay() -> None:
    services.stay(id=key("stay"), household=family(1), leaving=LEAVING, stamp=stamp(11, day=TUESDAY))


def drop() -> None:
    services.drop_delegate(
        id=key("drop"), household=family(1), delegate=key("delegate"), stamp=stamp(9, 15, day=TUESDAY)
    )


def keep(*, number: int = 1) -> None:
    services.keep_delegate(
        id=key("keep", str(number)),
        household=family(number),
        delegate=key("delegate"),
        stamp=stamp(10, 20, day=TUESDAY),
    )
