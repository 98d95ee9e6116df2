"""Who came: a number, or owners one by one. A door needs no names."""

from uuid import UUID

from django.db import transaction

from fabene.core.errors import FabeneError
from fabene.gatherings.models import Count, Gathering, Presence
from fabene.gatherings.services.common import locked, stamped
from fabene.gatherings.values import MOST_CAPACITY, Headcount
from fabene.lib.stamps import Stamp
from fabene.people.services import log


@transaction.atomic
def count_attendance(*, id: UUID, gathering: UUID, counted: Headcount, stamp: Stamp) -> None:
    """Write down how many were there; counted again, the newest number holds.

    Raises ``NotFoundError`` (``gathering_not_found``), ``FabeneError`` (``gathering_not_begun``,
    ``people_out_of_bounds``), ``ConflictError`` (``id_used_for_something_else``).
    """
    row = _begun(gathering, stamp=stamp)
    numbers = {"in_person": counted.in_person, "remote": counted.remote, "by_phone": counted.by_phone}
    if not all(0 <= number <= MOST_CAPACITY for number in numbers.values()):
        raise FabeneError("people_out_of_bounds", most=MOST_CAPACITY)
    if log(id=id, what="gathering.counted", key=row.id, network=row.network_id, stamp=stamp, content=numbers):
        Count.objects.create(id=id, gathering=row, **numbers, **stamped(stamp))


@transaction.atomic
def attend(*, id: UUID, gathering: UUID, owner: UUID, stamp: Stamp) -> None:
    """Write down that an owner was there; ticked twice it is there once.

    Raises ``NotFoundError`` (``gathering_not_found``), ``FabeneError`` (``gathering_not_begun``).
    """
    row = _begun(gathering, stamp=stamp)
    if not log(id=id, what="gathering.attended", key=row.id, network=row.network_id, stamp=stamp):
        return
    if not Presence.objects.filter(gathering=row, owner=owner, undone_at__isnull=True).exists():
        Presence.objects.create(id=id, gathering=row, owner=owner, **stamped(stamp))


@transaction.atomic
def undo_attend(*, id: UUID, gathering: UUID, owner: UUID, stamp: Stamp) -> None:
    """Take back that an owner was there; raises ``NotFoundError`` (``gathering_not_found``)."""
    row = locked(gathering)
    if log(id=id, what="gathering.attended_undone", key=row.id, network=row.network_id, stamp=stamp):
        Presence.objects.filter(gathering=row, owner=owner, undone_at__isnull=True).update(undone_at=stamp.happened_at)


def _begun(gathering: UUID, *, stamp: Stamp) -> Gathering:
    row = locked(gathering)
    if stamp.recorded_at.date() < row.starts_at.date():
        raise FabeneError("gathering_not_begun")
    return row
