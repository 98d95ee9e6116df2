"""The register of erasures: what a backup taken before must not bring back.

A file of one line for each erasure: a kind and an identity, no name, no time. It lies beside the database, not in it,
so that restoring an old copy of the database does not restore an old register; and since it says nothing about
anybody it may be copied anywhere, as often as one likes.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings

_KIND = re.compile(r"[a-z][a-z_]{0,31}")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Erasure:
    """Something of this ``kind`` with this ``id`` was erased."""

    kind: str
    id: UUID


def note(id: UUID, *, kind: str = "household") -> None:
    """Write down that ``id`` is being erased; noting it again changes nothing.

    To be called in the transaction of the erasure, before the rows go: an erasure that is written down and then fails
    was asked for all the same, one that happened and is not written down would come back with a backup.
    """
    if not _KIND.fullmatch(kind):
        raise ValueError(f"{kind!r} is no kind of thing")
    if Erasure(kind=kind, id=id) in noted():
        return
    path = register()
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "ab", buffering=0) as file:
        file.write(f"{kind} {id}\n".encode("ascii"))  # one write: lines of two processes do not mix
        os.fsync(file.fileno())


def noted(path: Path | None = None) -> tuple[Erasure, ...]:
    """Return every erasure in the register (or in the copy of one at ``path``), once each, in the order of writing.

    Raises ``ValueError`` naming the line that is not one: a damaged register must be looked at by a person.
    """
    source = path or register()
    if path is None and not source.exists():
        return ()
    lines = source.read_text(encoding="ascii").splitlines()
    return tuple(dict.fromkeys(_read(line, number=number) for number, line in enumerate(lines, start=1)))


def register() -> Path:
    """Return where the register is."""
    return Path(settings.ERASURE_REGISTER)


def _read(line: str, *, number: int) -> Erasure:
    kind, _, identity = line.partition(" ")
    try:
        return Erasure(kind=kind, id=UUID(identity))
    except ValueError as error:
        raise ValueError(f"line {number} of the register of erasures is not a kind and an identity") from error
