"""Walking: the mentor's diary, what is due, the hours given."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from fabene.core.bilingual import Bilingual
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean, clean_lines
from fabene.people.services import log
from fabene.programme.accompaniment.models import Deliverable, DeliverableStep, DiaryEntry, Hours
from fabene.programme.accompaniment.services.common import (
    NOTE,
    checked_url,
    locked,
    require_mentor,
    require_organisation,
    stamped,
    texts,
)
from fabene.programme.accompaniment.values import MOST_MINUTES, DeliverableState, Giver

TEXT = 4000


@transaction.atomic
def write_diary(
    *, id: UUID, plan: UUID, on: date, text: str, shared: bool, stamp: Stamp, corrects: UUID | None = None
) -> int:
    """Write an entry of the diary of a plan and return its number; it is never changed, another one corrects it.

    Only its mentors write. ``shared`` shows it to the idea's authors too. Raises ``NotFoundError``
    (``accompaniment_not_found``, ``entry_not_found``), ``NotAllowedError`` (``not_mentor``), ``FabeneError``
    (``date_in_future``, ``text_missing``, ``text_too_long``), ``ConflictError`` (``entry_corrected``).
    """
    row = locked(plan)
    require_mentor(row, stamp=stamp)
    if on > stamp.recorded_at.date():
        raise FabeneError("date_in_future")
    written = clean_lines(text, field="text", limit=TEXT)
    said = {"on": on, "shared": shared, "corrects": corrects}
    # What a diary says may be about people: the log, which never forgets, holds no digest of it.
    if not log(id=id, what="diary.written", key=row.id, network=row.network_id, stamp=stamp, content=said):
        known = DiaryEntry.objects.get(id=id)
        if known.text != written:
            raise ConflictError("id_used_for_something_else")
        return known.number
    if corrects:
        _check_correction(plan, corrects)
    number = (DiaryEntry.objects.filter(plan=row).aggregate(last=Max("number"))["last"] or 0) + 1
    DiaryEntry.objects.create(
        id=id,
        plan=row,
        number=number,
        on=on,
        text=written,
        shared=shared,
        corrects_id=corrects,
        **stamped(stamp),
    )
    return number


def _check_correction(plan: UUID, corrects: UUID) -> None:
    if not DiaryEntry.objects.filter(id=corrects, plan=plan).exists():
        raise NotFoundError("entry_not_found")
    if DiaryEntry.objects.filter(corrects=corrects).exists():
        raise ConflictError("entry_corrected")


@transaction.atomic
def ask_for_deliverable(*, id: UUID, plan: UUID, title: Bilingual, due_on: date, stamp: Stamp) -> None:
    """Ask for something by the end of a day; raises ``accompaniment_not_found``, ``text_missing``."""
    row = locked(plan)
    said = texts(title, field="title", limit=200)
    content = {"title": said.it, "en": said.en, "due_on": due_on}
    if log(id=id, what="deliverable.asked", key=row.id, network=row.network_id, stamp=stamp, content=content):
        Deliverable.objects.create(id=id, plan=row, title_it=said.it, title_en=said.en, due_on=due_on, **stamped(stamp))


@transaction.atomic
def step_deliverable(
    *,
    id: UUID,
    deliverable: UUID,
    state: DeliverableState,
    stamp: Stamp,
    note: str = "",
    url: str = "",
) -> None:
    """Say what became of something that is due; giving one back wants a note.

    Raises ``NotFoundError`` (``deliverable_not_found``), ``FabeneError`` (``text_missing``, ``address_not_valid``).
    """
    row = Deliverable.objects.select_related("plan").filter(id=deliverable).first()
    if row is None:
        raise NotFoundError("deliverable_not_found")
    wants = state in {DeliverableState.RETURNED, DeliverableState.DROPPED}
    said = {
        "state": DeliverableState(state).value,
        "note": clean(note, field="note", limit=NOTE, optional=not wants),
        "url": checked_url(url),
    }
    if log(id=id, what="deliverable.stepped", key=row.plan_id, network=row.plan.network_id, stamp=stamp, content=said):
        DeliverableStep.objects.create(id=id, deliverable=row, **said, **stamped(stamp))


@transaction.atomic
def give_hours(
    *,
    id: UUID,
    plan: UUID,
    on: date,
    minutes: int,
    what: str,
    stamp: Stamp,
    organisation: UUID | None = None,
) -> None:
    """Write down minutes given on a day: by an organisation, or by who walks with it (``organisation`` None).

    Raises ``NotFoundError`` (``accompaniment_not_found``, ``organisation_not_found``), ``FabeneError``
    (``minutes_out_of_bounds``, ``date_in_future``, ``text_missing``).
    """
    row = locked(plan)
    if not 1 <= minutes <= MOST_MINUTES:
        raise FabeneError("minutes_out_of_bounds", most_hours=MOST_MINUTES // 60)
    if on > stamp.recorded_at.date():
        raise FabeneError("date_in_future")
    if organisation:
        require_organisation(organisation)
    giver = Giver.ORGANISATION if organisation else Giver.MENTOR
    said = {"on": on, "spent_minutes": minutes, "giver": giver.value, "organisation_id": organisation}
    text = clean(what, field="what", limit=200)
    if log(
        id=id, what="plan.hours_given", key=row.id, network=row.network_id, stamp=stamp, content={**said, "what": text}
    ):
        Hours.objects.create(id=id, plan=row, what=text, **said, **stamped(stamp))


@transaction.atomic
def take_back_hours(*, id: UUID, hours: UUID, stamp: Stamp) -> None:
    """Take minutes back that were written by mistake. Raises ``NotFoundError`` (``given_hours_not_found``)."""
    row = Hours.objects.select_related("plan").filter(id=hours).first()
    if row is None:
        raise NotFoundError("given_hours_not_found")
    if log(id=id, what="plan.hours_taken_back", key=row.plan_id, network=row.plan.network_id, stamp=stamp):
        Hours.objects.filter(id=hours, undone_at__isnull=True).update(undone_at=stamp.happened_at)
