"""A market day is opened once, explained when nothing comes, and closed with its equation."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from fabene.collecting import selectors, services
from fabene.collecting.models import Closing
from fabene.collecting.models import MarketDay as MarketDayRow
from fabene.collecting.values import DayState, Left, MarketDay, Oddity, Place, Zero, ZeroReason
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from tests.collecting.market import BREAD, Saturday, open_saturday
from tests.remembered import Remember
from tests.world import FRIDAY, SATURDAY, TUESDAY, World, at, build_world, key, stamp


@pytest.fixture
def saturday(remember: Remember) -> Saturday:
    return remember(open_saturday)


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def explain(
    saturday: Saturday, word: str, *, stall: str | None = None, reason: ZeroReason = ZeroReason.NOTHING_LEFT
) -> Zero:
    return services.explain_zero(
        id=key(word),
        day=saturday.day.id,
        stall=saturday.stall(stall).stall if stall else None,
        reason=reason,
        stamp=stamp(17),
    )


def open_again(saturday: Saturday, *, word: str) -> MarketDay:
    return services.open_day(
        id=key(word),
        network=saturday.day.network,
        market=saturday.day.market,
        date=SATURDAY,
        stamp=stamp(9),
    )


def test_a_day_is_opened_and_its_crates_go_to_the_networks_hub(world: World) -> None:
    saturday = open_saturday(world)

    assert saturday.day.hub == world.grugliasco.hub.id
    assert selectors.today(world.grugliasco.network.id, SATURDAY) == (saturday.day,)
    assert selectors.market_day(saturday.day.id) == saturday.day
    assert saturday.seen().state == DayState.OPEN


def test_opening_the_same_day_twice_opens_one(saturday: Saturday) -> None:
    assert open_again(saturday, word="day") == saturday.day
    assert MarketDayRow.objects.count() == 1


def test_another_day_of_the_same_market_and_date_is_refused_and_named(saturday: Saturday) -> None:
    with pytest.raises(ConflictError) as refused:
        open_again(saturday, word="another")

    assert refused.value.code == "day_already_open"
    assert refused.value.data["day"] == str(saturday.day.id)


def test_the_database_too_keeps_one_day_per_market_and_date(saturday: Saturday) -> None:
    row = MarketDayRow.objects.get()
    row.id = key("another")

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_a_day_that_has_not_come_is_not_opened_and_today_is(world: World) -> None:
    with pytest.raises(FabeneError) as refused:
        services.open_day(
            id=key("tomorrow"),
            network=world.grugliasco.network.id,
            market=world.grugliasco.market.id,
            date=SATURDAY + timedelta(days=1),
            stamp=stamp(23, 59),
        )

    assert refused.value.code == "day_in_future"


@pytest.mark.parametrize(("days", "code"), [(400, None), (401, "day_too_old")])
def test_a_day_is_opened_until_a_year_and_a_month_later(world: World, days: int, code: str | None) -> None:
    def opened() -> MarketDay:
        return services.open_day(
            id=key("old"),
            network=world.grugliasco.network.id,
            market=world.grugliasco.market.id,
            date=SATURDAY - timedelta(days=days),
            stamp=stamp(9),
        )

    if code is None:
        assert opened().date == SATURDAY - timedelta(days=days)
        assert selectors.totals().days == 0  # nothing came and nobody said why: it counts for nothing yet
        return
    with pytest.raises(FabeneError) as refused:
        opened()
    assert refused.value.code == code


def test_today_is_the_date_on_the_clocks_of_rome(world: World) -> None:
    just_past_midnight = stamp(0, 30, day=SATURDAY)
    assert just_past_midnight.recorded_at.date() < SATURDAY  # in UTC it is still Friday

    opened = services.open_day(
        id=key("early"),
        network=world.grugliasco.network.id,
        market=world.grugliasco.market.id,
        date=SATURDAY,
        stamp=just_past_midnight,
    )

    assert opened.date == SATURDAY


def test_the_market_of_another_network_is_refused(world: World) -> None:
    with pytest.raises(FabeneError) as refused:
        services.open_day(
            id=key("day"),
            network=world.grugliasco.network.id,
            market=world.rivoli.market.id,
            date=SATURDAY,
            stamp=stamp(),
        )

    assert refused.value.code == "market_of_another_network"


def test_nothing_is_recorded_on_a_day_nobody_opened(world: World) -> None:
    with pytest.raises(NotFoundError) as refused:
        services.close_day(id=key("closing"), day=key("no day"), stamp=stamp())

    assert refused.value.code == "day_not_found"


def test_closing_keeps_the_equation_and_warns_of_what_is_left(saturday: Saturday) -> None:
    saturday.tick("crates", 5, source=saturday.stall("12"))
    saturday.weigh("fruit", "60")
    saturday.give("late bread", "3", source=saturday.stall("31"), food=BREAD)

    closed = services.close_day(id=key("closing"), day=saturday.day.id, stamp=stamp(20))

    assert closed.equation == selectors.equation(saturday.day.id)
    assert closed.restated_grams == 10_000
    assert closed.left == (
        Left(place=Place.HUB, category="fruit", grams=60_000),
        Left(place=Place.STAND, category="bread", grams=3_000),
    )
    assert saturday.seen().state == DayState.CLOSED
    assert [each.oddity for each in saturday.seen().anomalies] == [Oddity.LEFT_ON_STAND]


def test_closing_twice_closes_once(saturday: Saturday) -> None:
    first = services.close_day(id=key("closing"), day=saturday.day.id, stamp=stamp(20))

    assert services.close_day(id=key("closing"), day=saturday.day.id, stamp=stamp(21)) == first
    assert Closing.objects.count() == 1
    with pytest.raises(ConflictError) as refused:
        services.close_day(id=key("another closing"), day=saturday.day.id, stamp=stamp(21))
    assert refused.value.code == "day_closed"


def test_a_closed_day_takes_nothing_new_and_still_answers_what_it_took(saturday: Saturday) -> None:
    gift = saturday.give("bread", "3", source=saturday.stall("31"), food=BREAD)
    services.close_day(id=key("closing"), day=saturday.day.id, stamp=stamp(20))

    with pytest.raises(ConflictError) as refused:
        saturday.give("more bread", "3", source=saturday.stall("31"), food=BREAD)

    assert refused.value.code == "day_closed"
    assert saturday.give("bread", "3", source=saturday.stall("31"), food=BREAD) == gift


def test_a_correction_after_closing_is_refused(saturday: Saturday) -> None:
    saturday.give("bread", "3", source=saturday.stall("31"), food=BREAD)
    services.close_day(id=key("closing"), day=saturday.day.id, stamp=stamp(20))

    with pytest.raises(ConflictError) as refused:
        saturday.correct("correction", "bread", None)

    assert refused.value.code == "day_closed"


def test_crates_that_went_nowhere_show_on_the_day_after(saturday: Saturday) -> None:
    saturday.tick("crates", 5, source=saturday.stall("12"))

    assert saturday.seen(today=SATURDAY).anomalies == ()
    assert [each.oddity for each in saturday.seen(today=TUESDAY).anomalies] == [Oddity.LEFT_ON_STAND]


def test_a_stall_without_gifts_is_silent_until_somebody_says_why(saturday: Saturday) -> None:
    saturday.give("bread", "3", source=saturday.stall("31"), food=BREAD)
    assert [stall.label for stall in saturday.seen().silent_stalls] == ["12", "27", "44"]

    explain(saturday, "stall 12", stall="12")

    view = saturday.seen()
    assert [stall.label for stall in view.silent_stalls] == ["27", "44"]
    assert [zero.reason for zero in view.zeros] == [ZeroReason.NOTHING_LEFT]


def test_a_whole_market_can_give_nothing(saturday: Saturday) -> None:
    zero = explain(saturday, "storm", reason=ZeroReason.BAD_WEATHER)

    assert explain(saturday, "storm", reason=ZeroReason.BAD_WEATHER) == zero
    assert saturday.seen().silent_stalls == ()
    assert saturday.seen().equation.closes


def test_nobody_explains_twice_why_nothing_came(saturday: Saturday) -> None:
    explain(saturday, "storm")

    with pytest.raises(ConflictError) as refused:
        explain(saturday, "flood")

    assert refused.value.code == "zero_explained"


def test_nobody_explains_why_nothing_came_when_something_did(saturday: Saturday) -> None:
    saturday.give("bread", "3", source=saturday.stall("31"), food=BREAD)

    for stall in ("31", None):
        with pytest.raises(ConflictError) as refused:
            explain(saturday, f"zero {stall}", stall=stall)
        assert refused.value.code == "not_zero"
    explain(saturday, "stall 12", stall="12")


def test_a_gift_that_contradicts_an_explanation_is_recorded_and_shown(saturday: Saturday) -> None:
    explain(saturday, "stall 31", stall="31")

    saturday.give("bread", "3", source=saturday.stall("31"), food=BREAD)

    assert [each.oddity for each in saturday.seen().anomalies] == [Oddity.ZERO_CONTRADICTED]


def test_another_reason_asks_for_its_words(saturday: Saturday) -> None:
    with pytest.raises(FabeneError) as refused:
        explain(saturday, "other", reason=ZeroReason.OTHER)

    assert refused.value.code == "text_missing"


def test_the_latest_day_is_the_last_one_opened_until_a_date(world: World) -> None:
    saturday = open_saturday(world)
    tuesday = open_saturday(world, day=TUESDAY, word="tuesday")
    network = world.grugliasco.network.id

    assert selectors.latest(network, FRIDAY) == tuesday.day
    assert selectors.latest(network, SATURDAY) == saturday.day
    assert selectors.latest(network, SATURDAY - timedelta(days=1)) is None
    assert selectors.latest(world.rivoli.network.id, at(12, day=FRIDAY).date()) is None
