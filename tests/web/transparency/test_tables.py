"""Anybody reads who was given public money, takes the table away, and finds no way to a person."""

import csv
import io
import json
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from tests.grants import build_five

pytestmark = pytest.mark.django_db


def read(name: str, asked: str = "") -> bytes:
    answer = Client().get(reverse(f"transparency:{name}") + asked)
    assert answer.status_code == 200
    return bytes(answer.content)


def test_the_table_is_a_page_a_csv_and_a_workbook() -> None:
    build_five()
    page = read("subsidies").decode()
    assert "5 contributi, 150.000 €" in page
    assert "C19J21037420006" in page
    rows = list(csv.DictReader(io.StringIO(read("subsidies_csv").decode("utf-8-sig"))))
    assert [row["Importo (EUR)"] for row in rows] == ["30000.00"] * 5
    assert rows[0]["Pubblicazione obbligatoria"] == "sì"
    with zipfile.ZipFile(io.BytesIO(read("subsidies_xlsx"))) as workbook:
        assert b"C19J21037420006" in workbook.read("xl/worksheets/sheet1.xml")
    assert "0 contributi" in read("subsidies", "?anno=2019").decode()
    assert "5 contributi" in read("subsidies", "?anno=domani").decode()
    assert len(json.loads(read("giving"))["grants"]) == 5


def test_before_the_first_grant_pages_say_so() -> None:
    assert "Ancora nessun contributo" in read("subsidies").decode()
    assert "Nessun pagamento scritto" in read("received").decode()
    assert read("received_csv", "?anno=2021")
    assert "entrano solo organizzazioni" in read("transparency").decode()
    assert Client().get(reverse("transparency:giving")).status_code == 404
