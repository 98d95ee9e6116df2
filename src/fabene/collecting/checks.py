"""What may be recorded at all: weights, foods and crates that make sense, before anything is looked up. Pure."""

from datetime import date
from decimal import Decimal

from fabene.collecting.values import Food, Gift, SourceKind, Weight
from fabene.core.errors import FabeneError
from fabene.core.food import category, last_day, with_implied
from fabene.core.quantities import MAX_CRATE_GRAMS, MAX_CRATES, to_grams

DECIMALS = 4


def grams_of(weight: Weight, *, zero: bool = False) -> int:
    """Return a typed weight in grams; with ``zero`` nothing at all is a weight too (a shelf can be empty).

    Raises ``FabeneError``: ``weight_not_positive``, ``too_many_decimals``, and those of ``to_grams``.
    """
    if weight.amount.is_finite() and weight.amount < 0:
        raise FabeneError("weight_not_positive", amount=str(weight.amount), unit=weight.unit)
    grams = to_grams(weight.amount, weight.unit)
    if grams == 0 and not (zero and weight.amount == 0):
        raise FabeneError("weight_not_positive", amount=str(weight.amount), unit=weight.unit)
    if weight.amount != round(weight.amount, DECIMALS):
        raise FabeneError("too_many_decimals", amount=str(weight.amount), limit=DECIMALS)
    return grams


def gift_grams(gift: Gift) -> int | None:
    """Return the grams of a weighed gift, None for a ticked one.

    Raises ``FabeneError``: ``weight_or_crates`` (both or none), ``crates_not_positive``, ``too_many_crates``,
    ``crate_too_heavy`` (what a stall or a shopper gives at once weighs at most ``MAX_CRATE_GRAMS``), and those of
    ``grams_of``.
    """
    if (gift.weight is None) == (gift.crates is None):
        raise FabeneError("weight_or_crates")
    if gift.weight is None:
        check_crates(gift.crates or 0)
        return None
    grams = grams_of(gift.weight)
    if gift.source.kind != SourceKind.UNKNOWN and grams > MAX_CRATE_GRAMS:
        raise FabeneError("crate_too_heavy", weight_grams=grams, limit_kg=MAX_CRATE_GRAMS // 1000)
    return grams


def check_crates(crates: int) -> None:
    """Raise ``FabeneError`` ``crates_not_positive`` or ``too_many_crates``."""
    if crates <= 0:
        raise FabeneError("crates_not_positive", crates=crates)
    if crates > MAX_CRATES:
        raise FabeneError("too_many_crates", crates=crates, limit=MAX_CRATES)


def attributes_of(food: Food) -> frozenset[str]:
    """Return all that bags must respect: the category's own unless the label was read, what was seen, all they imply.

    Raises ``FabeneError``: ``category_unknown``, ``attribute_unknown``.
    """
    own = category(food.category).attributes
    return with_implied(food.attributes if food.label_read else food.attributes | own)


def last_day_of(food: Food, market_date: date) -> date:
    """Return the last day on which a food may be handed out; raise what ``core.food.last_day`` raises."""
    return last_day(food.category, food.date_kind, label_date=food.label_date, market_date=market_date)


def written(amount: Decimal) -> str:
    """Return an amount in the one form that compares equal however it was typed: 5, 5.0 and 5.00 are the same."""
    return f"{amount.normalize():f}"
