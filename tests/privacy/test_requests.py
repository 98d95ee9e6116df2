"""Who asks about their data is written down by code, and answered within thirty days."""

from datetime import timedelta

import pytest

from fabene.privacy import selectors, services
from fabene.privacy.values import About, Outcome, RequestView, Right
from tests.families import family, refer
from tests.remembered import Remember
from tests.sharing.market import refusal
from tests.world import SATURDAY, World, build_world, key, stamp

pytestmark = pytest.mark.django_db

CESARE, OLGA = stamp(12, who="cesare"), stamp(18, who="olga")


def build_this_world() -> World:
    world = build_world()
    refer(world.grugliasco, 1)
    return world


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_this_world)


def ask(word: str = "asked", *, right: Right = Right.ACCESS, note: str = "", days_ago: int = 0) -> RequestView:
    services.ask(
        id=key(word),
        about=About.HOUSEHOLD,
        right=right,
        subject=family(1),
        asked_on=SATURDAY - timedelta(days=days_ago),
        note=note,
        stamp=CESARE,
    )
    return selectors.request(key(word))


def answer(*, outcome: Outcome = Outcome.DONE, text: str = "") -> None:
    services.answer(id=key("answer"), request=key("asked"), outcome=outcome, text=text, stamp=OLGA)


def test_a_family_asks_by_its_code_and_has_thirty_days(world: World) -> None:
    asked = ask(days_ago=3)

    assert (asked.number, asked.subject, asked.network_id) == (1, family(1), world.grugliasco.network.id)
    assert asked.due_on == SATURDAY + timedelta(days=27)
    assert (asked.open, asked.days_left(SATURDAY)) == (True, 27)
    assert len(asked.code) == 5


def test_what_waits_comes_first_and_what_is_due_first_before(world: World) -> None:
    ask()
    ask("older", right=Right.ERASURE, days_ago=10)
    answer()
    ask("third", right=Right.CORRECTION)

    assert [one.id for one in selectors.requests()] == [key("older"), key("third"), key("asked")]
    assert selectors.open_requests() == 2
    assert selectors.requests(networks=[world.rivoli.network.id]) == ()


def test_asking_twice_is_asking_once(world: World) -> None:
    ask()
    ask()

    assert refusal(lambda: ask("again")) == "request_open"
    assert len(selectors.requests()) == 1


def test_a_day_to_come_and_nobody_are_refused(world: World) -> None:
    assert refusal(lambda: ask(days_ago=-1)) == "asked_in_future"

    def nobody() -> None:
        services.ask(
            id=key("x"), about=About.USER, right=Right.ERASURE, subject=key("nobody"), asked_on=SATURDAY, stamp=CESARE
        )

    assert refusal(nobody) == "user_not_found"


def test_an_answer_is_written_once_and_a_refusal_says_why(world: World) -> None:
    ask()
    assert refusal(lambda: answer(outcome=Outcome.REFUSED)) == "text_missing"

    answer(outcome=Outcome.PARTLY, text="manca il consenso dell’altro genitore")
    answer(outcome=Outcome.PARTLY, text="manca il consenso dell’altro genitore")

    found = selectors.request(key("asked"))
    assert (found.open, found.outcome, found.answered_at) == (False, Outcome.PARTLY, OLGA.happened_at)

    def again() -> None:
        services.answer(id=key("other"), request=key("asked"), outcome=Outcome.DONE, text="", stamp=OLGA)

    assert refusal(again) == "request_answered"


def test_who_signs_in_asks_too(world: World) -> None:
    services.ask(
        id=key("mine"), about=About.USER, right=Right.ERASURE, subject=key("user", "ugo"), asked_on=SATURDAY, stamp=OLGA
    )

    [asked] = selectors.requests_about(key("user", "ugo"))
    assert (asked.code, asked.network_id) == ("", None)
