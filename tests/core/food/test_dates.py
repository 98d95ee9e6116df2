from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabene.core.errors import FabeneError
from fabene.core.food import CATEGORIES, DateKind, last_day, refusal

SATURDAY = date(2021, 9, 18)
keys = st.sampled_from(list(CATEGORIES))
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def test_yogurt_may_be_handed_out_on_its_use_by_date() -> None:
    assert refusal("dairy", "use_by", label_date=SATURDAY, market_date=SATURDAY, on=SATURDAY) is None


def test_yogurt_is_refused_the_day_after() -> None:
    refused = refusal("dairy", "use_by", label_date=SATURDAY, market_date=SATURDAY, on=SATURDAY + timedelta(days=1))
    assert refused is not None
    assert (refused.code, refused.last_day) == ("use_by_passed", SATURDAY)


@pytest.mark.parametrize(
    ("key", "days_after"),
    [("bread", 7), ("eggs", 7), ("dry_goods", 30), ("preserves", 30), ("pastry", 30), ("meat", 0)],
)
def test_best_before_gives_the_days_of_the_national_manual(key: str, days_after: int) -> None:
    last = last_day(key, "best_before", label_date=SATURDAY, market_date=SATURDAY)
    assert last == SATURDAY + timedelta(days=days_after)
    on_time = refusal(key, "best_before", label_date=SATURDAY, market_date=SATURDAY, on=last)
    late = refusal(key, "best_before", label_date=SATURDAY, market_date=SATURDAY, on=last + timedelta(days=1))
    assert on_time is None
    assert late is not None
    assert late.code == "best_before_passed"


def test_a_best_before_of_the_last_day_there_is_ends_there() -> None:
    assert last_day("dry_goods", "best_before", label_date=date.max, market_date=SATURDAY) == date.max
    almost = date.max - timedelta(days=31)
    assert last_day("dry_goods", "best_before", label_date=almost, market_date=SATURDAY) == date.max - timedelta(days=1)


def test_fresh_bread_is_for_today_and_tomorrow() -> None:
    assert last_day("bread", "none", label_date=None, market_date=SATURDAY) == SATURDAY + timedelta(days=1)


def test_fish_is_for_today_only() -> None:
    tomorrow = SATURDAY + timedelta(days=1)
    refused = refusal("fish", "none", label_date=None, market_date=SATURDAY, on=tomorrow)
    assert refused is not None
    assert refused.code == "shelf_days_passed"


@pytest.mark.parametrize(
    ("key", "kind", "label", "code"),
    [
        ("gold", "none", None, "category_unknown"),
        ("bread", "someday", None, "date_kind_unknown"),
        ("bread", "use_by", None, "label_date_missing"),
        ("bread", "best_before", None, "label_date_missing"),
        ("bread", "none", SATURDAY, "label_date_without_kind"),
    ],
)
def test_a_date_that_means_nothing_is_refused(key: str, kind: str, label: date | None, code: str) -> None:
    with pytest.raises(FabeneError) as refused:
        last_day(key, kind, label_date=label, market_date=SATURDAY)
    assert refused.value.code == code


@given(keys, days, days)
def test_no_use_by_date_is_ever_stretched(key: str, label: date, market: date) -> None:
    assert last_day(key, "use_by", label_date=label, market_date=market) == label


@given(keys, days, st.integers(0, 400))
def test_food_once_refused_is_never_allowed_again(key: str, label: date, later: int) -> None:
    for kind in DateKind:
        label_date = None if kind == DateKind.NONE else label
        last = last_day(key, kind, label_date=label_date, market_date=label)
        on = last + timedelta(days=later)
        refused = refusal(key, kind, label_date=label_date, market_date=label, on=on)
        assert (refused is None) == (later == 0)
