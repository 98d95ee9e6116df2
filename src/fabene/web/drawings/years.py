"""Years one under the other, months across: what happened, as numbered points that lead to the list beside."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fabene.web import formats
from fabene.web.drawings.picture import Column, Table

LEFT, MONTH, ROW, TOP, RADIUS = 52, 27, 46, 30, 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something of a month (1 to 12) of a year; ``number`` is its place in the list, and ``url`` leads there."""

    number: int
    year: int
    month: int
    when: str
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A happening as it is drawn."""

    number: int
    label: str
    url: str
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A word at its place."""

    text: str
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """The picture. Build it with ``years``."""

    title: str
    sentence: str
    happenings: tuple[Happening, ...]
    template: str = "drawings/years.html"
    left: int = LEFT
    long: int = 12 * MONTH
    width: int = LEFT + 12 * MONTH + 4

    @property
    def shown(self) -> tuple[int, ...]:
        """Return the years from the first to the last, those in which nothing happened too."""
        told = [one.year for one in self.happenings]
        return tuple(range(min(told), max(told) + 1)) if told else ()

    @property
    def height(self) -> int:
        """Return the height of the view box."""
        return TOP + ROW * len(self.shown)

    @property
    def rows(self) -> tuple[Label, ...]:
        """Return the years at the beginning of their lines."""
        return tuple(Label(text=str(year), x=0, y=self._line(year)) for year in self.shown)

    @property
    def months(self) -> tuple[Label, ...]:
        """Return the first letters of the months over their columns."""
        return tuple(
            Label(text=str(formats.MONTHS[month])[:1].upper(), x=_across(month + 1), y=TOP // 2) for month in range(12)
        )

    @property
    def points(self) -> tuple[Point, ...]:
        """Return the happenings; two in one month stand beside each other."""
        seen: dict[tuple[int, int], int] = {}
        points = []
        for one in self.happenings:
            place = seen.setdefault((one.year, one.month), 0)
            seen[one.year, one.month] += 1
            x = _across(one.month) + place * RADIUS
            label = f"{one.number}. {one.when}: {one.title}"
            points.append(Point(number=one.number, label=label, url=one.url, x=x, y=self._line(one.year)))
        return tuple(points)

    def _line(self, year: int) -> int:
        return TOP + ROW * self.shown.index(year) + ROW // 2

    @property
    def table(self) -> Table:
        """Return every happening as a row."""
        return Table(
            caption=self.title,
            columns=(Column(label=_("Quando")), Column(label=_("Che cosa"))),
            rows=tuple((one.when, one.title) for one in self.happenings),
        )


def years(title: str, sentence: str, *, happenings: Iterable[Happening]) -> Years:
    """Return the picture of ``happenings`` in their order; raises ``ValueError`` for a month that there is not."""
    kept = tuple(happenings)
    if any(not 1 <= one.month <= len(formats.MONTHS) for one in kept):
        raise ValueError("a year has twelve months")
    return Years(title=title, sentence=sentence, happenings=kept)


def _across(month: int) -> int:
    return LEFT + MONTH * (month - 1) + MONTH // 2
