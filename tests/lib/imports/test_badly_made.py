"""A person made this table: what stands in it is read all the same, or told with its row and column."""

import io
import zipfile
from datetime import date, time
from decimal import Decimal

import pytest

from fabene.core.errors import FabeneError
from fabene.lib.imports import cells
from fabene.lib.imports.cells import Sign
from fabene.lib.imports.checking import records
from fabene.lib.imports.columns import checked, propose
from fabene.lib.imports.reading import read
from fabene.lib.imports.values import Amount, Field, FieldKind
from fabene.lib.workbooks import workbook

FIELDS = (
    Field(key="date", words=("data", "giorno", "date"), kind=FieldKind.DATE, required=True),
    Field(key="donor", words=("donatore", "banco", "donor"), required=True),
    Field(
        key="what", words=("categoria", "merce"), kind=FieldKind.CHOICE, choices={"frutta": "fruit", "caffè": "coffee"}
    ),
    Field(key="amount", words=("kg", "peso", "quantità"), kind=FieldKind.AMOUNT, required=True),
    Field(key="name", words=("nome",), secret=True, limit=5),
)
BY_HAND = """\
RACCOLTA 2024;;;;
Mercato di piazza Papa Giovanni;;;;

DATA;Banco ;MERCE;Quantità (kg);note
12/03/2024;  Banco 12;FRUTTA;1.234,5;
12 marzo 2024;Andrè & figli;Caffè;12 kg;bella giornata
;;;;
2024-03-19;"Il ""Forno""; pane";frutta;3,5 Kg;
DATA;Banco ;MERCE;Quantità (kg);note
31/02/2024;7;fruta;tanto;
26.3.24;7;;;
Totale;;;1.250,0;
"""


def test_a_table_with_titles_blank_lines_and_a_total_is_read_from_its_head_on() -> None:
    sheet = read(BY_HAND.encode("latin-1"), FIELDS)
    mapping = propose(sheet.head, FIELDS)
    assert mapping == {"date": 0, "donor": 1, "what": 2, "amount": 3}
    found, faults = records(sheet, FIELDS, mapping=checked(mapping, FIELDS, width=5))
    assert [(row.row, row.values["date"], row.values["donor"], row.values["what"]) for row in found] == [
        (5, date(2024, 3, 12), "Banco 12", "fruit"),
        (6, date(2024, 3, 12), "Andrè & figli", "coffee"),
        (8, date(2024, 3, 19), 'Il "Forno"; pane', "fruit"),
    ]
    assert [row.values["amount"] for row in found] == [
        Amount(number=Decimal("1234.5")),
        Amount(number=Decimal(12), unit="kg"),
        Amount(number=Decimal("3.5"), unit="kg"),
    ]
    assert [(fault.row, fault.column, fault.code, fault.read) for fault in faults] == [
        (10, "date", "cell_not_a_date", "31/02/2024"),
        (10, "what", "cell_word_unknown", "fruta"),
        (10, "amount", "cell_not_a_number", "tanto"),
        (11, "amount", "cell_missing", ""),
    ]
    assert sheet.skipped == (9, 12)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_every_encoding_and_separator_gives_the_same_table(encoding: str, separator: str) -> None:
    lines = [("data", "donatore", "merce", "kg"), ("1/2/2024", "Andrè", "caffè", "3"), ("2/2/2024", "Bò", "", "4")]
    text = "\r\n".join(separator.join(cells) for cells in lines)
    sheet = read(text.encode(encoding), FIELDS)
    assert sheet.head.cells == lines[0]
    assert [row.cells for row in sheet.rows] == lines[1:]


def test_a_workbook_keeps_its_numbers_and_a_merged_date_holds_for_its_rows() -> None:
    book = workbook(
        "Foglio", [["data", "donatore", "merce", "kg"], [45363, 12, "frutta", Decimal("3.25")], ["", "7", "", 4]]
    )
    sheet = read(merged(book, "A2:A3"), FIELDS)
    found, faults = records(sheet, FIELDS, mapping=propose(sheet.head, FIELDS))
    assert not faults
    assert [(row.values["date"], row.values["donor"]) for row in found] == [
        (date(2024, 3, 12), "12"),
        (date(2024, 3, 12), "7"),
    ]
    assert [row.values["amount"] for row in found] == [Amount(number=Decimal("3.25")), Amount(number=Decimal(4))]


