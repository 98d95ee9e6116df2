"""What falls due while a selection runs: what applicants were asked for, and the end of the time to appeal."""

from datetime import datetime
from uuid import UUID

from fabene.core.deadlines import Deadline
from fabene.programme.applications import selectors as applications
from fabene.programme.selection.around import applicants_of
from fabene.programme.selection.models import Admission, Publication
from fabene.programme.selection.selectors.desk import admissions


def deadlines(*, since: datetime, until: datetime) -> tuple[Deadline, ...]:
    """Return what falls due between two moments, for those who write the applications, the earliest first."""
    return tuple(sorted((*_asked(since, until), *_appeals(since, until)), key=lambda one: (one.at, one.key)))


def _asked(since: datetime, until: datetime) -> list[Deadline]:
    """Return what was asked and has not come: only the last thing asked of an application counts."""
    rows = Admission.objects.filter(term__gte=since, term__lt=until, integration__isnull=True)
    waiting = [row for row in rows if admissions(row.selection_id)[row.application].id == row.id]
    writers = applicants_of(row.application for row in waiting)
    return [
        Deadline(
            key=row.id,
            kind="integration_due",
            at=row.term,
            title=applications.application(row.application).title,
            to=writers.get(row.application, ()),
            about=row.application,
        )
        for row in waiting
        if row.term is not None
    ]


def _appeals(since: datetime, until: datetime) -> list[Deadline]:
    """Return the end of the time to appeal, for each application of the version that ends it."""
    rows = Publication.objects.filter(appeals_until__gte=since, appeals_until__lt=until).select_related("selection")
    last = [row for row in rows if not row.selection.publications.filter(number__gt=row.number).exists()]
    shown = [(row, (UUID(one["application"]), one["title"])) for row in last for one in row.rows]
    writers = applicants_of(application for _, (application, _title) in shown)
    return [
        Deadline(
            key=application,
            kind="appeal_ends",
            at=row.appeals_until,
            title=title,
            to=writers.get(application, ()),
        )
        for row, (application, title) in shown
    ]
