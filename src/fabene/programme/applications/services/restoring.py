"""Putting back what stood in a field of a draft before."""

import json
from uuid import UUID

from django.db import transaction

from fabene.core.errors import NotFoundError
from fabene.lib.stamps import Stamp
from fabene.programme.applications.models import Past
from fabene.programme.applications.services.budgeting import BUDGET, set_budget
from fabene.programme.applications.services.common import keep_now, writable
from fabene.programme.applications.services.drafting import PLACES, place, save_field
from fabene.programme.applications.values import Budget, BudgetRow, FieldView, Source


@transaction.atomic
def restore(*, id: UUID, application: UUID, key: str, version: int, seen: int, stamp: Stamp) -> FieldView:
    """Write an old version of a field over the one that was ``seen``; what stood there is kept in its turn.

    Raises ``application_not_found``, ``application_sent``, ``past_not_found``, and as ``save_field`` and the like.
    """
    row = writable(application, stamp=stamp)
    past = Past.objects.filter(application=row, key=key, version=version).first()
    if past is None:
        raise NotFoundError("past_not_found")
    known = row.fields.filter(key=key).first()
    if known is not None and known.version == seen:
        keep_now(known, stamp=stamp)
    if key == BUDGET:
        return set_budget(id=id, application=application, budget=budget_in(past.text), seen=seen, stamp=stamp)
    if key == PLACES:
        codes = tuple(past.text.split())
        return place(id=id, application=application, municipalities=codes, seen=seen, stamp=stamp)
    return save_field(id=id, application=application, key=key, text=past.text, seen=seen, stamp=stamp)


def budget_in(text: str) -> Budget:
    """Return the budget that a field holds as text."""
    declared, rows = json.loads(text)
    return Budget(
        rows=tuple(
            BudgetRow(
                cost_kind=kind,
                text=said,
                total_cents=total,
                shares_cents=tuple((Source(source), cents) for source, cents in shares),
            )
            for kind, said, total, shares in rows
        ),
        declared_cents=declared,
    )
