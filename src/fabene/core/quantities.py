"""Grams and pieces: what an entered amount is, how a total is split without losing one, and how much is too much."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from fabene.core.errors import FabeneError


class Measure(StrEnum):
    """In what food and things are measured. The two never turn into each other: a jar is no number of grams."""

    GRAMS = "grams"
    PIECES = "pieces"


PIECE = "pz"
"""The unit somebody types after a number of pieces ("pezzi")."""
MAX_PIECES = 100_000
"""Pieces of one category, all together, that are given, counted or carried at once."""
MAX_CRATE_GRAMS = 500_000
"""One crate, or one thing put on a scale."""
MAX_BAG_GRAMS = 40_000
"""One bag, which somebody has to carry home."""
MAX_WEIGHING_GRAMS = 5_000_000
"""One category of one day, all its crates together."""
MAX_CRATES = 500
"""Crates of one category from one stall on one day."""
MAX_DAYS_BACK = 400
"""How long after it a market day may still be opened: the accounts of a year, and a month to find its papers."""
MAX_BATCH_EVENTS = 500
MAX_EVENT_BYTES = 16 * 1024
MAX_UPLOAD_BYTES = 20 * 1024 * 1024
MAX_PAGE_ROWS = 100

GRAMS_PER_UNIT: dict[str, Decimal] = {
    "g": Decimal(1),
    "hg": Decimal(100),  # the "etto" of every Italian market
    "kg": Decimal(1000),
    # International yard and pound agreement, 1959: one pound is 0.45359237 kg, one stone is fourteen of them.
    "lb": Decimal("453.59237"),
    "st": Decimal("6350.29318"),
}


def to_grams(amount: Decimal, unit: str) -> int:
    """Return ``amount`` of ``unit`` (a key of ``GRAMS_PER_UNIT``) in grams, halves rounded up.

    Raises ``FabeneError``: ``unit_unknown``, ``amount_not_a_number``, ``amount_negative``, ``amount_too_large``.
    """
    if unit not in GRAMS_PER_UNIT:
        raise FabeneError("unit_unknown", unit=unit)
    if not amount.is_finite():
        raise FabeneError("amount_not_a_number", amount=str(amount))
    if amount < 0:
        raise FabeneError("amount_negative", amount=str(amount))
    if amount > MAX_WEIGHING_GRAMS / GRAMS_PER_UNIT[unit]:  # divided: a product may overflow
        raise FabeneError("amount_too_large", amount=str(amount), limit_grams=MAX_WEIGHING_GRAMS)
    return int((amount * GRAMS_PER_UNIT[unit]).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def to_pieces(amount: Decimal) -> int:
    """Return an entered number of pieces.

    Raises ``FabeneError``: ``amount_not_a_number``, ``amount_negative``, ``pieces_not_whole``, ``too_many_pieces``.
    """
    if not amount.is_finite():
        raise FabeneError("amount_not_a_number", amount=str(amount))
    if amount < 0:
        raise FabeneError("amount_negative", amount=str(amount))
    if amount > MAX_PIECES:
        raise FabeneError("too_many_pieces", pieces=str(amount), limit=MAX_PIECES)
    if amount != int(amount):
        raise FabeneError("pieces_not_whole", pieces=str(amount))
    return int(amount)


def to_measure(amount: Decimal, unit: str, *, measure: Measure) -> int:
    """Return an entered amount in grams, or in pieces where things are counted.

    Raises ``FabeneError``: ``counted_not_weighed`` (a weight for what is counted), ``weighed_not_counted``, and what
    ``to_grams`` and ``to_pieces`` raise.
    """
    if measure == Measure.GRAMS:
        if unit == PIECE:
            raise FabeneError("weighed_not_counted", amount=str(amount))
        return to_grams(amount, unit)
    if unit != PIECE:
        raise FabeneError("counted_not_weighed", amount=str(amount), unit=unit)
    return to_pieces(amount)


def apportion(total: int, weights: Sequence[int]) -> list[int]:
    """Split ``total`` in proportion to ``weights`` (none negative) by largest remainder; the parts add up to it.

    Ties go to the earlier part. A negative total is split like its opposite; weights that are all zero mean equal
    parts. Hamilton's method: each part is the floor or the ceiling of its exact quota.

    Raises ``FabeneError``: ``weight_negative``, ``nobody_to_split_among`` (a total but no weights).
    """
    if any(weight < 0 for weight in weights):
        raise FabeneError("weight_negative")
    if not weights:
        if total:
            raise FabeneError("nobody_to_split_among", total=total)
        return []
    if total < 0:
        return [-part for part in apportion(-total, weights)]
    shares = list(weights) if any(weights) else [1] * len(weights)
    whole = sum(shares)
    parts = [total * share // whole for share in shares]
    remainders = [total * share % whole for share in shares]
    missing = total - sum(parts)
    for index in sorted(range(len(shares)), key=lambda place: (-remainders[place], place))[:missing]:
        parts[index] += 1
    return parts
