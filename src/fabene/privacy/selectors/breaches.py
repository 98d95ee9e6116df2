"""The log of breaches."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from fabene.core.errors import NotFoundError
from fabene.privacy.models import Breach, BreachNote
from fabene.privacy.values import BreachNoteView, BreachView, Harm, Step

CLOCK = timedelta(hours=72)
"""Within which the authority is told, from when the breach was known: article 33 of Regulation (EU) 2016/679."""


def breaches() -> tuple[BreachView, ...]:
    """Return every breach with everything added to it, the newest first, in two queries."""
    return tuple(_view(row) for row in _rows().order_by("-number"))


def breach(id: UUID) -> BreachView:
    """Return one breach; raise ``NotFoundError`` (``breach_not_found``)."""
    row = _rows().filter(id=id).first()
    if row is None:
        raise NotFoundError("breach_not_found")
    return _view(row)


def _rows() -> QuerySet[Breach]:
    notes = BreachNote.objects.order_by("recorded_at", "id")
    return Breach.objects.prefetch_related(Prefetch("notes", queryset=notes))


def _view(row: Breach) -> BreachView:
    return BreachView(
        id=row.id,
        number=row.number,
        known_at=row.known_at,
        due_at=row.known_at + CLOCK,
        harm=Harm(row.harm),
        what=row.what,
        whom=row.whom,
        people=row.people,
        risk=row.risk,
        recorded_at=row.recorded_at,
        notes=tuple(
            BreachNoteView(
                id=note.id,
                step=Step(note.step),
                text=note.text,
                happened_at=note.happened_at,
                recorded_at=note.recorded_at,
            )
            for note in row.notes.all()
        ),
    )
