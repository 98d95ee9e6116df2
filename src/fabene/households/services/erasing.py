"""The end of what is known of a household."""

from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError

from fabene.core.errors import ConflictError
from fabene.households.models import Household
from fabene.households.services.common import is_new
from fabene.lib import erasures
from fabene.lib.outbox import services as outbox
from fabene.lib.stamps import Stamp


@transaction.atomic
def erase(*, id: UUID, household: UUID, stamp: Stamp) -> None:
    """Destroy all this room knows of a household, and note that no backup may bring it back.

    Its data key and what it sealed, index, cards, delegates, choices, messages and code go, and the one row that says
    which owner in the ledger is whose; the ledger stays as it is and verifies. Rooms above forget it first: as long as
    one of them names it, nothing happens. Repeating it changes nothing, and so does erasing a household that is not
    there.

    Raises ``ConflictError`` (``household_still_named``, ``id_used_for_something_else``).
    """
    row = Household.objects.select_for_update().filter(id=household).first()
    if row is None:
        return
    is_new(row, id=id, what="household.erased", stamp=stamp)
    try:
        row.delete()
    except ProtectedError as error:
        raise ConflictError("household_still_named") from error
    outbox.forget(household)
    erasures.note(household)
