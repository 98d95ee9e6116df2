from datetime import date

import pytest

from fabene.core.errors import FabeneError
from fabene.core.food import CATEGORIES, COUNTED, EVERY_CATEGORY, EXCLUSIONS, NO_LAST_DAY, category, last_day, refusal
from fabene.core.quantities import MAX_PIECES, Measure

SATURDAY = date(2021, 9, 18)


@pytest.mark.parametrize("key", list(COUNTED))
def test_what_is_counted_has_pieces_in_its_crates_and_no_grams(key: str) -> None:
    thing = category(key)
    assert thing.measure == Measure.PIECES
    assert thing.crate_grams == 0
    assert 0 < thing.crate_amount == thing.crate_pieces <= MAX_PIECES
    assert thing.food == (thing.pack_grams > 0)
    assert thing.attributes | thing.possible <= set(EXCLUSIONS)


def test_meals_and_jars_are_food_and_the_rest_is_not() -> None:
    assert [key for key, thing in COUNTED.items() if thing.food] == ["meals", "jars"]
    assert [key for key in EVERY_CATEGORY if key not in COUNTED] == list(CATEGORIES)


def test_what_is_weighed_has_grams_in_its_crates() -> None:
    assert category("fruit").crate_amount == category("fruit").crate_grams


def test_nappies_have_no_date() -> None:
    assert last_day("baby", "none", label_date=None, market_date=SATURDAY) == NO_LAST_DAY
    assert refusal("baby", "none", label_date=None, market_date=SATURDAY, on=date.max) is None


def test_a_date_on_nappies_is_refused() -> None:
    with pytest.raises(FabeneError) as refused:
        last_day("baby", "use_by", label_date=SATURDAY, market_date=SATURDAY)
    assert refused.value.code == "date_not_expected"


def test_jars_have_the_date_of_their_label() -> None:
    assert last_day("jars", "use_by", label_date=SATURDAY, market_date=SATURDAY) == SATURDAY


def test_cold_food_has_a_limit_and_apples_have_none() -> None:
    assert {key: thing.cold_limit_tenths for key, thing in EVERY_CATEGORY.items() if thing.cold_limit_tenths} == {
        "dairy": 40,
        "meat": 70,
        "fish": 20,
        "ready_meals": 100,
        "meals": 100,
    }
