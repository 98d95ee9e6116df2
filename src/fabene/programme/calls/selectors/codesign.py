"""Reads about co-design: who wants to take part, who does, and how far it is."""

from uuid import UUID

from django.db.models import QuerySet

from fabene.core.errors import NotFoundError
from fabene.programme.calls.models import Interest, Turning
from fabene.programme.calls.values import InterestView, Turn, TurnView


def interests(co_design: UUID) -> tuple[InterestView, ...]:
    """Return the organisations that want to take part in a co-design, in the order in which they said so."""
    return tuple(_interest_view(row) for row in _rows().filter(notice=co_design).order_by("happened_at", "id"))


def interest_view(id: UUID) -> InterestView:
    """Return one expression of interest; raise ``NotFoundError`` ``interest_not_found``."""
    row = _rows().filter(id=id).first()
    if row is None:
        raise NotFoundError("interest_not_found")
    return _interest_view(row)


def turns(co_design: UUID) -> tuple[TurnView, ...]:
    """Return what happened in a co-design since it closed, in its order."""
    rows = Turning.objects.filter(notice=co_design).order_by("happened_at", "recorded_at")
    return tuple(
        TurnView(
            id=row.id, turn=Turn(row.turn), reason=row.reason, agreement=row.agreement, happened_at=row.happened_at
        )
        for row in rows
    )


def _rows() -> QuerySet[Interest]:
    return Interest.objects.select_related("organisation").prefetch_related("admissions")


def _interest_view(row: Interest) -> InterestView:
    decided = max(row.admissions.all(), key=lambda one: (one.happened_at, one.recorded_at), default=None)
    return InterestView(
        id=row.id,
        notice=row.notice_id,
        organisation_id=row.organisation_id,
        organisation_name=row.organisation.name,
        text=row.text,
        happened_at=row.happened_at,
        by=row.actor,
        admitted=decided.admitted if decided else None,
        reasons=decided.reasons if decided else "",
        decided_at=decided.happened_at if decided else None,
    )
