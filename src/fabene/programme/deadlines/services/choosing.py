"""How somebody wants to be told."""

from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.services import log
from fabene.programme.deadlines.models import Choice
from fabene.programme.deadlines.values import LANGUAGES, Pace


@transaction.atomic
def choose(*, id: UUID, pace: Pace, language: str, stamp: Stamp) -> None:
    """Write down how ``stamp.actor`` wants to be told, and in which language (it, en), from now on.

    Raises ``FabeneError`` ``deadline_language_unknown``, ``ConflictError`` ``id_used_for_something_else``.
    """
    if language not in LANGUAGES:
        raise FabeneError("deadline_language_unknown", language=language)
    said = {"pace": Pace(pace).value, "language": language}
    if log(id=id, what="deadlines.chosen", key=stamp.actor, stamp=stamp, content=said):
        Choice.objects.create(id=id, user_id=stamp.actor, happened_at=stamp.happened_at, **said)


@transaction.atomic
def undo_choice(*, id: UUID, choice: UUID, stamp: Stamp) -> None:
    """Take back what ``stamp.actor`` chose last: what was in force before holds again. Safe to repeat.

    Raises ``NotFoundError`` ``deadline_choice_not_found``, ``ConflictError`` ``deadline_chosen_since``.
    """
    own = Choice.objects.select_for_update().filter(user=stamp.actor)
    row = own.filter(id=choice).first()
    if row is None:
        raise NotFoundError("deadline_choice_not_found")
    if row.undone_at is not None:
        return
    if own.filter(undone_at__isnull=True).order_by("happened_at", "id").last() != row:
        raise ConflictError("deadline_chosen_since")
    log(id=derived(id, "log"), what="deadlines.choice_undone", key=stamp.actor, stamp=stamp)
    row.undone_at = stamp.happened_at
    row.save(update_fields=["undone_at"])
