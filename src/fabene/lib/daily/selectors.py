"""When each daily task was last done."""

from dataclasses import dataclass
from datetime import date, datetime

from fabene.lib.daily.models import Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class LastTurn:
    """The last day on which a task was done, when, and what it said."""

    name: str
    date: date
    finished_at: datetime
    told: str


def last_turns() -> tuple[LastTurn, ...]:
    """Return the last turn of each task that was ever done, by name."""
    found: dict[str, LastTurn] = {}
    for row in Turn.objects.filter(finished_at__isnull=False).order_by("name", "date"):
        if row.finished_at:
            found[row.name] = LastTurn(name=row.name, date=row.date, finished_at=row.finished_at, told=row.told)
    return tuple(found.values())
