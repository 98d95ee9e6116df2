"""Rows of the ledger as values."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from fabene.ledger.models import Entry, Movement
from fabene.ledger.values import Line, Posted, Unit


def posted_by_id(ids: Collection[UUID]) -> dict[UUID, Posted]:
    """Return the movements among ``ids`` that are posted, by id. Two queries, one where none is."""
    rows = list(Movement.objects.filter(id__in=ids))
    lines = lines_of([row.id for row in rows]) if rows else {}
    return {
        row.id: Posted(
            id=row.id,
            book=row.book_id,
            number=row.number,
            kind=row.kind,
            happened_at=row.happened_at,
            recorded_at=row.recorded_at,
            actor=row.actor,
            reason=row.reason,
            reverses=row.reverses_id,
            lines=tuple(lines[row.id]),
            hash=row.hash,
        )
        for row in rows
    }


def lines_of(movements: Collection[UUID]) -> dict[UUID, list[Line]]:
    """Return the lines of the movements, in their order."""
    lines: defaultdict[UUID, list[Line]] = defaultdict(list)
    rows = (
        Entry.objects.filter(movement__in=movements)
        .order_by("movement_id", "position")
        .values_list("movement_id", "account__owner_id", "account__unit", "account__lot", "amount")
    )
    for movement, owner, unit, lot, amount in rows:
        lines[movement].append(Line(owner=owner, unit=Unit(unit), amount=amount, lot=lot))
    return lines
