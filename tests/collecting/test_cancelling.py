"""A market day that is not held: said once, with a reason that stays inside, and taken back when it is after all."""

from datetime import date
from uuid import UUID

import pytest

from fabene.collecting import selectors, services
from fabene.collecting.models import Cancellation
from fabene.collecting.values import Cancelled, CancelReason, DayState, ZeroReason
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from tests.collecting.market import Saturday, open_saturday
from tests.remembered import Remember
from tests.world import SATURDAY, TUESDAY, World, build_world, key, stamp

pytestmark = pytest.mark.django_db

NEXT_SATURDAY = date(2021, 5, 15)


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


@pytest.fixture
def saturday(world: World) -> Saturday:
    return open_saturday(world)


def cancel(saturday: Saturday, *, reason: CancelReason = CancelReason.WEATHER, note: str = "") -> Cancelled:
    return services.cancel_day(
        id=key("cancelled"), day=saturday.day.id, reason=reason, note=note, stamp=stamp(8, who="carla")
    )


def cancel_ahead(
    world: World, on: date = NEXT_SATURDAY, *, network: UUID | None = None, market: UUID | None = None
) -> Cancelled:
    return services.cancel_market(
        id=key("ahead", on.isoformat()),
        network=network or world.grugliasco.network.id,
        market=market or world.grugliasco.market.id,
        date=on,
        reason=CancelReason.STRIKE,
        stamp=stamp(8, who="carla"),
    )


def test_rain_cancels_the_saturday(saturday: Saturday) -> None:
    cancelled = cancel(saturday, note="grandine dalle sei")

    assert (cancelled.reason, cancelled.note) == (CancelReason.WEATHER, "grandine dalle sei")
    view = selectors.day(saturday.day.id)
    assert (view.state, view.cancelled, view.silent_stalls) == (DayState.CANCELLED, cancelled, ())


def test_said_twice_it_is_cancelled_once(saturday: Saturday) -> None:
    assert cancel(saturday) == cancel(saturday)
    assert Cancellation.objects.count() == 1

    with pytest.raises(ConflictError, match="id_used_for_something_else"):
        cancel(saturday, reason=CancelReason.STRIKE)


def test_another_reason_needs_words(saturday: Saturday) -> None:
    with pytest.raises(FabeneError, match="text_missing"):
        cancel(saturday, reason=CancelReason.OTHER)

    assert cancel(saturday, reason=CancelReason.OTHER, note="c'è la maratona").note == "c'è la maratona"


def test_a_cancelled_day_takes_nothing(saturday: Saturday) -> None:
    cancel(saturday)
    day, late = saturday.day.id, stamp(12)

    for refused in (
        lambda: saturday.give("pears", "3", source=saturday.stall("12")),
        lambda: saturday.tick("pears", 3, source=saturday.stall("12")),
        lambda: services.explain_zero(id=key("why"), day=day, reason=ZeroReason.BAD_WEATHER, stamp=late),
        lambda: services.close_day(id=key("close"), day=day, stamp=late),
        lambda: services.cancel_day(id=key("again"), day=day, reason=CancelReason.STRIKE, stamp=late),
    ):
        with pytest.raises(ConflictError, match="day_cancelled"):
            refused()


def test_a_day_that_has_begun_is_not_cancelled(saturday: Saturday) -> None:
    saturday.give("pears", "3", source=saturday.stall("12"))

    with pytest.raises(ConflictError, match="day_has_begun"):
        cancel(saturday)
    services.correct_donation(id=key("mistake"), donation=key("pears"), to=None, reason="era la prova", stamp=stamp(9))
    assert cancel(saturday).day == saturday.day.id


def test_what_the_hub_has_weighed_has_begun_too(saturday: Saturday) -> None:
    saturday.tick("pears", 3, source=saturday.stall("12"))
    saturday.weigh("scales", "30")
    saturday.correct("mistake", "pears", None)

    with pytest.raises(ConflictError, match="day_has_begun"):
        cancel(saturday)


def test_a_closed_day_is_not_cancelled(saturday: Saturday) -> None:
    services.close_day(id=key("close"), day=saturday.day.id, stamp=stamp(19))

    with pytest.raises(ConflictError, match="day_closed"):
        cancel(saturday)


def test_a_day_that_is_held_after_all_takes_gifts_again_and_can_be_cancelled_again(saturday: Saturday) -> None:
    cancel(saturday)

    for _ in range(2):
        services.reopen_day(id=key("held"), day=saturday.day.id, stamp=stamp(9, who="carla"))

    assert selectors.cancellation_of(saturday.day.id) is None
    assert selectors.day(saturday.day.id).state == DayState.OPEN
    services.cancel_day(id=key("again"), day=saturday.day.id, reason=CancelReason.STRIKE, stamp=stamp(10))
    services.reopen_day(id=key("held again"), day=saturday.day.id, stamp=stamp(11))
    assert saturday.give("pears", "3", source=saturday.stall("12")).day == saturday.day.id


def test_a_day_that_is_held_cannot_be_taken_back(saturday: Saturday) -> None:
    with pytest.raises(ConflictError, match="day_not_cancelled"):
        services.reopen_day(id=key("held"), day=saturday.day.id, stamp=stamp(9))
    with pytest.raises(NotFoundError, match="day_not_found"):
        services.reopen_day(id=key("held"), day=key("nowhere"), stamp=stamp(9))


def test_a_market_is_cancelled_long_before_its_day(world: World) -> None:
    cancelled = cancel_ahead(world)

    place = world.grugliasco
    between = selectors.cancelled_between(SATURDAY, NEXT_SATURDAY, network=place.network.id)
    assert between == {(place.market.id, NEXT_SATURDAY): cancelled.day}
    assert selectors.cancelled_between(SATURDAY, TUESDAY) == {}
    assert selectors.cancelled_between(SATURDAY, NEXT_SATURDAY, network=world.rivoli.network.id) == {}
    with pytest.raises(ConflictError, match="day_already_open"):
        services.open_day(
            id=key("open"),
            network=place.network.id,
            market=place.market.id,
            date=NEXT_SATURDAY,
            stamp=stamp(8, day=NEXT_SATURDAY),
        )


def test_a_market_of_somebody_else_or_of_another_year_is_not_cancelled(world: World) -> None:
    with pytest.raises(FabeneError, match="market_of_another_network"):
        cancel_ahead(world, network=world.rivoli.network.id)
    with pytest.raises(NotFoundError, match="market_not_found"):
        cancel_ahead(world, market=key("nowhere"))
    with pytest.raises(FabeneError, match="day_too_far"):
        cancel_ahead(world, date(2022, 5, 10))
    assert selectors.cancelled_between(SATURDAY, date(2023, 1, 1)) == {}


def test_cancelled_days_have_a_state_of_their_own_in_lists(world: World, saturday: Saturday) -> None:
    network = world.grugliasco.network.id
    cancel_ahead(world)

    listed = {day.day.date: day.state for day in selectors.days_of(network).days}
    assert listed == {SATURDAY: DayState.OPEN, NEXT_SATURDAY: DayState.CANCELLED}
    for state in (DayState.OPEN, DayState.CANCELLED):
        assert [day.state for day in selectors.days_of(network, state=state).days] == [state]
    assert selectors.days_of(network, state=DayState.CLOSED).total == 0
