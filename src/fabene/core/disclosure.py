"""Small numbers point at people: which cells of a table may be shown.

A cell below the floor is withheld; and where the total is shown too, withholding one cell alone would give it away by
subtraction, so the smallest of the others goes with it (secondary suppression: Hundepool et al., *Statistical
Disclosure Control*, 2012, chapter 4).
"""

from collections.abc import Mapping
from typing import TypeVar

FLOOR = 5
Cell = TypeVar("Cell")


def withheld(cells: Mapping[Cell, int], *, floor: int = FLOOR) -> dict[Cell, int | None]:
    """Return the cells of one table with its total, None for each that may not be shown; a zero is shown.

    What is withheld adds up to ``floor`` at least, and is two cells or none, as long as there are cells to withhold.
    Raises ``ValueError`` for a count below zero.
    """
    if any(count < 0 for count in cells.values()):
        raise ValueError("a count is never below zero")
    small = {cell for cell, count in cells.items() if 0 < count < floor}
    others = sorted((cell for cell, count in cells.items() if count >= floor), key=lambda cell: cells[cell])
    if small:
        while others and (len(small) == 1 or sum(cells[cell] for cell in small) < floor):
            small.add(others.pop(0))
    return {cell: None if cell in small else count for cell, count in cells.items()}


def shown(count: int, *, floor: int = FLOOR) -> int | None:
    """Return a number that stands alone, or None when it is small and not zero."""
    return count if count == 0 or count >= floor else None
