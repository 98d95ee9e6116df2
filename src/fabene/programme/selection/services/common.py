"""What every write of this flat begins with: the selection under lock, and who did it when."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet
from django.utils import timezone

from fabene.core.errors import NotFoundError
from fabene.lib.stamps import Stamp
from fabene.people.services import log
from fabene.programme.selection.models import Selection
from fabene.programme.selection.selectors.base import selection_view
from fabene.programme.selection.selectors.desk import judged
from fabene.programme.selection.values import SelectionView


def locked(selection: UUID) -> SelectionView:
    """Return a selection, its row held until the transaction ends; raise ``selection_not_found``."""
    row = Selection.objects.select_for_update().filter(id=selection).first()
    if row is None:
        raise NotFoundError("selection_not_found")
    return selection_view(row)


def is_new(selection: SelectionView, *, id: UUID, what: str, content: Mapping[str, object], stamp: Stamp) -> bool:
    """Write down that something is done to a selection; return False when the same was already."""
    return log(id=id, what=f"selection.{what}", key=selection.id, stamp=stamp, content=content)


def deed(id: UUID, stamp: Stamp) -> dict[str, Any]:
    """Return the columns that every row has."""
    return {
        "id": id,
        "actor": stamp.actor,
        "happened_at": stamp.happened_at,
        "recorded_at": stamp.recorded_at,
    }


def next_number(rows: QuerySet[Any]) -> int:
    """Return the number that comes after those of ``rows``."""
    last: int | None = rows.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def require_judged(selection: SelectionView, application: UUID) -> None:
    """Raise ``NotFoundError`` ``application_not_judged`` unless the application was admitted."""
    if application not in judged(selection):
        raise NotFoundError("application_not_judged")


def day_of(term: datetime) -> str:
    """Return the day on which a term ended, as a refusal carries it."""
    return timezone.localdate(term).isoformat()


def clock_of(term: datetime) -> str:
    """Return the time of day at which a term ended, on the clocks of the installation."""
    return f"{timezone.localtime(term):%H.%M}"
