"""A table as a workbook: what a spreadsheet reads of it, read here from its XML."""

import io
import zipfile
from decimal import Decimal
from xml.etree import ElementTree as ET

from fabene.lib.workbooks import MAIN, workbook


def cells(content: bytes) -> dict[str, tuple[str, str]]:
    """Return the cells of the only sheet: their kind (empty for numbers) and what they say, by place."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        tree = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own file
    found = tree.iter(f"{{{MAIN}}}c")
    return {cell.attrib["r"]: (cell.attrib.get("t", ""), "".join(cell.itertext())) for cell in found}


def test_a_table_opens_as_texts_and_numbers_and_never_as_a_formula() -> None:
    """A name that begins with an equals sign stays a name; 30,000.00 is a number; the same rows give the same file."""
    rows: list[list[str | int | Decimal | None]] = [
        ["Ente", "Importo"],
        ['=HYPERLINK("x")', Decimal("30000.00")],
        ["Rivoli & <Venaria>\x0b", 3],
        [None, ""],
    ]
    content = workbook("Contributi: 2021/2022", rows)
    assert cells(content) == {
        "A1": ("inlineStr", "Ente"),
        "B1": ("inlineStr", "Importo"),
        "A2": ("inlineStr", '=HYPERLINK("x")'),
        "B2": ("", "30000.00"),
        "A3": ("inlineStr", "Rivoli & <Venaria>"),
        "B3": ("", "3"),
    }
    assert workbook("Contributi: 2021/2022", rows) == content
    assert set(cells(workbook("x", [[str(number) for number in range(28)]]))) >= {"Z1", "AA1", "AB1"}
