"""The end of what is known of somebody who signed in."""

from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError
from fabene.lib import erasures
from fabene.lib.stamps import Stamp
from fabene.people.models import Invitation, Membership, Seat, User
from fabene.people.services.logs import log
from fabene.people.values import Role


@transaction.atomic
def erase_user(*, id: UUID, user: UUID, stamp: Stamp) -> None:
    """Delete somebody who signed in: name, address, password, roles, what hangs on the account. Safe to repeat.

    The logs keep the account's opaque identity, of which nothing says any more whose it was; no backup brings it back.
    Raises ``ConflictError``: ``last_programme_office`` for the only one who may manage the programme,
    ``id_used_for_something_else``.
    """
    row = User.objects.select_for_update().filter(id=user).first()
    if row is None:
        return
    if not log(id=id, what="user.erased", key=user, stamp=stamp):
        return
    held = Membership.objects.filter(role=Role.PROGRAMME, until__isnull=True, user__is_active=True)
    if held.filter(user=row).exists() and not held.exclude(user=row).exists():
        raise ConflictError("last_programme_office")
    Invitation.objects.filter(accepted_by=row).update(accepted_by=None)
    Invitation.objects.filter(email__iexact=row.email, ended_at__isnull=True).update(
        email="", display_name="", ended_at=stamp.happened_at
    )
    Membership.objects.filter(user=row).delete()
    Seat.objects.filter(user=row).delete()
    row.delete()
    erasures.note(user, kind="user")
