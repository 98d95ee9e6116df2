"""Who did something, when it happened and when we heard of it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from fabene.core.errors import FabeneError


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """The circumstances of one write, given by the caller of every write service.

    ``actor`` is the opaque key of whoever acts (a user's id, a device, the simulator); both times are aware and UTC.
    A phone that was offline sends an old ``happened_at``; ``recorded_at`` is the server's own clock.
    """

    actor: UUID
    happened_at: datetime
    recorded_at: datetime

    def __post_init__(self) -> None:
        """Refuse times without a zone: they would mean something else in summer."""
        for name in ("happened_at", "recorded_at"):
            if getattr(self, name).utcoffset() is None:
                raise FabeneError("time_without_zone", field=name)


def stamp_now(actor: UUID, now: datetime) -> Stamp:
    """Return the stamp of something that happens as it is recorded."""
    moment = now.astimezone(UTC)
    return Stamp(actor=actor, happened_at=moment, recorded_at=moment)
