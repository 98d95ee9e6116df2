from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fabene.core.fair_shares import BoundBy, Left, Plan, Problem, Share, Step, check, solve
from tests.core.fair_shares.stall import family, lot, markets, problem

MARKET = problem(
    [
        family("large", weight=4.1),
        family("coeliac", excludes={"gluten"}),
        family("couple", weight=2, cap_grams=3000),
        family("had much", received_grams=90_000),
    ],
    [lot("fruit", 12_400), lot("bread", 9000, attributes={"gluten"}), lot("milk", 4000, pack_grams=500)],
)
PLAN = solve(MARKET)


def codes(market: Problem, plan: Plan) -> set[str]:
    return {fault.code for fault in check(market, plan)}


def with_share(plan: Plan, name: str, change: Callable[[Share], Share]) -> Plan:
    return replace(plan, households=tuple(change(each) if each.id == name else each for each in plan.households))


def with_packs(plan: Plan, name: str, **packs: int) -> Plan:
    """Return the plan with other packs in one bag, its grams adding up."""
    grams_of = {each.id: each.pack_grams for each in MARKET.lots}
    grams = sum(count * grams_of[good] for good, count in packs.items())
    return with_share(plan, name, lambda share: replace(share, packs=packs, grams=grams))


def test_a_plan_that_was_made_is_a_plan_that_is_accepted() -> None:
    assert check(MARKET, PLAN) == []


@given(markets(families=10, lots=6))
@settings(max_examples=150)
def test_every_plan_that_was_made_is_accepted(market: Problem) -> None:
    assert check(market, solve(market)) == []


def test_bread_in_a_bag_without_gluten_is_found() -> None:
    assert "exclusion" in codes(MARKET, with_packs(PLAN, "coeliac", bread=4))


def test_a_bag_above_its_cap_is_found() -> None:
    assert "cap" in codes(MARKET, with_packs(PLAN, "couple", fruit=4))


def test_packs_that_are_not_there_are_found() -> None:
    assert "over_given" in codes(MARKET, with_packs(PLAN, "large", fruit=12, bread=9))


def test_fewer_packs_than_none_are_found() -> None:
    assert "negative_packs" in codes(MARKET, with_packs(PLAN, "large", fruit=-1))


def test_a_bag_that_does_not_weigh_what_is_said_is_found() -> None:
    assert codes(MARKET, with_share(PLAN, "large", lambda share: replace(share, grams=share.grams + 1))) >= {
        "bag_grams"
    }


def test_grams_that_vanish_are_found() -> None:
    assert codes(MARKET, replace(PLAN, left=())) == {"left_grams"}
    assert codes(MARKET, replace(PLAN, left=(Left(lot="fruit", packs=1, grams=400),))) == {"left_packs"}


@pytest.mark.parametrize(
    "plan",
    [
        replace(PLAN, households=PLAN.households[1:]),
        replace(PLAN, households=(*PLAN.households, PLAN.households[0])),
        replace(PLAN, households=(*PLAN.households, replace(PLAN.households[0], id="nobody"))),
        replace(PLAN, left=(*PLAN.left, Left(lot="nothing", packs=1, grams=1000))),
        replace(PLAN, proof=PLAN.proof[1:]),
        with_share(PLAN, "large", lambda share: replace(share, packs={"nothing": 1})),
    ],
)
def test_a_plan_about_others_is_not_judged_further(plan: Plan) -> None:
    assert codes(MARKET, plan) <= {"missing", "twice", "unknown"}
    assert check(MARKET, plan)


def test_a_level_that_is_not_what_was_given_is_found() -> None:
    assert "level" in codes(MARKET, with_share(PLAN, "large", lambda share: replace(share, level=share.level + 1)))


def moved(plan: Plan, *, grams: float, out_of: str, into: str) -> Plan:
    """Return the plan with exact grams moved between families, their levels following."""
    weight = {each.id: float(each.weight) for each in MARKET.households}

    def change(share: Share, by: float) -> Share:
        return replace(share, exact_grams=share.exact_grams + by, level=share.level + by / weight[share.id])

    return with_share(
        with_share(plan, out_of, lambda each: change(each, -grams)), into, lambda each: change(each, grams)
    )


def test_grams_given_to_the_higher_instead_of_the_lower_are_found() -> None:
    assert "not_leximin" in codes(MARKET, moved(PLAN, grams=10, out_of="coeliac", into="large"))
    assert "not_leximin" in codes(MARKET, moved(PLAN, grams=10, out_of="large", into="had much"))


def test_exact_grams_that_are_nowhere_are_found() -> None:
    more = with_share(PLAN, "large", lambda share: replace(share, exact_grams=30_000, level=30_000 / 4.1))

    assert "not_feasible" in codes(MARKET, more)


