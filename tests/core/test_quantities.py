from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabene.core.errors import FabeneError
from fabene.core.quantities import MAX_PIECES, MAX_WEIGHING_GRAMS, Measure, apportion, to_grams, to_measure, to_pieces

weights = st.lists(st.integers(0, 10_000), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("amount", "unit", "grams"),
    [("1", "kg", 1000), ("1", "lb", 454), ("1", "st", 6350), ("3", "hg", 300), ("250", "g", 250), ("0.0005", "kg", 1)],
)
def test_what_the_scale_shows_becomes_grams(amount: str, unit: str, grams: int) -> None:
    assert to_grams(Decimal(amount), unit) == grams


@pytest.mark.parametrize(
    ("amount", "unit", "code"),
    [
        ("1", "oz", "unit_unknown"),
        ("NaN", "kg", "amount_not_a_number"),
        ("Infinity", "kg", "amount_not_a_number"),
        ("-1", "kg", "amount_negative"),
        ("5001", "kg", "amount_too_large"),
        ("1e999999", "kg", "amount_too_large"),
        ("-1e999999", "kg", "amount_negative"),
    ],
)
def test_an_amount_nobody_can_have_weighed_is_refused(amount: str, unit: str, code: str) -> None:
    with pytest.raises(FabeneError) as refused:
        to_grams(Decimal(amount), unit)
    assert refused.value.code == code


def test_the_heaviest_weighing_is_still_accepted() -> None:
    assert to_grams(Decimal(5000), "kg") == MAX_WEIGHING_GRAMS


def test_the_slightest_amount_is_rounded_to_nothing() -> None:
    assert to_grams(Decimal("1e-999999"), "kg") == 0


def test_the_fruit_of_eight_crates_goes_back_to_the_two_stalls_that_gave_them() -> None:
    assert apportion(208_000, [5, 3]) == [130_000, 78_000]


def test_the_gram_that_cannot_be_split_goes_to_the_earlier_stall() -> None:
    assert apportion(10, [1, 1, 1]) == [4, 3, 3]


def test_stalls_that_said_nothing_share_equally() -> None:
    assert apportion(9, [0, 0]) == [5, 4]


def test_a_total_needs_somebody_to_be_split_among() -> None:
    assert apportion(0, []) == []
    with pytest.raises(FabeneError, match="nobody_to_split_among"):
        apportion(1, [])


def test_a_negative_weight_is_refused() -> None:
    with pytest.raises(FabeneError, match="weight_negative"):
        apportion(5, [2, -1])


@given(st.integers(-(10**9), 10**9), weights)
def test_not_a_gram_is_lost_in_splitting(total: int, shares: list[int]) -> None:
    assert sum(apportion(total, shares)) == total


@given(st.integers(0, 10**9), weights.filter(any))
def test_each_part_is_its_exact_quota_rounded_down_or_up(total: int, shares: list[int]) -> None:
    whole = sum(shares)
    for part, share in zip(apportion(total, shares), shares, strict=True):
        assert total * share // whole <= part <= -(-total * share // whole)


@given(st.integers(0, 10**9), weights)
def test_taking_back_mirrors_giving(total: int, shares: list[int]) -> None:
    assert apportion(-total, shares) == [-part for part in apportion(total, shares)]


def test_pieces_are_counted_one_by_one() -> None:
    assert to_pieces(Decimal("12.0")) == 12
    assert to_measure(Decimal(12), "pz", measure=Measure.PIECES) == 12
    assert to_measure(Decimal("1.5"), "kg", measure=Measure.GRAMS) == 1500


@pytest.mark.parametrize(
    ("amount", "unit", "measure", "code"),
    [
        ("1.5", "pz", Measure.PIECES, "pieces_not_whole"),
        ("-1", "pz", Measure.PIECES, "amount_negative"),
        ("NaN", "pz", Measure.PIECES, "amount_not_a_number"),
        (str(MAX_PIECES + 1), "pz", Measure.PIECES, "too_many_pieces"),
        ("12", "kg", Measure.PIECES, "counted_not_weighed"),
        ("12", "pz", Measure.GRAMS, "weighed_not_counted"),
    ],
)
def test_a_number_of_pieces_nobody_can_have_counted_is_refused(
    amount: str, unit: str, measure: Measure, code: str
) -> None:
    with pytest.raises(FabeneError) as refused:
        to_measure(Decimal(amount), unit, measure=measure)
    assert refused.value.code == code
