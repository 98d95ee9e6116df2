"""What is about people in the accounting of grants that ended long ago."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, Min, OuterRef, QuerySet

from fabene.programme.documents import selectors as documents
from fabene.programme.grants.models import Charge, Closing, InKind, Milestone, Paper, Report


def _ended(before: date) -> QuerySet[Closing]:
    return Closing.objects.filter(on__lt=before)


def old_papers(before: date) -> tuple[UUID, ...]:
    """Return the papers that name a supplier and are charged only to grants closed before a date."""
    charges = Charge.objects.filter(paper=OuterRef("pk"))
    kept = charges.exclude(grant__closing__in=_ended(before))
    rows = Paper.objects.exclude(supplier="").filter(Exists(charges), ~Exists(kept))
    return tuple(rows.order_by("id").values_list("id", flat=True))


def old_things(before: date) -> tuple[UUID, ...]:
    """Return the things given to grants closed before a date that still say who gave them."""
    rows = InKind.objects.exclude(giver="").filter(grant__closing__in=_ended(before))
    return tuple(rows.order_by("id").values_list("id", flat=True))


def old_files(before: date) -> tuple[UUID, ...]:
    """Return the internal documents that stand about costs, milestones and reports of grants closed before a date."""
    abouts: list[UUID] = []
    for model in (Charge, Milestone, Report):
        rows = model.objects.filter(grant__closing__in=_ended(before))
        abouts += rows.values_list("id", flat=True)
    found = _internal(abouts)
    return tuple(sorted(found))


def _internal(abouts: Iterable[UUID]) -> list[UUID]:
    found = documents.documents_about_any(abouts, public_only=False)
    return [document.id for each in found.values() for document in each if not document.public]


def fading(before: date) -> tuple[int, date | None]:
    """Return how much of grants closed before a date is about people, and when the first of those was closed."""
    count = len(old_papers(before)) + len(old_things(before)) + len(old_files(before))
    return count, _ended(before).aggregate(oldest=Min("on"))["oldest"] if count else None
