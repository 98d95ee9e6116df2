"""The programme of the demonstration is the one its own report tells, and loading it twice is loading it once."""

import json
from datetime import date
from html import unescape
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from fabene.config.programme import identity
from fabene.config.programme.frame import FA_BENE, FOOD_LAB, SUBURBS, TOP_METRO, programme_id
from fabene.config.programme.frame_load import load_frame
from fabene.config.programme.grants import load_grants
from fabene.config.programme.load import load
from fabene.people import selectors as people
from fabene.programme.frame import selectors
from tests.docs import seed
from tests.world import stamp

pytestmark = pytest.mark.django_db
SEED = ((2016, (6, 12)), (2017, (3, 12)), (2018, (8,)), (2019, (9,)), (2020, (4, 5, 12)), (2021, (1, 2, 3, 12)))


def test_the_frame_of_the_demonstration_is_what_the_report_tells(client: Client) -> None:
    load(stamp())
    for _again in range(2):
        load_frame(stamp())
    bene = programme_id(FA_BENE)

    events = selectors.events(bene)
    assert len(events) == 13
    assert [(one.year, one.month) for one in events] == [(year, month) for year, months in SEED for month in months]
    assert "38° posto su 120" in events[1].title.it
    assert events[4].day == 6

    assert len(selectors.benefits(bene)) == 5
    assert not any(one.figures for one in selectors.benefits(bene))
    policies = selectors.policies(bene)
    assert len(policies) == 6
    assert all(one.links for one in policies)

    chain = selectors.above(selectors.programme_by_id(bene), selectors.programmes())
    assert [one.slug for one in chain] == [SUBURBS, TOP_METRO]
    assert selectors.programme(FOOD_LAB).follows == bene
    (convention,) = [one for one in selectors.agreements(programme_id(TOP_METRO)) if one.extensions]
    assert (convention.signed_on, convention.ends_now) == (date(2017, 12, 18), date(2021, 12, 31))

    projects = selectors.projects(bene)
    assert [one.slug for one in projects] == [
        "ascoltarci-bene",
        "conserv-azione",
        "hubbuffate",
        "il-buono-che-avanza",
        "stessocielo",
    ]
    assert all(selectors.results(one.id) for one in projects)
    shared = selectors.networks_of(programme_id(FOOD_LAB), date(2025, 6, 1))
    names = {one.id: one.slug for one in people.networks()}
    assert {names[one] for one in shared} == {"collegno", "grugliasco", "rivoli"}
    every_part_says_its_source(bene)
    look_at_its_pages(client)


def every_part_says_its_source(bene: UUID) -> None:
    events, policies, projects = selectors.events(bene), selectors.policies(bene), selectors.projects(bene)
    everything: tuple[Any, ...] = (*events, *selectors.benefits(bene), *policies, *projects, *selectors.partners(bene))
    assert all(one.source for one in everything)
    said = [getattr(one, "title", None) or getattr(one, "name", None) for one in (*events, *policies)]
    assert all(text.en for text in said if text)
    assert {one.consent for one in selectors.partners(bene)} == {None}
    assert selectors.project(identity("project", "il-buono-che-avanza")).also_called == "Il buono che avanza"


def look_at_its_pages(client: Client) -> None:
    """Look at every page that a sentence of the report is mapped to and that is of the frame or the contacts."""
    home = client.get("/").content.decode()
    for word in ("cronologia/", "partner/", ""):
        assert f'href="/programmi/{FA_BENE}/{word}"' in home
    assert 'href="/contatti/"' in home
    ours = {address for _opening, address, _what in seed.rows() if address.startswith(("/programmi/", "/contatti/"))}
    assert len(ours) == 8
    assert {address: client.get(address).status_code for address in ours} == dict.fromkeys(ours, 200)

    chronology = unescape(client.get(f"/programmi/{FA_BENE}/cronologia/").content.decode())
    assert chronology.count('class="map-link"') == chronology.count('id="voce-') == 13
    assert "report di febbraio 2021" in chronology
    frame = unescape(client.get(f"/programmi/{FA_BENE}/quadro/").content.decode())
    assert "38° posto su 120" in frame
    assert "non pubblicato" in frame
    assert unescape(client.get(f"/programmi/{FA_BENE}/benefici/").content.decode()).count("ancora misurato") == 5
    assert "<img" not in client.get(f"/programmi/{FA_BENE}/partner/").content.decode()
    linked = json.loads(client.get(f"/programmi/{FA_BENE}/dati.json").content)
    assert linked["parentOrganization"]["name"] == "ToP Metro"
    assert len(linked["subOrganization"]) == 5
    load_grants(stamp())
    project = unescape(client.get("/progetti/il-buono-che-avanza/", headers={"accept-language": "en"}).content.decode())
    assert "Market rounds" in project
    assert 'href="/contributi/' in project
    assert "Il buono che avanza" in project


def test_an_installation_may_start_empty(client: Client) -> None:
    assert client.get("/").headers["Location"] == "/inizio/ingresso/"
    for address in ("/mercati/", "/programmi/", "/contatti/"):
        assert client.get(address).status_code == 200
    assert "Nessuno l’ha ancora scritto" in unescape(client.get("/programmi/").content.decode())
    assert client.get("/programmi/nessuno/").status_code == 404
