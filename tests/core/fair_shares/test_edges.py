from typing import Any

import pytest

from fabene.core.fair_shares import Household, Lot, Plan, ProblemRefusedError, check, solve
from tests.core.fair_shares.stall import family, lot, problem


def test_with_no_families_everything_is_left() -> None:
    plan = solve(problem([], [lot("fruit", 5000)]))

    assert (plan.households, plan.proof) == ((), ())
    assert [(left.lot, left.packs, left.grams) for left in plan.left] == [("fruit", 5, 5000)]
    assert check(problem([], [lot("fruit", 5000)]), plan) == []


def test_with_no_lots_everybody_stays_where_it_was() -> None:
    market = problem([family("anna", received_grams=700), family("bruno")], [])
    plan = solve(market)

    assert [(share.level, share.grams) for share in plan.households] == [(700, 0), (0, 0)]
    assert check(market, plan) == []


def test_with_nobody_and_nothing_there_is_nothing_to_say() -> None:
    assert solve(problem([], [])) == Plan(households=(), left=(), proof=())


@pytest.mark.parametrize(
    ("households", "lots"),
    [
        ([family("anna", excludes={"gluten"})], [lot("bread", 3000, attributes={"gluten"})]),
        ([family("anna"), family("bruno")], [lot("fruit", 0)]),
        ([family("anna", cap_grams=0), family("bruno", cap_grams=0)], [lot("fruit", 3000)]),
        ([family("anna", cap_grams=0), family("bruno")], [lot("fruit", 3000)]),
        ([family("anna")], [lot("wheel", 900, pack_grams=1000)]),
        ([family("anna", received_grams=1e11), family("bruno")], [lot("fruit", 3000)]),
        ([family("anna", received_grams=1e11)], [lot("fruit", 3000, attributes={"x"}), lot("x", 1)]),
        ([family("anna", weight=1e-6), family("bruno", weight=1e9)], [lot("fruit", 10**11)]),
        ([family("anna", cap_grams=3000)], [lot("fruit", 3000)]),
        ([family("anna", received_grams=10, cap_grams=0)], [lot("milk", 10, pack_grams=1)]),
    ],
)
def test_a_strange_day_is_shared_and_judged_like_any_other(households: list[Household], lots: list[Lot]) -> None:
    market = problem(households, lots)

    assert check(market, solve(market)) == []


@pytest.mark.parametrize(
    ("households", "lots", "place"),
    [
        ([{"weight": 0}], [], "households[0].weight"),
        ([{"weight": float("nan")}], [], "households[0].weight"),
        ([{"weight": True}], [], "households[0].weight"),
        ([{"received_grams": float("inf")}], [], "households[0].received_grams"),
        ([{}, {"cap_grams": -1}], [], "households[1].cap_grams"),
        ([{}], [{"grams": -1}], "lots[0].grams"),
        ([{}], [{"pack_grams": 0}], "lots[0].pack_grams"),
        ([{}], [{"grams": 10**11}, {"grams": 10**11}], "lots"),
        ([{"name": "anna"}, {"name": "anna"}], [], "households[1].id"),
        ([{"name": ""}], [], "households[0].id"),
    ],
)
def test_what_makes_no_sense_is_refused_by_its_place(
    households: list[dict[str, Any]], lots: list[dict[str, Any]], place: str
) -> None:
    market = problem(
        [family(**{"name": f"family {number}", **each}) for number, each in enumerate(households)],
        [lot(**{"name": f"lot {number}", "grams": 5000, **each}) for number, each in enumerate(lots)],
    )

    with pytest.raises(ProblemRefusedError) as refused:
        solve(market)
    assert refused.value.place == place
