"""Which column is for which field: proposed from the heads, as people call them in Italian and in English."""

from collections.abc import Mapping, Sequence

from fabene.core.errors import FabeneError
from fabene.lib.imports.reading import plain
from fabene.lib.imports.values import Field, Mapped, Row

MIN_WORD = 4


def propose(head: Row, fields: Sequence[Field], *, remembered: Mapping[str, str] | None = None) -> dict[str, int]:
    """Return field → column: what was said before of a head, then a head that is a word of the field, then one with it.

    No column is for two fields, and the first of two like heads is taken.
    """
    heads = [plain(cell) for cell in head.cells]
    keys = {field.key for field in fields}
    found: dict[str, int] = {}
    for column, name in enumerate(heads):
        known = (remembered or {}).get(name)
        if known in keys and known not in found:
            found[known] = column
    for alike in (_is, _holds):
        for field in fields:
            if field.key not in found:
                taken = set(found.values())
                at = next((at for at, name in enumerate(heads) if at not in taken and alike(name, field)), None)
                if at is not None:
                    found[field.key] = at
    return found


def _is(head: str, field: Field) -> bool:
    return any(head == plain(word) for word in field.words)


def _holds(head: str, field: Field) -> bool:
    words = [plain(word) for word in field.words]
    return any(len(word) >= MIN_WORD and f" {word} " in f" {head} " for word in words)


def checked(mapping: Mapped, fields: Sequence[Field], *, width: int) -> dict[str, int]:
    """Return a mapping that may be used.

    Raises ``FabeneError``: ``column_missing`` for a required field without one, ``column_twice``, ``column_not_there``.
    """
    known = {field.key: column for field in fields if (column := mapping.get(field.key)) is not None}
    if any(not 0 <= column < width for column in known.values()):
        raise FabeneError("column_not_there")
    if len(set(known.values())) < len(known):
        raise FabeneError("column_twice")
    for field in fields:
        if field.required and field.key not in known:
            raise FabeneError("column_missing", column=field.words[0])
    return known
