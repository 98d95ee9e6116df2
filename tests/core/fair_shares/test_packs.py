import numpy as np
import pytest
from hypothesis import given, settings

from fabene.core.fair_shares import Plan, Problem, exact_plan, solve
from fabene.core.fair_shares.solve import prepare
from tests.core.fair_shares.stall import family, lot, markets, problem, share_of
from tests.core.fair_shares.twins import fairer_move


def dues(market: Problem) -> list[dict[str, float]]:
    """Return for each family the packs of each lot that its exact share holds."""
    case = prepare(market)
    exact = exact_plan(case.arrays)
    due: list[dict[str, float]] = [{} for _ in market.households]
    total = exact.flow.sum(axis=1)
    for row, place in enumerate(case.households):
        signature = case.arrays.signature[row]
        for column, number in enumerate(case.lots):
            part = exact.flow[signature, column] / total[signature] if total[signature] else 0.0
            due[place][market.lots[number].id] = part * exact.levels.grams[row] / case.pack[column]
    return due


def assert_promise(market: Problem, plan: Plan) -> None:
    pack_of = {lot.id: lot.pack_grams for lot in market.lots}
    given_packs = dict.fromkeys(pack_of, 0)
    for household, share, due in zip(market.households, plan.households, dues(market), strict=True):
        largest = max((pack_of[name] for name, packs in due.items() if packs > 0), default=0)
        assert abs(share.grams - share.exact_grams) <= largest + 1e-3
        assert household.cap_grams is None or share.grams <= household.cap_grams
        assert share.grams == sum(packs * pack_of[name] for name, packs in share.packs.items())
        for name, packs in share.packs.items():
            given_packs[name] += packs
        for name, exact in due.items():
            assert np.floor(exact - 1e-6) <= share.packs.get(name, 0) <= np.ceil(exact + 1e-6)
    left = {each.lot: each for each in plan.left}
    for good in market.lots:
        remaining = good.grams // good.pack_grams - given_packs[good.id]
        assert remaining >= 0
        assert (left[good.id].packs if good.id in left else 0) == remaining


@given(markets(families=12, lots=6))
@settings(max_examples=150)
def test_whole_packs_keep_their_promise(market: Problem) -> None:
    assert_promise(market, solve(market))


@given(markets(families=6, lots=4))
@settings(max_examples=100)
def test_no_single_pack_could_go_to_better_hands(market: Problem) -> None:
    plan = solve(market)

    assert fairer_move(market, plan, dues=dues(market)) is None


@given(markets(families=10, lots=6))
@settings(max_examples=100)
def test_nobody_ever_finds_in_the_bag_what_it_excludes(market: Problem) -> None:
    attributes = {good.id: good.attributes for good in market.lots}

    for household, share in zip(market.households, solve(market).households, strict=True):
        assert all(household.excludes.isdisjoint(attributes[name]) for name in share.packs)


def test_a_pack_larger_than_anybody_is_due_goes_to_one_family() -> None:
    plan = solve(problem([family("anna"), family("bruno"), family("carla")], [lot("wheel", 5000, pack_grams=5000)]))

    assert sorted(share.grams for share in plan.households) == [0, 0, 5000]


def test_the_published_drawing_settles_between_equals() -> None:
    people = [family(f"family {number}") for number in range(6)]
    wheel = lot("wheel", 5000, pack_grams=5000)
    plans = [solve(problem(people, [wheel], seed=seed)) for seed in range(30)]
    lucky = {next(share.id for share in plan.households if share.grams) for plan in plans}

    assert len(lucky) > 2


def test_what_does_not_fill_a_pack_is_left_over() -> None:
    plan = solve(problem([family("anna")], [lot("fruit", 2700)]))

    assert share_of(plan, "anna").grams == 2000
    assert [(left.lot, left.packs, left.grams) for left in plan.left] == [("fruit", 0, 700)]


def test_a_cap_that_is_no_whole_number_of_packs_is_not_passed() -> None:
    plan = solve(problem([family("anna", cap_grams=2500), family("bruno", cap_grams=1200)], [lot("fruit", 9000)]))

    assert [share.exact_grams for share in plan.households] == [2500, 1200]
    assert [share.grams for share in plan.households] == [2000, 1000]


@pytest.mark.parametrize("seed", range(4))
def test_two_hundred_families_and_forty_lots_that_fit_badly(seed: int) -> None:
    generator = np.random.default_rng(seed)
    names = ("gluten", "milk", "pork", "nuts", "fish")
    market = problem(
        [
            family(
                f"family {number}",
                weight=generator.choice([1, 1.7, 2, 2.7, 3.4, 4.1]),
                received_grams=float(generator.integers(0, 9000)),
                excludes={name for name in names if generator.random() < 0.2},
                cap_grams=int(generator.integers(2000, 20_000)) if generator.random() < 0.3 else None,
            )
            for number in range(200)
        ],
        [
            lot(
                f"lot {number}",
                int(generator.integers(500, 60_000)),
                pack_grams=int(generator.choice([100, 250, 400, 1000, 1500, 5000])),
                attributes={name for name in names if generator.random() < 0.15},
            )
            for number in range(40)
        ],
        seed=seed,
    )

    assert_promise(market, solve(market))


def test_histories_of_a_hair_do_not_send_a_pack_round_in_circles() -> None:
    hair = 1e-5
    people = [family(f"family {number}", received_grams=hair if number > 2 else 1) for number in range(6)]
    market = problem(people, [lot("sugar", 3, pack_grams=1)])

    assert fairer_move(market, solve(market), dues=dues(market)) is None
