"""Sending an application, which gives it a number and a hash; and taking it back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log
from fabene.programme.applications import selectors
from fabene.programme.applications.canonical import content_of, digest
from fabene.programme.applications.errors import ApplicationIncompleteError
from fabene.programme.applications.models import Applicant, Application, Part
from fabene.programme.applications.reading import budget_of, found, view_of
from fabene.programme.applications.services.common import mine, next_number
from fabene.programme.applications.values import ApplicationView, State
from fabene.programme.calls import selectors as calls
from fabene.programme.calls.values import State as CallState


@transaction.atomic
def send(*, id: UUID, application: UUID, stamp: Stamp) -> ApplicationView:
    """Send a draft by the server's clock: it gets the next number of its call and the hash of what was sent.

    What stood in its fields before goes. Who is behind it is known from here on by tax code, the same body in every
    application. Raises ``application_not_found``, ``ConflictError`` ``application_sent``, and
    ``ApplicationIncompleteError`` with everything that is missing or late: it stays a draft, with all that is in it.
    """
    row = mine(application, stamp=stamp)
    if not log(id=id, what="application.sent", key=application, stamp=stamp):
        return view_of(found(application))
    if row.state != State.DRAFT:
        raise ConflictError("application_sent", number=row.number)
    missing = selectors.missing(id=application, at=stamp.recorded_at)
    if stops := sum(not one.warning for one in missing):
        raise ApplicationIncompleteError(missing=missing, count=stops)
    for part in row.parts.all():
        _know(part)
    _seal(row, sent_at=stamp.recorded_at, stamp=stamp)
    row.pasts.all().delete()
    return view_of(found(application))


def _seal(row: Application, *, sent_at: datetime, stamp: Stamp) -> None:
    whole, call = found(row.id), calls.call(row.call_id)
    number = next_number(row.call_id)
    said = content_of(view_of(whole), budget=budget_of(whole), call=call, number=number, sent_at=sent_at)
    row.state, row.number, row.call_version = State.SENT, number, call.version
    row.sent_at, row.sent_by, row.content, row.hash = sent_at, stamp.actor, said, digest(said)
    row.save()


def _know(part: Part) -> None:
    """Say which body this is across applications: by its tax code, or as it was said when the idea was copied."""
    if part.applicant_id is None:
        known = Applicant.objects.filter(tax_code=part.tax_code).first() if part.tax_code else None
        part.applicant = known or Applicant.objects.create(
            id=derived(part.id, "applicant"), name=part.name, tax_code=part.tax_code, kind=part.kind
        )
        part.save(update_fields=["applicant"])


@transaction.atomic
def withdraw(*, id: UUID, application: UUID, reason: str, stamp: Stamp) -> ApplicationView:
    """Take back what was sent. Its number stays its own; after the call has closed that is marked.

    Raises ``application_not_found``, ``text_missing``, ``text_too_long``, ``ConflictError`` ``application_not_sent``
    (a draft, or withdrawn already).
    """
    row = mine(application, stamp=stamp)
    why = clean(reason, field="reason", limit=500)
    if log(id=id, what="application.withdrawn", key=application, stamp=stamp):
        if row.state != State.SENT:
            raise ConflictError("application_not_sent")
        closed = calls.call(row.call_id).state_at(stamp.recorded_at) == CallState.CLOSED
        row.state, row.withdrawn_at, row.withdrawn_late = State.WITHDRAWN, stamp.recorded_at, closed
        row.withdrawal_reason = why
        row.save()
    return view_of(found(application))
