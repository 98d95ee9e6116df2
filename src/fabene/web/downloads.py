"""Tables as files: what a page shows can always be taken away."""

import csv

from django.http import HttpResponse

from fabene.web.drawings.picture import Column, Kind, Table

BYTE_ORDER_MARK = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_response(table: Table, filename: str) -> HttpResponse:
    """Return ``table`` as a CSV file in UTF-8 that a spreadsheet opens right: raw grams, one head per column.

    A text that a spreadsheet would take for a formula is kept a text by an apostrophe before it (OWASP, CSV injection).
    """
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response.write(BYTE_ORDER_MARK)
    writer = csv.writer(response)
    writer.writerow([_head(column) for column in table.columns])
    writer.writerows([[_safe(value) for value in row] for row in table.rows])
    return response


def _head(column: Column) -> str:
    return f"{column.label} (g)" if column.kind is Kind.GRAMS else column.label


def _safe(value: str | int | None) -> str | int:
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
