"""Lines over weeks: several ways beside each other, each with its own stroke and its word in the legend."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from django.utils.translation import gettext as _

from fabene.web.drawings.picture import Column, Table

LEFT, TOP, PLOT, RIGHT = 58, 14, 150, 8
WIDTH = 380
BELOW, LEGEND_LINE, SAMPLE = 34, 24, 34
TICKS = 4
STEPS = (1, 2, 5)


class Stroke(StrEnum):
    """A line of the style sheet; how thick and how broken it is tells it from the others without its colour."""

    LEAF = "leaf"
    INK = "ink"
    WOOD = "wood"
    EDGE = "edge"


DRAWN: dict[Stroke, tuple[float, str]] = {
    Stroke.LEAF: (4, "none"),
    Stroke.INK: (2, "7 5"),
    Stroke.WOOD: (2, "2 5"),
    Stroke.EDGE: (2, "none"),
}
"""How thick a stroke is, and how it is broken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One line: a value for each week, None where there is none to show."""

    label: str
    stroke: Stroke
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A line as it is drawn, in unbroken pieces; a piece of one week is a short dash."""

    label: str
    stroke: Stroke
    thick: float
    dashes: str
    pieces: tuple[str, ...]
    word_x: int
    word_y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A height with its word."""

    text: str
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The picture. ``weeks`` are the words under it; ``said`` says a value."""

    title: str
    sentence: str
    weeks: tuple[str, ...]
    series: tuple[Series, ...]
    said: Callable[[int], str]
    template: str = "drawings/lines.html"
    width: int = WIDTH
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bottom: int = TOP + PLOT

    @property
    def height(self) -> int:
        """Return the height of the view box, the legend included."""
        return TOP + PLOT + BELOW + LEGEND_LINE * ((len(self.series) + 1) // 2)

    @property
    def top(self) -> int:
        """Return the value at the top of the picture: the highest, rounded up to a whole step."""
        steps, over = divmod(max(1, self._highest), self._step)
        return (steps + (1 if over else 0)) * self._step

    @property
    def _highest(self) -> int:
        return max((value for one in self.series for value in one.values if value is not None), default=0)

    @property
    def _step(self) -> int:
        wanted = max(1, self._highest) / TICKS
        power = int(10 ** (len(str(int(wanted))) - 1))
        return next((power * step for step in STEPS if power * step >= wanted), power * 10)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Return the heights that have a word."""
        return tuple(Tick(text=self.said(value), y=self._y(value)) for value in range(0, self.top + 1, self._step))

    @property
    def edges(self) -> tuple[str, str]:
        """Return the first and the last week; the last is empty when there is one only."""
        return self.weeks[0], self.weeks[-1] if len(self.weeks) > 1 else ""

    @property
    def drawn(self) -> tuple[Drawn, ...]:
        """Return the lines, the first on top of the others."""
        found = []
        for place, one in enumerate(self.series):
            thick, dashes = DRAWN[one.stroke]
            found.append(
                Drawn(
                    label=one.label,
                    stroke=one.stroke,
                    thick=thick,
                    dashes=dashes,
                    pieces=self._pieces(one.values),
                    word_x=place % 2 * (WIDTH // 2),
                    word_y=TOP + PLOT + BELOW + LEGEND_LINE * (place // 2),
                )
            )
        return tuple(reversed(found))

    @property
    def table(self) -> Table:
        """Return a row for each week."""
        return Table(
            caption=self.title,
            columns=(Column(label=_("Settimana del")), *(Column(label=one.label) for one in self.series)),
            rows=tuple(
                (
                    week,
                    *(None if one.values[place] is None else self.said(one.values[place] or 0) for one in self.series),
                )
                for place, week in enumerate(self.weeks)
            ),
        )

    def _pieces(self, values: Sequence[int | None]) -> tuple[str, ...]:
        pieces = []
        for known, group in groupby(enumerate(values), key=lambda pair: pair[1] is not None):
            points = [(self._x(place), self._y(value or 0)) for place, value in group]
            if known:
                points = points if len(points) > 1 else [points[0], (points[0][0] + 1, points[0][1])]
                pieces.append(" ".join(f"{x:.1f},{y:.1f}" for x, y in points))
        return tuple(pieces)

    def _x(self, place: int) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (place / max(1, len(self.weeks) - 1))

    def _y(self, value: int) -> float:
        return round(TOP + PLOT * (1 - value / self.top), 1)
