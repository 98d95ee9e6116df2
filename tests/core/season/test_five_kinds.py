"""Each network has its own kind of day, and every season of it keeps to its figures and loses nothing."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fabene.core.errors import FabeneError
from fabene.core.season import Day, events, kinds
from fabene.core.season.book import HUB, Book, grams_of
from fabene.core.season.supply import is_holiday
from tests.core.season.five import WORLDS, played

KINDS = tuple(WORLDS)
seeds = st.integers(min_value=0, max_value=2**32)
few = settings(max_examples=2, deadline=None)


def told(days: Iterable[Day]) -> list[events.Event]:
    return [event for day in days for event in day.events]


def reached_the_hub(day: Day) -> int:
    """Return the grams that the day's hub had before anything left it."""
    book = Book(hub=None)
    for event in day.events:
        if isinstance(event, events.DayOpened | events.Given | events.GiftCorrected | events.Carried):
            book.apply(event)
    return grams_of(book.at(HUB))


def kilos(days: Iterable[Day]) -> float:
    return sum(map(reached_the_hub, days)) / 1000


@few
@given(seed=seeds)
def test_rivoli_collects_seven_tonnes_from_fifty_traders_for_three_hundred_and_two_people(seed: int) -> None:
    days = played("market and labs", seed=seed)
    happened = told(days)
    people = {event.id: sum(event.bands.values()) for event in happened if isinstance(event, events.FamilyArrived)}
    served = {event.family for event in happened if isinstance(event, events.Fetched)}
    traders = {event.stall for event in happened if isinstance(event, events.Given) and event.stall}
    assert len(days) == 90
    assert 6_300 <= kilos(days) <= 7_700
    assert 272 <= sum(people[family] for family in served) <= 332
    assert 45 <= len(traders) <= 55


@few
@given(seed=seeds)
def test_venaria_feeds_about_seven_people_a_day_from_september(seed: int) -> None:
    meals: Counter[date] = Counter()
    for event in told(played("preserves", seed=seed)):
        if isinstance(event, events.MealsServed):
            meals[event.at.date()] += event.pieces
    assert min(meals) in {date(2021, 9, 1), date(2021, 9, 2), date(2021, 9, 3)}
    assert 6.3 <= meals.total() / ((max(meals) - date(2021, 9, 1)).days + 1) <= 7.7


@pytest.mark.parametrize(
    ("kind", "expected_kilos"),
    [
        # 12 traders × 3.111 kg, on 90 market days, and 0.3 of that on 45 pickings
        ("garden and canteen", 12 * 3.111 * (90 + 0.3 * 45)),
        ("farms and table", 25 * 3.111 * 45),
        ("preserves", 12 * 3.111 * 90),
    ],
)
def test_what_nobody_published_is_scaled_by_who_gives(kind: str, expected_kilos: float) -> None:
    assert kilos(played(kind, seed=7)) == pytest.approx(expected_kilos, rel=0.1)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_tells_the_same_and_another_another(kind: str) -> None:
    def digest(seed: int) -> str:
        played.cache_clear()
        return hashlib.sha256(repr(played(kind, seed=seed, weeks=4)).encode()).hexdigest()

    first = digest(7)
    assert digest(7) == first
    assert digest(8) != first


def test_every_kind_of_event_happens_in_a_season_of_the_five() -> None:
    happened = {type(event) for kind in KINDS for event in told(played(kind, seed=7))}
    abstract = {events.Event, events.DayEvent, events.TableEvent}
    every = {each for each in vars(events).values() if isinstance(each, type) and issubclass(each, events.Event)}
    assert every - abstract == happened


@pytest.mark.parametrize("kind", KINDS)
@few
@given(seed=seeds)
def test_nothing_leaves_a_place_where_it_is_not_and_all_is_told_in_order(kind: str, seed: int) -> None:
    days = played(kind, seed=seed, weeks=20)
    happened = told(days)
    house = WORLDS[kind].house
    book = Book(hub=house.hub if house else None)
    for event in happened:
        book.apply(event)
    assert [event.at for event in happened] == sorted(event.at for event in happened)
    assert len({event.id for event in happened}) == len(happened)
    assert all(event.id.hex.endswith("5eed") for event in happened)


def test_the_book_refuses_what_is_not_there_and_a_batch_that_makes_more_than_it_used() -> None:
    happened = told(played("preserves", seed=7))
    batch = next(event for event in happened if isinstance(event, events.Cooked))
    with pytest.raises(FabeneError, match="below_zero"):
        Book(hub=None).apply(batch)
    for event in happened:
        if isinstance(event, events.Cooked):
            assert event.pieces * event.piece_grams <= sum(event.used.values()) + event.added_grams
            assert event.use_until > event.at.date()


