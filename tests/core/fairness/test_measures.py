import pytest

from fabene.core.fairness import gini, spread


def test_equal_levels_have_no_gini_and_one_who_has_all_nearly_one() -> None:
    assert gini([5.0, 5.0, 5.0]) == 0
    assert gini([0, 0, 0, 12]) == pytest.approx(3 / 4)
    assert gini([1, 3]) == pytest.approx(1 / 4)  # half the mean difference 1, over the mean 2
    assert gini([10, 30]) == gini([1, 3])


def test_nobody_and_nothing_are_equal() -> None:
    assert gini([]) == gini([0.0, 0.0]) == 0
    assert spread([]).lowest == spread([]).median == 0


def test_a_level_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="below zero"):
        gini([1, -1])


def test_a_spread_says_the_lowest_and_the_middle() -> None:
    said = spread([4, 1, 3])

    assert (said.lowest, said.median) == (1, 3)
