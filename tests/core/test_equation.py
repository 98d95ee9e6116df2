import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabene.core.equation import OPPOSITE_TERM, TERM, Equation, equation, over_networks, total
from fabene.core.errors import FabeneError
from fabene.core.owners import MoneyKind, OwnerKind

sums = st.dictionaries(st.sampled_from([kind.value for kind in OwnerKind]), st.integers(-(10**6), 10**6))


def test_a_saturday_in_grugliasco_closes() -> None:
    day = equation({"stall": -268_000, "household": 253_000, "emporio": 7000, "discard": 8000, "hub": 0, "stand": 0})
    assert day == Equation(
        collected_grams=268_000, given_grams=253_000, passed_on_grams=7000, discarded_grams=8000, stock_grams=0
    )
    assert day.closes


def test_a_gram_nobody_posted_keeps_the_equation_open() -> None:
    assert not equation({"stall": -1000, "household": 999}).closes


def test_every_kind_of_owner_has_its_term() -> None:
    names = set(Equation().as_dict())
    assert set(TERM) == set(OwnerKind)
    assert set(TERM.values()) | set(OPPOSITE_TERM.values()) == names


def test_a_kitchen_that_keeps_a_batch_uses_one_lot_and_makes_another() -> None:
    apples = equation({"stall": -10_000, "batch": 10_000})
    jam = equation({"batch": -8000, "household": 5000, "hub": 3000})
    both = apples + jam
    assert (both.used_grams, both.made_grams, both.stock_grams) == (10_000, 8000, 3000)
    assert both.closes


def test_transfers_cancel_over_all_networks_and_what_is_on_its_way_is_stock() -> None:
    sender = equation({"stall": -10_000, "in_transit": 10_000})
    receiver = equation({"in_transit": -6000, "hub": 6000})
    assert (sender.sent_grams, receiver.received_grams) == (10_000, 6000)
    together = over_networks([sender, receiver])
    assert (together.sent_grams, together.received_grams, together.stock_grams) == (0, 0, 10_000)
    assert together.closes


def test_more_food_found_than_weighed_is_a_negative_shrinkage() -> None:
    found = equation({"stall": -1000, "shrinkage": -50, "household": 1050})
    assert found.shrinkage_grams == -50
    assert found.closes


def test_money_is_no_food() -> None:
    """Who holds cents is passed over, and bears no name that a holder of grams bears."""
    food = {"stall": -1000, "household": 1000}
    money = {kind.value: 5 for kind in MoneyKind}
    assert equation({**food, **money}) == equation(food)
    assert not set(MoneyKind) & set(OwnerKind)


def test_an_owner_of_no_known_kind_is_refused() -> None:
    with pytest.raises(FabeneError) as refused:
        equation({"cellar": 5})
    assert refused.value.code == "owner_kind_unknown"


@given(sums)
def test_it_closes_exactly_when_the_entries_sum_to_zero(totals: dict[str, int]) -> None:
    assert equation(totals).closes == (sum(totals.values()) == 0)


@given(st.lists(sums, max_size=6))
def test_adding_lots_keeps_every_gram(lots: list[dict[str, int]]) -> None:
    difference = total(equation(lot) for lot in lots)
    assert difference.uses_grams - difference.sources_grams == sum(sum(lot.values()) for lot in lots)
