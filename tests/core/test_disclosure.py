"""Small numbers are not shown, nor can they be worked out from what is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabene.core.disclosure import FLOOR, shown, withheld


def test_big_numbers_and_zeros_are_shown() -> None:
    assert withheld({"0-13": 12, "14-17": 0, "18-29": 5}) == {"0-13": 12, "14-17": 0, "18-29": 5}


def test_two_small_numbers_hide_each_other() -> None:
    assert withheld({"0-13": 12, "14-17": 3, "18-29": 4}) == {"0-13": 12, "14-17": None, "18-29": None}


def test_a_small_number_alone_takes_the_smallest_of_the_others_with_it() -> None:
    assert withheld({"0-13": 12, "14-17": 3, "18-29": 7}) == {"0-13": 12, "14-17": None, "18-29": None}


def test_two_ones_would_be_known_from_the_total_and_take_a_third() -> None:
    assert withheld({"a": 1, "b": 1, "c": 9, "d": 30}) == {"a": None, "b": None, "c": None, "d": 30}


def test_nobody_counts_below_zero() -> None:
    with pytest.raises(ValueError, match="never below zero"):
        withheld({"a": -1})


def test_a_number_alone_is_shown_from_the_floor_on() -> None:
    assert [shown(count) for count in (0, 1, FLOOR - 1, FLOOR, 63)] == [0, None, None, FLOOR, 63]


@given(st.dictionaries(st.integers(0, 20), st.integers(0, 40), max_size=12))
def test_no_small_number_can_be_worked_out_from_the_total(cells: dict[int, int]) -> None:
    table = withheld(cells)
    hidden = [cells[cell] for cell, count in table.items() if count is None]
    told = [count for count in table.values() if count is not None]

    assert all(count == 0 or count >= FLOOR for count in told)
    assert sum(hidden) == sum(cells.values()) - sum(told)
    others = [count for count in told if count]
    if hidden and (len(hidden) == 1 or sum(hidden) < FLOOR):
        assert not others, "nothing was left to hide it behind"
