"""The papers are drafts, made of what the program knows; what it does not know is a line to fill."""

import re

import pytest
from django.conf import LazySettings
from django.template.loader import render_to_string
from django.utils.translation import override

from fabene.people import selectors as people
from fabene.privacy.catalogue import CATALOGUE
from fabene.web.pages.privacy.paper_facts import breach_rows, frame, of_network
from fabene.web.pages.privacy.paper_text import DOTTED, Kind, blocks, plain
from fabene.web.pages.privacy.papers import OF_NETWORK, PAPERS
from tests.privacy.papers import confirm_everything
from tests.remembered import Remember
from tests.web.conftest import signed_in
from tests.world import SATURDAY, World, build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def text_of(name: str) -> str:
    network = people.network("grugliasco")
    facts = {**frame(SATURDAY), **of_network(network, on=SATURDAY), "body": DOTTED, "breaches": breach_rows()}
    with override("it"):
        return render_to_string(f"privacy/papers/{name}.md", facts)


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_a_paper_of_the_programme_is_printed(world: World, name: str) -> None:
    answer = signed_in("olga").get(f"/riservatezza/carte/{name}.pdf")

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("name", sorted(OF_NETWORK))
def test_a_paper_of_a_network_is_printed(world: World, name: str) -> None:
    answer = signed_in("olga").get(f"/riservatezza/carte/grugliasco/{name}.pdf?ente=boh")

    assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("name", sorted({*PAPERS, *OF_NETWORK}))
def test_a_paper_says_no_more_than_it_knows(world: World, settings: LazySettings, name: str) -> None:
    settings.SITE_OWNER_NAME = ""
    shown = blocks(text_of(name))

    assert any(block.kind == Kind.FILL for block in shown)
    assert DOTTED in text_of(name) or name == "violazioni"
    for block in shown:
        assert len({len(row) for row in block.rows}) <= 1, block.rows
        assert not any("{" in line or "None" in line for line in block.lines)


@pytest.mark.parametrize("name", sorted({*PAPERS, *OF_NETWORK} - {"violazioni"}))
def test_what_an_officer_must_confirm_is_marked(world: World, name: str) -> None:
    assert "[DPO]" in text_of(name)


def test_the_record_of_processing_is_read_from_the_catalogue(world: World) -> None:
    said = text_of("registro")

    named = set(re.findall(r"\w+\.\w+", said))
    assert named & set(CATALOGUE) == {label for label, sheet in CATALOGUE.items() if sheet.personal}
    assert "24 mesi" in said
    assert "(proposta)" in said


def test_what_was_confirmed_is_printed_with_the_name(world: World) -> None:
    confirm_everything()

    said = text_of("registro")
    assert "Olga Ferro, ufficio del programma" in said
    assert "compito di interesse pubblico [DPO]" in said
    assert "(proposta)" not in said


def test_the_controller_map_names_who_takes_part(world: World) -> None:
    said = text_of("titolari")

    assert "Comune di Grugliasco" in said
    assert "La Tavola, cooperativa sociale" in said
    assert "Il Ponte" not in said


def test_the_notice_for_who_is_referred_is_also_for_who_refers(world: World) -> None:
    address = "/riservatezza/carte/{}/informativa-segnalazione.pdf"

    assert signed_in("cesare").get(address.format("grugliasco")).status_code == 200
    assert signed_in("cesare").get(address.format("rivoli")).status_code == 403
    assert signed_in("cesare").get("/riservatezza/carte/grugliasco/titolari.pdf").status_code == 403
    assert "Informativa per chi è segnalato" in signed_in("cesare").get("/riservatezza/carte/").content.decode()


def test_the_notice_tells_a_family_what_article_14_asks(world: World) -> None:
    said = text_of("informativa-segnalazione")

    for asked in ("Vi ha segnalato", "Base giuridica", "Garante", "24 mesi", "opporvi", "nello stesso ente", "Paese"):
        assert asked in said


def test_nothing_in_the_data_makes_a_paper_of_its_own(world: World) -> None:
    assert plain("# Titolo | di\n una riga") == "Titolo / di una riga"
    assert plain("") == plain(None) == DOTTED
