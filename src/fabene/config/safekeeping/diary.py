"""When the last backup was made: one line in ``FABENE_DATA``, for who asks whether there is one."""

from datetime import datetime
from pathlib import Path

from django.conf import settings


def write(now: datetime) -> None:
    """Write down that a backup was made."""
    _place().write_text(f"{now.isoformat(timespec='seconds')}\n", encoding="ascii")


def last() -> datetime | None:
    """Return when the last backup was made, none when there never was one (or nobody can read when)."""
    try:
        return datetime.fromisoformat(_place().read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return None


def _place() -> Path:
    return Path(settings.DATA_FOLDER) / "last-backup.txt"
