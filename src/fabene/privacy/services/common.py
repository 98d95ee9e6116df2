"""What writes of this room have in common."""

from typing import Any

from fabene.lib.stamps import Stamp


def stamped(stamp: Stamp) -> dict[str, Any]:
    """Return the columns a stamp fills."""
    return {"actor": stamp.actor, "happened_at": stamp.happened_at, "recorded_at": stamp.recorded_at}
