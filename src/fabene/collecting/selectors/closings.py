"""When a day was closed, opened again and why, and closed once more."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from fabene.collecting.models import Closing, DayReopening
from fabene.collecting.selectors.rows import closed_value
from fabene.collecting.values import Closed, CorrectedDay, LateWhy


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


def corrected_days(network: UUID, *, since: date) -> tuple[CorrectedDay, ...]:
    """Return the closed days of a network since a date whose figures are not their first ones, newest first.

    In two queries, whatever their number.
    """
    rows = live_closings().filter(number__gt=1, day__date__gte=since, day__market__network_id=network)
    found = list(rows.select_related("day__market").order_by("-day__date", "-number"))
    opened = DayReopening.objects.filter(closing__day__in=[row.day_id for row in found]).order_by("closing__number")
    why = {row.closing.day_id: row.why for row in opened.select_related("closing")}
    return tuple(
        CorrectedDay(
            day=row.day_id,
            date=row.day.date,
            market_name=row.day.market.name,
            number=row.number,
            happened_at=row.happened_at,
            why=LateWhy(why[row.day_id]),
        )
        for row in found
    )
