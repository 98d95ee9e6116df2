"""Tables as files: what a page shows can always be taken away."""

import csv
from collections.abc import Sequence
from decimal import Decimal

from django.http import Http404, HttpResponse
from django.utils.formats import get_format
from django.utils.http import content_disposition_header

from fabene.lib import workbooks
from fabene.lib.files.values import MEDIA_TYPE, FileVersion
from fabene.lib.spreadsheets import Value, plain
from fabene.lib.workbooks import XLSX, workbook
from fabene.web.drawings.picture import Column, Kind, Table

BYTE_ORDER_MARK = "\ufeff"


def csv_response(table: Table, filename: str) -> HttpResponse:
    """Return ``table`` as a CSV file in UTF-8 that a spreadsheet opens right: raw grams, euros with a decimal point.

    A text that a spreadsheet would take for a formula is kept a text (``plain``).
    """
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response.write(BYTE_ORDER_MARK)
    writer = csv.writer(response)
    writer.writerow([plain(_head(column)) for column in table.columns])
    writer.writerows([[_cell(*pair) for pair in zip(table.columns, row, strict=True)] for row in table.rows])
    return response


def xlsx_response(table: Table, filename: str) -> HttpResponse:
    """Return ``table`` as a workbook of one sheet: texts are texts (never formulas), sums of money are numbers."""
    rows = [[_number(*pair) for pair in zip(table.columns, row, strict=True)] for row in table.rows]
    content = workbook(table.caption, [[_head(column) for column in table.columns], *rows])
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def file_response(caption: str, rows: Sequence[Sequence[workbooks.Value]], *, name: str, form: str) -> HttpResponse:
    """Return rows, the first being the head, as a ``csv`` or ``xlsx`` file; raise ``Http404`` for any other form.

    A CSV has semicolons and decimal commas where the page's language writes them so: a spreadsheet then opens it right.
    """
    if form == "xlsx":
        response = HttpResponse(workbook(caption, rows), content_type=XLSX)
    elif form == "csv":
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response.write(BYTE_ORDER_MARK)
        comma = get_format("DECIMAL_SEPARATOR") == ","
        writer = csv.writer(response, delimiter=";" if comma else ",")
        writer.writerows([[_typed(value, comma=comma) for value in row] for row in rows])
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def _typed(value: workbooks.Value, *, comma: bool) -> str | int:
    if isinstance(value, Decimal):
        return f"{value}".replace(".", ",") if comma else f"{value}"
    return plain(value)


def _cell(column: Column, value: Value) -> str | int:
    if column.kind is Kind.CENTS and isinstance(value, int):
        return f"{Decimal(value).scaleb(-2):.2f}"
    return plain(value)


def _number(column: Column, value: Value) -> Value | Decimal:
    return Decimal(value).scaleb(-2) if column.kind is Kind.CENTS and isinstance(value, int) else value


def _head(column: Column) -> str:
    return column.label + {Kind.GRAMS: " (g)", Kind.CENTS: " (EUR)"}.get(column.kind, "")


def document_response(version: FileVersion, content: bytes, *, name: str) -> HttpResponse:
    """Return a document that somebody handed in, to be saved as ``name`` and its version, never shown as a page.

    Its type is what it is by its content; a browser is told not to guess another, and to run nothing in it.
    """
    response = HttpResponse(content, content_type=MEDIA_TYPE[version.kind])
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=f"{name}-{version.number}.{version.kind.value}"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
