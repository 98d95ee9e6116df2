"""Anybody reads who was given public money, takes the table away, and finds no way to a person."""

import csv
import io
import json
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from fabene.core.bilingual import Bilingual
from fabene.programme.documents import services as documents
from fabene.programme.documents.values import DocumentKind
from fabene.programme.grants import selectors as grants
from fabene.programme.grants import services
from fabene.programme.grants.values import Act
from tests.calls import build_call
from tests.grants import LATER, PAID, build_five, on
from tests.pdfs import a_pdf
from tests.world import key, stamp

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
    assert "<dd>5</dd>" in read("giving_page").decode()


def test_before_the_first_grant_pages_say_so() -> None:
    assert "Ancora nessun contributo" in read("subsidies").decode()
    assert "Nessun pagamento scritto" in read("received").decode()
    assert read("received_csv", "?anno=2021")
    assert "entrano solo organizzazioni" in read("transparency").decode()
    nothing = Client().get(reverse("transparency:giving"))
    assert nothing.status_code == 404
    assert "Lo standard non conosce un file vuoto" in nothing.content.decode()
    assert "Il file non c’è ancora" in read("giving_page").decode()


def test_the_criteria_are_the_published_calls_with_their_acts() -> None:
    call = build_call()
    act = documents.publish(
        id=key("act"),
        about=call.id,
        title=Bilingual(it="Determina 12/2020"),
        kind=DocumentKind.ACT,
        public=True,
        licence="CC-BY-4.0",
        content=a_pdf("Si approva"),
        stamp=stamp(who="olga"),
    )
    page = read("subsidies").decode()
    assert f'href="{reverse("calls:call", args=[call.slug])}"' in page
    assert "5 maggio" in page
    assert "Inclusione sociale e lavorativa 40%" in page
    assert page.count(reverse("documents:document", args=[act.id])) == 1  # beside its call, not once more below


def test_what_an_organisation_received_says_period_term_and_six_fields() -> None:
    grant = build_five()[0]
    services.pay(
        id=key("paid"),
        instalment=grants.grant(grant.id).instalments[0].id,
        paid_on=PAID,
        act=Act(date=PAID, number="DL 12/2021"),
        stamp=on(LATER),
    )
    page = read("received", "?anno=2021").decode()
    for said in ("dal 1 gennaio al 31 dicembre 2021", "30 giugno 2022", "Codice fiscale", "15.000", "1 febbraio"):
        assert said in page
    mine, others = (
        list(csv.DictReader(io.StringIO(read("received_csv", f"?anno=2021&ente={id}").decode("utf-8-sig"))))
        for id in (grant.recipient.id, key("somebody else"))
    )
    assert (len(mine), others) == (1, [])
    assert mine[0]["Somma incassata (EUR)"] == "15000.00"
