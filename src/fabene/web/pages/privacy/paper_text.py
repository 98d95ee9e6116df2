"""From the text of a paper to what it is made of: headings, paragraphs, lists, tables, lines to fill, notes.

The texts are files that a data-protection officer can read and mark (``templates/privacy/papers/*.md``). One line is
one thing: ``#`` a heading, ``-`` a point, ``|`` a row of a table (its first row is its head), ``>`` a note, ``@`` a
line to fill by hand, anything else a paragraph. ``[DPO]`` marks what a data-protection officer must confirm.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

DOTTED = "." * 30
"""What stands where nobody has given a value: a line to fill by hand."""


class Kind(StrEnum):
    """What a block of a paper is."""

    HEADING = "heading"
    TEXT = "text"
    POINTS = "points"
    TABLE = "table"
    NOTE = "note"
    FILL = "fill"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block of a paper. ``lines`` are its texts; of a table ``rows`` are the cells, the head first."""

    kind: Kind
    level: int = 0
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    def plain(self) -> dict[str, object]:
        """Return the block as plain values, for the printer."""
        return {
            "kind": self.kind.value,
            "level": self.level,
            "lines": list(self.lines),
            "rows": [*map(list, self.rows)],
        }


MARKS = {"-": Kind.POINTS, "|": Kind.TABLE, ">": Kind.NOTE, "@": Kind.FILL, "#": Kind.HEADING}


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a paper's text; blank lines set them apart."""
    lines = [line.strip() for line in text.splitlines()]
    return tuple(
        block for kind, run in groupby(lines, key=_kind) if kind is not None for block in _blocks(kind, list(run))
    )


def plain(value: object) -> str:
    """Return a value as it may stand in a line: on one line, without the sign that parts cells; dotted when empty."""
    said = " ".join(str(value or "").replace("|", "/").split())
    return said.lstrip("#->@ ") if said else DOTTED


def _kind(line: str) -> Kind | None:
    return MARKS.get(line[0], Kind.TEXT) if line else None


def _blocks(kind: Kind, lines: list[str]) -> Iterator[Block]:
    if kind == Kind.HEADING:
        for line in lines:
            yield Block(kind=kind, level=len(line) - len(line.lstrip("#")), lines=(line.lstrip("# "),))
    elif kind == Kind.TABLE:
        yield Block(kind=kind, rows=tuple(tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines))
    elif kind == Kind.TEXT:
        yield from (Block(kind=kind, lines=(line,)) for line in lines)
    else:
        yield Block(kind=kind, lines=tuple(line[1:].strip() for line in lines))
