"""When a day was closed, opened again and why, and closed once more."""

from uuid import UUID

from django.db.models import QuerySet

from fabene.collecting.models import Closing
from fabene.collecting.selectors.rows import closed_value
from fabene.collecting.values import Closed


def live_closings() -> QuerySet[Closing]:
    """Return the closings that hold: nobody has opened their day again."""
    return Closing.objects.filter(reopening__isnull=True)


def is_closed(day: UUID) -> bool:
    """Return whether a day is closed now."""
    return live_closings().filter(day_id=day).exists()


def closings_of(day: UUID) -> tuple[Closed, ...]:
    """Return every closing of a day, first to last; of those before the last, why they do not hold any more."""
    rows = Closing.objects.filter(day_id=day).select_related("reopening").order_by("number")
    return tuple(closed_value(row) for row in rows)
