"""What every write about a household begins with: its lock, its line in the log, and what a repeat must agree with."""

from typing import Any
from uuid import UUID

from django.db.models import Manager, Model

from fabene.core.errors import ConflictError, NotFoundError
from fabene.households.models import Household
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.services import log


def locked(household: UUID) -> Household:
    """Return the household, held until the transaction ends; raise ``NotFoundError`` (``household_not_found``)."""
    row = Household.objects.select_for_update().filter(id=household).first()
    if row is None:
        raise NotFoundError("household_not_found")
    return row


def is_new(row: Household, *, id: UUID, what: str, stamp: Stamp) -> bool:
    """Write the act into the log; return False when it is a repetition.

    What was said stays out of the log, even as a digest: few answers are possible, so a digest would tell them for as
    long as the log is kept. A repeat is compared with the row it wrote. Raises ``ConflictError``
    (``id_used_for_something_else``) when ``id`` was about another household or something else.
    """
    return log(id=derived(id, "log"), what=what, key=row.id, network=row.network_id, stamp=stamp)


def write_once(rows: Manager[Any], *, id: UUID, household: UUID, what: str, stamp: Stamp, **fields: object) -> bool:
    """Add one row about a household; return False when it is there already.

    Raises ``NotFoundError`` (``household_not_found``), ``ConflictError`` (``id_used_for_something_else``) when the
    row that is there says something else.
    """
    row = locked(household)
    if is_new(row, id=id, what=what, stamp=stamp):
        rows.create(id=id, household_id=row.id, recorded_at=stamp.recorded_at, **fields)
        return True
    known = rows.filter(id=id).first()
    if known is not None:
        must_agree(known, what=what, **fields)
    return False


def must_agree(known: Model, *, what: str, **fields: object) -> None:
    """Raise ``ConflictError`` (``id_used_for_something_else``) unless a row says what it is asked to say again."""
    if any(getattr(known, name) != said for name, said in fields.items()):
        raise ConflictError("id_used_for_something_else", what=what)
