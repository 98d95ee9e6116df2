"""Costs are charged to lines, and the office decides what of them is eligible."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.owners import MoneyKind
from fabene.ledger.values import Line
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.programme.grants import accounts, checks, selectors
from fabene.programme.grants.models import BudgetLine, Charge, Cofinancing, Decision, Grant, Paper, Rate
from fabene.programme.grants.services.common import done, hold, refuse_first, refuse_nothing, today
from fabene.programme.grants.services.papers import hold_all, paper_row, refuse_beyond, refuse_twin
from fabene.programme.grants.values import Basis, ChargeView, Outcome, PaperDraft, RateDraft, RateKind

HOUR = 60
BASIS = {RateKind.STAFF_HOUR: Basis.HOURS, RateKind.UNIT: Basis.UNIT, RateKind.FLAT: Basis.FLAT}


@transaction.atomic
def declare_rate(*, id: UUID, grant: UUID, rate: RateDraft, stamp: Stamp) -> None:
    """Declare what an hour or a unit is worth, or the share of other costs that a flat rate pays; with its source.

    Raises ``text_missing`` (a rate without the act that sets it is none), ``rate_not_valid``.
    """
    said = {
        "kind": RateKind(rate.kind),
        "title": clean(rate.title, field="title", limit=200),
        "source": clean(rate.source, field="source", limit=500),
        "cents": rate.cents,
        "basis_points": rate.basis_points,
        "base_kind": rate.base_kind or "",
    }
    flat = rate.kind is RateKind.FLAT
    worth = rate.basis_points if flat else rate.cents
    if not worth or worth < 0 or (flat and (worth > checks.WHOLE or rate.cents is not None or not rate.base_kind)):
        raise FabeneError("rate_not_valid")
    hold(grant)
    if done(id=id, grant=grant, what="rate_declared", stamp=stamp, content=said, text=str(said["title"])):
        Rate.objects.create(id=id, grant_id=grant, **said)


@transaction.atomic
def charge_paper(
    *,
    id: UUID,
    line: UUID,
    paper: PaperDraft,
    amount_cents: int,
    text: str,
    stamp: Stamp,
    cofinancing: UUID | None = None,
) -> ChargeView:
    """Charge a paper, or a part of it, to a line; it waits for the office.

    Raises the first of ``checks.paper_faults``, ``cost_outside_grant``, ``paper_known_otherwise`` (the number
    of its supplier counts in that year with another date, total or VAT) and, when all its charges to all grants would
    be more than the paper, ``paper_charged_beyond`` with what is left and where; ``paper_looks_the_same`` when they
    would be with those of a paper that looks like it.
    """
    refuse_first(checks.paper_faults(paper, amount_cents=amount_cents, today=today(stamp)))
    said = clean(text, field="text", limit=300)
    hold_all()
    grant, target = _target(line, cofinancing=cofinancing)
    content = {**asdict(paper), "line": line, "cents": amount_cents, "text": said, "cofinancing": cofinancing}
    if not done(
        id=id, grant=grant.id, what="charged", stamp=stamp, content=content, text=said, amount_cents=amount_cents
    ):
        return selectors.charge(id)
    _refuse_outside(grant, paper.on)
    row = paper_row(id, paper)
    refuse_beyond(row, asked=amount_cents)
    _charge(id, target, basis=Basis.PAPER, paper=row, on=paper.on, text=said, amount_cents=amount_cents)
    return selectors.charge(id)


@transaction.atomic
def charge_rate(
    *,
    id: UUID,
    line: UUID,
    rate: UUID,
    on: date,
    text: str,
    stamp: Stamp,
    quantity: int = 0,
    cofinancing: UUID | None = None,
) -> ChargeView:
    """Charge a simplified cost to a line: ``quantity`` is minutes by a role (``text``), or units; none for a flat rate.

    The sum is computed here, never typed: minutes at the hourly rate (half a cent up), units at their cost, a share of
    the costs accepted in the lines of the rate's base. Raises ``rate_not_found``, ``sum_not_positive``,
    ``cost_outside_grant``, ``ConflictError`` ``flat_rate_charged``.
    """
    said = clean(text, field="text", limit=300)
    grant, target = _target(line, cofinancing=cofinancing)
    row = Rate.objects.filter(id=rate, grant=grant).exclude(kind=RateKind.VOLUNTEER_HOUR).first()
    if row is None:
        raise NotFoundError("rate_not_found")
    content = {"line": line, "rate": rate, "on": on, "text": said, "quantity": quantity, "cofinancing": cofinancing}
    if not done(id=id, grant=grant.id, what="charged", stamp=stamp, content=content, text=said):
        return selectors.charge(id)
    _refuse_outside(grant, on)
    base = _base(grant, row) if row.kind == RateKind.FLAT else None
    amount = _worth(row, quantity=quantity, base=base)
    refuse_nothing(amount)
    target |= {"rate": row, "quantity": quantity or None, "base_cents": base}
    _charge(id, target, basis=BASIS[RateKind(row.kind)], on=on, text=said, amount_cents=amount)
    return selectors.charge(id)


def _base(grant: Grant, rate: Rate) -> int:
    """Return the costs that a flat rate rests on; raise ``flat_rate_charged`` when one rests on them already."""
    charges = selectors.charges(grant.id)
    if any(charge.rate and charge.rate.id == rate.id and charge.counted_cents for charge in charges):
        raise ConflictError("flat_rate_charged", rate=rate.title)
    lines = set(grant.lines.filter(cost_kind=rate.base_kind).values_list("id", flat=True))
    return sum(
        charge.counted_cents
        for charge in charges
        if charge.line in lines and charge.outcome is Outcome.ACCEPTED and charge.basis is not Basis.FLAT
    )


def _worth(rate: Rate, *, quantity: int, base: int | None) -> int:
    if rate.kind == RateKind.FLAT:
        return (base or 0) * (rate.basis_points or 0) // checks.WHOLE
    worth = quantity * (rate.cents or 0)
    return (2 * worth + HOUR) // (2 * HOUR) if rate.kind == RateKind.STAFF_HOUR else worth


def _target(line: UUID, *, cofinancing: UUID | None) -> tuple[Grant, dict[str, object]]:
    """Return the grant of a line, held, and the columns that say to what a cost is charged."""
    row = BudgetLine.objects.filter(id=line).first()
    if row is None:
        raise NotFoundError("line_not_found")
    if cofinancing and not Cofinancing.objects.filter(id=cofinancing, line=row).exists():
        raise NotFoundError("cofinancing_not_found")
    return hold(row.grant_id), {"grant_id": row.grant_id, "line": row, "cofinancing_id": cofinancing}


def _charge(id: UUID, target: dict[str, object], **cells: object) -> None:
    Charge.objects.create(id=id, **target, **cells)


def _refuse_outside(grant: Grant, on: date) -> None:
    if not grant.starts <= on <= grant.ends:
        raise FabeneError("cost_outside_grant", starts_date=grant.starts.isoformat(), ends_date=grant.ends.isoformat())


@transaction.atomic
def decide(
    *, id: UUID, charge: UUID, outcome: Outcome, reason: str, stamp: Stamp, amount_cents: int | None = None
) -> ChargeView:
    """Accept a charge (all of it, or ``amount_cents``) or refuse it, saying why; decided again, the last one counts.

    What was accepted before is reversed in the ledger, never edited. Raises ``accepted_above_charged``,
    ``line_exhausted`` (with what the line, or its co-financing, has left), ``paper_charged_beyond``,
    ``ConflictError`` ``charge_withdrawn``, ``paper_looks_the_same``.
    """
    row, why = _charged(charge), clean(reason, field="reason", limit=500)
    hold(row.grant_id)
    accepted = Outcome(outcome) is Outcome.ACCEPTED
    cents = (row.amount_cents if amount_cents is None else amount_cents) if accepted else 0
    content = {"charge": charge, "outcome": Outcome(outcome), "cents": cents, "reason": why}
    if not done(
        id=id,
        grant=row.grant_id,
        what=str(Outcome(outcome)),
        stamp=stamp,
        content=content,
        text=why,
        amount_cents=cents,
    ):
        return selectors.charge(charge)
    last = row.decisions.order_by("-number").first()
    if last and last.outcome == Outcome.WITHDRAWN:
        raise ConflictError("charge_withdrawn")
    if last and last.movement:
        accounts.take_back(last.movement, id=derived(id, "before"), stamp=stamp, reason=why)
    if accepted:
        _refuse_acceptance(row, cents=cents)
        accounts.move(id, book=row.grant_id, kind="grant_spent", lines=_spent(row, cents), stamp=stamp, reason=why)
    _note(id, row, outcome=Outcome(outcome), cents=cents, reason=why, last=last)
    return selectors.charge(charge)


@transaction.atomic
def withdraw(*, id: UUID, charge: UUID, reason: str, stamp: Stamp) -> ChargeView:
    """Take a charge back while nobody has decided on it: its paper may be charged elsewhere.

    Raises ``ConflictError`` ``charge_decided``.
    """
    row, why = _charged(charge), clean(reason, field="reason", limit=500)
    hold(row.grant_id)
    content = {"charge": charge, "reason": why}
    if done(id=id, grant=row.grant_id, what="withdrawn", stamp=stamp, content=content, text=why):
        if row.decisions.exists():
            raise ConflictError("charge_decided")
        _note(id, row, outcome=Outcome.WITHDRAWN, cents=0, reason=why, last=None)
    return selectors.charge(charge)


def _note(id: UUID, row: Charge, *, outcome: Outcome, cents: int, reason: str, last: Decision | None) -> None:
    Decision.objects.create(
        id=id,
        charge=row,
        number=last.number + 1 if last else 1,
        outcome=outcome,
        amount_cents=cents,
        reason=reason,
        movement=id if outcome is Outcome.ACCEPTED else None,
    )


def _charged(charge: UUID) -> Charge:
    row = Charge.objects.select_related("paper", "line").filter(id=charge).first()
    if row is None:
        raise NotFoundError("charge_not_found")
    return row


def _refuse_acceptance(row: Charge, *, cents: int) -> None:
    refuse_nothing(cents)
    if cents > row.amount_cents:
        raise FabeneError("accepted_above_charged", amount_cents=row.amount_cents)
    if row.paper_id:
        paper = Paper.objects.select_for_update().get(id=row.paper_id)
        refuse_twin(paper)
        refuse_beyond(paper, asked=cents, but=row.id)
    left = selectors.cents_of([_pays(row)])[_pays(row)]
    if cents > left:
        raise FabeneError("line_exhausted", line=row.line.title, left_cents=left, asked_cents=cents)


def _pays(row: Charge) -> UUID:
    """Return whose money pays for a charge: its line's, or its co-financing's."""
    return accounts.pot(row.cofinancing_id) if row.cofinancing_id else row.line_id


def _spent(row: Charge, cents: int) -> list[Line]:
    """Return the lines of a cost that is accepted, with the minutes worked for it."""
    spent = (
        accounts.spent_of(row.cofinancing_id)
        if row.cofinancing_id
        else accounts.owner(row.grant_id, MoneyKind.SPENDING)
    )
    worked = (row.quantity or 0) if row.basis == Basis.HOURS else 0
    staff, work = accounts.owner(row.grant_id, MoneyKind.STAFF), accounts.owner(row.grant_id, MoneyKind.WORK)
    return [
        accounts.cents(_pays(row), -cents),
        accounts.cents(spent, cents),
        accounts.minutes(staff, -worked),
        accounts.minutes(work, worked),
    ]
