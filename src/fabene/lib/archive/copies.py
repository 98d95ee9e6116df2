"""Asks for a copy, and waits no longer than a person would."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fabene.core.errors import FabeneError
from fabene.lib.archive.values import Copy, Form

WAIT_SECONDS = 90


def make(content: bytes, *, media_type: str, name: str, title: str, author: str, language: str, sheet: bytes) -> Copy:
    """Return the copy for an archive of ``content``; what cannot be converted whole is enclosed in ``sheet`` (a PDF).

    ``name`` is that of the file inside the sheet, ``title`` and ``author`` what the copy says of itself. Raises
    ``FabeneError`` ``archive_copy_not_made``: nothing passed the rules, or the file kept the process busy too long.
    """
    told = {"media_type": media_type, "name": name, "title": title, "author": author, "language": language}
    with TemporaryDirectory(prefix="fabene-archive-") as kept:
        folder = Path(kept)
        (folder / "file").write_bytes(content)
        (folder / "sheet.pdf").write_bytes(sheet)
        (folder / "job.json").write_text(json.dumps(told), encoding="utf-8")
        if not _ended_well(folder):
            raise FabeneError("archive_copy_not_made")
        done = json.loads((folder / "done.json").read_text(encoding="utf-8"))
        copy = (folder / "copy.pdf").read_bytes()
    return Copy(form=Form(done["form"]), standard=done["standard"], checker=done["checker"], content=copy)


def _ended_well(folder: Path) -> bool:
    command = [sys.executable, "-m", "fabene.lib.archive.worker", str(folder)]
    try:
        ended = subprocess.run(command, check=False, capture_output=True, timeout=WAIT_SECONDS)  # noqa: S603 - our own module, no shell
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode == 0 and (folder / "done.json").is_file()
