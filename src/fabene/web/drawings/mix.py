"""A bag as its mix: one bar, its parts in proportion to their grams, each with its word."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.drawings.tones import Tone, tone_at

WIDTH = 380


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One food of the mix, as it is drawn."""

    label: str
    grams: int
    tone: Tone
    x: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """The picture of a mix. Build it with ``mix``."""

    title: str
    sentence: str
    parts: tuple[Part, ...]
    template: str = "drawings/mix.html"
    width: int = WIDTH

    @property
    def table(self) -> Table:
        """Return every part as a row."""
        return Table(
            caption=self.title,
            columns=(Column(label=_("Che cosa")), Column(label=_("Peso"), kind=Kind.GRAMS)),
            rows=tuple((part.label, part.grams) for part in self.parts),
        )


def mix(title: str, sentence: str, *, parts: Iterable[tuple[str, int]]) -> Mix:
    """Return the picture of ``parts`` (label, grams) in their order; raises ``ValueError`` for a negative weight."""
    kept = [(label, grams) for label, grams in parts if grams]
    if any(grams < 0 for _label, grams in kept):
        raise ValueError("a part of a mix weighs less than nothing")
    total = sum(grams for _label, grams in kept) or 1
    drawn: list[Part] = []
    reached = 0
    for place, (label, grams) in enumerate(kept):
        x, width = WIDTH * reached / total, WIDTH * grams / total
        drawn.append(Part(label=label, grams=grams, tone=tone_at(place), x=round(x, 1), width=round(width, 1)))
        reached += grams
    return Mix(title=title, sentence=sentence, parts=tuple(drawn))
