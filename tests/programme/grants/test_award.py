"""Five grants are awarded with CUP, made public, paid; what is not an award is refused with the law."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.ledger import selectors as ledger
from fabene.people.values import OrganisationKind
from fabene.programme.grants import checks, selectors, services
from fabene.programme.grants.values import Act, CostKind, GrantDraft, OrganisationRecipient
from tests import grants
from tests.grants import AWARDED, CUP, LATER, PAID, PUBLISHED, THIRTY_THOUSAND, build_body, build_five, build_grant, on
from tests.world import key

pytestmark = pytest.mark.django_db
PAYMENT = Act(date=PAID, number="DL 12/2021")


def pay(grant_id: UUID, number: int = 1, *, paid_on: date = PAID) -> None:
    """Pay an instalment of a grant."""
    instalment = selectors.grant(grant_id).instalments[number - 1].id
    services.pay(
        id=key("paid", str(grant_id), str(number)), instalment=instalment, paid_on=paid_on, act=PAYMENT, stamp=on(LATER)
    )


def refused(code: str, call: object, **fields: object) -> FabeneError:
    """Return the refusal ``code`` of a call."""
    with pytest.raises(FabeneError) as caught:
        call(**fields)  # type: ignore[operator]  # a service
    assert caught.value.code == code
    return caught.value


def test_five_grants_stand_in_the_public_table_beside_the_caritas_money() -> None:
    """150,000 EUR in five rows with the six fields of article 27, each with what Caritas adds."""
    five = build_five()
    for grant in five:
        id = key("caritas", str(grant.id))
        services.promise_cofinancing(
            id=id, line=grant.lines[1].id, source="Caritas Italiana", planned_cents=400_000, stamp=on(PAID)
        )
    rows = selectors.published_awards(2020)
    assert (len(rows), sum(row.amount_cents for row in rows)) == (5, 15_000_000)
    assert sum(row.cofinancing_cents for row in rows) == 2_000_000
    first = rows[0]
    assert (first.cup, first.cofinancers, first.paid_cents) == (CUP, ("Caritas Italiana",), 0)
    assert all((row.rule, row.office, row.official, row.way_chosen, row.recipient.name) for row in rows)
    assert selectors.published_awards(2021) == ()
    assert all(isinstance(row.recipient, OrganisationRecipient) for row in rows)
    pay(five[0].id)
    sums = selectors.paid_sums(2021)
    assert [(each.paid_cents, each.dates, each.titles) for each in sums] == [(1_500_000, (PAID,), (five[0].title,))]
    assert ledger.verify().ok


def test_an_award_is_promised_line_by_line_in_the_ledger_and_said_twice_is_one() -> None:
    """The lines hold 30,000 EUR together; who promised holds as much less."""
    grant = build_grant("l-elica")
    assert build_grant("l-elica") == grant
    account = selectors.account(grant.id)
    assert [line.left_cents for line in account.lines] == [1_200_000, 1_500_000, 300_000]
    assert (account.promised_cents, account.paid_cents, account.cash_cents) == (THIRTY_THOUSAND, 0, 0)
    assert [deed.what for deed in selectors.deeds(grant.id)] == ["published", "awarded"]
    refused(
        "id_used_for_something_else",
        services.award,
        id=grant.id,
        grant=grants.draft(grant.recipient.id),
        stamp=on(AWARDED),
    )


def test_an_award_without_a_cup_is_void_and_every_fault_is_said_at_once() -> None:
    """The law is said; a wrong sign is named where it stands; sums that do not add up are said with both."""
    body = build_body("vol-to")
    refused("cup_missing", services.award, id=key("x"), grant=grants.draft(body, cup=" "), stamp=on(AWARDED))
    wrong = grants.draft(
        body, cup="C19J2103742000O", title="", amount_cents=2_000_000, act=Act(date=None, number=""), ends=AWARDED
    )
    found = [fault.code for fault in checks.award_faults(wrong)]
    assert found == [
        "cup_malformed",
        "text_missing",
        "text_missing",
        "act_date_missing",
        "grant_ends_too_early",
        "budget_adds_up_wrong",
        "instalments_add_up_wrong",
    ]  # fmt: skip
    refused("organisation_not_found", services.award, id=key("x"), grant=grants.draft(key("nobody")), stamp=on(AWARDED))
    with pytest.raises(NotFoundError):
        selectors.grant(key("x"))


def test_a_person_cannot_be_awarded_anything() -> None:
    """Neither the draft nor the table has a place for one: a recipient is the identity of an organisation."""
    kinds = {kind.value for kind in OrganisationKind}
    assert kinds.isdisjoint({"person", "household", "natural_person", "individual"})
    names = set(GrantDraft.__dataclass_fields__)
    assert not any("person" in name or "individual" in name for name in names)
    user = key("user", "nino")
    refused("organisation_not_found", services.award, id=key("x"), grant=grants.draft(user), stamp=on(AWARDED))


def test_nothing_is_paid_before_it_is_public_and_each_instalment_once() -> None:
    """Publication is a condition (art. 26, par. 3); a mistake is reversed and paid anew; the trail keeps all of it."""
    grant = build_grant("exeat", published=False)
    early = refused("payment_before_publication", pay, grant_id=grant.id)
    assert early.data == {}
    refused(
        "published_before_the_act", services.publish,
        id=key("early"), grant=grant.id, on=date(2020, 12, 1), stamp=on(PUBLISHED),
    )  # fmt: skip
    services.publish(id=key("public"), grant=grant.id, on=PUBLISHED, stamp=on(PUBLISHED))
    refused("payment_before_publication", pay, grant_id=grant.id, paid_on=PUBLISHED - timedelta(days=1))
    pay(grant.id)
    pay(grant.id)
    instalment = selectors.grant(grant.id).instalments[0]
    assert (instalment.paid_cents, instalment.act_number) == (1_500_000, "DL 12/2021")
    twice: dict[str, Any] = {"instalment": instalment.id, "paid_on": PAID, "act": PAYMENT, "stamp": on(LATER)}
    refused("instalment_paid", services.pay, id=key("again"), **twice)
    assert instalment.payment
    services.undo_payment(id=key("undo"), payment=instalment.payment, why="Rata sbagliata", stamp=on(LATER))
    assert selectors.account(grant.id).cash_cents == 0
    refused("payment_above_instalment", services.pay, id=key("more"), amount_cents=1_500_001, **twice)
    services.pay(id=key("again"), **twice)
    assert selectors.account(grant.id).cash_cents == 1_500_000
    assert sorted(deed.what for deed in selectors.deeds(grant.id)) == [
        "awarded", "paid", "paid", "payment_undone", "published"
    ]  # fmt: skip
    with pytest.raises(ConflictError):
        services.undo_payment(id=key("undo 2"), payment=instalment.payment, why="Ancora", stamp=on(LATER))
    refused(
        "date_to_come", services.pay,
        id=key("tomorrow"), instalment=grant.instalments[1].id, paid_on=LATER + timedelta(days=1), act=PAYMENT,
        stamp=on(LATER),
    )  # fmt: skip


def test_an_award_taken_over_from_a_page_says_what_it_lacks_and_moves_no_money() -> None:
    """Without a CUP it may be public, as its source is; nothing is paid until the CUP is known."""
    body = build_body("educazione-progetto")
    bare = grants.draft(
        body,
        cup="",
        act=Act(date=None, number=""),
        rule="",
        office="",
        official="",
        way_chosen="",
        lines=(),
        instalments=(),
    )
    refused("cup_missing", services.award, id=key("x"), grant=bare, stamp=on(AWARDED))
    grant = services.record_published(id=key("old"), grant=bare, source="https://example.org/a", stamp=on(AWARDED))
    assert (grant.cup, grant.published_in, grant.can_be_paid) == ("", "https://example.org/a", False)
    assert [(line.cost_kind, line.amount_cents) for line in grant.lines] == [(CostKind.ANY, THIRTY_THOUSAND)]
    services.publish(id=key("public"), grant=grant.id, on=PUBLISHED, stamp=on(PUBLISHED))
    refused("payment_without_cup", pay, grant_id=grant.id)
    refused("cup_malformed", services.give_cup, id=key("cup"), grant=grant.id, cup="C19", stamp=on(LATER))
    services.give_cup(id=key("cup"), grant=grant.id, cup="c19j 2103 7420 006", stamp=on(LATER))
    refused("cup_given", services.give_cup, id=key("cup 2"), grant=grant.id, cup="C11G06000000001", stamp=on(LATER))
    pay(grant.id)
    assert selectors.published_award(grant.id).paid_cents == THIRTY_THOUSAND
