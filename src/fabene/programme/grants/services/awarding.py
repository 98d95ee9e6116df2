"""An award is written, gets its CUP, becomes public; at the end it is closed."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.db import transaction

from fabene.core.cup import checked_cup
from fabene.core.errors import ConflictError, FabeneError
from fabene.core.owners import MoneyKind
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people import selectors as people
from fabene.programme.grants import accounts, checks, selectors
from fabene.programme.grants.models import (
    BudgetAmount,
    BudgetLine,
    BudgetVersion,
    Closing,
    Grant,
    Instalment,
    Publication,
    Report,
)
from fabene.programme.grants.services.common import done, hold, refuse_first, refuse_to_come
from fabene.programme.grants.values import CostKind, GrantDraft, GrantView, InstalmentDraft, LineDraft


@transaction.atomic
def award(*, id: UUID, grant: GrantDraft, stamp: Stamp) -> GrantView:
    """Write down the award of public money: an act, a CUP, a budget. It is promised, not yet public, not yet paid.

    Raises the first of ``checks.award_faults`` (``cup_missing``, ``cup_malformed``, ``text_missing``,
    ``budget_adds_up_wrong`` …), ``NotFoundError`` ``organisation_not_found``.
    """
    refuse_first(checks.award_faults(grant))
    return _write(id, grant, published_in="", stamp=stamp)


@transaction.atomic
def record_published(*, id: UUID, grant: GrantDraft, source: str, stamp: Stamp) -> GrantView:
    """Write down an award that was made elsewhere, as ``source`` (a page) tells it; what it does not say is empty.

    Without a CUP it is shown as such and no money moves on it until ``give_cup``.
    """
    refuse_first(checks.award_faults(grant, taken_over=True))
    return _write(id, grant, published_in=clean(source, field="source", limit=500), stamp=stamp)


@transaction.atomic
def give_cup(*, id: UUID, grant: UUID, cup: str, stamp: Stamp) -> GrantView:
    """Write down the CUP of an award that was taken over without one; it is given once.

    Raises ``cup_missing``, ``cup_malformed``, ``ConflictError`` ``cup_given`` when it has one.
    """
    refuse_first(checks.cup_faults(cup))
    row = hold(grant)
    said = checked_cup(cup)
    if done(id=id, grant=grant, what="cup_given", stamp=stamp, content={"cup": said}, text=said):
        if row.cup:
            raise ConflictError("cup_given", cup=row.cup)
        Grant.objects.filter(id=grant).update(cup=said)
    return selectors.grant(grant)


@transaction.atomic
def publish(*, id: UUID, grant: UUID, on: date, stamp: Stamp) -> GrantView:
    """Put an award in the table of articles 26 and 27 of D.Lgs. 33/2013, from a day on: before it, nothing is paid.

    Raises ``date_to_come``, ``published_before_the_act``, ``ConflictError`` ``grant_published``.
    """
    refuse_to_come(on, stamp=stamp)
    row = hold(grant)
    if done(id=id, grant=grant, what="published", stamp=stamp, content={"on": on}, text=on.isoformat()):
        if row.act_on and on < row.act_on:
            raise FabeneError("published_before_the_act", act_date=row.act_on.isoformat())
        if Publication.objects.filter(grant=row).exists():
            raise ConflictError("grant_published", grant=row.title)
        Publication.objects.create(id=id, grant=row, on=on)
    return selectors.grant(grant)


@transaction.atomic
def close(*, id: UUID, grant: UUID, on: date, act_number: str, stamp: Stamp) -> GrantView:
    """Close a grant: what no line spent is promised no more, what was paid and not spent returns to who paid.

    Raises ``charges_waiting``, ``budget_change_waiting``, ``reports_missing``, ``grant_owes`` (accepted but not paid:
    pay first), ``ConflictError`` ``grant_closed``.
    """
    refuse_to_come(on, stamp=stamp)
    act = clean(act_number, field="act_number", limit=60)
    row = hold(grant, still_open=False)
    content = {"on": on, "act_number": act}
    if not done(id=id, grant=grant, what="closed", stamp=stamp, content=content, text=act):
        return selectors.grant(grant)
    if hasattr(row, "closing"):
        raise ConflictError("grant_closed", grant=row.title)
    _refuse_what_waits(row)
    account = selectors.account(grant)
    if account.cash_cents < 0:
        raise FabeneError("grant_owes", left_cents=-account.cash_cents)
    unspent = {line.line: line.left_cents for line in account.lines}
    _end(id, grant, unspent=unspent, returned=account.cash_cents, stamp=stamp)
    Closing.objects.create(
        id=id,
        grant=row,
        on=on,
        act_number=act,
        unspent_cents=sum(unspent.values()),
        returned_cents=account.cash_cents,
    )
    return selectors.grant(grant)


def _refuse_what_waits(row: Grant) -> None:
    waiting = row.charges.filter(decisions__isnull=True).count()
    if waiting:
        raise FabeneError("charges_waiting", charges=waiting)
    if row.budgets.filter(approved__isnull=True).exists():
        raise FabeneError("budget_change_waiting")
    missing = Report.objects.filter(grant=row, sent__isnull=True).count()
    if missing:
        raise FabeneError("reports_missing", reports=missing)


def _end(id: UUID, grant: UUID, *, unspent: dict[UUID, int], returned: int, stamp: Stamp) -> None:
    """Give the promise back to who promised, and the cash to who paid."""
    promise = [accounts.cents(line, -left) for line, left in unspent.items()]
    back = accounts.cents(accounts.owner(grant, MoneyKind.PROMISER), sum(unspent.values()))
    accounts.move(derived(id, "promise"), book=grant, kind="grant_promise_ended", lines=[*promise, back], stamp=stamp)
    cash, payer = accounts.owner(grant, MoneyKind.CASH), accounts.owner(grant, MoneyKind.PAYER)
    lines = [accounts.cents(cash, -returned), accounts.cents(payer, returned)]
    accounts.move(derived(id, "returned"), book=grant, kind="grant_returned", lines=lines, stamp=stamp)


def _write(id: UUID, grant: GrantDraft, *, published_in: str, stamp: Stamp) -> GrantView:
    for body in filter(None, (grant.recipient, grant.funder)):
        people.organisation(body)
    what = "recorded" if published_in else "awarded"
    content = {**asdict(grant), "published_in": published_in}
    if not done(
        id=id, grant=id, what=what, stamp=stamp, content=content, text=grant.title, amount_cents=grant.amount_cents
    ):
        return selectors.grant(id)
    Grant.objects.create(id=id, published_in=published_in, **_cells(grant))
    _divide(id, grant, stamp=stamp)
    instalments = grant.instalments or (InstalmentDraft(title="", amount_cents=grant.amount_cents),)
    Instalment.objects.bulk_create(
        Instalment(
            id=derived(id, "instalment", number),
            grant_id=id,
            number=number,
            title=clean(part.title, field="instalment", limit=200, optional=True),
            conditions=clean(part.conditions, field="conditions", limit=500, optional=True),
            amount_cents=part.amount_cents,
            due_on=part.due_on,
        )
        for number, part in enumerate(instalments, start=1)
    )
    return selectors.grant(id)


def _cells(grant: GrantDraft) -> dict[str, object]:
    """Return the columns of a grant as its draft fills them."""
    texts = {
        field: clean(getattr(grant, field), field=field, limit=limit, optional=True)
        for field, limit in checks.LIMITS.items()
    }
    return {
        **texts,
        **{name: getattr(grant, name) for name in ("programme", "project", "application", "starts", "ends")},
        "recipient_id": grant.recipient,
        "funder_id": grant.funder,
        "amount_cents": grant.amount_cents,
        "cup": checked_cup(grant.cup) if grant.cup.strip() else "",
        "act_on": grant.act.date,
        "act_number": clean(grant.act.number, field="act_number", limit=60, optional=True),
        "act_document": grant.act.document,
        "threshold_basis_points": grant.threshold_basis_points,
    }


def _divide(id: UUID, grant: GrantDraft, *, stamp: Stamp) -> None:
    """Write the first version of the budget and promise every line its money."""
    drafts = grant.lines or (LineDraft(cost_kind=CostKind.ANY, title="", amount_cents=grant.amount_cents),)
    lines = [
        BudgetLine(
            id=derived(id, "line", position),
            grant_id=id,
            position=position,
            cost_kind=CostKind(draft.cost_kind),
            title=clean(draft.title, field="line", limit=200, optional=True),
        )
        for position, draft in enumerate(drafts, start=1)
    ]
    BudgetLine.objects.bulk_create(lines)
    version = BudgetVersion.objects.create(
        id=derived(id, "budget", 1), grant_id=id, number=1, moved_cents=0, needs_approval=False, approved=True
    )
    sums = {line.id: draft.amount_cents for line, draft in zip(lines, drafts, strict=True)}
    BudgetAmount.objects.bulk_create(
        BudgetAmount(id=derived(version.id, line), version=version, line_id=line, amount_cents=cents)
        for line, cents in sums.items()
    )
    accounts.open_account(id, sums)
    promised = accounts.cents(accounts.owner(id, MoneyKind.PROMISER), -grant.amount_cents)
    given = [accounts.cents(line, cents) for line, cents in sums.items()]
    accounts.move(id, book=id, kind="grant_awarded", lines=[promised, *given], stamp=stamp)
