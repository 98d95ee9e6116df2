"""Levels rising together: for every group of families, what they had and what this day adds, per adult."""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fabene.web import formats
from fabene.web.drawings.picture import Column, Kind, Table

WIDTH = 380
LINE = 20
LETTERS = 40
BELOW = 38


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Families that reach the same level, in grams per adult: ``before`` the day, and ``today`` on top of it.

    ``bound_by`` says in a few words why they do not rise higher.
    """

    label: str
    families: int
    before_grams: int
    today_grams: int
    bound_by: str

    @property
    def level_grams(self) -> int:
        """Return the level reached."""
        return self.before_grams + self.today_grams


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the words over a bar."""

    text: str
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelBar:
    """A group as it is drawn."""

    y: int
    height: int
    before_width: float
    today_width: float
    lines: tuple[Line, ...]
    reached: str

    @property
    def bar_y(self) -> int:
        """Return where the bar begins, under its words."""
        return len(self.lines) * LINE + LINE // 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """The picture of an allocation. Build it with ``levels``."""

    title: str
    sentence: str
    groups: tuple[Group, ...]
    template: str = "drawings/levels.html"
    width: int = WIDTH

    @property
    def height(self) -> int:
        """Return the height of the view box."""
        return sum(bar.height for bar in self.bars)

    @property
    def bars(self) -> tuple[LevelBar, ...]:
        """Return the groups as they are drawn, lowest level first."""
        highest = max((group.level_grams for group in self.groups), default=0) or 1
        bars: list[LevelBar] = []
        for group in self.groups:
            lines = _lines(_families(group))
            bars.append(
                LevelBar(
                    y=bars[-1].y + bars[-1].height if bars else 0,
                    height=len(lines) * LINE + BELOW,
                    before_width=round(WIDTH * group.before_grams / highest, 1),
                    today_width=round(WIDTH * group.today_grams / highest, 1),
                    lines=lines,
                    reached=formats.weight(group.level_grams),
                )
            )
        return tuple(bars)

    @property
    def table(self) -> Table:
        """Return every group as a row."""
        return Table(
            caption=self.title,
            columns=(
                Column(label=_("Famiglie")),
                Column(label=_("Quante"), kind=Kind.COUNT),
                Column(label=_("Già ricevuto, per adulto"), kind=Kind.GRAMS),
                Column(label=_("Oggi, per adulto"), kind=Kind.GRAMS),
                Column(label=_("Livello"), kind=Kind.GRAMS),
                Column(label=_("Che cosa lo ferma")),
            ),
            rows=tuple(
                (
                    group.label,
                    group.families,
                    group.before_grams,
                    group.today_grams,
                    group.level_grams,
                    group.bound_by,
                )
                for group in self.groups
            ),
        )


def levels(title: str, sentence: str, *, groups: Iterable[Group]) -> Levels:
    """Return the picture of ``groups``, lowest level first; raises ``ValueError`` for a negative weight."""
    kept = tuple(sorted(groups, key=lambda group: group.level_grams))
    if any(group.before_grams < 0 or group.today_grams < 0 for group in kept):
        raise ValueError("nobody has received less than nothing")
    return Levels(title=title, sentence=sentence, groups=kept)


def _lines(words: str) -> tuple[Line, ...]:
    """Break the words over a bar, so that they never run into the level at their right."""
    broken = wrap(words, LETTERS)
    return tuple(Line(text=text, y=LINE * place) for place, text in enumerate(broken, start=1))


def _families(group: Group) -> str:
    words = ngettext("%(number)s famiglia", "%(number)s famiglie", group.families)
    return f"{words % {'number': formats.count(group.families)}} · {group.label}"
