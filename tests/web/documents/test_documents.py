"""Olga of the programme's office publishes an agreement; everybody finds it, and its address never dies."""

import base64
import csv
import io
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from lxml import etree
from pypdf import PdfReader
from pytest_django import Settings

from fabene.people.values import Role
from fabene.programme.documents import selectors
from fabene.programme.documents.reading import words_of
from tests.pdfs import a_pdf
from tests.web.conftest import signed_in
from tests.world import build_network, build_user, grant, key

pytestmark = pytest.mark.django_db
AGREEMENT = a_pdf("Convenzione: perché la città dà valore ai mercati")
EXTENDED = a_pdf("Convenzione prorogata al 31 dicembre 2021")


@pytest.fixture(autouse=True)
def office(settings: Settings, tmp_path: Path) -> Client:
    settings.FILES_FOLDER = tmp_path
    build_network("grugliasco", "Grugliasco", istat_code="001120", latitude="45.0689", longitude="7.5767")
    build_user("olga")
    grant("olga", role=Role.PROGRAMME, network=None)
    return signed_in("olga")


def send(client: Client, name: str, *args: object, **said: object) -> HttpResponse:
    return cast(HttpResponse, client.post(reverse(f"documents:{name}", args=args), {"id": key("sent", name), **said}))


def publish(client: Client, *, content: bytes = AGREEMENT, name: str = "convenzione.pdf", **said: str) -> HttpResponse:
    typed = {
        "title": "Convenzione di Grugliasco",
        "title_en": "",
        "kind": "agreement",
        "about": f"network {key('network', 'grugliasco')}",
        "seen_by": "public",
        "licence": "IODL-2.0",
        "file": SimpleUploadedFile(name, content),
    }
    return send(client, "new", **{**typed, **said})


def published(client: Client, *, seen_by: str = "public") -> UUID:
    assert publish(client, seen_by=seen_by).status_code == 302
    return selectors.found("", public_only=False)[0].id


def read(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_document_is_published_found_by_its_words_and_downloaded_as_it_was(office: Client) -> None:
    id, visitor = published(office), Client()
    listed = read(visitor, reverse("documents:documents") + "?cerca=citta")
    assert "1 documento" in listed
    assert "<mark>città</mark>" in listed
    assert "0 documenti" in read(visitor, reverse("documents:documents") + "?cerca=orto")
    page = read(visitor, reverse("documents:document", args=[id]))
    assert "Italian Open Data License 2.0" in page
    assert "Aggiungi una versione" not in page
    moved = visitor.get(reverse("documents:latest_file", args=[id]))
    answer = visitor.get(moved["Location"])
    assert answer.content == AGREEMENT
    assert answer["Content-Type"] == "application/pdf"
    assert 'attachment; filename="convenzione-di-grugliasco-1.pdf"' in answer["Content-Disposition"]
    assert answer["Cache-Control"] == "public, no-cache"
    rows = list(csv.reader(io.StringIO(read(visitor, reverse("documents:documents_csv")).lstrip("\ufeff"))))
    assert rows[1][0] == "Convenzione di Grugliasco"


def test_an_old_version_says_that_there_is_a_newer_one_and_a_withdrawn_one_why(office: Client) -> None:
    id, visitor = published(office), Client()
    send(office, "add", id, file=SimpleUploadedFile("proroga.pdf", EXTENDED), note="Proroga")
    old = visitor.get(reverse("documents:version", args=[id, 1]))
    assert "Ce n’è una più nuova, la 2" in old.content.decode()
    file = visitor.get(reverse("documents:file", args=[id, 1]))
    assert file.content == AGREEMENT
    assert file["Link"].endswith(f'{reverse("documents:file", args=[id, 2])}>; rel="latest-version"')
    send(office, "withdraw", id, why="Sostituita dalla convenzione del 2022")
    gone = visitor.get(reverse("documents:version", args=[id, 1]))
    assert gone.status_code == 410
    assert "Sostituita dalla convenzione del 2022" in gone.content.decode()
    assert visitor.get(reverse("documents:file", args=[id, 1])).status_code == 302
    assert office.get(reverse("documents:file", args=[id, 1])).content == AGREEMENT
    assert visitor.get(reverse("documents:version", args=[id, 3])).status_code == 404


def test_an_internal_document_is_of_the_office_until_it_is_shown(office: Client) -> None:
    id, visitor = published(office, seen_by="internal"), Client()
    for address in (reverse("documents:document", args=[id]), reverse("documents:file", args=[id, 1])):
        assert visitor.get(address).status_code == 404
        assert office.get(address).status_code == 200
    assert "0 documenti" in read(visitor, reverse("documents:documents"))
    send(office, "show", id, seen_by="public")
    assert visitor.get(reverse("documents:document", args=[id])).status_code == 200


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"PK\x03\x04 word", "atto.pdf", "Il nome dice PDF, ma dentro il file c’è altro (ZIP, DOCX, XLSX, ODT)"),
        (b"%PDF-1.7 half", "atto.pdf", "comincia come un PDF ma non si apre"),
        (b"MZ any program", "atto.exe", "Si può caricare un PDF"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_and_what_was_typed_stays(
    office: Client, content: bytes, name: str, said: str
) -> None:
    answer = publish(office, content=content, name=name, title="Atto di indirizzo")
    page = answer.content.decode().replace("&#x27;", "'")
    assert answer.status_code == 400
    assert said in page
    assert 'value="Atto di indirizzo"' in page
    assert selectors.found("", public_only=False) == ()


def test_the_sheet_for_a_protocol_register_is_in_pdf_a_and_csv(office: Client) -> None:
    id, visitor = published(office), Client()
    version = selectors.document(id).latest
    sheet = visitor.get(reverse("documents:sheet_pdf", args=[id, 1])).content
    assert words_of(sheet).declares == "PDF/A-2A"
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(sheet)).pages)
    assert "non è stato convertito" in " ".join(text.split())
    assert version.sha256 in "".join(text.split())
    assert version.sha256 in read(visitor, reverse("documents:sheet_csv", args=[id, 1]))


