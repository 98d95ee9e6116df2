"""Carla brings in the table she keeps: the file, its columns, what is wrong, done, undone; all without JavaScript."""

import csv
import io
import zipfile
from datetime import timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fabene.collecting.selectors.equations import sums_of_network
from fabene.lib.imports.columns import propose
from fabene.lib.imports.models import ImportBatch
from fabene.lib.imports.reading import read
from fabene.lib.imports.values import State
from fabene.lib.imports.working import work
from fabene.lib.workbooks import workbook
from fabene.places import selectors as places
from fabene.web.pages.imports.kinds import IMPORTERS, SLUGS
from tests.remembered import Remember
from tests.web.conftest import signed_in
from tests.world import World, build_world, key

TABLE = "banco;tipo;vende;ditta\n77;banco;frutta;Rossi Mario\n78;banco;aria;\n".encode("cp1252")


def hand_in(client: Client, world: World, content: bytes, *, kind: str = "donors", name: str = "banchi.csv") -> str:
    id = key("page", "import", kind, name)
    typed = {
        "id": str(id),
        "network": str(world.grugliasco.network.id),
        "kind": kind,
        "table": SimpleUploadedFile(name, content),
    }
    response = client.post(reverse("imports:start"), typed)
    assert response.status_code == 302, response.content.decode()
    return str(id)


def say_columns(client: Client, batch: str, **answers: str) -> None:
    """Take the columns as they are proposed."""
    mapping = ImportBatch.objects.get(id=batch).mapping
    said = {field: str(at) for field, at in mapping.items()} | {f"answer_{key}": said for key, said in answers.items()}
    response = client.post(reverse("imports:columns", args=[batch]), said)
    assert response.status_code == 302, response.content.decode()


def page_of(client: Client, batch: str, page: str = "imports:batch") -> str:
    return unescape(client.get(reverse(page, args=[batch])).content.decode())


def how_far(client: Client, batch: str) -> str:
    """Return what the page that waits asks for."""
    return client.get(reverse("imports:batch", args=[batch]), headers={"HX-Request": "true"}).content.decode()


def test_a_table_goes_from_the_file_to_the_stalls_and_back(remember: Remember) -> None:
    world = remember(build_world)
    carla = signed_in("carla")
    batch = hand_in(carla, world, TABLE)
    columns = page_of(carla, batch, "imports:columns")
    assert "Ditta" in columns
    assert "Rossi" not in columns
    assert "di' che cosa c'è in ogni colonna" in page_of(carla, batch)
    say_columns(carla, batch)
    page = page_of(carla, batch)
    assert "1 riga si può scrivere" in page
    assert "aria" in page
    assert "1 cosa da correggere" in page
    carla.post(reverse("imports:confirm", args=[batch]))
    assert "1 righe sbagliate" in page_of(carla, batch)
    carla.post(reverse("imports:confirm", args=[batch]), {"goes_on": "on"})
    assert "Fatto: 1 righe scritte" in page_of(carla, batch)
    assert "77" in {stall.label for stall in places.stalls_of(world.grugliasco.market.id)}
    carla.post(reverse("imports:undo", args=[batch]))
    assert "è stata annullata" in page_of(carla, batch)
    assert "banchi.csv" in carla.get(reverse("imports:start")).content.decode()


