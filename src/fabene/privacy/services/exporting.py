"""What is held about somebody, handed to who may have it; that it was taken is written down."""

from typing import Any
from uuid import UUID

from django.db import transaction

from fabene.households import selectors as households
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.services import log, note_reading
from fabene.people.values import ReadingReason
from fabene.privacy.selectors.everything import everything_about, everything_about_user


@transaction.atomic
def export(*, id: UUID, household: UUID, stamp: Stamp, reason: ReadingReason = ReadingReason.EXPORT) -> dict[str, Any]:
    """Return everything held about a household, from every room, and write down that it was taken and why.

    Who may have it is for the face to check. Raises ``NotFoundError`` (``household_not_found``), ``FabeneError``
    (``cannot_be_read``, ``key_missing``), ``ConflictError`` (``id_used_for_something_else``).
    """
    home = households.household(id=household, on=stamp.recorded_at.date())
    note_reading(
        id=derived(id, "reading"),
        key=household,
        what="household.everything",
        reason=reason.value,
        network=home.network,
        stamp=stamp,
    )
    return everything_about(household=household)


@transaction.atomic
def export_user(*, id: UUID, user: UUID, stamp: Stamp) -> dict[str, Any]:
    """Return everything held about somebody who signs in, and write down that it was taken.

    Raises ``NotFoundError`` (``user_not_found``), ``ConflictError`` (``id_used_for_something_else``).
    """
    found = everything_about_user(user=user)
    log(id=id, what="user.exported", key=user, stamp=stamp)
    return found
