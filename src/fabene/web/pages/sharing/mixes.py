"""A bag as a strip of colour: one part for each food, as long as it weighs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fabene.sharing.values import ItemLine, SupplyLine
from fabene.web.drawings.tones import Tone, tone_at

WHOLE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One food of a bag, in hundredths of the heaviest bag."""

    tone: Tone
    x: float
    width: float


def strips(items: Iterable[ItemLine], supplies: Sequence[SupplyLine], *, most_grams: int) -> tuple[Strip, ...]:
    """Return the strips of a bag; a food has the same colour in every bag of the plan."""
    tones = dict(legend(supplies))
    drawn, reached = [], 0
    for item in items:
        x, width = WHOLE * reached / (most_grams or 1), WHOLE * item.grams / (most_grams or 1)
        drawn.append(Strip(tone=tones[item.category], x=round(x, 2), width=round(width, 2)))
        reached += item.grams
    return tuple(drawn)


def legend(supplies: Iterable[SupplyLine]) -> list[tuple[str, Tone]]:
    """Return each category of a plan with its colour, in alphabetical order of their keys."""
    return [(key, tone_at(place)) for place, key in enumerate(sorted({pile.category for pile in supplies}))]
