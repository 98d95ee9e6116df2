"""Scores side by side: for each thing judged a bar for every criterion, and a line from the lowest to the highest."""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap

from fabene.web.drawings.picture import Table
from fabene.web.drawings.tones import Tone, tone_at

WIDTH = 380
LINE = 20
LETTERS = 36
BAR = 30
GAP = 18
MOST_DRAWN = 12
"""How many are drawn; the table has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """The mean of one criterion, how it is said, and the lowest and highest score."""

    label: str
    said: str
    mean_hundredths: int
    lowest: float
    highest: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One thing that was judged, with its points as they are said and a level for each criterion."""

    label: str
    total: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A level as it is drawn, from the left edge: the bar's width, the line's two ends."""

    y: int
    width: float
    low: float
    high: float
    label: str
    said: str
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One thing judged as it is drawn: its words, then its bars."""

    y: int
    height: int
    lines: tuple[tuple[int, str], ...]
    total: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The picture of a comparison. Build it with ``scores``."""

    title: str
    sentence: str
    scored: tuple[Scored, ...]
    most: int
    table: Table
    template: str = "drawings/scores.html"
    width: int = WIDTH

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return what is drawn, in the order given."""
        blocks: list[Block] = []
        for one in self.scored[:MOST_DRAWN]:
            y = blocks[-1].y + blocks[-1].height if blocks else 0
            blocks.append(_block(one, y=y, most=self.most))
        return tuple(blocks)

    @property
    def height(self) -> int:
        """Return the height of the view box."""
        return sum(block.height for block in self.blocks)

    @property
    def left_out(self) -> int:
        """Return how many are in the table only."""
        return max(len(self.scored) - MOST_DRAWN, 0)


def scores(title: str, sentence: str, *, scored: Iterable[Scored], most: int, table: Table) -> Scores:
    """Return the picture of ``scored`` on a scale from 0 to ``most``; the first ``MOST_DRAWN`` are drawn."""
    return Scores(title=title, sentence=sentence, scored=tuple(scored), most=most, table=table)


def _block(one: Scored, *, y: int, most: int) -> Block:
    lines = tuple((LINE * place, text) for place, text in enumerate(wrap(one.label, LETTERS), start=1))
    top = len(lines) * LINE + LINE // 2
    bars = tuple(
        Bar(
            y=top + place * BAR,
            width=round(WIDTH * level.mean_hundredths / (100 * most), 1),
            low=round(WIDTH * level.lowest / most, 1),
            high=round(WIDTH * level.highest / most, 1),
            label=level.label,
            said=level.said,
            tone=tone_at(place),
        )
        for place, level in enumerate(one.levels)
    )
    return Block(y=y, height=top + len(bars) * BAR + GAP, lines=lines, total=one.total, bars=bars)
