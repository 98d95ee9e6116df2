"""What every picture has: a title, one sentence, a template that draws it, and the table of what it shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from fabene.web import formats


class Kind(StrEnum):
    """What a column holds: it decides how a cell is written on the page and how its head ends in a file."""

    TEXT = "text"
    GRAMS = "grams"
    COUNT = "count"
    CENTS = "cents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The head of a column and what stands under it."""

    label: str
    kind: Kind = Kind.TEXT

    @property
    def numeric(self) -> bool:
        """Return whether its cells are set to the end of the line, as numbers are."""
        return self.kind is not Kind.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell as it is read on the page."""

    text: str
    numeric: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The numbers behind a picture. Rows hold raw values: texts, grams, cents, counts; None where nothing is known."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str | int | None, ...], ...]

    @property
    def shown(self) -> Iterator[list[Cell]]:
        """Yield the rows as they are read on the page."""
        for row in self.rows:
            pairs = zip(self.columns, row, strict=True)
            yield [Cell(text=_text(column.kind, value), numeric=column.numeric) for column, value in pairs]


class Picture(Protocol):
    """What the ``picture`` tag draws."""

    @property
    def title(self) -> str:
        """Return what the picture shows, in a few words."""

    @property
    def sentence(self) -> str:
        """Return what one should see in it, in one sentence; may be empty."""

    @property
    def template(self) -> str:
        """Return the template that draws it, with the picture as ``picture``."""

    @property
    def table(self) -> Table:
        """Return the table of what it shows."""


def _text(kind: Kind, value: str | int | None) -> str:
    if value is None:
        return "—"
    if isinstance(value, str):
        return value
    return amount(kind, value)


def amount(kind: Kind, value: int) -> str:
    """Return a number as it is read on the page: a weight, a sum of money, a count."""
    return {Kind.GRAMS: formats.weight, Kind.CENTS: formats.euros}.get(kind, formats.count)(value)
