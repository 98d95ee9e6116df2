"""What is spent is charged to lines, decided with a reason, and no paper pays twice."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from fabene.core.errors import FabeneError
from fabene.ledger import selectors as ledger
from fabene.programme.grants import selectors, services
from fabene.programme.grants.values import Act, ChargeView, CostKind, GrantView, Outcome, RateDraft, RateKind
from tests.grants import LATER, PAID, SUPPLIER, build_grant, invoice, on
from tests.world import key

pytestmark = pytest.mark.django_db
APRIL = date(2021, 4, 30)


def refused(code: str, call: Callable[..., object], **fields: object) -> FabeneError:
    """Return the refusal ``code`` of a call."""
    with pytest.raises(FabeneError) as caught:
        call(**fields)
    assert caught.value.code == code
    return caught.value


def charge(grant: GrantView, name: str, *, cents: int = 122_000, line: int = 2, **paper: object) -> ChargeView:
    """Charge an invoice to a line of a grant (its equipment, unless told)."""
    return services.charge_paper(
        id=key("charge", name),
        line=grant.lines[line - 1].id,
        paper=invoice(**paper),  # type: ignore[arg-type]  # the cells of a paper, by name
        amount_cents=cents,
        text="Frigorifero",
        stamp=on(APRIL, who="omar"),
    )


def decide(name: str, outcome: Outcome, *, as_: str, cents: int | None = None) -> ChargeView:
    """Have the office decide on a charge."""
    return services.decide(
        id=key("decided", as_), charge=key("charge", name), outcome=outcome, reason="Ammissibile: voce attrezzature",
        stamp=on(APRIL), amount_cents=cents,
    )  # fmt: skip


def declare(grant: GrantView, kind: RateKind, **worth: object) -> UUID:
    """Declare a rate for a grant."""
    id = key("rate", str(grant.id), kind)
    rate = RateDraft(kind=kind, title=f"Tasso {kind}", source="Bando, art. 9", **worth)  # type: ignore[arg-type]  # worth is by name, each its own type
    services.declare_rate(id=id, grant=grant.id, rate=rate, stamp=on(PAID))
    return id


def test_an_invoice_charged_whole_to_two_grants_is_refused_the_second_time() -> None:
    """It says what is left and where the rest is, however its number is written; a refused charge frees its part."""
    one, other = build_grant("gruppo-arco"), build_grant("l-elica")
    charge(one, "first")
    again = refused("paper_charged_beyond", charge, grant=other, name="second", number="12 - 2021")
    assert (again.data["left_cents"], again.data["where"]) == (0, one.title)
    decide("first", Outcome.ACCEPTED, as_="part", cents=100_000)
    assert refused("paper_charged_beyond", charge, grant=other, name="second").data["left_cents"] == 22_000
    charge(other, "second", cents=22_000)
    refused("paper_known_otherwise", charge, grant=other, name="third", cents=1, vat_cents=11_000)
    refused("paper_charged_beyond", decide, name="first", outcome=Outcome.ACCEPTED, as_="whole")
    services.withdraw(id=key("withdrawn"), charge=key("charge", "second"), reason="Pagata da altri", stamp=on(APRIL))
    assert decide("first", Outcome.ACCEPTED, as_="whole").counted_cents == 122_000
    assert selectors.account(one.id).spent_cents == 122_000
    refused("charge_withdrawn", decide, name="second", outcome=Outcome.ACCEPTED, as_="late")
    assert ledger.verify().ok


def test_what_is_left_of_a_line_comes_from_the_ledger_and_a_decision_is_reversed_not_edited() -> None:
    """1,220 EUR of 15,000; refused later, all of it is back; what a line does not have is not accepted."""
    grant = build_grant("exeat")
    charge(grant, "fridge")
    assert selectors.account(grant.id).lines[1].waiting_cents == 122_000
    assert [waiting.id for waiting in selectors.charges_waiting()] == [key("charge", "fridge")]
    decide("fridge", Outcome.ACCEPTED, as_="yes")
    line = selectors.account(grant.id).lines[1]
    assert (line.left_cents, line.spent_cents, line.waiting_cents) == (1_378_000, 122_000, 0)
    refused(
        "charge_decided", services.withdraw, id=key("w"), charge=key("charge", "fridge"), reason="x", stamp=on(APRIL)
    )
    shown = decide("fridge", Outcome.REFUSED, as_="no")
    assert [each.outcome for each in shown.decisions] == [Outcome.ACCEPTED, Outcome.REFUSED]
    assert selectors.account(grant.id).lines[1].left_cents == 1_500_000
    charge(grant, "van", cents=400_000, line=3, number="99", total_cents=1_000_000)
    over = refused("line_exhausted", decide, name="van", outcome=Outcome.ACCEPTED, as_="van")
    assert over.data["left_cents"] == 300_000
    refused("accepted_above_charged", decide, name="van", outcome=Outcome.ACCEPTED, as_="van", cents=400_001)


def test_a_paper_that_is_wrong_is_refused_for_what_is_wrong() -> None:
    """Check digit, VAT, dates of the grant, a number of signs only; VAT that one gets back is not charged."""
    grant = build_grant("vol-to")
    refused("supplier_tax_code_not_valid", charge, grant=grant, name="a", supplier_tax_code=SUPPLIER[:-1] + "1")
    refused("vat_above_total", charge, grant=grant, name="a", vat_cents=122_000)
    refused("cost_outside_grant", charge, grant=grant, name="a", on=date(2021, 1, 31))
    refused("date_to_come", charge, grant=grant, name="a", paid_on=date(2021, 5, 1))
    refused("paper_number_empty", charge, grant=grant, name="a", number="--/")
    refused("sum_not_positive", charge, grant=grant, name="a", cents=0)
    back = refused("paper_charged_beyond", charge, grant=grant, name="a", vat_recoverable=True)
    assert back.data["left_cents"] == 100_000
    assert charge(grant, "a", cents=100_000, vat_recoverable=True).outcome is None


def test_simplified_costs_are_computed_from_declared_rates_and_minutes_stand_in_the_ledger() -> None:
    """Ten and a half hours at 23.45 EUR; three units; seven per cent of the staff costs that were accepted."""
    grant = build_grant("educazione-progetto")
    staff = declare(grant, RateKind.STAFF_HOUR, cents=2345)
    unit = declare(grant, RateKind.UNIT, cents=5_000)
    flat = declare(grant, RateKind.FLAT, basis_points=700, base_kind=CostKind.STAFF)
    cells: dict[str, Any] = {"on": APRIL, "stamp": on(APRIL)}
    refused(
        "sum_not_positive", services.charge_rate,
        id=key("f"), line=grant.lines[2].id, rate=flat, text="Generali", **cells,
    )  # fmt: skip
    sheet = services.charge_rate(
        id=key("charge", "sheet"), line=grant.lines[0].id, rate=staff, text="Educatore", quantity=630, **cells
    )  # fmt: skip
    assert sheet.amount_cents == 24_623
    decide("sheet", Outcome.ACCEPTED, as_="sheet")
    assert selectors.account(grant.id).worked_minutes == 630
    units = services.charge_rate(id=key("u"), line=grant.lines[1].id, rate=unit, text="Lezioni", quantity=3, **cells)
    general = services.charge_rate(
        id=key("charge", "general"), line=grant.lines[2].id, rate=flat, text="Generali", **cells
    )
    assert (units.amount_cents, general.amount_cents, general.base_cents) == (15_000, 1_723, 24_623)
    refused(
        "flat_rate_charged", services.charge_rate, id=key("f2"), line=grant.lines[2].id, rate=flat, text="x", **cells
    )
    decide("sheet", Outcome.REFUSED, as_="sheet no")
    assert selectors.account(grant.id).worked_minutes == 0
    wrong = RateDraft(kind=RateKind.FLAT, title="x", source="y", basis_points=700)
    refused("rate_not_valid", services.declare_rate, id=key("r"), grant=grant.id, rate=wrong, stamp=on(APRIL))


def test_a_budget_changes_in_versions_and_a_large_change_waits_for_the_office() -> None:
    """Up to a tenth of the grant at once; beyond it only once approved; never below what was spent."""
    grant = build_grant("gruppo-arco")
    staff, tools, other = (line.id for line in grant.lines)

    def change(name: str, *amounts: int) -> object:
        return services.change_budget(
            id=key("change", name),
            grant=grant.id,
            amounts=dict(zip((staff, tools, other), amounts, strict=True)),
            reason="Serve più lavoro",
            stamp=on(APRIL),
        )

    with pytest.raises(FabeneError, match="budget_adds_up_wrong"):
        change("wrong", 1, 2, 3)
    with pytest.raises(FabeneError, match="budget_unchanged"):
        change("same", 1_200_000, 1_500_000, 300_000)
    change("small", 1_500_000, 1_200_000, 300_000)
    assert [line.left_cents for line in selectors.account(grant.id).lines] == [1_500_000, 1_200_000, 300_000]
    change("large", 2_000_000, 700_000, 300_000)
    assert selectors.account(grant.id).lines[0].left_cents == 1_500_000
    with pytest.raises(FabeneError, match="budget_change_waiting"):
        change("another", 1_400_000, 1_300_000, 300_000)
    charge(grant, "much", cents=1_000_000, total_cents=1_000_000)
    decide("much", Outcome.ACCEPTED, as_="much")
    answer: dict[str, Any] = {"version": key("change", "large"), "answer": "Va bene", "stamp": on(APRIL)}
    spent = refused("line_below_spent", services.answer_budget, id=key("a"), approved=True, **answer)
    assert spent.data["spent_cents"] == 1_000_000
    services.answer_budget(id=key("b"), approved=False, **answer)
    refused("budget_answered", services.answer_budget, id=key("c"), approved=True, **answer)
    assert [version.approved for version in selectors.budget_versions(grant.id)] == [True, True, False]
    assert selectors.budget_in_force(grant.id).number == 2


def test_a_grant_is_closed_with_what_returns() -> None:
    """15,000 paid, 1,220 spent: 13,780 return and nothing is promised any more; before that nothing may wait."""
    grant = build_grant("l-elica")
    services.pay(
        id=key("paid"),
        instalment=grant.instalments[0].id,
        paid_on=PAID,
        act=Act(date=PAID, number="DL 1"),
        stamp=on(LATER),
    )
    services.ask_report(id=key("report"), grant=grant.id, title="Relazione finale", due_on=LATER, stamp=on(PAID))
    charge(grant, "fridge")

    def end() -> None:
        services.close(id=key("close"), grant=grant.id, on=LATER, act_number="DD 9/2022", stamp=on(LATER))

    refused("charges_waiting", end)
    decide("fridge", Outcome.ACCEPTED, as_="yes")
    refused("reports_missing", end)
    services.send_report(id=key("sent"), report=key("report"), text="Tutto fatto.", stamp=on(LATER, who="omar"))
    end()
    end()
    closed, account = selectors.grant(grant.id), selectors.account(grant.id)
    assert (closed.closed_on, closed.returned_cents) == (LATER, 1_378_000)
    assert (account.cash_cents, account.promised_cents) == (0, 122_000)
    assert [line.left_cents for line in account.lines] == [0, 0, 0]
    refused("grant_closed", charge, grant=grant, name="late", number="13")
    assert ledger.verify().ok
