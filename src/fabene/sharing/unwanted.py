"""What of a bag its household does not take, judged by what the household had said when it matters."""

from datetime import datetime
from typing import NamedTuple

from fabene.core.errors import ConflictError
from fabene.households.models import Household
from fabene.households.selectors import excluded_at
from fabene.sharing.models import Bag, BagContent
from fabene.sharing.stored import supply_lines


class Unwanted(NamedTuple):
    """A part of a bag, and one thing in it that the household excludes."""

    part: BagContent
    exclusion: str


def unwanted_in(bag: Bag, *, at: datetime) -> list[Unwanted]:
    """Return the parts of a bag that its household excludes at a moment.

    The household is held until the transaction ends: whatever it says meanwhile comes after.
    """
    if bag.household_id is None:
        return []
    Household.objects.select_for_update().get(id=bag.household_id)
    excludes = excluded_at(household=bag.household_id, at=at)
    broken = {
        pile.id: min(held)
        for pile in supply_lines(bag.confirmation.plan.supplies)
        if (held := (pile.attributes | {pile.category}) & excludes)
    }
    return [Unwanted(part, broken[part.supply]) for part in bag.contents.order_by("id") if part.supply in broken]


def refuse_unwanted(bag: Bag, *, at: datetime) -> None:
    """Raise ``ConflictError`` (``bag_holds_unwanted``) when a bag holds what its household excludes at a moment."""
    for part, exclusion in unwanted_in(bag, at=at):
        raise ConflictError("bag_holds_unwanted", bag=bag.code, category=part.category, exclusion=exclusion)
