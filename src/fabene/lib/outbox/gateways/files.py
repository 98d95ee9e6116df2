"""Letters as files: what a site does that has no gateway yet, and every demonstration."""

import os
from datetime import datetime
from pathlib import Path
from uuid import UUID

from fabene.lib.outbox.values import Answer, Letter


class FileGateway:
    """Writes every letter into a file named by its id, that only the owner of the folder can read."""

    def __init__(self, folder: Path) -> None:
        """Keep where to write; the folder is made by the first letter."""
        self.folder = folder

    def send(self, letter: Letter, *, now: datetime) -> Answer:
        """Write a letter, once."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lines = [f"To: {letter.to}", f"Date: {now.isoformat()}"]
        lines += [f"Subject: {letter.subject}"] if letter.subject else []
        draft = self.folder / f".{letter.id}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write("\n".join([*lines, "", letter.text, ""]))
        draft.replace(self._path(letter.id))
        return Answer()

    def forget(self, id: UUID) -> None:
        """Remove the file of a letter."""
        self._path(id).unlink(missing_ok=True)

    def _path(self, id: UUID) -> Path:
        return self.folder / f"{id}.txt"
