"""Keys as text: read from a file or a variable, made once, never readable by others. Knows nothing of Django."""

import base64
import binascii
import os
import secrets
from collections.abc import Callable, Sequence
from pathlib import Path

KEY_BYTES = 32


def new_key() -> str:
    """Return a fresh key: 32 bytes nobody can guess, in URL-safe base64 (what Fernet wants, and what HMAC takes)."""
    return base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode("ascii")


def parsed(text: str) -> tuple[str, ...]:
    """Return the keys written in ``text``, newest first: between blanks, commas or lines; ``#`` begins a remark.

    Raises ``ValueError``, without the key in it, when one is not 32 bytes in URL-safe base64.
    """
    lines = (line.partition("#")[0] for line in text.splitlines())
    keys = tuple(word for line in lines for word in line.replace(",", " ").split())
    for place, key in enumerate(keys, start=1):
        if not _is_key(key):
            raise ValueError(f"key {place} is not 32 bytes in URL-safe base64")
    return keys


def _is_key(text: str) -> bool:
    try:
        return len(base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True)) == KEY_BYTES
    except (ValueError, binascii.Error):
        return False


def read_once_made(path: Path, make: Callable[[], str] = new_key) -> str:
    """Return what ``path`` holds; when there is no such file, make it with a fresh key (of ``make``) first.

    Two processes that come at once get the same key: the file appears whole, and only one of them makes it appear.
    """
    if not path.exists():
        folder_of_ones_own(path.parent)
        unfinished = _written(path, (make(),))
        try:
            os.link(unfinished, path)
        except FileExistsError:
            pass
        finally:
            unfinished.unlink()
    return path.read_text(encoding="ascii")


def write(path: Path, keys: Sequence[str]) -> None:
    """Put ``keys`` in ``path``, newest first; who reads meanwhile finds the old file or the new one, whole."""
    folder_of_ones_own(path.parent)
    _written(path, keys).replace(path)


def folder_of_ones_own(folder: Path) -> None:
    """Make ``folder``, open to its owner only, unless it is there."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def is_open_to_others(path: Path) -> bool:
    """Tell whether somebody besides the owner may read or change ``path``."""
    return bool(path.stat().st_mode & 0o077)


def _written(path: Path, keys: Sequence[str]) -> Path:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write("".join(f"{key}\n" for key in keys))
        file.flush()
        os.fsync(file.fileno())
    return unfinished
