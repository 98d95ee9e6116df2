from datetime import date, timedelta

import pytest

from fabene.core.fair_shares import solve
from fabene.core.fair_shares.history import Day, Standing, faded, standings_on, with_least_share
from tests.core.fair_shares.stall import family, lot, problem

MARCH = date(2021, 3, 6)


def day(week: int, *, weights: dict[str, float], **received_grams: int) -> Day:
    return Day(on=MARCH + timedelta(weeks=week), weights=weights, received_grams=received_grams)


def levels_after(
    *days: Day, weights: dict[str, float], week: int, half_life_days: int = 0, newcomers_at_median: bool = True
) -> dict[str, float]:
    standings = standings_on(
        MARCH + timedelta(weeks=week),
        weights=weights,
        past=days,
        half_life_days=half_life_days,
        newcomers_at_median=newcomers_at_median,
    )
    return {household: standing.level for household, standing in standings.items()}


def test_half_of_what_was_received_counts_after_a_half_life() -> None:
    assert faded(8000, days=28, half_life_days=28) == 4000
    assert faded(8000, days=56, half_life_days=28) == 2000


def test_a_half_life_of_zero_keeps_the_past_whole() -> None:
    assert faded(8000, days=1000, half_life_days=0) == 8000


def test_nobody_has_a_past_on_the_first_day() -> None:
    assert levels_after(weights={"a": 2.0, "b": 1.0}, week=0) == {"a": 0.0, "b": 0.0}


def test_what_was_received_counts_by_weight() -> None:
    both = {"a": 2.0, "b": 1.0}

    assert levels_after(day(0, weights=both, a=4000, b=1000), weights=both, week=1) == {"a": 2000, "b": 1000}


def test_a_newcomer_starts_at_the_median_of_those_who_are_there() -> None:
    first = day(0, weights={"a": 1.0, "b": 1.0, "c": 1.0}, a=1000, b=2000, c=6000)
    everybody = {"a": 1.0, "b": 1.0, "c": 1.0, "new": 4.0}

    assert levels_after(first, weights=everybody, week=1)["new"] == 2000


def test_a_newcomer_starts_lowest_where_the_charter_says_so() -> None:
    first = day(0, weights={"a": 1.0, "b": 1.0, "c": 1.0}, a=1000, b=2000, c=6000)
    everybody = {"a": 1.0, "b": 1.0, "c": 1.0, "new": 4.0}

    assert levels_after(first, weights=everybody, week=1, newcomers_at_median=False)["new"] == 1000


def test_absence_neither_earns_nor_loses() -> None:
    three = {"a": 1.0, "b": 1.0, "away": 3.0}
    before = day(0, weights=three, a=1000, b=1000, away=3000)

    assert levels_after(before, day(1, weights=three, a=2000, b=2000), weights=three, week=2) == {
        "a": 3000,
        "b": 3000,
        "away": 3000,
    }


def test_who_came_and_found_nothing_is_not_away() -> None:
    three = {"a": 1.0, "b": 1.0, "c": 1.0}

    assert levels_after(day(0, weights=three, a=2000, b=2000, c=0), weights=three, week=1)["c"] == 0


def test_a_day_on_which_nobody_came_moves_nobody() -> None:
    both = {"a": 1.0, "b": 1.0}

    assert levels_after(day(0, weights=both), weights=both, week=1) == {"a": 0.0, "b": 0.0}


def test_a_birth_leaves_the_level_where_it_was() -> None:
    first = day(0, weights={"a": 2.0, "b": 2.0}, a=4000, b=4000)

    assert levels_after(first, weights={"a": 2.7, "b": 2.0}, week=1)["a"] == pytest.approx(2000)


def test_levels_fade_together() -> None:
    both = {"a": 1.0, "b": 1.0}

    assert levels_after(day(0, weights=both, a=4000, b=2000), weights=both, week=4, half_life_days=28) == {
        "a": 2000,
        "b": 1000,
    }


def test_only_those_asked_for_are_answered_for() -> None:
    first = day(0, weights={"a": 1.0, "gone": 1.0}, a=1000, gone=1000)

    assert levels_after(first, weights={"a": 1.0}, week=1) == {"a": 1000}


def test_days_out_of_order_are_a_mistake_of_ours() -> None:
    both = {"a": 1.0}

    with pytest.raises(ValueError, match="order"):
        levels_after(day(2, weights=both, a=1), day(1, weights=both, a=1), weights=both, week=3)


def shared_out(standings: dict[str, Standing], *, grams: int) -> dict[str, float]:
    people = [
        family(name, weight=standing.weight, received_grams=standing.received_grams)
        for name, standing in standings.items()
    ]
    plan = solve(problem(people, [lot("fruit", grams)]))
    return {share.id: share.exact_grams for share in plan.households}


HAD_MUCH = {
    "had much": Standing(received_grams=90_000, weight=2.0),
    "had some": Standing(received_grams=3000, weight=1.0),
    "new": Standing(received_grams=0, weight=1.0),
}


def test_who_had_much_gets_nothing_where_the_charter_promises_nothing() -> None:
    counted = with_least_share(HAD_MUCH, day_grams=8000, least_share_percent=0)

    assert shared_out(counted, grams=8000) == pytest.approx({"had much": 0, "had some": 2500, "new": 5500})


def test_whoever_comes_gets_the_least_share_of_the_day() -> None:
    counted = with_least_share(HAD_MUCH, day_grams=8000, least_share_percent=25)
    shares = shared_out(counted, grams=8000)

    assert shares["had much"] == pytest.approx(0.25 * 8000 * 2 / 4)
    assert shares["new"] > shares["had some"] >= 0.25 * 8000 / 4


def test_with_a_least_share_of_all_the_past_does_not_count() -> None:
    counted = with_least_share(HAD_MUCH, day_grams=8000, least_share_percent=100)

    assert shared_out(counted, grams=8000) == pytest.approx({"had much": 4000, "had some": 2000, "new": 2000})


def test_a_least_share_of_nobody_is_nothing() -> None:
    assert with_least_share({}, day_grams=8000, least_share_percent=25) == {}
