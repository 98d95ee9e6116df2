"""What an application needs before it is sent: all that is missing or wrong at once, each with its place."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from fabene.programme.applications.values import (
    WARNED_BEFORE,
    ApplicationView,
    Budget,
    BudgetRow,
    Fault,
    FirstCall,
    Missing,
    PartRole,
    PartView,
)
from fabene.programme.calls.values import ApplicantKind, CallView
from fabene.programme.calls.values import State as CallState

WITH_A_CODE = frozenset({ApplicantKind.ORGANISATION, ApplicantKind.FIRM, ApplicantKind.PUBLIC_BODY})
"""The kinds of body that have a tax code: a group of people has none."""


def missing_in(
    view: ApplicationView,
    *,
    budget: Budget,
    call: CallView,
    waiting: frozenset[UUID],
    first: FirstCall | None,
    at: datetime,
) -> tuple[Missing, ...]:
    """Return what stops an application from being sent at a moment, then what only warns.

    ``waiting`` are the parts whose body was asked to confirm and has not answered.
    """
    found = [
        *_timely(call, at=at),
        *_said(view, call=call),
        *_placed(view, call=call),
        *_bodied(view, call=call),
        *_reserved(view, first=first),
        *budget_faults(budget, call=call),
        *_documented(view, call=call),
        *(
            Missing(fault=Fault.UNCONFIRMED, what=one.name, warning=True)
            for one in view.organisations
            if one.id in waiting
        ),
    ]
    return tuple(sorted(found, key=lambda one: one.warning))


def warned(call: CallView, *, at: datetime) -> bool:
    """Return whether a call closes so soon that everybody who writes is warned."""
    return call.closes_at is not None and call.closes_at - WARNED_BEFORE <= at < call.closes_at


def _timely(call: CallView, *, at: datetime) -> Iterator[Missing]:
    state = call.state_at(at)
    if state == CallState.CLOSED:
        yield Missing(fault=Fault.LATE, at=call.closes_at)
    elif state != CallState.OPEN:
        yield Missing(fault=Fault.NOT_OPEN, at=call.opens_at)


def _said(view: ApplicationView, *, call: CallView) -> Iterator[Missing]:
    if not view.title:
        yield Missing(fault=Fault.TITLE)
    for question in call.questions:
        answer = view.answers.get(question.key, "")
        if question.required and not answer.strip():
            yield Missing(fault=Fault.ANSWER, what=question.key)
        elif len(answer) > question.max_chars:
            yield Missing(fault=Fault.ANSWER_LONG, what=question.key, limit=question.max_chars)


def _placed(view: ApplicationView, *, call: CallView) -> Iterator[Missing]:
    if not view.municipalities:
        yield Missing(fault=Fault.PLACE)
    if call.municipalities:
        outside = set(view.municipalities) - set(call.municipalities)
        yield from (Missing(fault=Fault.PLACE_OUTSIDE, what=code) for code in sorted(outside))
    elif call.networks and view.municipalities and not set(view.networks) & set(call.networks):
        yield Missing(fault=Fault.PLACE_OUTSIDE, what=view.municipalities[0])


def _bodied(view: ApplicationView, *, call: CallView) -> Iterator[Missing]:
    if view.lead is None:
        yield Missing(fault=Fault.LEAD)
    for part in view.organisations:
        yield from _one_body(part, call=call)
    codes = Counter(part.tax_code for part in view.organisations if part.tax_code)
    yield from (Missing(fault=Fault.PART_TWICE, what=code) for code, times in codes.items() if times > 1)


def _one_body(part: PartView, *, call: CallView) -> Iterator[Missing]:
    if not part.name:
        yield Missing(fault=Fault.PART_NAME)
    elif part.kind in WITH_A_CODE and not part.tax_code:
        yield Missing(fault=Fault.PART_CODE, what=part.name)
    # Who leads must be of a kind that the call admits; with whom they do it is theirs to choose.
    if part.role == PartRole.LEAD and call.who_may and part.kind not in call.who_may:
        yield Missing(fault=Fault.KIND, what=part.kind.value)


def _reserved(view: ApplicationView, *, first: FirstCall | None) -> Iterator[Missing]:
    if first is not None and view.organisations and not first.parts:
        yield Missing(fault=Fault.NOT_OF_THE_FIRST, warning=first.unnamed)


def budget_faults(budget: Budget, *, call: CallView) -> Iterator[Missing]:
    """Return where a budget does not add up, line by line, and by how much; nothing where the call gives no money."""
    if not call.max_amount_cents and not call.cost_kinds:
        return
    if not budget.rows:
        yield Missing(fault=Fault.BUDGET)
        return
    for place, row in enumerate(budget.rows, start=1):
        yield from _one_row(row, place=place, call=call)
    if budget.declared_cents is not None and budget.declared_cents != budget.total_cents:
        yield Missing(fault=Fault.BUDGET_TOTAL, off_cents=budget.total_cents - budget.declared_cents)
    if not budget.asked_cents:
        yield Missing(fault=Fault.ASKED_NOTHING)
    elif call.max_amount_cents and budget.asked_cents > call.max_amount_cents:
        over = budget.asked_cents - call.max_amount_cents
        yield Missing(fault=Fault.ASKED_TOO_MUCH, off_cents=over, limit=call.max_amount_cents)


def _one_row(row: BudgetRow, *, place: int, call: CallView) -> Iterator[Missing]:
    if row.off_cents:
        yield Missing(fault=Fault.BUDGET_ROW, what=row.text, place=place, off_cents=row.off_cents)
    if call.cost_kinds and row.cost_kind not in {kind.key for kind in call.cost_kinds}:
        yield Missing(fault=Fault.BUDGET_KIND, what=row.text, place=place)


def _documented(view: ApplicationView, *, call: CallView) -> Iterator[Missing]:
    held = {one.key for one in view.attachments}
    for wanted in call.required_documents:
        if wanted.required and wanted.key not in held:
            yield Missing(fault=Fault.DOCUMENT, what=wanted.key)
