"""The office tells a change from before to after, draws an ecosystem twice, closes a network; everybody reads it."""

import io
from pathlib import Path
from typing import cast

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader
from pytest_django import Settings

from fabene.core.bilingual import Bilingual
from fabene.people.values import Role
from fabene.programme.change import selectors
from fabene.programme.documents.reading import words_of
from fabene.programme.frame import services as frame
from fabene.programme.frame.values import Programme
from fabene.web.drawings.ecosystem import Bond, News, ecosystem
from tests.pdfs import a_pdf
from tests.web.conftest import signed_in
from tests.world import build_network, build_user, grant, key, stamp

pytestmark = pytest.mark.django_db
PROGRAMME = key("programme")
FIRST = "Gruppo Arco | Comune di Grugliasco | progetto\nGruppo Arco | GreenTo\nScuola"
SECOND = "Gruppo Arco | Comune di Grugliasco | cabina di regia\nEmporio | Gruppo Arco | elenco comune"


@pytest.fixture(autouse=True)
def office(settings: Settings, tmp_path: Path) -> Client:
    settings.FILES_FOLDER = tmp_path
    build_network("grugliasco", "Grugliasco", istat_code="001120", latitude="45.0689", longitude="7.5767")
    build_user("olga")
    grant("olga", role=Role.PROGRAMME, network=None)
    told = Programme(
        slug="top-metro", name=Bilingual(it="Top Metro"), sentence=Bilingual(it="Il cibo."), source="qui", front=True
    )
    frame.open_programme(id=PROGRAMME, programme=told, stamp=stamp(who="olga"))
    return signed_in("olga")


def send(client: Client, name: str, *args: object, word: object = "", **said: object) -> HttpResponse:
    sent = {"id": key("sent", name, str(word)), **said}
    return cast(HttpResponse, client.post(reverse(f"change:{name}", args=args), sent))


def read(name: str, *args: object, asked: str = "") -> str:
    return Client().get(reverse(f"change:{name}", args=args) + asked).content.decode()


def test_a_change_is_told_proved_and_moved_on(office: Client) -> None:
    told = {
        "programme": PROGRAMME,
        "network": key("network", "grugliasco"),
        "title": "Un elenco solo",
        "problem": "Ogni ente teneva il suo.",
        "before": "Tre elenchi",
        "parties": [key("organisation", "grugliasco")],
    }
    refused = send(office, "new", **{**told, "problem": ""}, on="2021-03-01")
    assert refused.status_code == 400
    assert "Un elenco solo" in refused.content.decode()
    assert send(office, "new", **told, on="2021-03-01").status_code == 302
    id = selectors.changes()[0].id
    early = send(office, "move", id, status="agreed", on="2021-02-01", note="")
    assert "Lo stato di prima vale da lunedì 1 marzo 2021" in early.content.decode()
    send(office, "move", id, word="later", status="in_place", on="2021-05-01", note="Delibera approvata")
    proof = SimpleUploadedFile("verbale.pdf", a_pdf("Verbale della cabina di regia"))
    send(office, "prove", id, title="Il verbale", seen_by="public", licence="CC-BY-4.0", file=proof)
    page = read("change", id)
    for words in ("in servizio", "Tre elenchi", "Comune di Grugliasco", "Il verbale", "Top Metro"):
        assert words in page
    assert "Un elenco solo" in read("changes", asked="?rete=grugliasco&stato=in_place")
    assert "Un elenco solo" in read("changes_csv")
    assert send(office, "edit", id, **{**told, "title": "Un solo elenco"}).status_code == 302
    assert Client().post(reverse("change:edit", args=[id]), told)["Location"].startswith("/accounts/login/")


def test_an_ecosystem_is_drawn_every_year_and_what_changed_is_seen(office: Client) -> None:
    assert "La mappa non è ancora disegnata" in read("ecosystem", "grugliasco")
    wrong = send(office, "draw", "grugliasco", on="2021-02-01", ties="a | b | c | d\ne | f", source="Incontro")
    assert "Righe da correggere: 1." in wrong.content.decode()
    assert "e | f" in wrong.content.decode()
    for word, on, ties in (("first", "2021-02-01", FIRST), ("second", "2022-02-01", SECOND)):
        send(office, "draw", "grugliasco", word=word, on=on, ties=ties, source="Incontro della rete")
    page = read("ecosystem", "grugliasco", asked="?giorno=2022-02-01&prima=2021-02-01")
    assert "Legami nuovi: 1. Legami non più nella mappa: 1. Enti arrivati: 1, usciti: 2." in page
    assert "tie-gone" in page
    rows = read("ecosystem_csv", "grugliasco").splitlines()
    assert rows[1].startswith("1,Gruppo Arco,Comune di Grugliasco,cabina di regia")


def test_a_dossier_says_what_is_known_and_what_is_not_as_a_page_and_as_paper(office: Client) -> None:
    assert "Non si sa ancora." in read("dossier", "grugliasco")
    told = {"programme": PROGRAMME, "stays": "I giri al mercato del martedì", "pays": "", "source": "Il Comune"}
    assert send(office, "write", "grugliasco", **told).status_code == 302
    page = read("dossier", "grugliasco")
    assert "I giri al mercato del martedì" in page
    assert "Edizione 1" in page
    paper = Client().get(reverse("change:dossier_pdf", args=["grugliasco"])).content
    assert words_of(paper).declares == "PDF/A-2A"
    text = " ".join(PdfReader(io.BytesIO(paper)).pages[0].extract_text().split())
    assert "I giri al mercato del martedì" in text
    assert "Non si sa ancora." in text


def test_a_picture_of_ties_refuses_who_is_not_in_it_and_numbers_the_rest() -> None:
    with pytest.raises(ValueError, match="unknown actors"):
        ecosystem("t", "s", actors=[("a", News.STAYED)], bonds=[Bond(first="a", second="b", what="")])
    actors = [("a", News.STAYED), ("b", News.NEW), ("c", News.GONE)]
    drawn = ecosystem("t", "s", actors=actors, bonds=[Bond(first="a", second="b", what="x")], compares=True)
    assert [row[0] for row in drawn.table.rows] == [1, None]
    assert drawn.narrow.width < drawn.wide.width
    assert drawn.wide.arcs[0].x > 0
