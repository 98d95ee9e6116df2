"""Instalments are paid, milestones reached, reports sent."""

from datetime import date
from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.owners import MoneyKind
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.programme.grants import accounts
from fabene.programme.grants.models import (
    Evidence,
    Grant,
    Instalment,
    Milestone,
    Payment,
    Publication,
    Report,
    ReportSent,
)
from fabene.programme.grants.services.common import ROME, done, hold, refuse_nothing, refuse_to_come
from fabene.programme.grants.values import Act


@transaction.atomic
def pay(*, id: UUID, instalment: UUID, paid_on: date, act: Act, stamp: Stamp, amount_cents: int | None = None) -> None:
    """Pay an instalment (or, with ``amount_cents``, a smaller sum: the balance of what was accepted).

    Raises ``payment_without_cup``, ``payment_before_publication`` (D.Lgs. 33/2013, art. 26, par. 3: until it is
    published an award has no effect), ``payment_above_instalment``, ``date_to_come``, ``act_date_missing``,
    ``ConflictError`` ``instalment_paid``, ``grant_closed``.
    """
    part = Instalment.objects.filter(id=instalment).first()
    if part is None:
        raise NotFoundError("instalment_not_found")
    if act.date is None:
        raise FabeneError("act_date_missing")
    number = clean(act.number, field="act_number", limit=60)
    refuse_to_come(paid_on, act.date, stamp=stamp)
    grant = hold(part.grant_id)
    cents = part.amount_cents if amount_cents is None else amount_cents
    content = {"instalment": instalment, "paid_on": paid_on, "act": number, "act_on": act.date, "cents": cents}
    if not done(id=id, grant=grant.id, what="paid", stamp=stamp, content=content, text=number, amount_cents=cents):
        return
    _refuse_payment(grant, part, cents=cents, paid_on=paid_on)
    Payment.objects.create(
        id=id, instalment=part, amount_cents=cents, paid_on=paid_on, act_number=number, act_on=act.date
    )
    payer, cash = accounts.owner(grant.id, MoneyKind.PAYER), accounts.owner(grant.id, MoneyKind.CASH)
    lines = [accounts.cents(payer, -cents), accounts.cents(cash, cents)]
    accounts.move(id, book=grant.id, kind="grant_paid", lines=lines, stamp=stamp, reason=number)


def _refuse_payment(grant: Grant, part: Instalment, *, cents: int, paid_on: date) -> None:
    refuse_nothing(cents)
    if not grant.cup:
        raise FabeneError("payment_without_cup")
    published = Publication.objects.filter(grant=grant).first()
    if published is None or published.on > paid_on:
        raise FabeneError("payment_before_publication")
    if cents > part.amount_cents:
        raise FabeneError("payment_above_instalment", amount_cents=part.amount_cents)
    if Payment.objects.filter(instalment=part, undone__isnull=True).exists():
        raise ConflictError("instalment_paid", number=part.number)


@transaction.atomic
def undo_payment(*, id: UUID, payment: UUID, why: str, stamp: Stamp) -> None:
    """Take back a payment that was written down by mistake: it stays written, with the movement that undoes it.

    Raises ``NotFoundError`` ``payment_not_found``, ``ConflictError`` ``already_reversed``.
    """
    row = Payment.objects.select_related("instalment").filter(id=payment).first()
    if row is None:
        raise NotFoundError("payment_not_found")
    reason = clean(why, field="why", limit=500)
    grant = hold(row.instalment.grant_id)
    content = {"payment": payment, "why": reason}
    if done(
        id=id,
        grant=grant.id,
        what="payment_undone",
        stamp=stamp,
        content=content,
        text=reason,
        amount_cents=row.amount_cents,
    ):
        accounts.take_back(payment, id=id, stamp=stamp, reason=reason)
        Payment.objects.filter(id=payment).update(undone=id)


@transaction.atomic
def plan_milestone(*, id: UUID, grant: UUID, title: str, due_on: date, stamp: Stamp) -> None:
    """Write down something that has to be reached by a day."""
    said = clean(title, field="title", limit=200)
    hold(grant)
    content = {"title": said, "due_on": due_on}
    if done(id=id, grant=grant, what="milestone_planned", stamp=stamp, content=content, text=said):
        Milestone.objects.create(id=id, grant_id=grant, title=said, due_on=due_on)


@transaction.atomic
def reach_milestone(*, id: UUID, milestone: UUID, reached_on: date, text: str, stamp: Stamp) -> None:
    """Write down that a milestone was reached and how one knows; documents are published about the milestone.

    Raises ``NotFoundError`` ``milestone_not_found``, ``date_to_come``, ``ConflictError`` ``milestone_reached``.
    """
    row = Milestone.objects.filter(id=milestone).first()
    if row is None:
        raise NotFoundError("milestone_not_found")
    said = clean(text, field="text", limit=1000)
    refuse_to_come(reached_on, stamp=stamp)
    hold(row.grant_id)
    content = {"milestone": milestone, "on": reached_on, "text": said}
    if done(id=id, grant=row.grant_id, what="milestone_reached", stamp=stamp, content=content, text=row.title):
        if Evidence.objects.filter(milestone=row).exists():
            raise ConflictError("milestone_reached", milestone=row.title)
        Evidence.objects.create(id=id, milestone=row, reached_on=reached_on, text=said)


@transaction.atomic
def ask_report(*, id: UUID, grant: UUID, title: str, due_on: date, stamp: Stamp) -> None:
    """Write down that a report is due by a day."""
    said = clean(title, field="title", limit=200)
    hold(grant)
    content = {"title": said, "due_on": due_on}
    if done(id=id, grant=grant, what="report_asked", stamp=stamp, content=content, text=said):
        Report.objects.create(id=id, grant_id=grant, title=said, due_on=due_on)


@transaction.atomic
def send_report(*, id: UUID, report: UUID, text: str, stamp: Stamp) -> None:
    """Send a report: what was done, in the words of who did it; its documents are published about the report.

    Raises ``NotFoundError`` ``report_not_found``, ``ConflictError`` ``report_sent``.
    """
    row = Report.objects.filter(id=report).first()
    if row is None:
        raise NotFoundError("report_not_found")
    said = clean(text, field="text", limit=4000)
    hold(row.grant_id)
    if done(id=id, grant=row.grant_id, what="report_sent", stamp=stamp, content={"text": said}, text=row.title):
        if ReportSent.objects.filter(report=row).exists():
            raise ConflictError("report_sent", report=row.title)
        ReportSent.objects.create(id=id, report=row, on=stamp.happened_at.astimezone(ROME).date(), text=said)
