"""How something will be judged: one bar a criterion, as long as its weight, each with its words."""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap

from django.utils.translation import gettext as _

from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.drawings.tones import Tone, tone_at

WIDTH = 380
LINE = 20
LETTERS = 42
BELOW = 38
WHOLE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightLine:
    """One line of the words over a bar."""

    text: str
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightBar:
    """A criterion as it is drawn; ``y`` is where its words begin and ``bar_y`` where its bar does, below ``y``."""

    y: int
    lines: tuple[WeightLine, ...]
    width: float
    weight: int
    tone: Tone

    @property
    def bar_y(self) -> int:
        """Return where the bar begins, under its words."""
        return len(self.lines) * LINE + LINE // 3

    @property
    def height(self) -> int:
        """Return how much of the picture it takes."""
        return len(self.lines) * LINE + BELOW


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The picture of the weights of a call. Build it with ``weights``."""

    title: str
    sentence: str
    parts: tuple[tuple[str, int, str], ...]
    template: str = "drawings/weights.html"
    width: int = WIDTH

    @property
    def bars(self) -> tuple[WeightBar, ...]:
        """Return the criteria as they are drawn, in the order of the call."""
        heaviest = max((weight for _title, weight, _text in self.parts), default=0) or 1
        bars: list[WeightBar] = []
        for place, (title, weight, _text) in enumerate(self.parts):
            bars.append(
                WeightBar(
                    y=bars[-1].y + bars[-1].height if bars else 0,
                    lines=_lines(title),
                    width=round(WIDTH * weight / heaviest, 1),
                    weight=weight,
                    tone=tone_at(place),
                )
            )
        return tuple(bars)

    @property
    def height(self) -> int:
        """Return the height of the view box."""
        return sum(bar.height for bar in self.bars)

    @property
    def table(self) -> Table:
        """Return every criterion as a row."""
        columns = (
            Column(label=_("Criterio")),
            Column(label=_("Peso"), kind=Kind.COUNT),
            Column(label=_("Che cosa guarda")),
        )
        return Table(caption=self.title, columns=columns, rows=self.parts)


def weights(title: str, sentence: str, *, parts: Iterable[tuple[str, int, str]]) -> Weights:
    """Return the picture of ``parts`` (criterion, weight, what it looks at); raise ``ValueError`` for no weight."""
    kept = tuple(parts)
    if any(weight <= 0 for _title, weight, _text in kept):
        raise ValueError("a criterion weighs nothing")
    return Weights(title=title, sentence=sentence, parts=kept)


def _lines(words: str) -> tuple[WeightLine, ...]:
    broken = wrap(words, LETTERS) or [""]
    return tuple(WeightLine(text=text, y=LINE * place) for place, text in enumerate(broken, start=1))
