import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fabene.core.fair_shares import Problem, drawing_place, solve
from tests.core.fair_shares.stall import family, levels, lot, markets, problem


@given(markets(), st.randoms(use_true_random=False))
@settings(max_examples=80)
def test_the_order_of_a_list_changes_nobodys_bag(market: Problem, shuffler: random.Random) -> None:
    households, lots = list(market.households), list(market.lots)
    shuffler.shuffle(households)
    shuffler.shuffle(lots)

    there = {share.id: share for share in solve(market).households}
    here = {share.id: share for share in solve(problem(households, lots, seed=market.seed)).households}

    assert here == there


@given(markets(), st.sampled_from([2, 3, 10]))
@settings(max_examples=60)
def test_thrice_the_grams_are_thrice_the_levels(market: Problem, times: int) -> None:
    more = replace(
        market,
        households=tuple(
            replace(
                household,
                received_grams=household.received_grams * times,
                cap_grams=None if household.cap_grams is None else household.cap_grams * times,
            )
            for household in market.households
        ),
        lots=tuple(replace(lot, grams=lot.grams * times, pack_grams=lot.pack_grams * times) for lot in market.lots),
    )

    assert levels(solve(more)) == pytest.approx([level * times for level in levels(solve(market))], rel=1e-9, abs=1e-6)


@given(markets())
@settings(max_examples=60)
def test_the_unit_of_weight_does_not_matter(market: Problem) -> None:
    halved = replace(
        market,
        households=tuple(replace(household, weight=household.weight / 2) for household in market.households),
    )

    there, here = solve(market), solve(halved)

    assert [share.exact_grams for share in here.households] == pytest.approx(
        [share.exact_grams for share in there.households], rel=1e-9, abs=1e-6
    )


@given(markets(), st.integers(0, 5))
@settings(max_examples=60)
def test_a_seed_settles_ties_and_nothing_else(market: Problem, seed: int) -> None:
    other = replace(market, seed=seed)

    assert solve(other) == solve(other)
    assert levels(solve(other)) == pytest.approx(levels(solve(market)), rel=1e-12, abs=1e-9)


def test_the_place_in_the_drawing_is_a_sum_anybody_can_check() -> None:
    assert drawing_place(7, "GR-014").startswith("18d28100c4e76166")


def test_families_of_one_kind_differ_by_one_pack_at_most() -> None:
    plan = solve(problem([family(f"family {number}") for number in range(7)], [lot("fruit", 24_000)]))

    assert sorted(share.grams for share in plan.households) == [3000] * 4 + [4000] * 3
