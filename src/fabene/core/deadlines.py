"""What falls due: said by whoever set the date, told by whoever sends reminders."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Something to be done by a moment.

    ``key`` is the thing it is about and ``kind`` a stable word (``call_closes``, ``report_due``); the two are told once
    for each interval before ``at``. ``to`` are the users who have to do it; ``title`` is what the thing is called, and
    ``title_en`` in English where somebody said so.
    ``about`` is the thing on whose page it is done, where that is not ``key``.
    """

    key: UUID
    kind: str
    at: datetime
    title: str
    to: tuple[UUID, ...] = ()
    network: UUID | None = None
    about: UUID | None = None
    title_en: str = ""

    def called(self, language: str) -> str:
        """Return what the thing is called in a language, in Italian where nobody said it."""
        return (self.title_en if language.startswith("en") else "") or self.title
