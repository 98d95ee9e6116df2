"""Somebody charges the same invoice twice, told otherwise each time; or at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from typing import Any

import pytest
from django.db import connections

from fabene.core.errors import FabeneError
from fabene.ledger import selectors as ledger
from fabene.programme.grants import selectors, services
from fabene.programme.grants.checks import checked_tax_code, known_number, known_supplier
from fabene.programme.grants.values import Outcome
from tests.databases import Database
from tests.grants import AWARDED, LATER, SUPPLIER, build_body, build_grant, draft, invoice, on
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


def test_a_supplier_is_the_same_however_its_code_and_name_are_written() -> None:
    ways = ("01533030480", "IT01533030480", "it 0153 3030.480", "1533030480", "ＩＴ０１５３３０３０４８０")
    assert {checked_tax_code(way) for way in ways} == {"01533030480"}
    assert checked_tax_code(" rcc mnl 83s18d969h ") == "RCCMNL83S18D969H"
    for wrong in ("01533030481", "5330304", "IT", "FR01533030480"):
        with pytest.raises(FabeneError, match="supplier_tax_code_not_valid"):
            checked_tax_code(wrong)
    names = ("Frigo di prova srl", "FRIGO  di Prova S.r.l.", "Frigo di próva")
    assert {known_supplier(name) for name in names} == {"frigodiprova"}


@pytest.mark.django_db
def test_an_invoice_of_another_year_or_code_looks_the_same_until_the_office_says_it_is_another() -> None:
    """1,220 EUR charged to one grant; told with another year, or with the trader's tax code, nothing is left of it."""
    one, other = build_grant("gruppo-arco"), build_grant("l-elica")
    charge(one, "first", cents=100_000)
    march: dict[str, Any] = {"on": date(2021, 3, 1), "paid_on": date(2021, 3, 20)}
    for told in (
        {"supplier_tax_code": "RCCMNL83S18D969H", "supplier": "FRIGO DI PROVA S.R.L."},
        {"supplier_tax_code": "RCCMNL83S18D969H", "number": "012-2021", **march},
    ):
        same = refused("paper_looks_the_same", charge, grant=other, name="a", cents=30_000, **told)
        assert (same.data["where"], same.data["on_date"], same.data["total_cents"]) == (
            one.title,
            "2021-04-01",
            122_000,
        )
    part = charge(other, "part", cents=22_000, supplier_tax_code="RCCMNL83S18D969H")
    assert part.amount_cents == 22_000, "what is left of the one document may be charged under either code"

    apart: dict[str, Any] = {
        "charge": key("charge", "first"), "supplier_tax_code": "RCCMNL83S18D969H", "on": march["on"],
        "total_cents": 122_000, "stamp": on(LATER),
    }  # fmt: skip
    refused("text_missing", services.tell_apart, id=key("apart"), reason=" ", **apart)
    services.tell_apart(id=key("apart"), reason="Viste tutte e due: due consegne", **apart)
    services.tell_apart(id=key("apart"), reason="Viste tutte e due: due consegne", **apart)
    refused("papers_not_two", services.tell_apart, id=key("n"), reason="x", **(apart | {"supplier_tax_code": SUPPLIER,
            "on": date(2021, 4, 1)}))  # fmt: skip
    services.withdraw(id=key("w"), charge=part.id, reason="Era l'altra", stamp=on(APRIL))
    second = charge(other, "second", supplier_tax_code="RCCMNL83S18D969H", number="012-2021", **march)
    assert second.paper is not None
    assert second.amount_cents == 122_000
    decide("second", Outcome.ACCEPTED, as_="yes")
    assert [deed.text for deed in selectors.deeds(one.id) if deed.what == "papers_told_apart"] == [
        "Viste tutte e due: due consegne"
    ]


@pytest.mark.django_db
def test_another_year_of_the_same_supplier_counts_together_until_told_apart() -> None:
    """A grant of two years: number 12 of 2021 and of 2022 with the same total are one until the office says two."""
    body = build_body("exeat")
    grant = services.award(id=key("long"), grant=draft(body, ends=date(2022, 12, 31)), stamp=on(AWARDED))
    later: dict[str, Any] = {"on": date(2022, 4, 1), "paid_on": date(2022, 4, 20)}

    def again() -> object:
        return services.charge_paper(
            id=key("next"), line=grant.lines[1].id, paper=invoice(number="12/2021", **later), amount_cents=122_000,
            text="Frigo", stamp=on(date(2022, 5, 1)),
        )  # fmt: skip

    charge(grant, "first")
    refused("paper_looks_the_same", again)
    services.tell_apart(
        id=key("apart"), charge=key("charge", "first"), supplier_tax_code="IT" + SUPPLIER, on=later["on"],
        total_cents=122_000, reason="Canone annuo", stamp=on(date(2022, 5, 1)),
    )  # fmt: skip
    again()
    assert len(selectors.charges(grant.id)) == 2