def test_the_metadata_have_the_names_and_the_order_of_annex_5(office: Client) -> None:
    id, visitor = published(office), Client()
    judge = etree.XMLSchema(etree.parse(str(Path(__file__).parent / "annex_5.xsd")))
    told = visitor.get(reverse("documents:sheet_xml", args=[id, 1])).content
    root = etree.fromstring(told)
    assert judge.validate(root), judge.error_log
    version = selectors.document(id).latest
    assert root.findtext(".//Impronta") == base64.b64encode(bytes.fromhex(version.sha256)).decode()
    assert root.findtext("ChiaveDescrittiva/Oggetto") == "Convenzione di Grugliasco"
    assert root.findtext("Verifica/FirmatoDigitalmente") == "false"
    root.remove(root.find("Riservato"))
    assert not judge.validate(root)  # the facts do refuse something
    page = read(visitor, reverse("documents:document", args=[id]))
    assert "non sono convalidati con lo schema di AgID" in page
    send(office, "withdraw", id, why="Aveva un nome", erase="on")
    assert judge.validate(etree.fromstring(office.get(reverse("documents:sheet_xml", args=[id, 1])).content))


def test_the_office_has_a_copy_for_the_archive_made_and_everybody_takes_it_away(office: Client) -> None:
    id, visitor = published(office), Client()
    copy = reverse("documents:archive_pdf", args=[id, 1])
    assert visitor.get(copy)["Location"] == reverse("documents:version", args=[id, 1])
    assert send(visitor, "archive", id, 1).status_code in {302, 403}
    assert selectors.document(id).latest.archive is None
    send(office, "archive", id, 1)  # its font is not inside: it is enclosed
    page = read(visitor, reverse("documents:document", args=[id]))
    assert "Copia d’archivio (PDF/A-3B)" in page
    assert "dentro la sua scheda" in page
    answer = visitor.get(copy)
    assert answer["Content-Type"] == "application/pdf"
    assert [each[0] for each in PdfReader(io.BytesIO(answer.content)).attachments.values()] == [AGREEMENT]
    send(office, "withdraw", id, why="Sostituita")
    assert visitor.get(copy).status_code == 302
    assert office.get(copy).status_code == 200
