"""What may be recorded at all: amounts, foods and crates that make sense, before anything is looked up. Pure."""

from datetime import date
from decimal import Decimal
from typing import TypedDict

from fabene.collecting.values import Food, Gift, SourceKind, Weight
from fabene.core.errors import FabeneError
from fabene.core.food import category as known_category
from fabene.core.food import last_day, with_implied
from fabene.core.quantities import MAX_BAG_GRAMS, MAX_CRATE_GRAMS, MAX_CRATES, PIECE, Measure, to_grams, to_measure

DECIMALS = 4


class Amounts(TypedDict):
    """An amount as values say it: one of the two is nothing."""

    grams: int
    pieces: int


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


def quantity_of(weight: Weight, *, category: str, zero: bool = False) -> int:
    """Return an entered amount in the category's own measure: grams, or pieces.

    Raises ``FabeneError``: ``category_unknown``, ``counted_not_weighed``, ``weighed_not_counted``,
    ``pieces_not_positive``, and those of ``grams_of`` and ``to_pieces``.
    """
    measure = known_category(category).measure
    if measure == Measure.GRAMS:
        if weight.unit != PIECE:
            return grams_of(weight, zero=zero)
        raise FabeneError("weighed_not_counted", amount=str(weight.amount))
    pieces = to_measure(weight.amount, weight.unit, measure=measure)
    if pieces == 0 and not zero:
        raise FabeneError("pieces_not_positive", pieces=pieces)
    return pieces


def columns_of(quantity: int | None, *, category: str) -> dict[str, int | None]:
    """Return the columns an amount fills: ``grams`` or ``pieces``, as the category is measured."""
    counted = known_category(category).measure == Measure.PIECES
    return {"grams": None if counted else quantity, "pieces": quantity if counted else None}


def amounts_of(quantity: int, *, category: str) -> Amounts:
    """Return an amount as values say it: in ``grams`` or in ``pieces``, and nothing of the other."""
    columns = columns_of(quantity, category=category)
    return Amounts(grams=columns["grams"] or 0, pieces=columns["pieces"] or 0)


def check_piece(food: Food) -> None:
    """Raise ``FabeneError`` ``piece_grams_not_expected`` (only counted food has it) or ``piece_grams_out_of_range``."""
    if food.piece_grams is None:
        return
    known = known_category(food.category)
    if known.measure == Measure.GRAMS or not known.food:
        raise FabeneError("piece_grams_not_expected", category=food.category)
    if not 0 < food.piece_grams <= MAX_BAG_GRAMS:
        raise FabeneError("piece_grams_out_of_range", piece_grams=food.piece_grams, limit=MAX_BAG_GRAMS)


def gift_quantity(gift: Gift) -> int | None:
    """Return what a weighed or counted gift is in its own measure, None for a ticked one.

    Raises ``FabeneError``: ``weight_or_crates`` (both or none), ``crates_not_positive``, ``too_many_crates``,
    ``crate_too_heavy`` (what somebody gives at once weighs at most ``MAX_CRATE_GRAMS``), and those of ``quantity_of``
    and ``check_piece``.
    """
    check_piece(gift.food)
    if (gift.weight is None) == (gift.crates is None):
        raise FabeneError("weight_or_crates")
    if gift.weight is None:
        check_crates(gift.crates or 0)
        return None
    quantity = quantity_of(gift.weight, category=gift.food.category)
    weighed = known_category(gift.food.category).measure == Measure.GRAMS
    if weighed and gift.source.kind != SourceKind.UNKNOWN and quantity > MAX_CRATE_GRAMS:
        raise FabeneError("crate_too_heavy", weight_grams=quantity, limit_kg=MAX_CRATE_GRAMS // 1000)
    return quantity


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
    own = known_category(food.category).attributes
    return with_implied(food.attributes if food.label_read else food.attributes | own)


def last_day_of(food: Food, market_date: date) -> date:
    """Return the last day on which a food may be handed out; raise what ``core.food.last_day`` raises."""
    return last_day(food.category, food.date_kind, label_date=food.label_date, market_date=market_date)


def written(amount: Decimal) -> str:
    """Return an amount in the one form that compares equal however it was typed: 5, 5.0 and 5.00 are the same."""
    return f"{amount.normalize():f}"