@pytest.mark.parametrize("kind", ["garden and canteen", "market and labs", "preserves"])
def test_no_meal_is_served_before_it_was_cooked_nor_after_its_date(kind: str) -> None:
    cooked: list[list[date | int]] = []
    for event in told(played(kind, seed=7)):
        if isinstance(event, events.Cooked) and event.makes == "meals":
            cooked.append([event.use_until, event.pieces])
        if isinstance(event, events.MealsServed):
            wanted = event.pieces
            while wanted:
                use_until, there = cooked[0]
                assert isinstance(use_until, date)
                assert isinstance(there, int)
                assert event.at.date() <= use_until
                taken = min(wanted, there)
                wanted -= taken
                cooked[0][1] = there - taken
                if taken == there:
                    cooked.pop(0)


def test_an_open_table_counts_without_names_and_never_below_zero() -> None:
    days = played("farms and table", seed=7)
    assert {day.on.weekday() for day in days} == {4}
    for day in days:
        tallies: Counter[str] = Counter()
        for event in day.events:
            if isinstance(event, events.TableLaid | events.PeopleCounted | events.TicketsGiven):
                local = event.at.astimezone(WORLDS["farms and table"].markets[0].zone)
                assert 12 <= local.hour < 14
            if isinstance(event, events.TicketsGiven):
                tallies["tickets"] += event.tickets
            if isinstance(event, events.PeopleCounted):
                tallies[event.of] += event.change
                assert tallies[event.of] >= 0
        assert tallies["people"] == tallies["tickets"]


def test_a_garden_grows_nothing_in_january_and_no_bread_ever() -> None:
    garden = [day for day in played("garden and canteen", seed=7) if day.on.weekday() == 1]
    given = [event for event in told(garden) if isinstance(event, events.Given)]
    assert {event.category for event in given} <= {"fruit", "vegetables", "roots"}
    assert all(event.donor and event.source == "donor" for event in given)
    assert {event.at.month for event in given} >= {6, 7, 8, 9}
    assert 1 not in {event.at.month for event in given}


def test_gifts_in_pieces_come_from_donors_with_what_one_weighs_unless_it_is_no_food() -> None:
    boxes = [
        event
        for kind in ("named households", "farms and table")
        for event in told(played(kind, seed=7))
        if isinstance(event, events.Given) and event.pieces
    ]
    assert {event.category for event in boxes} == {"jars", "baby", "hygiene"}
    assert all((event.piece_grams is None) == (event.category != "jars") for event in boxes)
    assert all(event.grams is None and event.crates is None for event in boxes)


@pytest.mark.parametrize("kind", KINDS)
def test_holidays_are_called_off_and_one_recall_is_practised(kind: str) -> None:
    days = played(kind, seed=7)
    for day in days:
        off = [event for event in day.events if isinstance(event, events.DayCancelled)]
        if is_holiday(day.on):
            assert [event.why for event in off] == ["holiday"]
        if off:
            gave = {event.day for event in day.events if isinstance(event, events.Given | events.DayClosed)}
            assert day.id not in gave
    happened = told(days)
    recalled = [event for event in happened if isinstance(event, events.Recalled)]
    gifts = {event.id: event for event in happened if isinstance(event, events.Given)}
    assert len(recalled) == 1
    assert gifts[recalled[0].gift].at < recalled[0].at
    assert gifts[recalled[0].gift].label_date is not None


def test_august_spoils_more_than_october() -> None:
    def spoiled(month: int) -> float:
        days = [day for seed in (7, 8) for day in played("named households", seed=seed) if day.on.month == month]
        thrown = sum(event.grams for event in told(days) if isinstance(event, events.Thrown))
        return thrown / 1000 / kilos(days)

    assert spoiled(8) > 1.4 * spoiled(10)


def test_what_is_put_right_names_what_was_wrong_and_late_entries_come_after_the_closing() -> None:
    closed: dict[object, events.Event] = {}
    wrong: dict[object, events.Given] = {}
    seen: Counter[type] = Counter()
    for event in told(played("named households", seed=7)):
        seen[type(event)] += 1
        if isinstance(event, events.DayClosed):
            closed[event.day] = event
        if isinstance(event, events.Given):
            wrong[event.id] = event
        if isinstance(event, events.GiftCorrected):
            assert wrong[event.gift].grams == 10 * (event.right.grams or 0)
            assert event.right.id == event.id
        if isinstance(event, events.LateEntry):
            assert closed[event.given.day].at < event.at
        if isinstance(event, events.EmporioAcknowledged):
            assert closed[event.day].at < event.at
    assert all(seen[each] for each in (events.GiftCorrected, events.LateEntry, events.EmporioAcknowledged))
    assert kinds.TRADER_DAY_GRAMS == 3111
