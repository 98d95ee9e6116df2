"""A card opens the household's page, a PIN given apart opens its names, a delegate's code fetches its bag."""

from datetime import datetime, timedelta

import pytest

from fabene.core.errors import FabeneError, NotFoundError
from fabene.households import selectors, services
from fabene.households.models import Card as CardRow
from fabene.households.models import Pin
from fabene.households.values import Card, Language
from fabene.lib.codes import is_code
from fabene.people.selectors import actions_on
from tests.families import family, refer
from tests.remembered import Remember
from tests.sharing.market import refusal
from tests.world import SATURDAY, Place, at, build_world, key, stamp

pytestmark = pytest.mark.django_db

YEAR = timedelta(days=365)
NEXT_YEAR = at(9) + YEAR


def build_place() -> Place:
    place = build_world().grugliasco
    refer(place, 1)
    return place


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build_place)


def issue(word: str = "card", *, hour: int = 10, expires_at: datetime = NEXT_YEAR, new_pin: bool = False) -> Card:
    return services.issue_card(
        id=key(word), household=family(1), stamp=stamp(hour, who="cesare"), expires_at=expires_at, new_pin=new_pin
    )


def opens(card: Card, *, at_: datetime | None = None) -> bool:
    try:
        return selectors.open_card(token=card.token, at=at_ or at(12)).household == family(1)
    except NotFoundError:
        return False


def tried(pin: str, *, word: str, minute: int = 0, hour: int = 11) -> FabeneError | None:
    try:
        services.try_pin(id=key(word), household=family(1), pin=pin, stamp=stamp(hour, minute))
    except FabeneError as refused:
        return refused
    return None


def wrong(card: Card) -> str:
    return "000000" if card.pin != "000000" else "111111"


def test_a_card_opens_the_page_of_its_household_and_says_nothing_itself(place: Place) -> None:
    card = issue()

    view = selectors.open_card(token=card.token, at=at(12))

    assert (view.card, view.household, view.network) == (card.id, family(1), place.network.id)
    assert (view.language, view.expires_at, view.has_pin) == (Language.AR, NEXT_YEAR, True)
    assert selectors.card_of(household=family(1), at=at(12)) == view
    assert family(1).hex not in card.token
    assert card.pin is not None
    assert card.pin not in repr(card)


def test_a_card_is_dead_when_it_expires(place: Place) -> None:
    card = issue()

    assert opens(card, at_=NEXT_YEAR - timedelta(seconds=1))
    assert not opens(card, at_=NEXT_YEAR)
    assert selectors.card_of(household=family(1), at=NEXT_YEAR) is None
    assert refusal(lambda: issue("late", expires_at=at(9))) == "card_expired_already"


def test_a_lost_card_is_replaced_in_one_tap_and_the_pin_stays(place: Place) -> None:
    lost = issue()
    found = issue("another", hour=11)

    assert (opens(lost), opens(found)) == (False, True)
    assert found.pin is None
    assert tried(lost.pin or "", word="try") is None


def test_the_same_card_twice_is_one_card_and_its_pin_is_not_told_again(place: Place) -> None:
    first, second = issue(), issue()

    assert (first.token, second.pin) == (second.token, None)
    assert CardRow.objects.count() == 1
    assert refusal(lambda: issue(expires_at=NEXT_YEAR + YEAR)) == "id_used_for_something_else"


def test_a_new_pin_takes_the_place_of_the_old(place: Place) -> None:
    old = issue().pin or ""
    new = issue("another", hour=11, new_pin=True).pin or ""

    assert tried(new, word="new", hour=12) is None
    if old != new:
        refused = tried(old, word="old", hour=12)
        assert refused is not None
        assert refused.code == "pin_wrong"


def test_a_revoked_card_opens_nothing(place: Place) -> None:
    card = issue()
    for _ in range(2):
        services.revoke_card(id=key("lost"), household=family(1), stamp=stamp(11))

    assert not opens(card)
    issue("another", hour=12)
    services.revoke_card(id=key("lost"), household=family(1), stamp=stamp(11))
    assert selectors.card_of(household=family(1), at=at(13)) is not None


def test_a_card_somebody_made_up_opens_nothing(place: Place) -> None:
    card = issue()
    forged = card.token[:-1] + ("A" if card.token[-1] != "A" else "E")

    assert refusal(lambda: selectors.open_card(token=forged, at=at(12))) == "card_not_valid"
    assert refusal(lambda: selectors.open_card(token="", at=at(12))) == "card_not_valid"
    assert refusal(lambda: selectors.card_in_force(card=key("none"), at=at(12))) == "card_not_valid"


def test_who_leaves_has_a_dead_card_and_dead_delegates(place: Place) -> None:
    card = issue()
    code = services.name_delegate(id=key("aunt"), household=family(1), stamp=stamp(10))

    services.leave(id=key("bye"), household=family(1), stamp=stamp(11))

    assert not opens(card)
    assert refusal(lambda: by_delegate(place, code)) == "delegate_not_found"
    assert refusal(lambda: issue("again", hour=12)) == "household_left"
    assert refusal(lambda: name("again")) == "household_left"


