"""An ecosystem: actors one under the other, an arc for every tie between two of them.

Arcs need no room beside the words, so the same picture is legible on a phone; their numbers are those of the table.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fabene.web.drawings.picture import Column, Kind, Table

LINE, TOP, LETTER = 34, 24, 7.9
WIDE, NARROW = 960, 380
ARCS_WIDE, ARCS_NARROW = 300, 120
CUT = "…"


class News(StrEnum):
    """What a tie or an actor is beside an earlier map: nothing is said where there is none to compare with."""

    STAYED = "stayed"
    NEW = "new"
    GONE = "gone"


SAID: Mapping[News, Promise] = {
    News.STAYED: gettext_lazy("c’era già"),
    News.NEW: gettext_lazy("nuovo nella mappa"),
    News.GONE: gettext_lazy("non più nella mappa"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """A tie to draw: who, with whom, what they do together."""

    first: str
    second: str
    what: str
    news: News = News.STAYED


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """A tie as it is drawn: its path, its number and where that stands."""

    path: str
    number: int
    x: float
    y: float
    news: News


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """An actor as it is drawn: a point whose size says how many ties it has, and its word."""

    word: str
    x: float
    y: float
    radius: float
    word_x: float
    word_y: float
    news: News


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One laid out drawing, in the units of its own view box."""

    width: int
    height: int
    arcs: tuple[Arc, ...]
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ecosystem:
    """The picture of an ecosystem. Build it with ``ecosystem``."""

    title: str
    sentence: str
    actors: tuple[tuple[str, News], ...]
    bonds: tuple[Bond, ...]
    compares: bool
    template: str = "drawings/ecosystem.html"

    @property
    def wide(self) -> Layout:
        """Return the drawing for a page wider than it is long."""
        return _lay_out(self, width=WIDE, arcs=ARCS_WIDE)

    @property
    def narrow(self) -> Layout:
        """Return the drawing for a phone."""
        return _lay_out(self, width=NARROW, arcs=ARCS_NARROW)

    @property
    def table(self) -> Table:
        """Return every tie as a row, by its number in the picture, then the actors whom no tie touches."""
        columns = [Column(label=_("N."), kind=Kind.COUNT), *(Column(label=head) for head in (_("Chi"), _("Con chi")))]
        columns.append(Column(label=_("Che cosa fanno insieme")))
        rows = [(number, bond.first, bond.second, bond.what) for number, bond in enumerate(self.bonds, start=1)]
        news = [str(SAID[bond.news]) for bond in self.bonds]
        touched = {end for bond in self.bonds for end in (bond.first, bond.second)}
        alone = [(actor, said) for actor, said in self.actors if actor not in touched]
        cells: list[tuple[str | int | None, ...]] = [*rows, *((None, actor, None, None) for actor, _said in alone)]
        if self.compares:
            columns.append(Column(label=_("Rispetto a prima")))
            told = [*news, *(str(SAID[said]) for _actor, said in alone)]
            cells = [(*row, word) for row, word in zip(cells, told, strict=True)]
        return Table(caption=self.title, columns=tuple(columns), rows=tuple(cells))


def ecosystem(
    title: str, sentence: str, *, actors: Sequence[tuple[str, News]], bonds: Sequence[Bond], compares: bool = False
) -> Ecosystem:
    """Return the picture of ``actors`` and the ``bonds`` between them; raises ``ValueError`` for an unknown end."""
    known = {name for name, _news in actors}
    if missing := {end for bond in bonds for end in (bond.first, bond.second)} - known:
        raise ValueError(f"a tie names unknown actors: {sorted(missing)}")
    return Ecosystem(title=title, sentence=sentence, actors=tuple(actors), bonds=tuple(bonds), compares=compares)


def _lay_out(picture: Ecosystem, *, width: int, arcs: int) -> Layout:
    heights = {name: TOP + place * LINE for place, (name, _news) in enumerate(picture.actors)}
    spots = tuple(
        _spot(picture, name=name, news=news, y=heights[name], x=arcs, width=width) for name, news in picture.actors
    )
    drawn = tuple(_arc(number, bond, heights=heights, x=arcs) for number, bond in enumerate(picture.bonds, start=1))
    return Layout(width=width, height=2 * TOP + LINE * max(0, len(picture.actors) - 1), arcs=drawn, spots=spots)


def _spot(picture: Ecosystem, *, name: str, news: News, y: float, x: float, width: int) -> Spot:
    ties = sum(name in {bond.first, bond.second} for bond in picture.bonds)
    room = int((width - x - 20) / LETTER)
    said = f"{name} ({SAID[news]})" if picture.compares and news is not News.STAYED else name
    word = said if len(said) <= room else said[: room - 1].rstrip() + CUT
    radius = min(12.0, 5 + ties)
    return Spot(word=word, x=x, y=y, radius=radius, word_x=x + 18, word_y=y + 5, news=news)


def _arc(number: int, bond: Bond, *, heights: Mapping[str, float], x: float) -> Arc:
    """Return half an ellipse to the left of the points; the farther its ends, the farther it goes."""
    top, bottom = sorted((heights[bond.first], heights[bond.second]))
    high = (bottom - top) / 2
    tallest = max(heights.values()) - min(heights.values())
    reach = (x - 26) * (0.25 + 0.75 * (bottom - top) / tallest)
    path = f"M{x:.1f} {top:.1f}A{reach:.1f} {high:.1f} 0 0 0 {x:.1f} {bottom:.1f}"
    return Arc(path=path, number=number, x=round(x - reach, 1), y=round((top + bottom) / 2, 1), news=bond.news)
