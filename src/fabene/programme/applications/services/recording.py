"""What the office writes down of applications that came otherwise: each with where it is known from."""

from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log
from fabene.programme.applications.models import Applicant, Application, Part, Participant
from fabene.programme.applications.reading import applicant_view, found, view_of
from fabene.programme.applications.services.common import next_number
from fabene.programme.applications.services.drafting import write_places
from fabene.programme.applications.tax_codes import checked_tax_code
from fabene.programme.applications.values import (
    MAX_PARTS,
    MAX_TITLE,
    ApplicantView,
    ApplicationView,
    Origin,
    PartRole,
    Recorded,
    State,
)
from fabene.programme.calls import selectors as calls
from fabene.programme.calls.values import ApplicantKind
from fabene.programme.calls.values import State as CallState


@transaction.atomic
def enter_applicant(
    *, id: UUID, name: str, tax_code: str, kind: ApplicantKind, source: str, stamp: Stamp
) -> ApplicantView:
    """Write down a body that answered a call otherwise; ``name`` and ``tax_code`` stay empty where nobody said them.

    The body that has that tax code already is the one that is returned. Raises what ``checked_tax_code`` raises,
    ``text_missing`` (an unknown body needs its source), ``ConflictError`` ``id_used_for_something_else``.
    """
    called, code = clean(name, field="name", limit=200, optional=True), checked_tax_code(tax_code)
    said = clean(source, field="source", limit=300, optional=bool(called))
    known = Applicant.objects.filter(id=id).first() or (
        Applicant.objects.filter(tax_code=code).first() if code else None
    )
    if known is None:
        known = Applicant.objects.create(id=id, name=called, tax_code=code, kind=kind, source=said)
        log(id=derived(id, "entered"), what="applicant.entered", key=id, stamp=stamp)
    elif known.id == id and (known.name, known.tax_code, known.kind) != (called, code, kind):
        raise ConflictError("id_used_for_something_else")
    return applicant_view(known)


@transaction.atomic
def note_participant(*, id: UUID, call: UUID, applicant: UUID, source: str, stamp: Stamp) -> None:
    """Write down that a body answered a call, without its being known with which idea. Safe to repeat.

    Raises ``applicant_not_found``, ``text_missing``.
    """
    said = clean(source, field="source", limit=300)
    if not Applicant.objects.filter(id=applicant).exists():
        raise NotFoundError("applicant_not_found")
    content = {"call": call, "applicant": applicant}
    if log(id=id, what="applicant.answered", key=call, stamp=stamp, content=content):
        Participant.objects.get_or_create(
            call_id=calls.call(call).id, applicant_id=applicant, defaults={"id": id, "source": said}
        )


@transaction.atomic
def record(*, id: UUID, recorded: Recorded, stamp: Stamp) -> ApplicationView:
    """Write down an application that came otherwise. It gets the next number of its call, and no hash: none was made.

    Raises ``text_missing`` (the source), ``call_not_open`` before the call opened, ``municipality_not_found``,
    ``applicant_not_found``, ``too_many_parts``, ``ConflictError`` ``id_used_for_something_else``.
    """
    source = clean(recorded.source, field="source", limit=300)
    title = clean(recorded.title, field="title", limit=MAX_TITLE, optional=True)
    content = {"call": recorded.call, "source": source, "places": sorted(recorded.municipalities)}
    if log(id=derived(id, "recorded"), what="application.recorded", key=id, stamp=stamp, content=content):
        if calls.call(recorded.call).state_at(stamp.recorded_at) not in {CallState.OPEN, CallState.CLOSED}:
            raise FabeneError("call_not_open")
        row = Application.objects.create(
            id=id,
            call_id=recorded.call,
            state=State.SENT,
            origin=Origin.RECORDED,
            source=source,
            title=title,
            started_at=stamp.recorded_at,
            number=next_number(recorded.call),
            sent_at=recorded.sent_at,
            sent_by=stamp.actor,
        )
        write_places(row, recorded.municipalities)
        _write_parts(row, recorded)
    return view_of(found(id))


def _write_parts(row: Application, recorded: Recorded) -> None:
    known = {one.id: one for one in Applicant.objects.filter(id__in=[part.applicant for part in recorded.parts])}
    if len(recorded.parts) > MAX_PARTS:
        raise FabeneError("too_many_parts", limit=MAX_PARTS)
    for place, part in enumerate(sorted(recorded.parts, key=lambda one: one.role != PartRole.LEAD), start=1):
        if part.applicant not in known:
            raise NotFoundError("applicant_not_found")
        Part.objects.create(
            id=derived(row.id, "part", place),
            application=row,
            applicant=known[part.applicant],
            position=place,
            role=part.role,
            kind=known[part.applicant].kind,
        )