def test_exact_grams_below_nothing_and_above_a_cap_are_found() -> None:
    assert "exact_negative" in codes(MARKET, moved(PLAN, grams=500, out_of="had much", into="large"))
    assert "exact_cap" in codes(MARKET, moved(PLAN, grams=500, out_of="large", into="couple"))


def with_step(plan: Plan, number: int, change: Callable[[Step], Step]) -> Plan:
    return replace(
        plan, proof=tuple(change(step) if place == number else step for place, step in enumerate(plan.proof))
    )


def test_a_proof_that_gives_another_reason_is_found() -> None:
    number = next(place for place, step in enumerate(PLAN.proof) if step.bound_by is BoundBy.LOTS)

    def said(reason: BoundBy) -> Plan:
        return with_step(PLAN, number, lambda step: replace(step, bound_by=reason, lots=()))

    assert codes(MARKET, said(BoundBy.CAP)) == {"proof_cap"}
    assert codes(MARKET, said(BoundBy.RECEIVED_BEFORE)) == {"proof_received_before"}


def test_a_proof_at_another_level_or_out_of_order_is_found() -> None:
    assert "proof_level" in codes(MARKET, with_step(PLAN, 0, lambda step: replace(step, level=step.level / 2)))
    assert codes(MARKET, replace(PLAN, proof=PLAN.proof[::-1])) == {"proof_order"}


def test_a_proof_that_hides_a_lot_is_found() -> None:
    number = next(place for place, step in enumerate(PLAN.proof) if step.bound_by is BoundBy.LOTS)

    assert "proof_lots" in codes(MARKET, with_step(PLAN, number, lambda step: replace(step, lots=step.lots[1:])))


def test_a_proof_that_names_lots_nobody_shares_is_found() -> None:
    market = problem(
        [family("anna"), family("bruno", excludes={"gluten"})],
        [lot("oil", 1000), lot("bread", 9000, attributes={"gluten"})],
    )
    plan = solve(market)
    wrong = with_step(plan, 0, lambda step: replace(step, lots=("oil", "bread")))

    assert "proof_lots" in codes(market, wrong)


def test_a_pack_left_that_somebody_should_have_is_found() -> None:
    market = problem([family("anna"), family("bruno")], [lot("fruit", 3000)])
    plan = solve(market)
    rich = max(plan.households, key=lambda share: share.grams)
    less = with_share(plan, rich.id, lambda share: replace(share, packs={"fruit": 1}, grams=1000))
    wrong = replace(less, left=(Left(lot="fruit", packs=1, grams=1000),))

    assert codes(market, wrong) == {"move_from_left"}


def test_a_pack_in_the_wrong_hands_is_found() -> None:
    market = problem([family("behind", received_grams=100), family("ahead", received_grams=300)], [lot("fruit", 3000)])
    plan = solve(market)
    swapped = {"behind": 1, "ahead": 2}
    wrong = replace(
        plan,
        households=tuple(
            replace(share, packs={"fruit": swapped[share.id]}, grams=1000 * swapped[share.id])
            for share in plan.households
        ),
    )

    assert codes(market, wrong) == {"move_between"}


def test_a_bag_too_far_from_its_exact_share_is_found() -> None:
    market = problem([family("anna"), family("bruno")], [lot("fruit", 8000)])
    wrong = Plan(
        households=tuple(
            replace(share, packs={"fruit": packs}, grams=1000 * packs)
            for share, packs in zip(solve(market).households, (6, 2), strict=True)
        ),
        left=(),
        proof=solve(market).proof,
    )

    assert codes(market, wrong) >= {"bag_far", "not_rounded"}


@given(markets(families=8, lots=5), st.data())
@settings(max_examples=120)
def test_one_pack_more_or_less_in_any_bag_is_found(market: Problem, data: st.DataObject) -> None:
    plan = solve(market)
    if not plan.households or not market.lots:
        return
    share = data.draw(st.sampled_from(plan.households))
    good = data.draw(st.sampled_from(market.lots))
    by = data.draw(st.sampled_from([-1, 1]))
    packs = {**share.packs, good.id: share.packs.get(good.id, 0) + by}
    wrong = replace(share, packs=packs, grams=share.grams + by * good.pack_grams)

    assert check(market, with_share(plan, share.id, lambda _: wrong))


@given(markets(families=8, lots=5), st.data())
@settings(max_examples=120)
def test_an_exact_gram_more_or_less_is_found(market: Problem, data: st.DataObject) -> None:
    plan = solve(market)
    if not plan.households:
        return
    place = data.draw(st.integers(0, len(plan.households) - 1))
    share, weight = plan.households[place], float(market.households[place].weight)
    by = data.draw(st.sampled_from([-1.0, 1.0]))
    wrong = replace(share, exact_grams=share.exact_grams + by, level=share.level + by / weight)

    assert check(market, with_share(plan, share.id, lambda _: wrong))
