"""What was erased after a backup was taken is erased again when it comes back with it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from fabene.core.errors import FabeneError
from fabene.lib import erasures
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.privacy import services as privacy
from fabene.privacy.values import Why


def _household(id: UUID, stamp: Stamp) -> None:
    privacy.erase(id=derived(id, "erased again", stamp.recorded_at), household=id, why=Why.RESTORE, stamp=stamp)


def _user(id: UUID, stamp: Stamp) -> None:
    privacy.erase_user(id=derived(id, "erased again", stamp.recorded_at), user=id, why=Why.RESTORE, stamp=stamp)


ERASERS: dict[str, Callable[[UUID, Stamp], None]] = {"household": _household, "user": _user}
"""How each kind of thing in the register is erased; erasing what is not there changes nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """How many entries the register has, and those that could not be erased, each with the code of its refusal."""

    entries: int
    refused: tuple[str, ...]


def note_all(found: Iterable[erasures.Erasure]) -> None:
    """Write what another copy of the register holds into that of this installation."""
    for each in found:
        erasures.note(each.id, kind=each.kind)


def erase_again(stamp: Stamp) -> Erased:
    """Erase everything in the register. What refuses, as the last programme office of an older day, is told."""
    found = erasures.noted()
    refused = tuple(f"{each.kind} {each.id} ({code})" for each in found if (code := _refusal(each, stamp)))
    return Erased(entries=len(found), refused=refused)


def _refusal(each: erasures.Erasure, stamp: Stamp) -> str:
    """Erase one entry and return the code of its refusal, or an empty text."""
    eraser = ERASERS.get(each.kind)
    if eraser is None:
        return "kind_unknown"
    try:
        eraser(each.id, stamp)
    except FabeneError as refusal:
        return refusal.code
    return ""
