"""The register of requests."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from fabene.core.errors import NotFoundError
from fabene.privacy.models import Request
from fabene.privacy.values import About, Outcome, RequestView, Right

MAX_LISTED = 100


def requests(*, networks: Collection[UUID] | None = None) -> tuple[RequestView, ...]:
    """Return the newest requests, what waits first and the first due before; of some networks, or all of them."""
    rows = _in(networks)
    waiting = rows.filter(outcome="").order_by("due_on", "number")
    answered = rows.exclude(outcome="").order_by("-number")
    return tuple(_view(row) for row in [*waiting[:MAX_LISTED], *answered[:MAX_LISTED]])[:MAX_LISTED]


def requests_about(subject: UUID) -> tuple[RequestView, ...]:
    """Return what somebody asked, the newest first."""
    return tuple(_view(row) for row in Request.objects.filter(subject=subject).order_by("-number"))


def open_requests(*, networks: Collection[UUID] | None = None) -> int:
    """Return how many requests wait for an answer."""
    return _in(networks).filter(outcome="").count()


def request(id: UUID) -> RequestView:
    """Return one request; raise ``NotFoundError`` (``request_not_found``)."""
    row = Request.objects.filter(id=id).first()
    if row is None:
        raise NotFoundError("request_not_found")
    return _view(row)


def _in(networks: Collection[UUID] | None) -> QuerySet[Request]:
    rows = Request.objects.all()
    return rows if networks is None else rows.filter(network__in=list(networks))


def _view(row: Request) -> RequestView:
    return RequestView(
        id=row.id,
        number=row.number,
        about=About(row.about),
        right=Right(row.right),
        network_id=row.network_id,
        subject=row.subject,
        code=row.code,
        asked_on=row.asked_on,
        due_on=row.due_on,
        asked_by=row.actor,
        note=row.note,
        outcome=Outcome(row.outcome) if row.outcome else None,
        answer=row.answer,
        answered_at=row.answered_at,
    )
