"""What must not be lost and must not be read: keys, backups, the register of erasures."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from fabene.config.health.findings import BROKEN, WORKS, Finding, found
from fabene.config.safekeeping import diary
from fabene.config.safekeeping.contents import WORKSHOP
from fabene.core.errors import FabeneError
from fabene.lib import erasures, keyring
from fabene.lib.keyfiles import is_open_to_others
from fabene.lib.sealed import sealed_columns

LONGEST_WITHOUT_BACKUP = timedelta(days=2)
LONGEST_BACKUP = timedelta(hours=12)


def keys() -> Iterator[Finding]:
    """Look at where keys come from, who may read them, and whether they open what is there."""
    told = "the sealing keys lie beside the data they seal: give FABENE_KEYS_FILE and FABENE_INDEX_KEY_FILE"
    given = bool(settings.FABENE_KEYS) or not settings.FABENE_KEYS_FILE_IS_OURS
    given = given and (bool(settings.FABENE_INDEX_KEY) or not settings.FABENE_INDEX_KEY_FILE_IS_OURS)
    yield found(given, "the sealing keys do not lie beside the data", no=told)
    files = (settings.FABENE_KEYS_FILE, settings.FABENE_INDEX_KEY_FILE)
    readable = [str(path) for path in files if path.exists() and is_open_to_others(path)]
    told = f"others on this machine may read {', '.join(readable)}: chmod 600"
    yield found(not readable, "keys are readable by their owner only", no=told)


def sealed() -> Iterator[Finding]:
    """Look at whether the keys there are open the first row of every sealed column."""
    closed = []
    for model, name in sealed_columns():
        row = QuerySet(model).exclude(**{f"{name}__isnull": True}).order_by("pk").values_list(name, flat=True).first()
        try:
            if row:
                keyring.rewrap(row)
        except FabeneError:
            closed.append(f"{model._meta.label}.{name}")
    told = f"no key opens what is sealed in {', '.join(closed)}: put back the keys that were in use"
    yield found(not closed, "the keys open what is sealed", no=told, otherwise=BROKEN)


def backups() -> Iterator[Finding]:
    """Look at when the last backup was made."""
    last = diary.last()
    fresh = last is not None and datetime.now(UTC) - last < LONGEST_WITHOUT_BACKUP
    when = f"the last one was made on {last:%Y-%m-%d}" if last else "there never was one"
    told = f"there is no backup of the last two days ({when}): run `fabene backup` every night"
    yield found(fresh, f"there is a backup: {when}", no=told)
    left = [str(path) for path in Path(settings.DATA_FOLDER).glob(f"{WORKSHOP}*") if _is_left(path)]
    told = f"a backup that was killed left its papers open: remove {', '.join(left)}"
    yield found(not left, "no backup left its papers open", no=told)


def _is_left(path: Path) -> bool:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC) < datetime.now(UTC) - LONGEST_BACKUP


def register() -> Iterator[Finding]:
    """Look at the register of erasures."""
    path = Path(erasures.register())
    try:
        entries = len(erasures.noted())
    except (OSError, ValueError) as error:
        yield Finding(state=BROKEN, sentence=f"the register of erasures {path} cannot be read whole: {error}")
        return
    yield Finding(state=WORKS, sentence=f"the register of erasures is readable ({entries} in it): copy it elsewhere")
