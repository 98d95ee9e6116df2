"""What is taken away in a file arrives as it is, and runs nothing where it is opened."""

import csv
import io

import pytest
from django.conf import LazySettings
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from fabene.lib.files.values import FileKind, FileVersion
from fabene.web.downloads import csv_response, document_response
from fabene.web.drawings.picture import Column, Kind, Table
from tests.lib.papers import PDF
from tests.world import key, stamp


def deed(_request: HttpRequest) -> HttpResponse:
    """Give a deed back, under a name with signs that a header cannot carry."""
    version = FileVersion(
        id=key("deed", "2"),
        subject=key("deed"),
        number=2,
        kind=FileKind.PDF,
        size_bytes=len(PDF),
        sha256="0" * 64,
        actor=key("user", "pia"),
        recorded_at=stamp(10).recorded_at,
    )
    return document_response(version, PDF, name='convenzione "Fa bene" è\r\nqui')


urlpatterns = [path("atto", deed)]


def test_a_deed_is_saved_and_never_shown_as_a_page(client: Client, settings: LazySettings) -> None:
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = ["fabene.config.headers.HeadersMiddleware", "csp.middleware.CSPMiddleware"]
    given = client.get("/atto")
    assert given.content == PDF
    assert given.headers["Content-Type"] == "application/pdf"
    assert given.headers["Content-Disposition"].startswith("attachment; filename")
    assert given.headers["Content-Disposition"].endswith("-2.pdf")
    assert given.headers["X-Content-Type-Options"] == "nosniff"
    assert given.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert given.headers["Cache-Control"] == "private, no-store"


def test_a_table_is_taken_away_without_formulas() -> None:
    table = Table(
        caption="Banchi",
        columns=(Column(label="=banco"), Column(label="Peso", kind=Kind.GRAMS)),
        rows=(("=1+1", -1200), ("Banco 12", None), ("mele;@SUM(A1)", 3)),
    )
    text = csv_response(table, "banchi.csv").content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [
        ["'=banco", "Peso (g)"],
        ["'=1+1", "-1200"],
        ["Banco 12", ""],
        ["mele;'@SUM(A1)", "3"],
    ]


@pytest.mark.parametrize("header", ["Content-Type", "Content-Disposition"])
def test_a_table_says_what_it_is(header: str) -> None:
    given = csv_response(Table(caption="Banchi", columns=(Column(label="Banco"),), rows=()), "banchi.csv")
    assert given.headers[header] in {"text/csv; charset=utf-8", 'attachment; filename="banchi.csv"'}
