"""Days one after the other, and what they add up to; the number of queries never grows with them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fabene.collecting import selectors, services
from fabene.collecting.values import DayState, Food, Source, SourceKind
from fabene.core.food import CATEGORIES
from tests.collecting.market import BREAD, NOBODY_KNOWS, SHOPPER, Saturday, kg, open_saturday
from tests.remembered import Remember
from tests.world import FRIDAY, SATURDAY, TUESDAY, World, build_world, key, stamp


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def queries(read: Callable[[], object]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        read()
    return len(captured)


def rivoli_gives(world: World, kilos: str) -> None:
    day = services.open_day(
        id=key("rivoli"),
        network=world.rivoli.network.id,
        market=world.rivoli.market.id,
        date=FRIDAY,
        stamp=stamp(8, day=FRIDAY),
    )
    source = Source(kind=SourceKind.STALL, stall=world.rivoli.stalls["5"].id)
    services.record_donation(
        id=key("rivoli bread"), day=day.id, source=source, food=BREAD, weight=kg(kilos), stamp=stamp(12, day=FRIDAY)
    )


def test_days_are_listed_newest_first_with_their_equation(world: World) -> None:
    saturday = open_saturday(world)
    saturday.give("bread", "3", source=SHOPPER, food=BREAD)
    services.close_day(id=key("closing"), day=saturday.day.id, stamp=stamp(20))
    tuesday = open_saturday(world, day=TUESDAY, word="tuesday")

    page = selectors.days_of(world.grugliasco.network.id)

    assert [(each.day, each.state) for each in page.days] == [
        (tuesday.day, DayState.OPEN),
        (saturday.day, DayState.CLOSED),
    ]
    assert page.days[1].equation.collected_grams == 3_000
    assert (page.number, page.pages, page.total) == (1, 1, 2)


def test_a_list_may_hold_one_market_and_one_state(world: World) -> None:
    saturday = open_saturday(world)
    services.close_day(id=key("closing"), day=saturday.day.id, stamp=stamp(20))
    tuesday = open_saturday(world, day=TUESDAY, word="tuesday")
    network = world.grugliasco.network.id

    closed = selectors.days_of(network, state=DayState.CLOSED)
    opened = selectors.days_of(network, state=DayState.OPEN, market=saturday.day.market)

    assert [each.day for each in closed.days] == [saturday.day]
    assert [each.day for each in opened.days] == [tuesday.day]
    assert selectors.days_of(network, market=world.rivoli.market.id).total == 0


def test_pages_have_neighbours_and_ends(world: World) -> None:
    for week in range(5):
        open_saturday(world, day=SATURDAY + timedelta(weeks=week), word=f"week {week}")
    network = world.grugliasco.network.id

    pages = [selectors.days_of(network, number, rows_per_page=2) for number in (1, 3, 9, -1)]

    assert [(page.number, len(page.days)) for page in pages] == [(1, 2), (3, 1), (3, 1), (1, 2)]
    assert {page.pages for page in pages} == {3}


def test_a_network_without_days_has_an_empty_page(world: World) -> None:
    page = selectors.days_of(world.rivoli.network.id)

    assert (page.days, page.number, page.pages) == ((), 1, 1)


def test_a_network_adds_up_its_days_between_two_dates(world: World) -> None:
    saturday, tuesday = open_saturday(world), open_saturday(world, day=TUESDAY, word="tuesday")
    saturday.give("bread", "3", source=SHOPPER, food=BREAD)
    tuesday.give("more bread", "4", source=SHOPPER, food=BREAD)
    network = world.grugliasco.network.id

    def collected(since: date | None = None, until: date | None = None) -> int:
        return selectors.equation_of_network(network, since=since, until=until).collected_grams

    assert (collected(), collected(TUESDAY), collected(None, SATURDAY)) == (7_000, 4_000, 3_000)


def test_all_networks_add_up_on_the_first_page(world: World) -> None:
    open_saturday(world).give("bread", "3", source=SHOPPER, food=BREAD)
    rivoli_gives(world, "5")

    totals = selectors.totals()

    assert (totals.days, totals.equation.collected_grams) == (2, 8_000)
    assert totals.networks[world.rivoli.network.id].collected_grams == 5_000
    assert totals.equation.closes


def test_with_nothing_recorded_everything_is_zero(world: World) -> None:
    assert selectors.totals().equation.collected_grams == 0


def fill(saturday: Saturday, *, times: int) -> None:
    for number in range(times):
        for category in CATEGORIES:
            food = Food(category=category)
            saturday.give(f"{category} {number}", "2", source=NOBODY_KNOWS, food=food)
            saturday.tick(f"{category} {number} crates", 1, source=saturday.stall("12"), food=food)


def test_a_full_day_asks_the_database_as_often_as_an_empty_one(world: World) -> None:
    saturday = open_saturday(world)
    saturday.give("bread", "3", source=SHOPPER, food=BREAD)
    saturday.tick("first crates", 1, source=saturday.stall("12"), food=Food(category="fruit"))
    reads: list[Callable[[], object]] = [
        lambda: selectors.day(saturday.day.id),
        lambda: selectors.supplies(saturday.day.id),
        lambda: selectors.donations(saturday.day.id),
        lambda: selectors.days_of(saturday.day.network),
        lambda: selectors.equation(saturday.day.id),
        lambda: selectors.restated_grams(saturday.day.id),
        selectors.totals,
    ]
    before = [queries(read) for read in reads]

    fill(saturday, times=2)
    open_saturday(world, day=TUESDAY, word="tuesday")

    assert [queries(read) for read in reads] == before
    assert before[0] <= 21
