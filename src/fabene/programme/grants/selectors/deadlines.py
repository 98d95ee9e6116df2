"""What falls due on a grant: reports, milestones, the end of its time."""

from collections.abc import Iterator
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from fabene.core.deadlines import Deadline
from fabene.people import selectors as people
from fabene.people.rules import PERMISSIONS
from fabene.programme.grants.models import Grant, Milestone, Report

ROME = ZoneInfo("Europe/Rome")
LAST_MINUTE = time(23, 59)


def deadlines(*, since: datetime, until: datetime) -> tuple[Deadline, ...]:
    """Return what falls due between two moments (both included): what was done already is left out.

    ``to`` are those who report for the organisation that holds the grant. A day ends at its last minute in Italy.
    """
    found = [due for due in _due(since, until) if since <= due.at <= until]
    return tuple(sorted(found, key=lambda due: (due.at, due.kind, due.title)))


def _due(since: datetime, until: datetime) -> Iterator[Deadline]:
    first, last = since.astimezone(ROME).date(), until.astimezone(ROME).date()
    open_ones = Grant.objects.filter(closing__isnull=True)
    to = people.members_for(set(open_ones.values_list("recipient_id", flat=True)), roles=PERMISSIONS["grants.report"])
    reports = Report.objects.filter(sent__isnull=True, grant__in=open_ones, due_on__range=(first, last))
    for report in reports.select_related("grant"):
        yield _deadline(report.id, "report_due", report.due_on, report.title, report.grant, to=to)
    steps = Milestone.objects.filter(evidence__isnull=True, grant__in=open_ones, due_on__range=(first, last))
    for step in steps.select_related("grant"):
        yield _deadline(step.id, "milestone_due", step.due_on, step.title, step.grant, to=to)
    for row in open_ones.filter(ends__range=(first, last)):
        yield _deadline(row.id, "grant_ends", row.ends, row.title, row, to=to)


def _deadline(  # noqa: PLR0917 - the columns of a deadline, in their order
    key: UUID, kind: str, on: date, title: str, grant: Grant, *, to: dict[UUID, tuple[UUID, ...]]
) -> Deadline:
    said = title if title == grant.title else f"{grant.title}: {title}"
    at = datetime.combine(on, LAST_MINUTE, tzinfo=ROME)
    return Deadline(key=key, kind=kind, at=at, title=said, to=to.get(grant.recipient_id, ()), about=grant.id)
