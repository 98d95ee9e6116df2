"""The budget of a draft: kept as it is typed, even while it does not add up; what is sent has to."""

import json
from uuid import UUID

from django.db import transaction

from fabene.core.errors import FabeneError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.programme.applications.models import Application, BudgetRow, BudgetShare
from fabene.programme.applications.reading import field_view
from fabene.programme.applications.services.common import writable, write_field
from fabene.programme.applications.values import MAX_CENTS, MAX_ROWS, Budget, FieldView
from fabene.programme.applications.values import BudgetRow as Row

BUDGET = "budget"


@transaction.atomic
def set_budget(*, id: UUID, application: UUID, budget: Budget, seen: int, stamp: Stamp) -> FieldView:
    """Write the whole budget over the version that was ``seen``. Cents are whole and never negative.

    Raises as ``save_field``, and ``too_many_rows``, ``sum_negative``, ``sum_too_large``.
    """
    row = writable(application, stamp=stamp)
    checked = _checked(budget)
    written, changed = write_field(row, id=id, key=BUDGET, text=_as_text(checked), seen=seen, stamp=stamp)
    if changed:
        write_budget(row, checked, id=derived(id, "rows"))
    return field_view(written)


def write_budget(row: Application, budget: Budget, *, id: UUID) -> None:
    """Replace the rows of an application's budget."""
    BudgetRow.objects.filter(application=row).delete()
    lines = [
        BudgetRow(
            id=derived(id, place),
            application=row,
            position=place,
            cost_kind=line.cost_kind,
            text=line.text,
            total_cents=line.total_cents,
        )
        for place, line in enumerate(budget.rows, start=1)
    ]
    BudgetRow.objects.bulk_create(lines)
    BudgetShare.objects.bulk_create(
        BudgetShare(row=written, source=source, amount_cents=cents)
        for written, line in zip(lines, budget.rows, strict=True)
        for source, cents in line.shares_cents
    )
    Application.objects.filter(id=row.id).update(declared_cents=budget.declared_cents)


def _checked(budget: Budget) -> Budget:
    if len(budget.rows) > MAX_ROWS:
        raise FabeneError("too_many_rows", limit=MAX_ROWS)
    if budget.declared_cents is not None:
        _bounded(budget.declared_cents)
    return Budget(rows=tuple(_checked_row(row) for row in budget.rows), declared_cents=budget.declared_cents)


def _checked_row(row: Row) -> Row:
    for cents in (row.total_cents, *(cents for _, cents in row.shares_cents)):
        _bounded(cents)
    return Row(
        cost_kind=clean(row.cost_kind, field="cost_kind", limit=60, optional=True),
        text=clean(row.text, field="text", limit=300, optional=True),
        total_cents=row.total_cents,
        shares_cents=tuple((source, cents) for source, cents in row.shares_cents if cents),
    )


def _bounded(cents: int) -> None:
    if cents < 0:
        raise FabeneError("sum_negative")
    if cents > MAX_CENTS:
        raise FabeneError("sum_too_large", limit_cents=MAX_CENTS)


def _as_text(budget: Budget) -> str:
    rows = [[row.cost_kind, row.text, row.total_cents, list(row.shares_cents)] for row in budget.rows]
    return json.dumps([budget.declared_cents, rows], ensure_ascii=False)
