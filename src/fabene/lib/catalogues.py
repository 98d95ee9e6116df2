"""Languages of the screen: catalogues of translations, compiled without gettext's own tools."""

import os
from pathlib import Path

import polib


def compile_catalogues(folder: Path) -> list[Path]:
    """Compile every ``<language>/LC_MESSAGES/*.po`` under ``folder`` that is newer than its ``.mo``.

    Returns the files written. Raises ``OSError`` naming the line when a catalogue cannot be read.
    """
    return [compile_catalogue(source) for source in sorted(folder.glob("*/LC_MESSAGES/*.po")) if _is_stale(source)]


def compile_catalogue(source: Path) -> Path:
    """Compile one ``.po`` beside itself and return the ``.mo``; a reader never finds it half written."""
    target = source.with_suffix(".mo")
    unfinished = target.with_suffix(f".{os.getpid()}.new")
    polib.pofile(str(source)).save_as_mofile(str(unfinished))
    unfinished.replace(target)
    return target


def _is_stale(source: Path) -> bool:
    target = source.with_suffix(".mo")
    return not target.exists() or target.stat().st_mtime_ns <= source.stat().st_mtime_ns
