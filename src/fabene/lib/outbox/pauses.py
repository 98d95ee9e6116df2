"""How long to wait before trying again. Pure."""

MINUTE, HOUR = 60, 3600

MESSAGE_PAUSES_SECONDS = (MINUTE, 5 * MINUTE, 20 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR)
"""After its first, second, … attempt a message waits so long; after one attempt more it is given up."""

CHANNEL_PAUSES_SECONDS = (30, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE)
"""After its first, second, … trouble in a row a channel rests so long; the last holds until something goes through."""

LONGEST_REST_SECONDS = 24 * HOUR
MOST_ATTEMPTS = len(MESSAGE_PAUSES_SECONDS) + 1
USEFUL_SECONDS = 3 * 24 * HOUR
"""A message nobody set an end to is given up so long after it was due."""


def message_pause(attempts: int) -> int | None:
    """Return the seconds to wait after so many attempts, None when it is time to give up."""
    return MESSAGE_PAUSES_SECONDS[attempts - 1] if attempts < MOST_ATTEMPTS else None


def channel_rest(troubles: int, *, asked_seconds: int) -> int:
    """Return the seconds a channel rests after so many troubles in a row, at least what its gateway asked for."""
    own = CHANNEL_PAUSES_SECONDS[min(troubles, len(CHANNEL_PAUSES_SECONDS)) - 1]
    return min(max(own, asked_seconds), LONGEST_REST_SECONDS)
