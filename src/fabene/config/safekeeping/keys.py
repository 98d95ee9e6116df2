"""Putting the keys of a backup where this installation reads them, without losing those it has."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from fabene.config.environment import EnvironmentRefusedError
from fabene.config.safekeeping.contents import INDEX_KEY, SEALING_KEYS, SECRET_KEY
from fabene.lib import keyfiles


def refuse_others(inside: Path) -> None:
    """Raise ``EnvironmentRefusedError`` when keys were given to this installation that are not those of the backup.

    Keys of its own folder may be replaced, since its database is empty; what somebody gave is theirs to change.
    """
    for name, given, kept in _given(inside):
        if not set(kept) <= set(given):
            raise EnvironmentRefusedError(
                f"{name} does not hold the key of the backup: what is sealed in there could not be read. Leave {name} "
                "out and the keys of the backup are put in FABENE_DATA, or give those that were in use"
            )


def _given(inside: Path) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Return each key that somebody gave: the name of its variable, what it holds, what the backup holds."""
    sealing, index = _keys(inside / SEALING_KEYS), _keys(inside / INDEX_KEY)
    if settings.FABENE_KEYS:
        yield "FABENE_KEYS", settings.FABENE_KEYS, sealing
    elif not settings.FABENE_KEYS_FILE_IS_OURS:
        yield "FABENE_KEYS_FILE", _keys(settings.FABENE_KEYS_FILE), sealing
    if settings.FABENE_INDEX_KEY:
        yield "FABENE_INDEX_KEY", (settings.FABENE_INDEX_KEY,), index
    elif not settings.FABENE_INDEX_KEY_FILE_IS_OURS:
        yield "FABENE_INDEX_KEY_FILE", _keys(settings.FABENE_INDEX_KEY_FILE)[:1], index
    if settings.ENVIRONMENT.secret_key:
        yield "FABENE_SECRET_KEY", (settings.ENVIRONMENT.secret_key,), (_text(inside / SECRET_KEY).strip(),)


def put(inside: Path) -> None:
    """Put the keys of a backup in the folder of this installation; sealing keys it had already stay behind those."""
    path = settings.FABENE_KEYS_FILE
    if not settings.FABENE_KEYS and settings.FABENE_KEYS_FILE_IS_OURS:
        had = _keys(path) if path.exists() else ()
        keyfiles.write(path, tuple(dict.fromkeys((*_keys(inside / SEALING_KEYS), *had))))
    if not settings.FABENE_INDEX_KEY and settings.FABENE_INDEX_KEY_FILE_IS_OURS:
        keyfiles.write(settings.FABENE_INDEX_KEY_FILE, _keys(inside / INDEX_KEY))
    if not settings.ENVIRONMENT.secret_key:
        keyfiles.write(Path(settings.DATA_FOLDER) / "secret.key", (_text(inside / SECRET_KEY).strip(),))


def _keys(path: Path) -> tuple[str, ...]:
    try:
        return keyfiles.parsed(_text(path))
    except ValueError as error:
        raise EnvironmentRefusedError(f"{path} holds no keys") from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EnvironmentRefusedError(f"{path} cannot be read") from error
