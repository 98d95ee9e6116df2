"""Where organisations put themselves on a scale, before and after: two marks on one line, and the way between."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fabene.web.drawings.picture import Column, Kind, Table

LEFT, STEP, ROW, TOP = 20, 80, 56, 30
RIGHT = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One skill of one organisation; a side that nobody has said is None."""

    label: str
    who: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A pair as it is drawn: ``start`` and ``end`` are None where there is nothing to draw."""

    pair: Pair
    y: int
    start: int | None
    end: int | None

    @property
    def text_y(self) -> int:
        """Return the height of its words, over the line."""
        return self.y - 16

    @property
    def left(self) -> int:
        """Return where the way between both marks begins."""
        return min(self.start or 0, self.end or 0)

    @property
    def length(self) -> int:
        """Return how long the way is, nothing where only one side is known."""
        return 0 if self.start is None or self.end is None else abs(self.end - self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeAfter:
    """The picture. Build it with ``before_after``."""

    title: str
    sentence: str
    marks: tuple[Mark, ...]
    ticks: tuple[tuple[int, int], ...]
    width: int
    height: int
    template: str = "drawings/before_after.html"

    @property
    def table(self) -> Table:
        """Return every pair as a row; no difference where only one side is known."""
        return Table(
            caption=self.title,
            columns=(
                Column(label=_("Competenza")),
                Column(label=_("Organizzazione")),
                Column(label=_("Prima"), kind=Kind.COUNT),
                Column(label=_("Dopo"), kind=Kind.COUNT),
                Column(label=_("Differenza"), kind=Kind.COUNT),
            ),
            rows=tuple(
                (pair.label, pair.who, pair.before, pair.after, _difference(pair))
                for pair in (mark.pair for mark in self.marks)
            ),
        )


def before_after(title: str, sentence: str, *, pairs: Iterable[Pair], least: int, most: int) -> BeforeAfter:
    """Return the picture of ``pairs`` on a scale from ``least`` to ``most``."""

    def at(level: int | None) -> int | None:
        return None if level is None else LEFT + (level - least) * STEP

    marks = tuple(
        Mark(pair=pair, y=TOP + ROW * place + ROW // 2, start=at(pair.before), end=at(pair.after))
        for place, pair in enumerate(pairs)
    )
    return BeforeAfter(
        title=title,
        sentence=sentence,
        marks=marks,
        ticks=tuple((level, LEFT + (level - least) * STEP) for level in range(least, most + 1)),
        width=LEFT + (most - least) * STEP + RIGHT,
        height=TOP + ROW * len(marks) + 8,
    )


def _difference(pair: Pair) -> int | None:
    return None if pair.before is None or pair.after is None else pair.after - pair.before
