"""Reads about juries: who sits, who would step in, since when nobody is named any more."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from fabene.programme.calls.models import Juror, JuryClosing
from fabene.programme.calls.values import JurorView


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """The jury of one call."""

    jurors: tuple[JurorView, ...] = ()
    substitutes: tuple[JurorView, ...] = ()
    jury_closed_at: datetime | None = None

    def as_fields(self) -> dict[str, Any]:
        """Return what a call's view shows of it."""
        return {"jurors": self.jurors, "substitutes": self.substitutes, "jury_closed_at": self.jury_closed_at}


def seats_of(notices: Iterable[UUID]) -> dict[UUID, Seats]:
    """Return the jury of each of these calls, in two queries."""
    ids = list(notices)
    rows = Juror.objects.filter(notice__in=ids).select_related("organisation", "called_in", "substitute_of")
    closed = dict(JuryClosing.objects.filter(notice__in=ids).values_list("notice_id", "happened_at"))
    named = list(rows.order_by("happened_at", "id"))
    return {id: _seats([row for row in named if row.notice_id == id], closed.get(id)) for id in ids}


def _seats(rows: list[Juror], closed_at: datetime | None) -> Seats:
    replaced = {row.substitute_of_id for row in rows if _came(row)}
    sitting = [row for row in rows if row.id not in replaced and (row.substitute_of_id is None or _came(row))]
    waiting = [row for row in rows if row.substitute_of_id is not None and not _came(row)]
    return Seats(jurors=tuple(_views(sitting)), substitutes=tuple(_views(waiting)), jury_closed_at=closed_at)


def _came(row: Juror) -> bool:
    return hasattr(row, "called_in")


def _views(rows: Iterable[Juror]) -> Iterator[JurorView]:
    for row in rows:
        yield JurorView(
            id=row.id,
            user=row.user,
            organisation_id=row.organisation_id,
            organisation_name=row.organisation.name if row.organisation else "",
            substitute_of=row.substitute_of.user if row.substitute_of else None,
        )


def is_juror(*, call: UUID, user: UUID) -> bool:
    """Return whether somebody sits in the jury of a call now."""
    return any(juror.user == user for juror in seats_of([call])[call].jurors)