def test_leaving_said_again_later_does_not_kill_the_card_of_who_came_back(place: Place) -> None:
    services.leave(id=key("bye"), household=family(1), stamp=stamp(11))
    services.mark(id=key("back"), household=family(1), state="coming", since=SATURDAY, stamp=stamp(12))
    card = issue("again", hour=13)

    services.leave(id=key("bye"), household=family(1), stamp=stamp(11))

    assert opens(card, at_=at(14))


def test_a_household_that_left_has_no_card_whatever_is_written_of_it(place: Place) -> None:
    issue()
    services.leave(id=key("bye"), household=family(1), stamp=stamp(11))
    CardRow.objects.update(revoked_at=None)

    assert selectors.card_of(household=family(1), at=at(12)) is None


def test_five_wrong_tries_lock_the_pin_for_a_while_and_then_for_twice_as_long(place: Place) -> None:
    card = issue()
    left = [tried(wrong(card), word=f"try {number}") for number in range(4)]
    assert [refused.data["left"] for refused in left if refused] == [4, 3, 2, 1]

    fifth = tried(wrong(card), word="try 5")
    assert fifth is not None
    assert (fifth.code, fifth.data["minutes"]) == ("pin_locked", 15)
    still = tried(card.pin or "", word="right but locked", minute=14)
    assert still is not None
    assert (still.code, still.data["minutes"]) == ("pin_locked", 1)

    for number in range(4):
        assert tried(wrong(card), word=f"more {number}", minute=15)
    tenth = tried(wrong(card), word="more 5", minute=15)
    assert tenth is not None
    assert tenth.data["minutes"] == 30
    assert tried(card.pin or "", word="at last", minute=45) is None
    assert Pin.objects.get().wrong == 0


def test_a_lock_is_never_longer_than_a_day(place: Place) -> None:
    card = issue()
    Pin.objects.update(wrong=99)

    refused = tried(wrong(card), word="the hundredth")

    assert refused is not None
    assert refused.data["minutes"] == 24 * 60


def test_the_same_wrong_try_sent_twice_is_one(place: Place) -> None:
    card = issue()
    for _ in range(2):
        assert tried(wrong(card), word="once")

    assert Pin.objects.get().wrong == 1


def test_guesses_that_all_come_as_one_try_are_counted_one_by_one(place: Place) -> None:
    card = issue()
    guesses = [pin for pin in (f"{number:06}" for number in range(7)) if pin != card.pin][:5]

    *_, last = [tried(guess, word="one and the same") for guess in guesses]

    assert last is not None
    assert last.code == "pin_locked"
    locked_out = tried(card.pin or "", word="one and the same")
    assert locked_out is not None
    assert locked_out.code == "pin_locked"


def test_the_right_pin_after_a_wrong_one_opens_though_sent_as_the_same_try(place: Place) -> None:
    card = issue()

    assert tried(wrong(card), word="once")
    assert tried(card.pin or "", word="once") is None


def test_without_a_card_there_is_no_pin(place: Place) -> None:
    refused = tried("123456", word="try")

    assert refused is not None
    assert refused.code == "pin_not_found"


def name(word: str, *, hour: int = 10) -> str:
    return services.name_delegate(id=key(word), household=family(1), stamp=stamp(hour))


def by_delegate(place: Place, code: str) -> object:
    return selectors.by_delegate(network=place.network.id, code=code, on=SATURDAY).id


def test_a_delegate_is_a_code_and_finds_the_household_however_it_is_typed(place: Place) -> None:
    code = name("aunt")

    assert is_code(code)
    assert len(code) == 8
    assert by_delegate(place, f" {code[:4].lower()}-{code[4:]}") == family(1)
    assert name("aunt") == code
    assert [delegate.code for delegate in selectors.delegates_of(household=family(1))] == [code]
    assert "household.delegate" in {action.what for action in actions_on(family(1))}


def test_a_delegate_is_dropped_and_fetches_nothing_more(place: Place) -> None:
    code = name("aunt")
    for _ in range(2):
        services.drop_delegate(id=key("no"), household=family(1), delegate=key("aunt"), stamp=stamp(11))

    assert refusal(lambda: by_delegate(place, code)) == "delegate_not_found"
    assert selectors.delegates_of(household=family(1)) == ()


def test_a_delegate_of_another_household_is_not_dropped(place: Place) -> None:
    refer(place, 2)
    name("aunt")

    def drop() -> None:
        services.drop_delegate(id=key("no"), household=family(2), delegate=key("aunt"), stamp=stamp(11))

    assert refusal(drop) == "delegate_not_found"
    assert refusal(lambda: selectors.by_delegate(network=key("x"), code="", on=SATURDAY)) == "delegate_not_found"


def test_a_family_names_three_delegates_and_no_more(place: Place) -> None:
    assert len({name(word) for word in ("aunt", "neighbour", "friend")}) == 3
    assert refusal(lambda: name("cousin")) == "too_many_delegates"
