"""A breach is written down as soon as it is known, and everything done about it after it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log
from fabene.privacy.models import Breach, BreachNote
from fabene.privacy.services.common import stamped
from fabene.privacy.values import Harm, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is known of a breach when it is written down; ``people`` is how many it concerns, when that is known.

    None of it names anybody: the log of breaches is kept for ever.
    """

    known_at: datetime
    harm: Harm
    what: str
    whom: str
    people: int | None
    risk: str


@transaction.atomic
def report_breach(*, id: UUID, told: Told, stamp: Stamp) -> int:
    """Write a breach down and return its number. The clock of 72 hours runs from ``told.known_at``.

    Raises ``FabeneError`` (``breach_in_future``, ``text_missing``, ``text_too_long``, ``text_unreadable``),
    ``ConflictError`` (``id_used_for_something_else``).
    """
    said = {
        "known_at": told.known_at,
        "harm": Harm(told.harm).value,
        "what": clean(told.what, field="what", limit=1000),
        "whom": clean(told.whom, field="whom", limit=500),
        "people": told.people,
        "risk": clean(told.risk, field="risk", limit=500, optional=True),
    }
    if told.known_at > stamp.recorded_at:
        raise FabeneError("breach_in_future")
    if not log(id=id, what="breach.reported", key=id, stamp=stamp, content=said):
        return Breach.objects.get(id=id).number
    list(Breach.objects.select_for_update().values_list("id"))
    number = (Breach.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    Breach.objects.create(id=id, number=number, **said, **stamped(stamp))
    return number


@transaction.atomic
def note_breach(*, id: UUID, breach: UUID, step: Step, text: str, stamp: Stamp) -> None:
    """Add to a breach what was done, or that the authority or the people were told; ``closed`` ends it.

    Raises ``NotFoundError`` (``breach_not_found``), ``FabeneError`` (``text_missing``, ``text_too_long``,
    ``text_unreadable``), ``ConflictError`` (``breach_closed``, ``id_used_for_something_else``).
    """
    row = Breach.objects.select_for_update().filter(id=breach).first()
    if row is None:
        raise NotFoundError("breach_not_found")
    said = {"step": Step(step).value, "text": clean(text, field="text", limit=1000)}
    if not log(id=id, what="breach.noted", key=breach, stamp=stamp, content=said):
        return
    if BreachNote.objects.filter(breach=row, step=Step.CLOSED.value).exists():
        raise ConflictError("breach_closed", number=row.number)
    BreachNote.objects.create(id=id, breach=row, **said, **stamped(stamp))
