"""Tables as files: what a page shows can always be taken away."""

import csv

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from fabene.lib.files.values import MEDIA_TYPE, FileVersion
from fabene.lib.spreadsheets import plain
from fabene.web.drawings.picture import Column, Kind, Table

BYTE_ORDER_MARK = "\ufeff"


def csv_response(table: Table, filename: str) -> HttpResponse:
    """Return ``table`` as a CSV file in UTF-8 that a spreadsheet opens right: raw grams, one head per column.

    A text that a spreadsheet would take for a formula is kept a text (``plain``).
    """
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response.write(BYTE_ORDER_MARK)
    writer = csv.writer(response)
    writer.writerow([plain(_head(column)) for column in table.columns])
    writer.writerows([[plain(value) for value in row] for row in table.rows])
    return response


def _head(column: Column) -> str:
    return f"{column.label} (g)" if column.kind is Kind.GRAMS else column.label


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
