"""The moments of a market day, counted in minutes from its collection."""

from datetime import UTC, date, datetime, timedelta, tzinfo

OPENING = -60
SHOPPING = (-50, -5)
ASKING_STALLS = (0, 25)
GUESSING = (28, 30)
AT_HUB = (60, 72)
THROWING = (74, 82)
BRINGING = 82.5
LAYING = (83, 83.5)
SENDING = 84
PLANNING = 85
CONFIRMING = 90
FETCHING = (95, 150)
BIKE = (100, 185)
UNFETCHED = 190
COUNTING = 195
PASSING_ON = 200
CLOSING = 210
TABLE = (86, 100)
AT_TABLE = (100, 190)
CLEARING = 198
COOKING = (120, 150)
RECEIVING = (200, 260)
WELCOMING_MINUTE = 9 * 60
NEXT_MORNING = (9 * 60, 10 * 60)
LUNCH = (12 * 60 + 15, 13 * 60 + 15)
"""Minutes from midnight."""


def moment(on: date, minute: float, *, zone: tzinfo) -> datetime:
    """Return the UTC moment of local ``minute`` (from midnight, parts of it are seconds) of a date."""
    whole, second = divmod(round(minute * 60), 60)
    local = datetime(on.year, on.month, on.day, tzinfo=zone) + timedelta(minutes=whole, seconds=second)
    return local.astimezone(UTC)
