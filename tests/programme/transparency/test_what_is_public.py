"""Five grants stand in the public tables; a person cannot be put in one, whoever tries."""

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import get_type_hints
from uuid import UUID

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from fabene.people.values import OrganisationKind
from fabene.programme.grants import selectors as grants
from fabene.programme.grants import services
from fabene.programme.grants.values import Act, OrganisationRecipient
from fabene.programme.transparency import giving, publishing, selectors
from tests.grants import LATER, LEADS, PAID, PROGRAMME, build_body, build_five, build_grant, draft, on
from tests.world import key

pytestmark = pytest.mark.django_db
SCHEMA = Path(__file__).parent / "giving_schema.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in hardship, as a mistake would write them: every field that an organisation has."""

    id: UUID
    name: str
    kind: OrganisationKind
    tax_code: str


class Disguised(OrganisationRecipient):
    """A type that pretends."""


def test_five_grants_of_30_000_are_a_table_of_150_000() -> None:
    build_five()
    build_grant("not-yet", published=False)
    table = selectors.subsidies()
    assert sum(line.amount_cents for line in table) == 15_000_000
    assert {line.beneficiary.name for line in table} == set(LEADS)
    assert all(line.obligatory and line.cup and line.rule and line.office and line.official for line in table)
    assert selectors.subsidies(2020) == table
    assert selectors.subsidies(2019) == ()


def test_small_grants_are_obligatory_once_their_year_passes_the_threshold() -> None:
    body = build_body("orto")
    for slug, cents in (("first", 60_000), ("second", 40_000), ("third", 1)):
        whole = replace(draft(body, amount_cents=cents, title=slug), lines=(), instalments=())
        services.award(id=key("grant", slug), grant=whole, stamp=on(PAID))
        services.publish(id=key("published", slug), grant=key("grant", slug), on=PAID, stamp=on(PAID))
        marked = {line.obligatory for line in selectors.subsidies()}
        assert marked == {slug == "third"}


def test_a_person_in_hardship_is_unpublishable_by_type() -> None:
    person = Person(id=key("person"), name="Una persona", kind=OrganisationKind.THIRD_SECTOR, tax_code="")
    with pytest.raises(TypeError, match="only an OrganisationRecipient"):
        publishing.beneficiary(person)  # type: ignore[arg-type]  # what is tried: mypy refuses it, and so does the run
    with pytest.raises(TypeError, match="not Disguised"):
        publishing.beneficiary(Disguised(id=person.id, name=person.name, kind=person.kind, tax_code=person.tax_code))
    assert get_type_hints(publishing.beneficiary)["recipient"] is OrganisationRecipient
    build_grant("orto")
    award = replace(grants.published_awards()[0], recipient=person)  # type: ignore[arg-type]  # as above
    with pytest.raises(TypeError, match="only an OrganisationRecipient"):
        publishing.lines([award])


def test_a_tax_code_that_tells_a_birthday_is_left_out() -> None:
    trader = OrganisationRecipient(
        id=key("body"), name="Il forno", kind=OrganisationKind.FIRM, tax_code="RSSMRA85T10A562S"
    )
    assert publishing.beneficiary(trader).tax_code == ""
    assert publishing.beneficiary(replace(trader, tax_code="01533030480")).tax_code == "01533030480"


def test_who_received_10_000_or_more_has_a_list_to_publish_by_june() -> None:
    for grant, numbers in zip(build_five()[:2], ((0, 1), (0,)), strict=True):
        for number in numbers:
            services.pay(
                id=key("paid", grant.title, str(number)),
                instalment=grants.grant(grant.id).instalments[number].id,
                paid_on=PAID,
                act=Act(date=PAID, number="DL 12/2021"),
                stamp=on(LATER),
            )
    lists = selectors.received(2021)
    assert [(each.recipient.name, each.total_cents) for each in lists] == [
        ("vol-to", 3_000_000),
        ("gruppo-arco", 1_500_000),
    ]
    assert all(each.obligatory for each in lists)
    assert selectors.received(2020) == ()
    assert selectors.years_received() == (2021,)


def test_the_grants_are_360giving_data_and_a_grant_of_no_known_day_is_left_out() -> None:
    build_five()
    lines = selectors.subsidies()
    around = giving.Around(
        publisher="Città metropolitana",
        website="https://example.org/",
        download="https://example.org/360giving.json",
        source="https://example.org/trasparenza/sovvenzioni/",
        programmes={PROGRAMME: ("top-metro-fa-bene", "Top Metro Fa Bene")},
        places={one.project: ("Grugliasco",) for one in lines if one.project},
    )
    undated = replace(lines[0], act=Act(date=None, number="?"), published_in="")
    from_a_page = replace(
        undated,
        grant=key("from a page"),
        title="Un orto " * 30,
        published_in="https://example.org/notizia/",
        published_on=date(2020, 11, 30),
    )
    package = giving.package([*lines, undated, from_a_page], around=around, issued=date(2021, 1, 1))
    judge = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")), format_checker=FormatChecker())
    assert [fault.message for fault in judge.iter_errors(package)] == []
    assert len(package["grants"]) == len(lines) + 1
    assert (giving.left_out([undated, from_a_page]), giving.by_publication([undated, from_a_page])) == (1, 1)
    assert package["grants"][0]["amountAwarded"] == 30_000
    assert (package["grants"][-1]["awardDate"], package["grants"][-1]["description"].endswith("pubblico.")) == (
        "2020-11-30",
        True,
    )
    assert "recipientIndividual" not in json.dumps(package)
    one = package["grants"][0]
    for wrong in (
        {**package, "grants": []},
        {**package, "publisher": {}},
        {**package, "grants": [{**one, "awardDate": "30/11/2020"}]},
        {**package, "grants": [{**one, "recipientIndividual": {"id": "x", "name": "x"}}]},
        {**package, "grants": [{**one, "recipientOrganization": [{"name": "x"}]}]},
    ):
        assert list(judge.iter_errors(wrong))  # the facts do refuse something
