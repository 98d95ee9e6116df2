"""The moments of a market day, counted in minutes from its collection."""

from datetime import UTC, date, datetime, timedelta, tzinfo

OPENING = -60
SHOPPING = (-50, -5)
ASKING_STALLS = (0, 25)
GUESSING = (28, 30)
AT_HUB = (60, 72)
THROWING = (74, 82)
PLANNING = 85
CONFIRMING = 90
FETCHING = (95, 150)
BIKE = (100, 185)
UNFETCHED = 190
COUNTING = 195
PASSING_ON = 200
CLOSING = 210
WELCOMING_MINUTE = 9 * 60


def moment(on: date, minute: float, *, zone: tzinfo) -> datetime:
    """Return the UTC moment of local ``minute`` (from midnight, parts of it are seconds) of a date."""
    whole, second = divmod(round(minute * 60), 60)
    local = datetime(on.year, on.month, on.day, tzinfo=zone) + timedelta(minutes=whole, seconds=second)
    return local.astimezone(UTC)
