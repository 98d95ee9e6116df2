"""The tables that were sealed."""

from uuid import UUID

from fabene.programme.selection.models import Closing
from fabene.programme.selection.tables import digest
from fabene.programme.selection.values import ClosingView


def closings(selection: UUID) -> tuple[ClosingView, ...]:
    """Return the sealed tables of a selection, the oldest first."""
    return tuple(closing_view(row) for row in Closing.objects.filter(selection=selection).order_by("number"))


def closing_view(row: Closing) -> ClosingView:
    """Return a closing's row as a value."""
    return ClosingView(
        id=row.id,
        number=row.number,
        closed_by=row.actor,
        happened_at=row.happened_at,
        sha256=row.sha256,
        table=row.table,
    )


def untouched(closing: ClosingView) -> bool:
    """Return whether a sealed table is still the one whose digest was written down."""
    return digest(closing.table) == closing.sha256
