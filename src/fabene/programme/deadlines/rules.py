"""Whether something is told now. Pure: the days are those of the calendar, given by the caller."""

from collections.abc import Sequence
from datetime import date

from fabene.core.deadlines import Deadline
from fabene.programme.deadlines.values import INTERVALS_DAYS, Due, Pace, Told


def interval_begun(*, due_on: date, today: date, pace: Pace) -> int | None:
    """Return the shortest interval that has begun, None while it is too early and once the day has passed."""
    left = (due_on - today).days
    return min((days for days in INTERVALS_DAYS[pace] if 0 <= left <= days), default=None)


def due(deadline: Deadline, told: Sequence[Told], *, due_on: date, today: date, pace: Pace) -> Due | None:
    """Return what must be told of a deadline, None when nothing.

    ``told`` is what was said of it, the oldest first. Each interval is told once, also when the deadline was put off in
    the meantime; what came nearer than it was last said to be is told again.
    """
    interval = interval_begun(due_on=due_on, today=today, pace=pace)
    if interval is None:
        return None
    nearer = bool(told) and deadline.at < told[-1].at
    if not nearer and any(one.interval_days == interval for one in told):
        return None
    return Due(deadline=deadline, interval_days=interval, nearer=nearer)
