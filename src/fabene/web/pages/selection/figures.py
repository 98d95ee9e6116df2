"""How points are said: rounded for who reads, with as many decimals as tell apart what is not the same."""

from collections.abc import Iterable
from fractions import Fraction

from django.utils.formats import number_format

from fabene.core.voting.jury import HALVES
from fabene.programme.selection.values import rounded
from fabene.web import formats

TWO, MOST = 2, 6


def points(value: Fraction, decimals: int = TWO) -> str:
    """Return points with their decimals: “7,30”."""
    whole = rounded(value, 10**decimals)
    return number_format(f"{whole // 10**decimals}.{whole % 10**decimals:0{decimals}d}", use_l10n=True)


def given(score: int | None, units: int) -> str:
    """Return a score as it was given, in points: “7”, “6,5”; a dash where there is none."""
    return "—" if score is None else formats.halves(score * HALVES // units)


def whole(value: Fraction) -> str:
    """Return points that are whole or a half."""
    return formats.halves(int(value * HALVES))


def enough(values: Iterable[Fraction]) -> int:
    """Return how many decimals it takes until values that differ look different: two, and more when two will not do."""
    different = set(values)
    for decimals in range(TWO, MOST):
        if len({rounded(value, 10**decimals) for value in different}) == len(different):
            return decimals
    return MOST


def weight(value: Fraction) -> str:
    """Return a weight, whole when it is: “40”, “38,46”."""
    return str(value) if value.denominator == 1 else points(value)
