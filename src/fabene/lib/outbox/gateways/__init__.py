"""Ways out of the site. A gateway sends one letter and says what came of it; what the world does is no exception."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from fabene.lib.outbox.values import Answer, Letter


class Gateway(Protocol):
    """A way out. The same letter sent twice arrives once: its id is its idempotency key."""

    def send(self, letter: Letter, *, now: datetime) -> Answer:
        """Send a letter and return what came of it."""

    def forget(self, id: UUID) -> None:
        """Remove what was kept here of a letter, if anything was."""