def merged(book: bytes, ref: str) -> bytes:
    """Return a workbook some of whose cells were merged, with its texts where Excel keeps them."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet1.xml"):
                ending = f'</sheetData><mergeCells><mergeCell ref="{ref}"/></mergeCells>'.encode()
                part = part.replace(b"</sheetData>", ending)
                part = part.replace(b't="inlineStr" s="1"><is><t xml:space="preserve">data</t></is>', b't="s"><v>0</v>')
            new.writestr(name, part)
        new.writestr("xl/sharedStrings.xml", "<sst><si><r><t>da</t></r><r><t>ta</t></r><rPh><t>x</t></rPh></si></sst>")
    return target.getvalue()


def test_what_is_no_table_is_refused_by_name() -> None:
    entity = b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w") as archive:
        archive.writestr("xl/workbook.xml", entity)
    for content, code in (
        (b"  \n ", "sheet_empty"),
        (b"%PDF-1.7", "not_a_sheet"),
        (b"\xd0\xcf\x11\xe0old", "sheet_of_old_excel"),
        (b"PK\x03\x04 mimetype application/vnd.oasis.opendocument.spreadsheet", "sheet_of_open_document"),
        (b"PK\x03\x04 broken", "sheet_damaged"),
        (bomb.getvalue(), "sheet_damaged"),
        (b"a\x00b", "not_a_sheet"),
        (b"a;b\n" * 102_000, "too_many_rows"),
        (b"x" * (20 * 1024 * 1024 + 1), "file_too_large"),
    ):
        with pytest.raises(FabeneError) as refused:
            read(content, FIELDS)
        assert refused.value.code == code


def test_numbers_are_read_as_their_column_writes_them_and_never_guessed() -> None:
    assert cells.sign_of(["1.234", "12,5"]) is Sign.COMMA
    assert cells.sign_of(["1,234", "12.5"]) is Sign.POINT
    assert cells.sign_of(["12,5", "12.5"]) is Sign.UNKNOWN
    for text, sign, number in (
        ("1.234", Sign.COMMA, "1234"),
        ("1.234", Sign.POINT, "1.234"),
        ("1.234.567", Sign.UNKNOWN, "1234567"),
        ("1.234,5", Sign.UNKNOWN, "1234.5"),
        ("1,234.5", Sign.UNKNOWN, "1234.5"),
        ("12,5", Sign.POINT, "12.5"),
        ("1 250", Sign.UNKNOWN, "1250"),
        ("kg 3,", Sign.UNKNOWN, "3"),
        ("-3", Sign.UNKNOWN, "-3"),
    ):
        assert cells.amount(text, sign=sign).number == Decimal(number), text
    for text, code in (("1.234", "cell_two_numbers"), ("tre", "cell_not_a_number"), ("3 4 kg x", "cell_not_a_number")):
        with pytest.raises(FabeneError) as refused:
            cells.amount(text, sign=Sign.UNKNOWN)
        assert refused.value.code == code


def test_dates_times_and_answers_as_people_write_them() -> None:
    for text in (
        "12/3/2024",
        "12-03-24",
        "12.3.2024",
        "2024-03-12T00:00",
        "martedì 12 marzo 2024",
        "12 mar 24",
        "45363",
    ):
        assert cells.day(text) == date(2024, 3, 12), text
    for text in ("3/2024", "2024", "12/13/2024", "12 foo 2024", "99999", "ieri"):
        with pytest.raises(FabeneError, match="cell_not_a_date"):
            cells.day(text)
    for cell in ("8:30", "8.30", "ore 8.30", "08:30:00", Decimal("0.3541666667")):
        assert cells.clock(cell) == time(8, 30), cell
    with pytest.raises(FabeneError, match="cell_not_a_time"):
        cells.clock("25:00")
    assert cells.yes("Sì")
    assert cells.yes("X")
    assert not cells.yes("-")
    with pytest.raises(FabeneError, match="cell_not_yes_or_no"):
        cells.yes("forse")


def test_a_secret_is_never_repeated_and_a_column_serves_one_field() -> None:
    sheet = read(b"data;donatore;kg;nome\n1/1/2024;a;1;Maria Rossi\n", FIELDS)
    _, faults = records(sheet, FIELDS, mapping=propose(sheet.head, FIELDS))
    assert [(fault.code, fault.read) for fault in faults] == [("text_too_long", "")]
    for mapping, code in (
        ({"date": 0, "donor": 0, "amount": 1}, "column_twice"),
        ({"date": 0, "donor": 9, "amount": 1}, "column_not_there"),
        ({"date": 0, "amount": 1}, "column_missing"),
    ):
        with pytest.raises(FabeneError) as refused:
            checked(mapping, FIELDS, width=4)
        assert refused.value.code == code
    assert propose(sheet.head, FIELDS, remembered={"nome": "donor"})["donor"] == 3
