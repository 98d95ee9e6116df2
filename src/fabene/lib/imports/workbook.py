"""Reading the first sheet of a workbook (ECMA-376, part 1, §18): texts as texts, numbers as numbers.

What declares a document type of its own is refused, and no part is unpacked past its limit.
"""

import io
import posixpath
import re
import zipfile
import zlib
from decimal import Decimal, InvalidOperation
from xml.parsers import expat

from fabene.core.errors import FabeneError
from fabene.lib.imports.values import MAX_CELL, MAX_COLUMNS, MAX_ROWS, Cell, Row

MAX_PART = 256 * 1024 * 1024
CHUNK = 1024 * 1024
MACROS = "vbaproject.bin"
LETTERS = 26
SPARE_ROWS = 1_000
"""Blank lines, titles and totals may stand beside as many rows as are accepted."""
_PLACE = re.compile(r"^([A-Z]{1,3})([0-9]{1,7})$")
# RuntimeError: a part under a password, or packed in a way nobody knows. StopIteration: a tab without its sheet.
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, expat.ExpatError, LookupError, ValueError, EOFError, RuntimeError),
    StopIteration,
)


def rows_of(content: bytes) -> list[Row]:
    """Return the rows of the first sheet that has any.

    Raises ``FabeneError``: ``sheet_damaged``, ``sheet_with_macros``, ``too_many_rows``.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if any(name.lower().endswith(MACROS) for name in archive.namelist()):
                raise FabeneError("sheet_with_macros")
            texts = _Texts().read(archive, "xl/sharedStrings.xml").found
            for path in _sheets(archive):
                sheet = _Cells(texts)
                sheet.read(archive, path)
                if sheet.rows:
                    return sheet.filled()
    except _DAMAGED as error:
        raise FabeneError("sheet_damaged") from error
    return []


def _sheets(archive: zipfile.ZipFile) -> list[str]:
    """Return the paths of the sheets, in the order of the tabs."""
    book = _Tags("sheet").read(archive, "xl/workbook.xml").found
    links = {
        link["Id"]: link["Target"] for link in _Tags("Relationship").read(archive, "xl/_rels/workbook.xml.rels").found
    }
    targets = [next(links[value] for name, value in tab.items() if name.endswith(":id")) for tab in book]
    return [posixpath.normpath(posixpath.join("/xl", target)).lstrip("/") for target in targets]


class _Reader:
    """Reads one part of a workbook; who inherits says what a beginning, an end and a text mean."""

    def read(self, archive: zipfile.ZipFile, path: str) -> "_Reader":
        """Read a part, if it is there."""
        if path not in archive.namelist():
            return self
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = lambda name, said: self.begin(name.rpartition(":")[2], said)
        parser.EndElementHandler = lambda name: self.end(name.rpartition(":")[2])
        parser.CharacterDataHandler = self.text
        size = 0
        with archive.open(path) as part:
            while data := part.read(CHUNK):
                size += len(data)
                if size > MAX_PART:
                    raise FabeneError("sheet_damaged")
                parser.Parse(data, False)
        parser.Parse(b"", True)
        return self

    @staticmethod
    def _refuse(*_said: object) -> None:
        raise FabeneError("sheet_damaged")

    def begin(self, name: str, said: dict[str, str]) -> None:
        """Meet the beginning of an element."""

    def end(self, name: str) -> None:
        """Meet its end."""

    def text(self, text: str) -> None:
        """Meet a text."""


class _Tags(_Reader):
    """Collects what is said in the tags of one name."""

    def __init__(self, name: str) -> None:
        self.name, self.found = name, list[dict[str, str]]()

    def read(self, archive: zipfile.ZipFile, path: str) -> "_Tags":
        super().read(archive, path)
        return self

    def begin(self, name: str, said: dict[str, str]) -> None:
        if name == self.name:
            self.found.append(said)


class _Texts(_Reader):
    """Collects the texts that cells share; how they are pronounced (``rPh``) is no part of them."""

    def __init__(self) -> None:
        self.found, self._parts, self._inside, self._aside = list[str](), list[str](), False, False

    def read(self, archive: zipfile.ZipFile, path: str) -> "_Texts":
        super().read(archive, path)
        return self

    def begin(self, name: str, _said: dict[str, str]) -> None:
        self._inside = name == "t"
        self._aside = self._aside or name == "rPh"

    def end(self, name: str) -> None:
        self._inside = False
        self._aside = self._aside and name != "rPh"
        if name == "si":
            self.found.append("".join(self._parts)[:MAX_CELL])
            self._parts = []

    def text(self, text: str) -> None:
        if self._inside and not self._aside:
            self._parts.append(text)


class _Cells(_Reader):
    """Collects the rows of a sheet, and which cells were merged downwards."""

    def __init__(self, texts: list[str]) -> None:
        self.rows, self._merged, self._texts = list[Row](), list[tuple[int, int, int]](), texts
        self._number, self._row, self._column = 0, dict[int, Cell](), -1
        self._kind, self._parts, self._inside = "", list[str](), False

    def begin(self, name: str, said: dict[str, str]) -> None:
        if name == "row":
            self._number = int(said.get("r") or self._number + 1)
            self._row, self._column = {}, -1
        elif name == "c":
            place = _PLACE.match(said.get("r", ""))
            self._column = _column(place[1]) if place else self._column + 1
            self._kind, self._parts = said.get("t", "n"), []
        elif name == "mergeCell":
            self._merge(said.get("ref", ""))
        self._inside = name in {"v", "t"}

    def end(self, name: str) -> None:
        self._inside = False
        if name == "c" and self._parts and self._column < MAX_COLUMNS:
            self._row[self._column] = self._cell("".join(self._parts))
        elif name == "row" and any(cell != "" for cell in self._row.values()):
            width = max(self._row) + 1
            self.rows.append(Row(number=self._number, cells=tuple(self._row.get(at, "") for at in range(width))))
            if len(self.rows) > MAX_ROWS + SPARE_ROWS:
                raise FabeneError("too_many_rows", limit=MAX_ROWS)

    def text(self, text: str) -> None:
        if self._inside:
            self._parts.append(text)

    def _cell(self, text: str) -> Cell:
        if self._kind == "s":
            return self._texts[int(text)]
        if self._kind != "n":
            return text[:MAX_CELL]
        try:
            return Decimal(text)
        except InvalidOperation:
            return text[:MAX_CELL]

    def _merge(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        begins, ends = _PLACE.match(first), _PLACE.match(last)
        if begins and ends and int(ends[2]) > int(begins[2]) and len(self._merged) < MAX_ROWS:
            self._merged.append((_column(begins[1]), int(begins[2]), int(ends[2])))

    def filled(self) -> list[Row]:
        """Return the rows, with what stands in a cell merged downwards in each of the rows it covers."""
        if not self._merged:
            return self.rows
        cells = {row.number: list(row.cells) for row in self.rows}
        for column, first, last in self._merged:
            said = cells[first][column] if first in cells and column < len(cells[first]) else ""
            for number in range(first + 1, last + 1) if said != "" else ():
                if number in cells:
                    cells[number].extend([""] * (column + 1 - len(cells[number])))
                    cells[number][column] = said
        return [Row(number=number, cells=tuple(kept)) for number, kept in cells.items()]


def _column(letters: str) -> int:
    """Return the number of a column from 0: A, B … Z, AA."""
    number = 0
    for letter in letters:
        number = number * LETTERS + ord(letter) - ord("A") + 1
    return number - 1
