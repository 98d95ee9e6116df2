"""Need weights: how much a household counts when food is shared, in thousandths of one adult."""

from enum import StrEnum

from fabene.core.errors import FabeneError

ADULT_MILLIS = 1000
DEFAULT_CHILD_WEIGHT_MILLIS = 700
MAX_PEOPLE = 30


class Scale(StrEnum):
    """The scales a network may choose.

    Fresh food is eaten per head, so the first two fit a market best; the others measure how money stretches in a
    household and are there for networks that must follow them.
    """

    PER_HEAD = "per_head"
    CHILD = "child"
    OECD = "oecd"
    ISEE = "isee"


# OECD-modified scale (Hagenaars, de Vos, Zaidi 1994): first person 1, others from 14 years 0.5, younger 0.3.
OECD_FURTHER_ADULT_MILLIS = 500
OECD_CHILD_MILLIS = 300

# D.P.C.M. 159/2013, Annex 1: the scale of the ISEE without its increments for minors and disability.
ISEE_MILLIS = (1000, 1570, 2040, 2460, 2850)
ISEE_FURTHER_MILLIS = 350


def weight_millis(
    scale: str,
    *,
    adults: int,
    children: int,
    child_weight_millis: int = DEFAULT_CHILD_WEIGHT_MILLIS,
) -> int:
    """Return the need weight of ``adults`` and ``children`` (below 14 years) in thousandths of one adult.

    ``child_weight_millis`` matters on the scale ``child`` only. Raises ``FabeneError``: ``scale_unknown``,
    ``household_size_refused`` (nobody, a negative number, or more than ``MAX_PEOPLE``).
    """
    if min(adults, children) < 0 or not 1 <= adults + children <= MAX_PEOPLE:
        raise FabeneError("household_size_refused", adults=adults, children=children, limit=MAX_PEOPLE)
    match scale:
        case Scale.PER_HEAD:
            return ADULT_MILLIS * (adults + children)
        case Scale.CHILD:
            return ADULT_MILLIS * adults + child_weight_millis * children
        case Scale.OECD:
            return _oecd_millis(adults, children)
        case Scale.ISEE:
            return _isee_millis(adults + children)
    raise FabeneError("scale_unknown", scale=scale)


def _oecd_millis(adults: int, children: int) -> int:
    """Return the weight when the first person, of whatever age, counts as one adult."""
    if not adults:
        return ADULT_MILLIS + OECD_CHILD_MILLIS * (children - 1)
    return ADULT_MILLIS + OECD_FURTHER_ADULT_MILLIS * (adults - 1) + OECD_CHILD_MILLIS * children


def _isee_millis(people: int) -> int:
    if people <= len(ISEE_MILLIS):
        return ISEE_MILLIS[people - 1]
    return ISEE_MILLIS[-1] + ISEE_FURTHER_MILLIS * (people - len(ISEE_MILLIS))
