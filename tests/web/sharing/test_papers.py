"""Papers read back: every code, the right grams, one sheet, tags for who listens, and nothing about a family."""

import io
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from fabene.sharing import selectors, services
from fabene.web import formats
from tests.families import welcome, welcome_thirty
from tests.remembered import Remember
from tests.sharing.market import DAY, confirm, hub_has, play_to_the_hub, propose
from tests.web.conftest import signed_in
from tests.web.days.deeds import status
from tests.web.sharing.deeds import url_of
from tests.world import Place, build_world, key, stamp

pytestmark = pytest.mark.django_db

PAPERS = ("labels_sheet", "labels_single", "pick_up_list", "round_sheet")


def build_place() -> Place:
    """The story's thirty bags, three of them to be brought home."""
    place = build_world().grugliasco
    welcome_thirty(place)
    play_to_the_hub(place)
    propose()
    confirm()
    return place


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build_place)


@pytest.fixture
def ugo(place: Place) -> Client:
    """Ugo keeps the hub."""
    return signed_in("ugo")


def paper(client: Client, name: str) -> PdfReader:
    response = client.get(url_of(name))
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    return PdfReader(io.BytesIO(response.content))


def text_of(read: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in read.pages)


@pytest.mark.parametrize("name", ["labels_sheet", "labels_single"])
def test_every_bag_has_a_label_with_its_code_and_its_weight(ugo: Client, name: str) -> None:
    text = text_of(paper(ugo, name))

    for bag in selectors.bags_of(DAY):
        assert text.count(bag.code) == 1
    assert text.count("15 kg") == sum(bag.grams == 15_000 for bag in selectors.bags_of(DAY))
    assert text.count("Contiene: glutine") == sum("gluten" in bag.attributes for bag in selectors.bags_of(DAY))
    assert text.count("a domicilio") == 3


def test_ten_labels_are_a_sheet_and_a_label_printer_gets_one_at_a_time(ugo: Client) -> None:
    assert len(paper(ugo, "labels_sheet").pages) == 3
    assert len(paper(ugo, "labels_single").pages) == 30


def test_the_pick_up_list_has_what_waits_by_code(ugo: Client) -> None:
    read = paper(ugo, "pick_up_list")

    text = text_of(read)
    fetched = [bag for bag in selectors.bags_of(DAY) if not bag.home_delivery]
    assert len(read.pages) == 1
    assert "27 borse, 239 kg" in text
    places = [text.index(bag.code) for bag in fetched]
    assert places == sorted(places)
    assert not any(bag.code in text for bag in selectors.bags_of(DAY) if bag.home_delivery)


def test_the_round_follows_the_order_set_by_hand(ugo: Client) -> None:
    turned = [bag.id for bag in reversed(selectors.round_of(DAY))]
    services.order_round(id=key("order"), day=DAY, bags=turned, stamp=stamp(18))

    text = text_of(paper(ugo, "round_sheet"))

    places = [text.index(selectors.bag(bag).code) for bag in turned]
    assert places == sorted(places)
    assert "3 borse, 21 kg" in text


def test_a_round_of_thirty_mixed_bags_is_one_sheet() -> None:
    place = build_world().grugliasco
    for number in range(1, 31):
        welcome(place, number, home_delivery=True)
    hub_has(place, fruit="62", bread="31", vegetables="65", dairy="16", cheese="9")
    propose()
    confirm()

    read = paper(signed_in("ugo"), "round_sheet")

    assert len(read.pages) == 1
    text = text_of(read)
    assert all(bag.code in text for bag in selectors.round_of(DAY))
    assert formats.weight(sum(bag.grams for bag in selectors.round_of(DAY))) in text


@pytest.mark.parametrize("name", PAPERS)
def test_no_paper_says_anything_about_a_family(ugo: Client, name: str) -> None:
    read = paper(ugo, name)

    text = text_of(read)
    plan = selectors.plan_of(DAY)
    assert plan
    for line in plan.shares:
        assert line.code not in text
        assert str(line.household_id) not in text
    for word in ("adult", "bambin", "senza glutine"):
        assert word not in text
    assert read.metadata
    assert not any(line.code in str(read.metadata) for line in plan.shares)


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_is_tagged_titled_and_says_its_language(ugo: Client, name: str) -> None:
    read = paper(ugo, name)

    catalogue: Any = read.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "it"
    assert "<pdfuaid:part>1</pdfuaid:part>" in catalogue["/Metadata"].get_object().get_data().decode()
    assert read.metadata
    assert "sabato 8 maggio 2021" in str(read.metadata.title)


@pytest.mark.parametrize("name", PAPERS)
def test_before_a_plan_is_confirmed_a_paper_says_that_there_is_nothing(name: str) -> None:
    place = build_world().grugliasco
    hub_has(place, fruit="5")

    assert "Nessuna borsa" in text_of(paper(signed_in("ugo"), name))


def test_the_stand_and_other_networks_print_nothing(place: Place) -> None:
    for name in ("sara", "rita", "nino"):
        for printed in PAPERS:
            assert status(signed_in(name), url_of(printed)) == 403
