import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabene.core.errors import FabeneError
from fabene.core.scales import MAX_PEOPLE, Scale, weight_millis

people = st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(any)


@pytest.mark.parametrize(
    ("scale", "adults", "children", "millis"),
    [
        ("per_head", 2, 3, 5000),
        ("child", 2, 3, 4100),
        ("child", 1, 0, 1000),
        ("oecd", 2, 3, 2400),
        ("oecd", 0, 2, 1300),
        ("isee", 1, 0, 1000),
        ("isee", 2, 3, 2850),
        ("isee", 3, 4, 3550),
    ],
)
def test_a_household_counts_what_its_scale_says(scale: str, adults: int, children: int, millis: int) -> None:
    assert weight_millis(scale, adults=adults, children=children) == millis


def test_the_network_may_let_a_child_count_as_an_adult() -> None:
    assert weight_millis("child", adults=1, children=1, child_weight_millis=1000) == 2000


@pytest.mark.parametrize(("adults", "children"), [(0, 0), (-1, 3), (2, -1), (MAX_PEOPLE, 1)])
def test_a_household_of_nobody_or_of_a_crowd_is_refused(adults: int, children: int) -> None:
    with pytest.raises(FabeneError) as refused:
        weight_millis("per_head", adults=adults, children=children)
    assert refused.value.code == "household_size_refused"


def test_a_scale_nobody_wrote_down_is_refused() -> None:
    with pytest.raises(FabeneError) as refused:
        weight_millis("income", adults=1, children=0)
    assert refused.value.code == "scale_unknown"


@given(st.sampled_from(list(Scale)), people)
def test_nobody_counts_less_because_somebody_was_born(scale: Scale, household: tuple[int, int]) -> None:
    adults, children = household
    before = weight_millis(scale, adults=adults, children=children)
    assert before > 0
    assert weight_millis(scale, adults=adults, children=children + 1) > before
    assert weight_millis(scale, adults=adults + 1, children=children) > before
