"""The folder of documents: each under its SHA-256, outside of what the site serves."""

import hashlib
import os
import secrets
from collections.abc import Container, Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from fabene.core.errors import FabeneError
from fabene.lib.files.values import FileKind

_STARTS = {b"%PDF-": FileKind.PDF, b"\x89PNG\r\n\x1a\n": FileKind.PNG, b"\xff\xd8\xff": FileKind.JPEG}


def kind_of(content: bytes) -> FileKind | None:
    """Return what ``content`` is by its first bytes, or none when it is nothing that may be handed in."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return FileKind.WEBP
    return next((kind for start, kind in _STARTS.items() if content.startswith(start)), None)


def digest(content: bytes) -> str:
    """Return the SHA-256 of ``content`` in 64 hex digits: its name in the folder."""
    return hashlib.sha256(content).hexdigest()


def put(content: bytes) -> str:
    """Keep ``content`` and return its name; what is there already is not written again."""
    name = digest(content)
    target = place(name)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = target.with_name(f".{name}.{secrets.token_hex(4)}")
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    return name


def get(name: str) -> bytes:
    """Return what is kept under ``name``; raise ``FabeneError`` ``file_damaged`` when it is gone or another."""
    try:
        content = place(name).read_bytes()
    except OSError as error:
        raise FabeneError("file_damaged") from error
    if digest(content) != name:
        raise FabeneError("file_damaged")
    return content


def remove(name: str) -> None:
    """Forget what is kept under ``name``."""
    place(name).unlink(missing_ok=True)


def strays(known: Container[str], *, before: datetime) -> Iterator[Path]:
    """Return the files of the folder that are older than ``before`` and not ``known``, unfinished ones too."""
    for path in sorted(Path(settings.FILES_FOLDER).glob("??/*")):
        if path.name not in known and datetime.fromtimestamp(path.stat().st_mtime, UTC) < before:
            yield path


def place(name: str) -> Path:
    """Return where ``name`` lies: two signs of it make a folder."""
    return Path(settings.FILES_FOLDER) / name[:2] / name
