"""Reading a table in whichever encoding and with whichever separator a spreadsheet wrote it, and finding its head."""

import codecs
import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from fabene.core.errors import FabeneError
from fabene.lib.imports import workbook
from fabene.lib.imports.values import MAX_BYTES, MAX_CELL, MAX_COLUMNS, MAX_ROWS, Cell, Field, Row, Sheet

SEPARATORS = (";", "\t", ",", "|")
LOOKED_AT = 60
HEAD_WITHIN = 40
TOTALS = frozenset({"totale", "totali", "totale generale", "somma", "total", "totals", "grand total", "sum"})
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"<")


def read(content: bytes, fields: Sequence[Field]) -> Sheet:
    """Return the table in a file of CSV or XLSX.

    The head is the first of the uppermost rows with the most heads that ``fields`` know, or else the first with two
    filled cells. Raises ``FabeneError``: ``sheet_empty``, ``file_too_large``, ``sheet_of_old_excel``,
    ``sheet_of_open_document``, ``not_a_sheet``, ``sheet_damaged``, ``sheet_with_macros``,
    ``too_many_rows``.
    """
    if not content.strip():
        raise FabeneError("sheet_empty")
    if len(content) > MAX_BYTES:
        raise FabeneError("file_too_large", limit_mib=MAX_BYTES // 1024 // 1024)
    rows = _rows(content)
    if not rows:
        raise FabeneError("sheet_empty")
    at = _head_at(rows, fields)
    return _sheet(rows[at], rows[at + 1 :])


def _rows(content: bytes) -> list[Row]:
    if content.startswith(b"PK"):
        if b"opendocument.spreadsheet" in content[:200]:
            raise FabeneError("sheet_of_open_document")
        return workbook.rows_of(content)
    if content.startswith(OLD_EXCEL):
        raise FabeneError("sheet_of_old_excel")
    if content.lstrip().startswith(_OTHERS):
        raise FabeneError("not_a_sheet")
    return _lines(_text(content))


def _text(content: bytes) -> str:
    """Return the text of a file: UTF-8 or UTF-16 where it says so, else UTF-8, else what Windows writes in Italy."""
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    if encoding is None and b"\x00" in content:
        raise FabeneError("not_a_sheet")
    for name in [encoding] if encoding else ["utf-8", "cp1252", "latin-1"]:
        try:
            return content.decode(name)
        except UnicodeDecodeError:
            continue
    raise FabeneError("sheet_damaged")


def _lines(text: str) -> list[Row]:
    declared = text[:6].lower().startswith("sep=") and len(text) > len("sep=")
    separator = text[4] if declared else _separator(text)
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for number, cells in enumerate(reader, start=1):
            if (declared and number == 1) or not any(cell.strip() for cell in cells):
                continue
            rows.append(Row(number=number, cells=tuple(cell[:MAX_CELL].strip() for cell in cells[:MAX_COLUMNS])))
            if len(rows) > MAX_ROWS + workbook.SPARE_ROWS:
                raise FabeneError("too_many_rows", limit=MAX_ROWS)
    except csv.Error as error:
        raise FabeneError("sheet_damaged") from error
    return rows


def _separator(text: str) -> str:
    """Return the sign that cuts most of the first lines into the same number of cells, the more cells the better."""
    lines = text[:200_000].splitlines()[:LOOKED_AT]

    def score(sign: str) -> int:
        try:
            widths = Counter(len(cells) for cells in csv.reader(lines, delimiter=sign) if any(cells))
        except csv.Error:
            return 0
        return max((count * (width - 1) for width, count in widths.items()), default=0)

    return max(SEPARATORS, key=score)


def plain(text: Cell) -> str:
    """Return a word as words are compared: lower case, no accents, only letters, digits and single blanks."""
    bare = unicodedata.normalize("NFKD", str(text)).casefold()
    letters = (sign if sign.isalnum() else " " for sign in bare if not unicodedata.combining(sign))
    return " ".join("".join(letters).split())


def _head_at(rows: Sequence[Row], fields: Sequence[Field]) -> int:
    known = {plain(word) for field in fields for word in field.words}
    scores = [sum(plain(cell) in known for cell in row.cells) for row in rows[:HEAD_WITHIN]]
    if max(scores) > 0:
        return scores.index(max(scores))
    return next((at for at, row in enumerate(rows[:HEAD_WITHIN]) if sum(cell != "" for cell in row.cells) > 1), 0)


def _sheet(head: Row, below: Iterable[Row]) -> Sheet:
    rows: list[Row] = []
    skipped: list[int] = []
    told = tuple(map(plain, head.cells))
    for row in below:
        is_total = plain(next((cell for cell in row.cells if cell != ""), "")) in TOTALS
        if is_total or tuple(map(plain, row.cells)) == told:
            skipped.append(row.number)
        else:
            rows.append(row)
    if len(rows) > MAX_ROWS:
        raise FabeneError("too_many_rows", limit=MAX_ROWS)
    return Sheet(head=head, rows=tuple(rows), skipped=tuple(skipped))
