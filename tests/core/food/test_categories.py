import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabene.core.errors import FabeneError
from fabene.core.food import ALLERGENS, CATEGORIES, DIETS, EXCLUSIONS, category, with_implied
from fabene.core.quantities import MAX_BAG_GRAMS, MAX_CRATE_GRAMS


def test_the_allergens_are_the_fourteen_of_the_regulation() -> None:
    assert len(set(ALLERGENS)) == 14
    assert set(EXCLUSIONS) == set(ALLERGENS) | set(DIETS)


@pytest.mark.parametrize(
    ("key", "holds"),
    [
        ("bread", {"gluten"}),
        ("cheese", {"milk", "animal"}),
        ("eggs", {"eggs", "animal"}),
        ("fish", {"fish", "animal"}),
        ("fruit", set()),
        ("vegetables", set()),
        ("meat", {"meat", "pork", "beef", "animal"}),
    ],
)
def test_a_category_holds_what_anybody_would_expect(key: str, holds: set[str]) -> None:
    assert CATEGORIES[key].attributes == holds


def test_a_dish_whose_label_nobody_read_may_hold_anything() -> None:
    assert CATEGORIES["ready_meals"].attributes == set(EXCLUSIONS)


def test_vegetables_ask_for_celery() -> None:
    assert "celery" in CATEGORIES["vegetables"].possible


@pytest.mark.parametrize("key", list(CATEGORIES))
def test_every_category_fits_into_crates_and_bags(key: str) -> None:
    food = CATEGORIES[key]
    assert 12 <= len(CATEGORIES) <= 15
    assert food.key == key
    assert 0 < food.pack_grams <= food.crate_grams <= MAX_CRATE_GRAMS
    assert food.pack_grams <= MAX_BAG_GRAMS
    assert food.attributes | food.possible <= set(EXCLUSIONS)
    assert not food.attributes & food.possible


def test_a_category_nobody_sells_is_refused() -> None:
    with pytest.raises(FabeneError) as refused:
        category("gold")
    assert refused.value.code == "category_unknown"


def test_pork_is_meat_and_meat_comes_from_an_animal() -> None:
    assert with_implied({"pork"}) == {"pork", "meat", "animal"}


def test_an_attribute_nobody_knows_is_refused() -> None:
    with pytest.raises(FabeneError) as refused:
        with_implied({"pork", "kryptonite"})
    assert refused.value.code == "attribute_unknown"


@given(st.sets(st.sampled_from(EXCLUSIONS)))
def test_what_is_implied_is_said_once_and_for_all(attributes: set[str]) -> None:
    once = with_implied(attributes)
    assert attributes <= once
    assert with_implied(once) == once
