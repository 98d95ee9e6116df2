"""A category of a day in its own measure: what is weighed and what is counted are said in the same sentences."""

from dataclasses import dataclass

from fabene.collecting.values import CategoryDay, Counted, CountedDay, DayView, Discarded, Way, Weighed
from fabene.core.food import COUNTED
from fabene.web import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One category of a day; its amounts are grams, or pieces of what is ``counted``. What is counted has no ``way``.

    The names are those of ``CategoryDay`` without their unit; ``said`` gives an amount its unit.
    """

    category: str
    way: Way | None
    crates: int
    guessed: int
    entered: int
    hub: int | None
    given: int
    estimated: bool
    restated: int
    stand: int
    hub_stock: int
    shrinkage: int
    unexplained: int
    discarded: int
    weighings: tuple[Weighed, ...]
    discards: tuple[Discarded, ...]
    counts: tuple[Counted, ...]

    @property
    def counted(self) -> bool:
        """Return whether it is counted in pieces."""
        return self.category in COUNTED

    def said(self, amount: int) -> str:
        """Return an amount of it with its unit."""
        return words.measured(amount, self.category)


def measured(each: CategoryDay | CountedDay) -> Measured:
    """Return a category of a day in its own measure."""
    if isinstance(each, CategoryDay):
        way: Way | None = each.way
        guessed, entered, hub, given = each.guessed_grams, each.entered_grams, each.hub_grams, each.given_grams
        restated, stand, hub_stock = each.restated_grams, each.stand_grams, each.hub_stock_grams
    else:
        way = None
        guessed, entered, hub, given = each.guessed_pieces, each.entered_pieces, each.hub_pieces, each.given_pieces
        restated, stand, hub_stock = each.restated_pieces, each.stand_pieces, each.hub_stock_pieces
    terms = each.equation.terms()
    return Measured(
        category=each.category,
        way=way,
        crates=each.crates,
        guessed=guessed,
        entered=entered,
        hub=hub,
        given=given,
        estimated=each.estimated,
        restated=restated,
        stand=stand,
        hub_stock=hub_stock,
        shrinkage=terms["shrinkage"],
        unexplained=terms["unexplained"],
        discarded=terms["discarded"],
        weighings=each.weighings,
        discards=each.discards,
        counts=each.counts,
    )


def every(day: DayView) -> tuple[Measured, ...]:
    """Return every category of a day, weighed and counted."""
    return (*map(measured, day.categories), *map(measured, day.counted))


def find(day: DayView, category: str) -> Measured | None:
    """Return one category of a day, None when nothing of it was recorded."""
    return next((each for each in every(day) if each.category == category), None)
