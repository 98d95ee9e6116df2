"""Workbooks that every spreadsheet opens: one sheet, its head in bold, texts as texts and numbers as numbers.

The least that ECMA-376 (Office Open XML, part 1, §18) asks of a file, written here so that no library is needed for it.
Strings are *inline strings*, which no program reads as formulas. The same rows give the same bytes.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LETTERS = 26
SHEET_NAME = 31
BEGINNING = (1980, 1, 1, 0, 0, 0)
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_A_NAME = re.compile(r"[\[\]:*?/\\']")

Value = str | int | Decimal | None


def workbook(name: str, rows: Sequence[Sequence[Value]]) -> bytes:
    """Return the workbook whose only sheet, called after ``name``, holds ``rows``; the first is its head."""
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": _book(name),
        "xl/_rels/workbook.xml.rels": _relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
        "xl/styles.xml": _styles(),
        "xl/worksheets/sheet1.xml": _sheet(rows),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in parts.items():
            archive.writestr(zipfile.ZipInfo(path, date_time=BEGINNING), DECLARED + text, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _types() -> str:
    word = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = (
        ("/xl/workbook.xml", "sheet.main"),
        ("/xl/worksheets/sheet1.xml", "worksheet"),
        ("/xl/styles.xml", "styles"),
    )
    parts = "".join(f'<Override PartName="{path}" ContentType="{word}.{kind}+xml"/>' for path, kind in overrides)
    plain = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'<Types xmlns="{PACKAGE}/content-types">{plain}{parts}</Types>'


def _relations(*targets: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{path}"/>'
        for number, (kind, path) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def _book(name: str) -> str:
    title = quoteattr(_NOT_A_NAME.sub(" ", _NOT_XML.sub("", name))[:SHEET_NAME].strip() or "1")
    sheet = f'<sheet name={title} sheetId="1" r:id="r1"/>'
    return f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheet}</sheets></workbook>'


def _styles() -> str:
    """Return three looks: plain (0), a head (1), a number with two decimals (2: the built-in format 4)."""
    fonts = '<fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>'
    fills = '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    borders = '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    below = '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    looks = "".join(
        f'<xf numFmtId="{number}" fontId="{font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for number, font in ((0, 0), (0, 1), (4, 0))
    )
    return f'<styleSheet xmlns="{MAIN}">{fonts}{fills}{borders}{below}<cellXfs count="3">{looks}</cellXfs></styleSheet>'


def _sheet(rows: Sequence[Sequence[Value]]) -> str:
    lines = "".join(
        f'<row r="{row}">{"".join(_cell(value, row=row, column=column) for column, value in enumerate(values))}</row>'
        for row, values in enumerate(rows, start=1)
    )
    return f'<worksheet xmlns="{MAIN}"><sheetData>{lines}</sheetData></worksheet>'


def _cell(value: Value, *, row: int, column: int) -> str:
    place = f"{_letters(column)}{row}"
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        style = ' s="1"' if row == 1 else ""
        text = escape(_NOT_XML.sub("", value))
        return f'<c r="{place}" t="inlineStr"{style}><is><t xml:space="preserve">{text}</t></is></c>'
    style = ' s="2"' if isinstance(value, Decimal) else ""
    return f'<c r="{place}"{style}><v>{value}</v></c>'


def _letters(column: int) -> str:
    """Return the letters of a column counted from 0: A, B … Z, AA."""
    letters, column = "", column + 1
    while column:
        column, place = divmod(column - 1, LETTERS)
        letters = chr(ord("A") + place) + letters
    return letters
