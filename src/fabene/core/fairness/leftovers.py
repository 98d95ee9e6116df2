"""Why something is left when everybody has their bag."""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum

from fabene.core.fair_shares import Household, Lot, Problem
from fabene.core.fairness.values import Packs


class Leftover(StrEnum):
    """Why grams are in no bag."""

    CRUMBS = "crumbs"
    """Less than one pack."""
    UNSUITABLE = "unsuitable"
    """Nobody who is expected may eat it."""
    CAP = "cap"
    """Everybody who may eat it has all they can take."""
    WHOLE_PACKS = "whole_packs"
    """Somebody could have had one pack more than their fair part."""
    UNFETCHED = "unfetched"
    """It was in the bag of somebody who did not come."""


def left_by_reason(problem: Problem, packs: Packs, *, came: frozenset[str] | None = None) -> dict[Leftover, int]:
    """Return the grams of ``problem`` that nobody took home, by reason; with ``came``, bags left standing too."""
    taken: Counter[str] = Counter()
    for held in packs.values():
        taken.update(held)
    size = {lot.id: lot.pack_grams for lot in problem.lots}
    grams = {name: sum(number * size[lot] for lot, number in held.items()) for name, held in packs.items()}
    left: Counter[Leftover] = Counter()
    for lot in problem.lots:
        whole = lot.grams // lot.pack_grams - taken[lot.id]
        left[Leftover.CRUMBS] += lot.grams % lot.pack_grams
        if whole:
            left[_why(lot, problem.households, grams=grams)] += whole * lot.pack_grams
    if came is not None:
        left[Leftover.UNFETCHED] = sum(amount for name, amount in grams.items() if name not in came)
    return {reason: left[reason] for reason in Leftover}


def _why(lot: Lot, households: tuple[Household, ...], *, grams: Mapping[str, int]) -> Leftover:
    able = [each for each in households if each.id in grams and not lot.attributes & each.excludes]
    if not able:
        return Leftover.UNSUITABLE
    full = all(each.cap_grams is not None and grams[each.id] + lot.pack_grams > each.cap_grams for each in able)
    return Leftover.CAP if full else Leftover.WHOLE_PACKS
