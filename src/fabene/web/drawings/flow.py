"""A flow picture: what came from whom, where it stood, where it went; widths in proportion to grams (or to cents).

The picture is laid out twice, wide and narrow: on a phone words stand over the ribbons instead of beside them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from django.utils.translation import gettext as _

from fabene.web import formats
from fabene.web.drawings.picture import Column, Kind, Table, amount
from fabene.web.drawings.tones import Tone

BAR = 14
GAP = 8
LINE = 24
WORD_LINE = 18
LETTER = 7.6
AT_MOST = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Somebody who gives, holds or receives; ``column`` is 0 for who gives, and grows to the end of the way.

    ``short`` stands in the drawing where ``label`` would not fit; tables and files have ``label`` always.
    """

    key: str
    label: str
    column: int
    tone: Tone
    short: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Grams that went from one node to another (cents, in a flow of money); never negative."""

    source: str
    target: str
    grams: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A node as it is drawn, with its word."""

    x: float
    y: float
    height: float
    tone: Tone
    word: str
    word_x: float
    word_y: float
    word_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ribbon:
    """A link as it is drawn: a closed path."""

    path: str
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One laid out drawing, in the units of its own view box."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    ribbons: tuple[Ribbon, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """The picture of a flow. Build it with ``flow``: ``rows`` are all its links, those too that are drawn as one."""

    title: str
    sentence: str
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    rows: tuple[tuple[str, str, int], ...]
    kind: Kind = Kind.GRAMS
    template: str = "drawings/flow.html"

    @property
    def wide(self) -> Layout:
        """Return the drawing for a page wider than it is long: words stand beside."""
        return _lay_out(self, width=960, margin=250, tall=320)

    @property
    def narrow(self) -> tuple[Layout, ...]:
        """Return the drawings for a phone, where words stand over the ribbons.

        When several things stand in the middle there is no room for three columns of words: the way is drawn leg by
        leg, one under the other.
        """
        return tuple(_lay_out(leg, width=380, margin=0, tall=260) for leg in _legs(self))

    @property
    def table(self) -> Table:
        """Return every link as a row: from, to, weight; nothing is cut or put together for want of room."""
        return Table(
            caption=self.title,
            columns=(
                Column(label=_("Da")),
                Column(label=_("A")),
                Column(label=_("Importo") if self.kind is Kind.CENTS else _("Peso"), kind=self.kind),
            ),
            rows=self.rows,
        )


def flow(title: str, sentence: str, *, nodes: Iterable[Node], links: Iterable[Link], kind: Kind = Kind.GRAMS) -> Flow:
    """Return the picture of ``links`` between ``nodes``; empty links and nodes nothing touches are left out.

    Beyond nine in a column the smallest become one, named for how many they are. Raises ``ValueError`` for a negative
    link, or one between nodes nobody named.
    """
    known = {node.key: node for node in nodes}
    kept = [link for link in links if link.grams]
    if any(link.grams < 0 for link in kept):
        raise ValueError("a flow never goes back: a link has negative grams")
    if missing := {key for link in kept for key in (link.source, link.target)} - known.keys():
        raise ValueError(f"a link names unknown nodes: {sorted(missing)}")
    rows = tuple((known[link.source].label, known[link.target].label, link.grams) for link in kept)
    for column in sorted({node.column for node in known.values()}):
        known, kept = _fold(known, kept, column=column)
    touched = {key for link in kept for key in (link.source, link.target)}
    return Flow(
        title=title,
        sentence=sentence,
        nodes=tuple(node for key, node in known.items() if key in touched),
        links=tuple(kept),
        rows=rows,
        kind=kind,
    )


def _fold(nodes: dict[str, Node], links: list[Link], *, column: int) -> tuple[dict[str, Node], list[Link]]:
    sizes = {key: _size(key, links) for key, node in nodes.items() if node.column == column}
    largest_first = sorted(sizes, key=lambda key: -sizes[key])
    folded = set(largest_first[AT_MOST - 1 :]) if len(sizes) > AT_MOST else set()
    if not folded:
        return nodes, links
    rest = Node(
        key=f"others-{column}",
        label=_("altri %(number)s") % {"number": formats.count(len(folded))},
        column=column,
        tone=Tone.STONE,
    )
    totals: dict[tuple[str, str], int] = {}
    for link in links:
        ends = tuple(rest.key if key in folded else key for key in (link.source, link.target))
        totals[ends[0], ends[1]] = totals.get((ends[0], ends[1]), 0) + link.grams
    kept = {key: node for key, node in nodes.items() if key not in folded}
    return {**kept, rest.key: rest}, [Link(source=a, target=b, grams=grams) for (a, b), grams in totals.items()]


def _size(key: str, links: Sequence[Link]) -> int:
    leaving = sum(link.grams for link in links if link.source == key)
    arriving = sum(link.grams for link in links if link.target == key)
    return max(leaving, arriving)


def _legs(picture: Flow) -> Iterable[Flow]:
    columns = sorted({node.column for node in picture.nodes})
    between = [node for node in picture.nodes if node.column in columns[1:-1]]
    if len(between) <= len(columns[1:-1]):
        return [picture]
    return [_leg(picture, pair) for pair in pairwise(columns)]


def _leg(picture: Flow, pair: tuple[int, int]) -> Flow:
    here = {node.key for node in picture.nodes if node.column in pair}
    links = tuple(link for link in picture.links if link.source in here and link.target in here)
    touched = {key for link in links for key in (link.source, link.target)}
    return replace(picture, nodes=tuple(node for node in picture.nodes if node.key in touched), links=links)


def _lay_out(picture: Flow, *, width: int, margin: int, tall: int) -> Layout:
    columns = sorted({node.column for node in picture.nodes})
    heights = _heights(picture, tall=tall)
    height = max((_column_height(picture, heights, column=column) for column in columns), default=0)
    bars = {
        key: bar
        for place, column in enumerate(columns)
        for key, bar in _bars_of(
            [node for node in picture.nodes if node.column == column],
            heights,
            x=_column_x(place, len(columns), width=width, margin=margin),
            top=(height - _column_height(picture, heights, column=column)) / 2 + LINE,
        ).items()
    }
    worded = {
        key: _worded(
            bar,
            f"{bar.word} · {amount(picture.kind, _size(key, picture.links))}",
            width=width,
            beside=margin > 0,
            alone=[other.x for other in bars.values()].count(bar.x) == 1,
        )
        for key, bar in bars.items()
    }
    kept_apart = _apart(worded.values())
    lowest = max((bar.word_y for bar in kept_apart), default=0)
    return Layout(
        width=width,
        height=max(round(height), round(lowest)) + LINE,
        bars=kept_apart,
        ribbons=tuple(_ribbons(picture, bars)),
    )


def _heights(picture: Flow, *, tall: int) -> dict[str, float]:
    sizes = {node.key: _size(node.key, picture.links) for node in picture.nodes}
    by_column: dict[int, int] = {}
    for node in picture.nodes:
        by_column[node.column] = by_column.get(node.column, 0) + sizes[node.key]
    largest = max(by_column.values(), default=1)
    return {key: max(2.0, size / largest * tall) for key, size in sizes.items()}


def _column_height(picture: Flow, heights: dict[str, float], *, column: int) -> float:
    return sum(max(heights[node.key], LINE) + GAP for node in picture.nodes if node.column == column)


def _column_x(place: int, columns: int, *, width: int, margin: int) -> float:
    room = width - 2 * margin - BAR
    return margin + (room * place / (columns - 1) if columns > 1 else 0)


def _bars_of(nodes: Sequence[Node], heights: dict[str, float], *, x: float, top: float) -> dict[str, Bar]:
    bars: dict[str, Bar] = {}
    y = top
    for node in nodes:
        slot = max(heights[node.key], LINE)
        bars[node.key] = Bar(
            x=x,
            y=y + (slot - heights[node.key]) / 2,
            height=heights[node.key],
            tone=node.tone,
            word=node.short or node.label,
            word_x=x,
            word_y=y + slot / 2 + 5,
            word_at="start",
        )
        y += slot + GAP
    return bars


def _worded(bar: Bar, word: str, *, width: int, beside: bool, alone: bool) -> Bar:
    """Put the word of a bar beside it on a wide page, over its ribbons on a narrow one; alone in the middle, on top."""
    first, last = bar.x < width / 3, bar.x > width * 2 / 3
    if alone and not first and not last:
        return replace(bar, word=word, word_x=bar.x + BAR / 2, word_y=LINE - GAP, word_at="middle")
    outward = first if beside else last
    x = bar.x - GAP if outward else bar.x + BAR + GAP
    return replace(bar, word=word, word_x=x, word_at="end" if outward else "start")


def _apart(bars: Iterable[Bar]) -> tuple[Bar, ...]:
    """Move words down, in their order from the top, until none stands on another."""
    placed: list[Bar] = []
    for bar in sorted(bars, key=lambda bar: bar.word_y):
        y = bar.word_y
        for other in sorted(placed, key=lambda bar: bar.word_y):
            if abs(y - other.word_y) < WORD_LINE and _meet(bar, other):
                y = other.word_y + WORD_LINE
        placed.append(replace(bar, word_y=y))
    return tuple(placed)


def _meet(one: Bar, other: Bar) -> bool:
    """Return whether two words would touch if they stood on one line."""
    (start, end), (other_start, other_end) = _reach(one), _reach(other)
    return start < other_end and other_start < end


def _reach(bar: Bar) -> tuple[float, float]:
    width = LETTER * len(bar.word)
    start = bar.word_x - {"start": 0.0, "middle": 0.5, "end": 1.0}[bar.word_at] * width
    return start, start + width


def _ribbons(picture: Flow, bars: dict[str, Bar]) -> Iterable[Ribbon]:
    """Yield the ribbons; each leaves and enters its bars below those before it."""
    tones = {node.key: node.tone for node in picture.nodes}
    columns = {node.key: node.column for node in picture.nodes}
    order = {node.key: place for place, node in enumerate(picture.nodes)}
    left = {key: bar.y for key, bar in bars.items()}
    right = {key: bar.y for key, bar in bars.items()}
    for link in sorted(picture.links, key=lambda link: (order[link.source], order[link.target])):
        source, target = bars[link.source], bars[link.target]
        out = source.height * link.grams / _size(link.source, picture.links)
        into = target.height * link.grams / _size(link.target, picture.links)
        start, end = (source.x + BAR, left[link.source], out), (target.x, right[link.target], into)
        left[link.source] += out
        right[link.target] += into
        tone = tones[link.source if columns[link.source] == 0 else link.target]
        yield Ribbon(path=_path(start, end), tone=tone)


def _path(start: tuple[float, float, float], end: tuple[float, float, float]) -> str:
    (x1, y1, out), (x2, y2, into) = start, end
    middle = (x1 + x2) / 2
    return (
        f"M{x1:.1f} {y1:.1f}C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        f"V{y2 + into:.1f}C{middle:.1f} {y2 + into:.1f} {middle:.1f} {y1 + out:.1f} {x1:.1f} {y1 + out:.1f}Z"
    )
