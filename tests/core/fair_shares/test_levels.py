from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fabene.core.fair_shares import BoundBy, Problem, Step, check, solve
from tests.core.fair_shares.stall import family, levels, lot, markets, problem, share_of
from tests.core.fair_shares.twins import exact_levels, levels_by_linear_programs

THIRTY = problem(
    [
        *(family(f"large {number}", weight=2 + 3 * 0.7) for number in range(10)),
        *(family(f"single {number}", weight=1, excludes={"gluten"}) for number in range(10)),
        *(family(f"couple {number}", weight=2) for number in range(10)),
    ],
    [lot("fruit", 200_000), lot("bread", 60_000, attributes={"gluten"})],
)


def test_thirty_families_share_a_saturday_of_grugliasco() -> None:
    plan = solve(THIRTY)

    for number in range(10):
        assert share_of(plan, f"large {number}").exact_grams == pytest.approx(15_014.08, abs=0.01)
        assert share_of(plan, f"single {number}").exact_grams == pytest.approx(3_661.97, abs=0.01)
        assert share_of(plan, f"couple {number}").exact_grams == pytest.approx(7_323.94, abs=0.01)
        assert "bread" not in share_of(plan, f"single {number}").packs
    assert all(abs(share.grams - share.exact_grams) <= 1000 for share in plan.households)
    assert sum(share.grams for share in plan.households) == 260_000
    assert plan.left == ()


def test_families_without_gluten_share_what_little_suits_them() -> None:
    plan = solve(problem(THIRTY.households, [lot("fruit", 20_000), lot("bread", 240_000, attributes={"gluten"})]))

    few, most = plan.proof
    assert (few.level, most.level) == pytest.approx((2000, 240_000 / 61))
    assert few.bound_by is most.bound_by is BoundBy.LOTS
    assert few.households == tuple(f"single {number}" for number in range(10))
    assert most.households == tuple(f"{who} {number}" for who in ("large", "couple") for number in range(10))
    assert (few.lots, most.lots) == (("fruit",), ("bread",))


def test_who_can_take_little_leaves_the_rest_to_the_others() -> None:
    plan = solve(problem([family("small", cap_grams=2000), family("other")], [lot("fruit", 10_000)]))

    assert levels(plan) == [2000, 8000]
    assert [(step.level, step.bound_by) for step in plan.proof] == [(2000, BoundBy.CAP), (8000, BoundBy.LOTS)]


def test_who_received_more_before_waits_for_the_others() -> None:
    plan = solve(problem([family("had much", received_grams=50_000), family("new")], [lot("fruit", 10_000)]))

    assert [share.exact_grams for share in plan.households] == [0, 10_000]
    assert [(step.level, step.bound_by) for step in plan.proof] == [
        (10_000, BoundBy.LOTS),
        (50_000, BoundBy.RECEIVED_BEFORE),
    ]


def test_a_history_is_made_up_for_as_far_as_the_day_allows() -> None:
    plan = solve(problem([family("ahead", weight=2, received_grams=6000), family("behind")], [lot("fruit", 3000)]))

    assert levels(plan) == [3000, 3000]
    assert [share.exact_grams for share in plan.households] == [0, 3000]


def test_families_that_nothing_suits_are_told_that_nothing_was_there() -> None:
    plan = solve(
        problem(
            [family("coeliac", excludes={"gluten"}, received_grams=500)], [lot("bread", 5000, attributes={"gluten"})]
        )
    )

    assert plan.proof == (Step(level=500, bound_by=BoundBy.LOTS, households=("coeliac",), lots=()),)
    assert [(left.lot, left.packs, left.grams) for left in plan.left] == [("bread", 5, 5000)]


def test_when_there_is_more_than_all_can_take_every_cap_is_reached() -> None:
    plan = solve(problem([family("one", cap_grams=3000), family("two", cap_grams=5000)], [lot("fruit", 20_000)]))

    assert [share.grams for share in plan.households] == [3000, 5000]
    assert {step.bound_by for step in plan.proof} == {BoundBy.CAP}
    assert plan.left[0].packs == 12


def test_a_huge_history_does_not_blur_the_levels_of_the_others() -> None:
    plan = solve(
        problem(
            [family("huge", received_grams=1e11), family("tiny", weight=1e-6), family("one", weight=0.1)],
            [lot("fruit", 1000, pack_grams=1)],
        )
    )

    assert levels(plan) == [1e11, pytest.approx(1000 / 0.100001, rel=1e-12), pytest.approx(1000 / 0.100001, rel=1e-12)]


def test_weights_may_be_fractions() -> None:
    plan = solve(problem([family("third", weight=Fraction(1, 3)), family("one")], [lot("fruit", 4000)]))

    assert [share.exact_grams for share in plan.households] == pytest.approx([1000, 3000])


@given(markets(families=5, lots=4))
@settings(max_examples=150)
def test_levels_are_those_of_the_exact_twin(market: Problem) -> None:
    assert levels(solve(market)) == pytest.approx([float(level) for level in exact_levels(market)], rel=1e-12, abs=1e-9)


@given(markets(families=5, lots=4), st.lists(st.sampled_from([1e-6, 1.0, 1e9]), min_size=5, max_size=5))
@settings(max_examples=60)
def test_weights_may_lie_as_far_apart_as_they_may(market: Problem, weights: list[float]) -> None:
    strange = replace(
        market,
        households=tuple(
            replace(household, weight=weight) for household, weight in zip(market.households, weights, strict=False)
        ),
    )

    plan = solve(strange)

    assert levels(plan) == pytest.approx([float(level) for level in exact_levels(strange)], rel=1e-9, abs=1e-9)
    assert check(strange, plan) == []


@given(markets(families=12, lots=8))
@settings(max_examples=40)
def test_levels_are_those_of_a_sequence_of_linear_programs(market: Problem) -> None:
    uncapped = problem(
        [
            family(each.id, weight=each.weight, received_grams=each.received_grams, excludes=each.excludes)
            for each in market.households
        ],
        market.lots,
    )

    assert levels(solve(uncapped)) == pytest.approx(levels_by_linear_programs(uncapped), rel=1e-6, abs=1e-6)
