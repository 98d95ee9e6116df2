from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.optimize import linprog

from fabene.core.fair_shares import Arrays, Household, Lot, Problem, exact_plan, solve
from fabene.core.fair_shares.demand import Booleans, Floats
from fabene.core.fair_shares.solve import prepare
from fabene.core.fair_shares.transport import closest_mix
from tests.core.fair_shares.stall import family, lot, markets, problem, share_of


def mix(households: list[Household], lots: list[Lot]) -> dict[str, dict[str, float]]:
    """Return the exact grams of each lot for each family, families alone in their signature."""
    market = problem(households, lots)
    case = prepare(market)
    flow = exact_plan(case.arrays).flow
    return {
        market.households[place].id: {
            market.lots[number].id: float(flow[case.arrays.signature[row], column])
            for column, number in enumerate(case.lots)
        }
        for row, place in enumerate(case.households)
    }


def test_what_must_be_eaten_first_goes_first() -> None:
    plan = solve(
        problem(
            [family("anna", cap_grams=3000), family("bruno", cap_grams=3000)],
            [lot("dry", 5000), lot("ripe", 4000, eat_by=1), lot("soon", 5000, eat_by=2)],
        )
    )

    assert [(left.lot, left.packs) for left in plan.left] == [("dry", 5), ("soon", 3)]


def test_what_must_be_eaten_first_goes_first_only_to_whom_it_suits() -> None:
    shares = mix(
        [family("coeliac", excludes={"gluten"}, cap_grams=3000), family("other", cap_grams=3000)],
        [lot("bread", 10_000, attributes={"gluten"}, eat_by=1), lot("fruit", 10_000, eat_by=2)],
    )

    assert shares["coeliac"] == pytest.approx({"bread": 0, "fruit": 3000})
    assert shares["other"] == pytest.approx({"bread": 3000, "fruit": 0})


def test_likes_change_what_is_in_a_bag_and_never_how_much() -> None:
    lots = [lot("apples", 6000, attributes={"fruit"}), lot("leeks", 6000, attributes={"vegetables"})]
    shares = mix([family("anna", likes={"fruit"}), family("bruno", likes={"vegetables"})], lots)

    assert shares == {
        "anna": pytest.approx({"apples": 6000, "leeks": 0}),
        "bruno": pytest.approx({"apples": 0, "leeks": 6000}),
    }


def test_who_likes_the_same_shares_it() -> None:
    lots = [lot("apples", 6000, attributes={"fruit"}), lot("leeks", 6000)]
    shares = mix([family("anna", likes={"fruit"}), family("bruno", excludes={"x"}, likes={"fruit"})], lots)

    assert shares["anna"] == pytest.approx(shares["bruno"])


def test_everybody_gets_the_same_mix_when_everything_suits_everybody() -> None:
    plan = solve(
        problem(
            [family("large", weight=4), family("small", weight=1)],
            [lot("apples", 10_000), lot("leeks", 20_000), lot("bread", 5000)],
        )
    )

    assert share_of(plan, "large").packs == {"apples": 8, "leeks": 16, "bread": 4}
    assert share_of(plan, "small").packs == {"apples": 2, "leeks": 4, "bread": 1}


def test_what_suits_few_goes_to_them_and_the_others_make_up_for_it() -> None:
    shares = mix(
        [family("coeliac", excludes={"gluten"}), family("other", excludes={"nuts"})],
        [lot("rice", 4000), lot("bread", 3000, attributes={"gluten"}), lot("cake", 1000, attributes={"nuts"})],
    )

    assert shares["coeliac"] == pytest.approx({"rice": 3000, "bread": 0, "cake": 1000})
    assert shares["other"] == pytest.approx({"rice": 1000, "bread": 3000, "cake": 0})


def test_the_mix_minimises_the_published_distance() -> None:
    asked, offered = np.array([3.0, 5.0, 2.0]), np.array([4.0, 1.0, 5.0])
    allowed = np.array([[True, True, False], [True, True, True], [False, True, True]])
    best = closest_mix(asked, offered, allowed=allowed)
    cost = (best**2 / np.outer(asked, offered)).sum()
    generator = np.random.default_rng(5)

    for _ in range(200):
        rows, columns = generator.choice(3, 2, replace=False), generator.choice(3, 2, replace=False)
        step = 1e-3 * generator.random()
        other = best.copy()
        other[np.ix_(rows, columns)] += step * np.array([[1, -1], [-1, 1]])
        if (other >= 0).all() and not other[~allowed].any():
            assert (other**2 / np.outer(asked, offered)).sum() >= cost


def test_a_mix_of_many_likes_brings_as_much_as_can_be_liked() -> None:
    generator = np.random.default_rng(7)
    flow = generator.random((6, 8))
    liked = generator.random((6, 8)) < 0.4
    found = closest_mix(flow.sum(axis=1), flow.sum(axis=0), allowed=np.ones((6, 8), dtype=np.bool_), liked=liked)

    assert found.sum(axis=1) == pytest.approx(flow.sum(axis=1))
    assert found.sum(axis=0) == pytest.approx(flow.sum(axis=0))
    assert found[liked].sum() == pytest.approx(_most_liked(flow, liked=liked))


def _most_liked(flow: Floats, *, liked: Booleans) -> float:
    """Ask a linear program (HiGHS)."""
    from_rows = np.kron(np.eye(len(flow)), np.ones(flow.shape[1]))
    from_columns = np.kron(np.ones(len(flow)), np.eye(flow.shape[1]))
    answer = linprog(
        c=-liked.ravel().astype(float),
        A_eq=np.concatenate([from_rows, from_columns]),
        b_eq=np.concatenate([flow.sum(axis=1), flow.sum(axis=0)]),
    )
    assert answer.fun is not None
    return -float(answer.fun)


@given(markets(families=10, lots=6))
@settings(max_examples=100)
def test_the_flow_serves_every_signature_from_what_suits_it(market: Problem) -> None:
    case = prepare(market)
    exact = exact_plan(case.arrays)
    due = np.bincount(case.arrays.signature, weights=exact.levels.grams, minlength=len(exact.flow))

    assert exact.flow.sum(axis=1) == pytest.approx(due, rel=1e-9, abs=1e-6)
    assert (exact.flow.sum(axis=0) <= case.arrays.supply_grams * (1 + 1e-9) + 1e-6).all()
    assert not exact.flow[~case.arrays.compatible].any()


def test_arrays_need_no_likes_and_no_dates() -> None:
    exact = exact_plan(
        Arrays(
            weight=np.array([1.0, 3.0]),
            received_grams=np.zeros(2),
            cap_grams=np.full(2, np.inf),
            signature=np.array([0, 0]),
            compatible=np.array([[True, False]]),
            supply_grams=np.array([8000.0, 5000.0]),
        )
    )

    assert exact.levels.grams == pytest.approx([2000, 6000])
    assert exact.flow.tolist() == [[pytest.approx(8000), 0]]
    assert [(stage.level, stage.signatures, stage.lots) for stage in exact.levels.stages] == [(2000, (0,), (0,))]


def test_a_family_of_a_third_gets_the_mix_of_its_signature() -> None:
    plan = solve(
        problem([family("third", weight=Fraction(1, 3)), family("one")], [lot("apples", 8000), lot("leeks", 4000)])
    )

    assert share_of(plan, "third").packs == {"apples": 2, "leeks": 1}
