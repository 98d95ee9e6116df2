"""Every sentence of the programme's report is served by some page, and the page is there."""

import pytest
from django.urls import Resolver404, resolve

from tests.docs import seed


def test_every_sentence_of_the_report_has_its_line_in_its_order() -> None:
    if not seed.SEED.is_file():
        pytest.skip("the report is not here: which sentences are served was not checked, only the addresses")
    told, said = seed.rows(), seed.sentences()

    assert len(told) == len(said)
    lost = [
        sentence
        for (opening, _address, _what), sentence in zip(told, said, strict=True)
        if not sentence.startswith(opening)
    ]
    assert lost == []


def test_every_address_leads_somewhere_and_says_what_is_there() -> None:
    lost = [address for _opening, address, what in seed.rows() if not leads(address) or not what]
    assert lost == []
    assert len(seed.rows()) > 60


def leads(address: str) -> bool:
    try:
        resolve(address)
    except Resolver404:
        return False
    return True