def test_what_is_no_table_is_said_on_the_form_and_nothing_is_kept(
    remember: Remember, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = remember(build_world)
    carla = signed_in("carla")
    monkeypatch.setattr("fabene.lib.imports.workbook.MAX_PART", 100_000)
    for content, sentence in (
        (b"%PDF-1.7", "non è una tabella"),
        (with_part("xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * 3_000_000), "non si apre"),
        (with_part("xl/workbook.xml", b'<workbook><sheet name="a"/></workbook>'), "non si apre"),
        (with_part("xl/worksheets/sheet1.xml", b'<w><row><c t="s"><v>7</v></c></row></w>'), "non si apre"),
        (with_part("xl/worksheets/sheet1.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><w>&b;</w>'), "non si apre"),
        (with_part("xl/vbaProject.bin", b"Sub Auto_Open()"), "macro"),
    ):
        typed = {
            "id": str(key("x")),
            "network": str(world.grugliasco.network.id),
            "kind": "points",
            "table": SimpleUploadedFile("a.xlsm", content),
        }
        assert sentence in carla.post(reverse("imports:start"), typed).content.decode()
    assert not ImportBatch.objects.exists()
    batch = hand_in(carla, world, b"solo;due\n1;2\n")
    answered = carla.post(reverse("imports:columns", args=[batch]), {"name": "0", "kind": ""})
    assert answered.status_code == 200
    assert carla.post(reverse("imports:drop", args=[batch])).status_code == 302
    assert not ImportBatch.objects.exists()


def with_part(name: str, content: bytes) -> bytes:
    """Return a workbook with another part in the place of one, or beside the others."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook("s", [["punto"], ["a"]]))) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return target.getvalue()


BY_HAND = """\
RACCOLTA MERCATO - STAGIONE 2020;;;;;;
(aggiornato da Gianna);;;;;;
;;;;;;
Data;Banco;Merce;Quantità;Famiglia;note;
03/10/2020;Banco 12;FRUTTA;12,5 kg;;;
3 ottobre 2020;n. 12;verdura;1.004,5;;;
;;;;;;
sab 10/10/20;31;Pane;"2,5";GR7;=2+3;
2020-10-10;31;pane;"2,5";GR7;;
10.10.2020;44;formaggio;12 kg;XX9;;
31/02/2020;12;frutta;tanta;;;
12/10/2020;Nessuno;caffè;3;;;
Data;Banco;Merce;Quantità;Famiglia;note;
Totale;;;1.035,0;;;
"""


def by_hand_in_excel() -> bytes:
    """Return the same table as a workbook, with a hidden column, a merged title and a formula."""
    rows = list(csv.reader(io.StringIO(BY_HAND), delimiter=";"))
    book = workbook("Foglio1", [row[:6] for row in rows])
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet1.xml"):
                hidden = b'<cols><col min="6" max="6" hidden="1"/></cols><sheetData>'
                part = part.replace(b"<sheetData>", hidden)
                merged = b'</sheetData><mergeCells><mergeCell ref="A1:F1"/></mergeCells>'
                part = part.replace(b"</sheetData>", merged)
                typed = b'<c r="D5" t="inlineStr"><is><t xml:space="preserve">12,5 kg</t></is></c>'
                assert typed in part
                part = part.replace(typed, b'<c r="D5"><f>10+2.5</f><v>12.5</v></c>')
            new.writestr(name, part)
    return target.getvalue()


@pytest.mark.parametrize("form", ["cp1252", "utf-8", "utf-16", "xlsx"])
def test_a_sheet_that_somebody_kept_by_hand_is_told_all_its_faults_at_once_and_the_rest_is_written(
    remember: Remember, form: str
) -> None:
    world = remember(build_world)
    carla = signed_in("carla")
    codes = hand_in(carla, world, b"codice;adulti;dal\nGR7;2;1/9/2020\n", kind="households", name="famiglie.csv")
    say_columns(carla, codes)
    carla.post(reverse("imports:confirm", args=[codes]))
    content = by_hand_in_excel() if form == "xlsx" else BY_HAND.encode(form)
    batch = hand_in(carla, world, content, kind="season", name="raccolta.csv")
    say_columns(carla, batch, destination=str(world.grugliasco.emporio.id))
    kept = ImportBatch.objects.get(id=batch)
    assert kept.state == State.CHECKED
    assert kept.faults == [
        [6, "kg", "crate_too_heavy"],
        [9, "", "row_twice"],
        [10, "household", "code_not_known"],
        [11, "date", "cell_not_a_date"],
        [11, "kg", "cell_not_a_number"],
        [12, "category", "cell_word_unknown"],
    ]
    page = page_of(carla, batch)
    assert "2 righe si possono scrivere" in page
    assert "5 righe sono sbagliate" in page
    for said in ("31/02/2020", "tanta", "caffè", "uguale alla riga 8", "6 cose da correggere"):
        assert said in page, said
    assert "XX9" not in page
    carla.post(reverse("imports:confirm", args=[batch]), {"goes_on": "on"})
    assert "Fatto: 2 righe scritte" in page_of(carla, batch)
    told = sums_of_network(world.grugliasco.network.id).grams
    assert (told.collected_grams, told.given_grams, told.passed_on_grams) == (15_000, 2_500, 12_500)


def test_a_long_table_is_checked_written_and_taken_back_by_the_worker_while_the_page_says_how_far(
    remember: Remember, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = remember(build_world)
    carla = signed_in("carla")
    monkeypatch.setattr("fabene.lib.imports.services.AT_ONCE", 2)
    lines = [f"{1 + number // 4}/10/2020;12;frutta;{number % 4 + 1}" for number in range(12)]
    content = "\n".join(["data;banco;merce;kg", *lines, "5/10/2020;12;frutta;tanta"]).encode()
    batch = hand_in(carla, world, content, kind="season", name="lunga.csv")
    say_columns(carla, batch, destination=str(world.grugliasco.emporio.id))
    assert "Si stanno controllando le righe" in page_of(carla, batch)
    assert "0 di 13 righe" in how_far(carla, batch)
    assert work_on() == 1
    assert "12 righe si possono scrivere" in page_of(carla, batch)
    carla.post(reverse("imports:confirm", args=[batch]), {"goes_on": "on"})
    assert "0 di 12 righe" in page_of(carla, batch)
    seen: list[str] = []
    work(
        importers=IMPORTERS,
        clock=timezone.now,
        between=lambda: seen.append(how_far(carla, batch)),
    )
    assert ["4 di 12" in seen[0], "8 di 12" in seen[1]] == [True, True]
    assert "Fatto: 12 righe scritte" in page_of(carla, batch)
    assert sums_of_network(world.grugliasco.network.id).grams.collected_grams == 30_000
    carla.post(reverse("imports:undo", args=[batch]))
    assert "Si sta annullando" in page_of(carla, batch)
    assert work_on() == 1
    assert "è stata annullata" in page_of(carla, batch)
    assert sums_of_network(world.grugliasco.network.id).grams.collected_grams == 0


def test_a_worker_that_died_is_followed_by_another_and_one_that_wakes_up_late_stops(
    remember: Remember, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = remember(build_world)
    carla = signed_in("carla")
    monkeypatch.setattr("fabene.lib.imports.services.AT_ONCE", 2)
    lines = [f"{day}/10/2020;12;frutta;3" for day in range(1, 5)]
    batch = hand_in(carla, world, "\n".join(["data;banco;merce;kg", *lines]).encode(), kind="season", name="m.csv")
    say_columns(carla, batch, destination=str(world.grugliasco.emporio.id))
    work_on()
    carla.post(reverse("imports:confirm", args=[batch]))
    steps: list[int] = []

    def another() -> None:
        """While the first sleeps after its second day, its claim runs out and another does the rest."""
        steps.append(1)
        if len(steps) == 2:
            assert work_on(minutes=0) == 0
            assert work_on(minutes=11) == 1

    work(importers=IMPORTERS, clock=timezone.now, between=another)
    found = ImportBatch.objects.get(id=batch)
    assert (found.state, found.written, found.fault_count) == (State.DONE, 4, 0)
    assert sums_of_network(world.grugliasco.network.id).grams.collected_grams == 12_000


def work_on(minutes: int = 0) -> int:
    return work(importers=IMPORTERS, clock=lambda: timezone.now() + timedelta(minutes=minutes))


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("table", list(SLUGS))
def test_an_example_says_every_column_and_is_read_in_its_language(
    remember: Remember, table: str, language: str
) -> None:
    remember(build_world)
    carla = signed_in("carla")
    importer = IMPORTERS[SLUGS[table]]
    every = {field.key: at for at, field in enumerate(importer.fields)}
    for form in ("xlsx", "csv"):
        address = reverse({"xlsx": "imports:example", "csv": "imports:example_csv"}[form], args=[table])
        given = carla.get(address, headers={"accept-language": language}).content
        sheet = read(given, importer.fields)
        assert propose(sheet.head, importer.fields) == every, form
        assert len(sheet.rows) == 1
    page = carla.get(reverse("imports:made", args=[table]), headers={"accept-language": language}).content.decode()
    assert {"it": "Per esempio:", "en": "For example:"}[language] in page
    assert carla.get(reverse("imports:made", args=["nulla"])).status_code == 404


TABLES = (
    "punti", "donatori", "famiglie", "stagioni", "stagioni-famiglie", "giornate", "doni", "pesate", "borse", "deposito",
    "trasporti",
)  # fmt: skip


def test_all_that_a_network_has_is_taken_away_by_who_coordinates_it_alone(remember: Remember) -> None:
    remember(build_world)
    carla, rita = signed_in("carla"), signed_in("rita")
    page = carla.get(reverse("imports:exports", args=["grugliasco"])).content.decode()
    for table in TABLES:
        book = reverse("imports:export", kwargs={"slug": "grugliasco", "table": table})
        sheet = reverse("imports:export_csv", kwargs={"slug": "grugliasco", "table": table})
        assert book in page
        assert carla.get(book).content[:2] == b"PK"
        rows = list(csv.reader(io.StringIO(carla.get(sheet).content.decode("utf-8-sig")), delimiter=";"))
        assert len(rows[0]) > 3
        assert {len(row) for row in rows} == {len(rows[0])}
        assert rita.get(sheet).status_code == 403
    for name in ("sara", "ugo"):
        assert signed_in(name).get(reverse("imports:exports", args=["grugliasco"])).status_code == 403
    assert rita.get(reverse("imports:exports", args=["grugliasco"])).status_code == 403
    assert carla.get("/importazioni/grugliasco/nulla.csv").status_code == 404


def exported(client: Client, table: str, form: str) -> bytes:
    name = {"xlsx": "imports:export", "csv": "imports:export_csv"}[form]
    return client.get(reverse(name, kwargs={"slug": "grugliasco", "table": table})).content


GIVERS = b"donatore;tipo;giorni;vende;ditta\n=1+1;orto;sabato;frutta;\nIl forno;negozio;;pane;@SUM(A1)\n"
HOMES = b"codice;adulti;bambini;non mangia;dal\nGR7;2;1;maiale;1/9/2020\nGR8;1;;;2/9/2020\n"
PAST = b"""\
data;banco;merce;kg;famiglia;a chi;pezzi
3/10/2020;12;frutta;1,234;GR7;;
3/10/2020;12;frutta;2;GR8;;
3/10/2020;12;frutta;2,5;;Canile;
3/10/2020;cittadini;pannolini;;GR7;;6
"""
AGAIN = {"punti": "points", "donatori": "donors", "famiglie": "households", "stagioni-famiglie": "season"}


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_what_is_taken_away_and_brought_in_again_changes_nothing(remember: Remember, form: str) -> None:
    world = remember(build_world)
    carla = signed_in("carla")
    steps = (("donors", GIVERS), ("households", HOMES), ("season", PAST))
    for kind, content in steps:
        batch = hand_in(carla, world, content, kind=kind, name=f"{kind}.csv")
        say_columns(carla, batch)
        carla.post(reverse("imports:confirm", args=[batch]))
        assert ImportBatch.objects.get(id=batch).faults == []
    before = [exported(carla, table, "csv") for table in TABLES]
    for table, kind in AGAIN.items():
        batch = hand_in(carla, world, exported(carla, table, form), kind=kind, name=f"{table}-{form}.{form}")
        say_columns(carla, batch)
        kept = ImportBatch.objects.get(id=batch)
        assert (kept.faults, kept.new) == ([], 0), table
        assert kept.known == kept.rows
    assert [exported(carla, table, "csv") for table in TABLES] == before
