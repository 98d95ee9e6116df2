"""A budget changes in versions: small changes at once, those over the threshold once the office approves them."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.programme.grants import accounts, selectors
from fabene.programme.grants.checks import WHOLE
from fabene.programme.grants.models import BudgetAmount, BudgetVersion, Grant
from fabene.programme.grants.services.common import done, hold
from fabene.programme.grants.values import BudgetVersionView


@transaction.atomic
def change_budget(
    *, id: UUID, grant: UUID, amounts: Mapping[UUID, int], reason: str, stamp: Stamp
) -> BudgetVersionView:
    """Divide a grant anew among its lines (``amounts``: cents of every line). It is in force at once, or waits.

    It waits for ``answer_budget`` when it moves more than the grant's threshold. Raises ``budget_adds_up_wrong``,
    ``budget_unchanged``, ``line_below_spent``, ``line_not_found``, ``ConflictError`` ``budget_change_waiting``.
    """
    why = clean(reason, field="reason", limit=500)
    row = hold(grant)
    content = {"amounts": {str(line): cents for line, cents in sorted(amounts.items())}, "reason": why}
    moved = _moved(row, amounts)
    if not done(id=id, grant=grant, what="budget_changed", stamp=stamp, content=content, text=why, amount_cents=moved):
        return selectors.budget_version(id)
    _check(row, amounts, moved=moved)
    waits = moved * WHOLE > row.threshold_basis_points * row.amount_cents
    last = row.budgets.order_by("-number").values_list("number", flat=True).first() or 0
    before = selectors.budget_in_force(grant).amounts
    version = BudgetVersion.objects.create(
        id=id,
        grant=row,
        number=last + 1,
        reason=why,
        moved_cents=moved,
        needs_approval=waits,
        approved=None if waits else True,
    )
    BudgetAmount.objects.bulk_create(
        BudgetAmount(id=derived(id, line), version=version, line_id=line, amount_cents=cents)
        for line, cents in amounts.items()
    )
    if not waits:
        _apply(version, before=before, after=amounts, stamp=stamp)
    return selectors.budget_version(id)


@transaction.atomic
def answer_budget(*, id: UUID, version: UUID, approved: bool, answer: str, stamp: Stamp) -> BudgetVersionView:
    """Approve or refuse a change of the budget that waits, saying why.

    Raises ``NotFoundError`` ``budget_not_found``, ``ConflictError`` ``budget_answered``, ``line_below_spent`` when what
    was spent in the meantime leaves no room for it.
    """
    why = clean(answer, field="answer", limit=500)
    row = BudgetVersion.objects.filter(id=version).first()
    if row is None:
        raise NotFoundError("budget_not_found")
    grant = hold(row.grant_id)
    content = {"version": version, "approved": approved, "answer": why}
    what = "budget_approved" if approved else "budget_refused"
    if not done(id=id, grant=grant.id, what=what, stamp=stamp, content=content, text=why, amount_cents=row.moved_cents):
        return selectors.budget_version(version)
    if row.approved is not None:
        raise ConflictError("budget_answered")
    asked = selectors.budget_version(version).amounts
    if approved:
        _check_spent(grant.id, asked)
        _apply(row, before=selectors.budget_in_force(grant.id).amounts, after=asked, stamp=stamp)
    BudgetVersion.objects.filter(id=version).update(approved=approved, answer=why)
    return selectors.budget_version(version)


def _moved(row: Grant, amounts: Mapping[UUID, int]) -> int:
    """Return how many cents go from line to line; raise unless the same lines share the same sum."""
    before = selectors.budget_in_force(row.id).amounts
    if set(amounts) != set(before):
        raise NotFoundError("line_not_found")
    if sum(amounts.values()) != row.amount_cents or min(amounts.values()) < 0:
        raise FabeneError("budget_adds_up_wrong", amount_cents=row.amount_cents, sum_cents=sum(amounts.values()))
    return sum(max(cents - before[line], 0) for line, cents in amounts.items())


def _check(row: Grant, amounts: Mapping[UUID, int], *, moved: int) -> None:
    if not moved:
        raise FabeneError("budget_unchanged")
    if row.budgets.filter(approved__isnull=True).exists():
        raise ConflictError("budget_change_waiting")
    _check_spent(row.id, amounts)


def _check_spent(grant: UUID, amounts: Mapping[UUID, int]) -> None:
    for line in selectors.account(grant).lines:
        if amounts[line.line] < line.spent_cents:
            raise FabeneError("line_below_spent", line=line.title, spent_cents=line.spent_cents)


def _apply(version: BudgetVersion, *, before: Mapping[UUID, int], after: Mapping[UUID, int], stamp: Stamp) -> None:
    """Move what every line may still spend."""
    lines = [accounts.cents(line, cents - before[line]) for line, cents in after.items()]
    accounts.move(
        derived(version.id, "applied"), book=version.grant_id, kind="grant_budget_changed", lines=lines, stamp=stamp
    )
