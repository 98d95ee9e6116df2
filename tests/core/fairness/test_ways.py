"""Whatever the way: exclusions and caps hold, packs are whole, nothing is given that is not there."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabene.core.fair_shares import Household, Lot, Problem
from fabene.core.fairness import Leftover, Occasion, Played, Rules, Way, left_by_reason, play

FOODS = ("gluten", "milk", "pork")
SOME = st.frozensets(st.sampled_from(FOODS))
RULES = Rules(half_life_days=28, least_share_percent=10)


@st.composite
def days(draw: st.DrawFn) -> tuple[Occasion, ...]:
    """Invent two or three days on which the same few households are expected."""
    names = [f"h{number}" for number in range(draw(st.integers(1, 6)))]
    homes = tuple(
        Household(
            id=name,
            weight=draw(st.sampled_from((1.0, 1.7, 3.4))),
            excludes=draw(SOME),
            cap_grams=draw(st.none() | st.integers(0, 9000)),
        )
        for name in names
    )
    people = {name: draw(st.integers(1, 5)) for name in names}
    return tuple(
        Occasion(
            on=date(2026, 5, 2) + timedelta(weeks=week),
            problem=Problem(
                households=homes,
                lots=tuple(
                    Lot(
                        id=f"l{number}",
                        grams=draw(st.integers(0, 12_000)),
                        pack_grams=draw(st.sampled_from((250, 500, 1000))),
                        attributes=draw(SOME),
                    )
                    for number in range(draw(st.integers(0, 4)))
                ),
                seed=draw(st.integers(0, 99)),
            ),
            people=people,
            came=draw(st.frozensets(st.sampled_from(names))),
        )
        for week in range(draw(st.integers(1, 3)))
    )


@pytest.mark.parametrize("way", list(Way))
@given(days=days())
def test_no_way_breaks_an_exclusion_or_a_cap_or_gives_what_is_not_there(way: Way, days: tuple[Occasion, ...]) -> None:
    for played in play(days, way=way, rules=RULES):
        problem = played.occasion.problem
        lots = {lot.id: lot for lot in problem.lots}
        for home in problem.households:
            held = played.packs.get(home.id, Counter())
            assert all(number >= 0 and not lots[lot].attributes & home.excludes for lot, number in held.items())
            grams = sum(number * lots[lot].pack_grams for lot, number in held.items())
            assert home.cap_grams is None or grams <= home.cap_grams
        for lot in problem.lots:
            assert sum(held[lot.id] for held in played.packs.values()) <= lot.grams // lot.pack_grams
        assert set(played.grams) == played.occasion.came
        left = left_by_reason(problem, played.packs, came=played.occasion.came)
        assert sum(played.grams.values()) + sum(left.values()) == sum(lot.grams for lot in problem.lots)


def home(name: str, *excludes: str, cap_grams: int | None = None) -> Household:
    return Household(id=name, weight=1.0, excludes=frozenset(excludes), cap_grams=cap_grams)


def market_day(*, kilos: int, week: int = 0, came: str = "abc", homes: tuple[Household, ...] | None = None) -> Occasion:
    households = homes or tuple(home(name) for name in "abc")
    return Occasion(
        on=date(2026, 5, 2) + timedelta(weeks=week),
        problem=Problem(households=households, lots=(Lot(id="fruit", grams=1000 * kilos, pack_grams=1000),), seed=week),
        people={"a": 1, "b": 2, "c": 3},
        came=frozenset(came),
    )


def shared(way: Way, *days: Occasion) -> list[Played]:
    return list(play(days, way=way, rules=RULES))


def test_who_comes_first_takes_the_usual_bag_and_on_a_lean_day_the_last_find_nothing() -> None:
    rich, lean = shared(Way.FIRST_COME, market_day(kilos=18), market_day(kilos=4, week=1))

    assert rich.grams == {"a": 3000, "b": 6000, "c": 9000}
    assert min(lean.grams.values()) == 0


def test_a_table_gives_a_part_for_each_person_and_the_rest_goes_round() -> None:
    assert shared(Way.TABLE, market_day(kilos=6))[0].grams == {"a": 1000, "b": 2000, "c": 3000}
    assert sum(shared(Way.TABLE, market_day(kilos=7))[0].grams.values()) == 7000


def test_two_candidates_even_out_over_time() -> None:
    days = shared(Way.TWO_CHOICES, *(market_day(kilos=4, week=week) for week in range(8)))

    grams = [sum(day.grams[name] for day in days) for name in "abc"]
    assert max(grams) - min(grams) <= 2000


def test_ours_makes_up_for_what_somebody_missed() -> None:
    first, second = shared(Way.LEXIMIN, market_day(kilos=2), market_day(kilos=1, week=1))

    lowest = min(first.grams, key=lambda name: first.grams[name])
    assert second.grams == {"a": 0, "b": 0, "c": 0} | {lowest: 1000}


def test_what_is_left_says_why() -> None:
    full = market_day(kilos=9, homes=(home("a", cap_grams=2500), home("b", "fruit"), home("c", cap_grams=1000)))
    eaten = Lot(id="bread", grams=2300, pack_grams=1000, attributes=frozenset({"gluten"}))
    nobody = Problem(households=(home("a", "gluten"),), lots=(eaten,))

    (played,) = shared(Way.LEXIMIN, full)
    assert left_by_reason(full.problem, {"a": played.packs["a"], "c": played.packs["c"]})[Leftover.CAP] == 6000
    assert left_by_reason(nobody, {"a": Counter()}) == {
        "crumbs": 300,
        "unsuitable": 2000,
        "cap": 0,
        "whole_packs": 0,
        "unfetched": 0,
    }


def test_the_bag_of_who_does_not_come_is_left_standing_and_first_come_has_none() -> None:
    day = market_day(kilos=3, came="ab")

    (ours,), (first,) = shared(Way.LEXIMIN, day), shared(Way.FIRST_COME, day)

    assert left_by_reason(day.problem, ours.packs, came=day.came)[Leftover.UNFETCHED] == 1000
    assert left_by_reason(day.problem, first.packs, came=day.came)[Leftover.UNFETCHED] == 0
