"""What a problem may say: every number within its bounds, every id once. What is amiss is named by its place."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import isfinite

from fabene.core.fair_shares.values import (
    MAX_GRAMS,
    MAX_HOUSEHOLDS,
    MAX_WEIGHT,
    MIN_WEIGHT,
    Household,
    Lot,
    Problem,
    ProblemRefusedError,
)


def refuse_bad_problem(problem: Problem) -> None:
    """Raise :class:`ProblemRefusedError` for the first value of ``problem`` that is out of bounds, else do nothing."""
    if len(problem.households) > MAX_HOUSEHOLDS:
        raise ProblemRefusedError(
            place="households", reason=f"must be at most {MAX_HOUSEHOLDS}, not {len(problem.households)}"
        )
    if sum(lot.grams for lot in problem.lots if is_amount(lot.grams, least=0)) > MAX_GRAMS:
        raise ProblemRefusedError(place="lots", reason=f"must have at most {MAX_GRAMS} g together")
    refuse_twice("households", [household.id for household in problem.households])
    refuse_twice("lots", [lot.id for lot in problem.lots])
    for number, household in enumerate(problem.households):
        for field, reason in _wrong_in_household(household):
            raise ProblemRefusedError(place=f"households[{number}].{field}", reason=reason)
    for number, lot in enumerate(problem.lots):
        for field, reason in _wrong_in_lot(lot):
            raise ProblemRefusedError(place=f"lots[{number}].{field}", reason=reason)


def refuse_twice(place: str, ids: Sequence[str], *, field: str = "id") -> None:
    """Raise :class:`ProblemRefusedError` if one of ``ids`` is empty or appears twice under ``place``."""
    seen: dict[str, int] = {}
    for number, name in enumerate(ids):
        if not name:
            raise ProblemRefusedError(place=f"{place}[{number}].{field}", reason="must not be empty")
        first = seen.setdefault(name, number)
        if first != number:
            raise ProblemRefusedError(
                place=f"{place}[{number}].{field}", reason=f"{name!r} is already {place}[{first}]"
            )


def _wrong_in_household(household: Household) -> Iterator[tuple[str, str]]:
    if not is_number(household.weight) or not MIN_WEIGHT <= household.weight <= MAX_WEIGHT:
        yield "weight", f"must be from {MIN_WEIGHT:g} to {MAX_WEIGHT:g}, not {household.weight}"
    if not is_number(household.received_grams) or not 0 <= household.received_grams <= MAX_GRAMS:
        yield "received_grams", f"must be from 0 to {MAX_GRAMS}, not {household.received_grams}"
    if household.cap_grams is not None and not is_amount(household.cap_grams, least=0):
        yield "cap_grams", f"must be whole grams from 0 to {MAX_GRAMS}, or nothing, not {household.cap_grams}"


def _wrong_in_lot(lot: Lot) -> Iterator[tuple[str, str]]:
    if not is_amount(lot.grams, least=0):
        yield "grams", f"must be whole grams from 0 to {MAX_GRAMS}, not {lot.grams}"
    if not is_amount(lot.pack_grams, least=1):
        yield "pack_grams", f"must be whole grams from 1 to {MAX_GRAMS}, not {lot.pack_grams}"


def is_number(value: object) -> bool:
    """Say whether ``value`` is a finite number; a boolean is not."""
    if isinstance(value, bool) or not isinstance(value, int | float | Fraction):
        return False
    return isinstance(value, int | Fraction) or isfinite(value)


def is_amount(value: object, *, least: int) -> bool:
    """Say whether ``value`` is whole grams from ``least`` to the most allowed."""
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= MAX_GRAMS
