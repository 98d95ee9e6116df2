"""Short texts that people type: trimmed, never empty by accident, never longer than their column."""

import unicodedata

from fabene.core.errors import FabeneError


def clean(text: str, *, field: str, limit: int, optional: bool = False) -> str:
    """Return ``text`` with runs of white space made one blank.

    Raises ``FabeneError``: ``text_missing`` when nothing is left and the field is not ``optional``, ``text_too_long``
    past ``limit`` characters, ``text_unreadable`` for control characters and halves of characters.
    """
    cleaned = " ".join(text.split())
    if not cleaned and not optional:
        raise FabeneError("text_missing", field=field)
    if len(cleaned) > limit:
        raise FabeneError("text_too_long", field=field, limit=limit)
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in cleaned):
        raise FabeneError("text_unreadable", field=field)
    return cleaned


def clean_lines(text: str, *, field: str, limit: int, optional: bool = False) -> str:
    """Return ``text`` with each line made clean and never two empty lines together; raises as ``clean`` does."""
    lines = [clean(line, field=field, limit=limit, optional=True) for line in text.splitlines()]
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    joined = "\n".join(kept).strip("\n")
    if not joined and not optional:
        raise FabeneError("text_missing", field=field)
    if len(joined) > limit:
        raise FabeneError("text_too_long", field=field, limit=limit)
    return joined
