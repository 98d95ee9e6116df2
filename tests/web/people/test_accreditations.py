"""A coordinator says who may refer households, keeps the deed, and ends it."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from fabene.lib.files import selectors as files
from fabene.people import selectors
from tests.web.conftest import signed_in
from tests.web.people.deeds import fill, read, send, status, url_of
from tests.world import SATURDAY, World, key

TAVOLA = key("accreditation", "la-tavola")
ORTO = key("organisation", "orto")
PDF = b"%PDF-1.7 determina"


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_FOLDER = tmp_path


def deed(content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile("../../etc/atto.html", content, content_type="text/html")


def test_carla_accredits_an_organisation_with_its_deed(world: World) -> None:
    carla = signed_in("carla")

    page = fill(
        carla, url_of("accredit", "grugliasco"), organisation=ORTO, since="2021-05-08", until="2021-12-31", deed=deed()
    )

    assert "Orto di tutti, associazione può segnalare famiglie." in page
    assert "Scarica l’atto (versione 1)" in page
    assert selectors.is_accredited(organisation=ORTO, network=world.grugliasco.network.id, on=SATURDAY)


def test_a_deed_that_is_no_document_is_refused_and_nobody_is_accredited(world: World) -> None:
    page = fill(
        signed_in("carla"),
        url_of("accredit", "grugliasco"),
        organisation=ORTO,
        since="2021-05-08",
        until="",
        deed=deed(b"<script>alert(1)</script>"),
    )

    assert "Si può caricare un PDF o un'immagine" in page
    assert not selectors.is_accredited(organisation=ORTO, network=world.grugliasco.network.id, on=SATURDAY)


def test_dates_the_wrong_way_round_are_said_beside_the_last_day(world: World) -> None:
    page = fill(
        signed_in("carla"), url_of("accredit", "grugliasco"), organisation=ORTO, since="2021-05-08", until="2021-05-01"
    )

    assert "L'ultimo giorno viene prima del primo: controlla le date." in page


def test_the_deed_is_given_as_a_file_that_runs_nothing(world: World) -> None:
    carla = signed_in("carla")
    assert status(carla, url_of("deed", TAVOLA)) == 404
    assert "manca l’atto" in read(carla, url_of("accreditations", "grugliasco"))

    send(carla, url_of("deed", TAVOLA), id=key("deed"), deed=deed())
    send(carla, url_of("deed", TAVOLA), id=key("newer"), deed=deed(PDF + b" bis"))
    given = carla.get(url_of("deed", TAVOLA))

    assert given.content == PDF + b" bis"
    assert given["Content-Type"] == "application/pdf"
    assert given["Content-Disposition"] == 'attachment; filename="accreditamento-grugliasco-2.pdf"'
    assert [version.number for version in files.versions(TAVOLA)] == [2, 1]
    assert "Scegli il file dell’atto" in send(carla, url_of("deed", TAVOLA), id=key("none"))


def test_it_ends_on_a_day(world: World) -> None:
    carla = signed_in("carla")

    page = send(carla, url_of("end_accreditation", TAVOLA), id=key("end"), on="2021-05-07")

    assert "segnala famiglie fino a venerdì 7 maggio 2021 compreso" in page
    assert selectors.accreditation(TAVOLA).until == date(2021, 5, 7)
    assert selectors.caseworker_organisations(key("user", "cesare"), world.grugliasco.network.id, SATURDAY) == (
        frozenset()
    )
    assert "Scrivi l’ultimo giorno" in send(carla, url_of("end_accreditation", TAVOLA), id=key("x"), on="domani")


def test_a_new_organisation_is_added_and_chosen_at_once(world: World) -> None:
    carla = signed_in("carla")

    page = fill(carla, url_of("add_body", "grugliasco"), name="Parrocchia San Massimo", kind="parish", tax_code="")

    assert "Parrocchia San Massimo c’è. Adesso puoi accreditarla." in page
    added = next(body for body in selectors.organisations() if body.name == "Parrocchia San Massimo")
    chosen = carla.get(url_of("accredit", "grugliasco") + f"?organisation={added.id}").content.decode()
    assert f'value="{added.id}" selected' in chosen
    assert "Il codice fiscale o la partita IVA non è giusto" in fill(
        carla, url_of("add_body", "grugliasco"), name="Altra", kind="parish", tax_code="12345678901"
    )


def test_nobody_accredits_next_door(world: World) -> None:
    rita = signed_in("rita")

    assert status(rita, url_of("accreditations", "grugliasco")) == 403
    assert status(rita, url_of("deed", TAVOLA)) == 403
    assert rita.post(url_of("end_accreditation", TAVOLA), {"on": "2021-05-08"}).status_code == 403
