"""Somebody charges the same invoice twice, told otherwise each time; or at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial

import pytest
from django.db import connections

from fabene.core.errors import FabeneError
from fabene.ledger import selectors as ledger
from fabene.programme.grants import selectors, services
from fabene.programme.grants.checks import known_number
from fabene.programme.grants.values import Outcome
from tests.databases import Database
from tests.grants import build_grant, on
from tests.programme.grants.test_spend import APRIL, charge, decide, refused
from tests.world import key

OTHER_DAY = date(2021, 4, 2)


def test_however_its_number_is_written_it_is_the_same() -> None:
    ways = ("FT 12/2021", "ft-012/2021", "Ft.0012-2021", "ＦＴ １２/２０２１", "FT ١٢/2021", "f t 12_2021")
    assert {known_number(way) for way in ways} == {"ft122021"}
    assert known_number("120/2021") == "1202021"
    assert known_number("000") == "0"


@pytest.mark.django_db
def test_an_invoice_told_with_another_date_or_a_cent_more_is_refused_while_the_first_counts() -> None:
    one, other = build_grant("gruppo-arco"), build_grant("l-elica")
    charge(one, "first")
    refused("paper_charged_beyond", charge, grant=other, name="a", number="0012/2021")
    for told in ({"total_cents": 122_001}, {"on": OTHER_DAY}, {"number": "1 2/2021", "on": OTHER_DAY}):
        known = refused("paper_known_otherwise", charge, grant=other, name="a", **told)
        assert (known.data["on_date"], known.data["total_cents"]) == ("2021-04-01", 122_000)
    charge(other, "next", number="13/2021", total_cents=122_000)

    decide("first", Outcome.REFUSED, as_="refused")
    assert charge(other, "right", total_cents=122_001, cents=122_001).paper is not None
    refused("paper_known_otherwise", decide, name="first", outcome=Outcome.ACCEPTED, as_="again")
    refused("accepted_above_charged", decide, name="right", outcome=Outcome.ACCEPTED, as_="cent", cents=122_002)
    assert ledger.verify().ok


@pytest.mark.django_db
def test_a_wrong_vat_can_be_said_right_once_the_charge_is_withdrawn() -> None:
    grant = build_grant("exeat")
    charge(grant, "wrong", cents=100_000, vat_recoverable=True)
    refused("paper_known_otherwise", charge, grant=grant, name="right")
    services.withdraw(id=key("withdrawn"), charge=key("charge", "wrong"), reason="IVA sbagliata", stamp=on(APRIL))
    paper = charge(grant, "right").paper
    assert paper is not None
    assert paper.chargeable_cents == 122_000


def at_once(deeds: list[Callable[[], object]]) -> list[object]:
    """Do everything at the same time, every deed on a connection of its own; a refusal is an answer."""

    def alone(deed: Callable[[], object]) -> object:
        try:
            return deed()
        except FabeneError as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=len(deeds)) as pool:
        return list(pool.map(alone, deeds))


def test_two_who_charge_it_at_the_same_moment_charge_it_once(fresh_database: Database) -> None:
    one, other = build_grant("gruppo-arco"), build_grant("l-elica")
    answers = at_once(
        [
            partial(charge, one, "one"),
            partial(charge, other, "other"),
            partial(charge, other, "cent", total_cents=122_001),
        ]
    )
    assert sum(isinstance(answer, FabeneError) for answer in answers) == 2
    refusals = {answer.code for answer in answers if isinstance(answer, FabeneError)}
    assert refusals <= {"paper_charged_beyond", "paper_known_otherwise"}
    assert len(selectors.charges(one.id) + selectors.charges(other.id)) == 1
    assert ledger.verify().ok
