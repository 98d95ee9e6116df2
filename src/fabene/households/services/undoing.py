"""Taken back at once by the family itself: a leave, and a delegate's code that was dropped."""

from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, NotFoundError
from fabene.households.models import Card, Delegate, Presence
from fabene.households.presences import last_word
from fabene.households.services.common import is_new, locked
from fabene.households.values import State
from fabene.lib.stamps import Stamp


@transaction.atomic
def stay(*, id: UUID, household: UUID, leaving: UUID, stamp: Stamp) -> None:
    """Take the leave ``leaving`` back: what was said before it holds again, and its card and delegates live.

    Raises ``NotFoundError`` (``household_not_found``), ``ConflictError`` (``leave_not_last``: something was said since,
    ``id_used_for_something_else``).
    """
    row = locked(household)
    if not is_new(row, id=id, what="household.stayed", stamp=stamp):
        return
    left, before = _last_two(household)
    if left is None or before is None or left.id != leaving or left.state != State.LEFT:
        raise ConflictError("leave_not_last")
    Presence.objects.create(
        id=id,
        household=row,
        state=before.state,
        since=before.since,
        until=before.until,
        recorded_at=stamp.recorded_at,
    )
    Card.objects.filter(household=row, revoked_at=left.recorded_at).update(revoked_at=None)
    dropped = row.delegates.filter(dropped_at=left.recorded_at)
    dropped.exclude(code__in=_in_force(row.network_id)).update(dropped_at=None)


@transaction.atomic
def keep_delegate(*, id: UUID, household: UUID, delegate: UUID, stamp: Stamp) -> None:
    """Let a delegate's code that was dropped fetch the bag again.

    Raises ``NotFoundError`` (``household_not_found``, ``delegate_not_found``), ``ConflictError``
    (``delegate_code_taken``: somebody else has it by now, ``household_left``, ``id_used_for_something_else``).
    """
    row = locked(household)
    named = row.delegates.filter(id=delegate).first()
    if named is None:
        raise NotFoundError("delegate_not_found")
    if not is_new(row, id=id, what="household.delegate_kept", stamp=stamp) or named.dropped_at is None:
        return
    last = last_word(household).first()
    if last is not None and last.state == State.LEFT:
        raise ConflictError("household_left")
    if named.code in _in_force(row.network_id):
        raise ConflictError("delegate_code_taken")
    named.dropped_at = None
    named.save(update_fields=["dropped_at"])


def _last_two(household: UUID) -> tuple[Presence | None, Presence | None]:
    """Return the last thing said of a household's coming, and what was said before it."""
    found = [*last_word(household)[:2], None, None]
    return found[0], found[1]


def _in_force(network: UUID) -> set[str]:
    """Return the codes of all delegates of a network that may fetch a bag."""
    return set(Delegate.objects.filter(network_id=network, dropped_at__isnull=True).values_list("code", flat=True))
