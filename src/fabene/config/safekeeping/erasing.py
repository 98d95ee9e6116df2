"""What was erased after a backup was taken is erased again when it comes back with it."""

from collections.abc import Callable, Iterable
from uuid import UUID

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


def note_all(found: Iterable[erasures.Erasure]) -> None:
    """Write what another copy of the register holds into that of this installation."""
    for each in found:
        erasures.note(each.id, kind=each.kind)


def erase_again(stamp: Stamp) -> int:
    """Erase everything in the register and return how many entries it has."""
    found = erasures.noted()
    for each in found:
        ERASERS[each.kind](each.id, stamp)
    return len(found)
