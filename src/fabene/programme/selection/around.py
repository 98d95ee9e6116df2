"""What a selection reads of the flats below it: the call, its jurors, what was sent, and by whom."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from fabene.core.errors import NotAllowedError
from fabene.lib.files.values import FileVersion
from fabene.programme.applications import selectors as applications
from fabene.programme.applications.values import ApplicationView, AttachmentView
from fabene.programme.calls import selectors as calls
from fabene.programme.calls.values import CallView, JurorView
from fabene.programme.selection.values import Bar

Whose = tuple[UUID, UUID]
"""(application, juror)"""


def call_of(call: UUID) -> CallView:
    """Return the call; raise ``NotFoundError`` of the calls when there is none."""
    return calls.call(call)


def sent(call: UUID) -> Mapping[UUID, ApplicationView]:
    """Return what was sent for a call and stands, in order of number."""
    return {one.id: one for one in applications.sent(call)}


def jurors(call: UUID) -> Mapping[UUID, str]:
    """Return who judges a call, with the body each sits for; two of one body are told apart by a number."""
    return seated(calls.call(call))


def seated(view: CallView) -> Mapping[UUID, str]:
    """Return who judges a call that was read already, as ``jurors`` does."""
    return {one.user: _body(one, view.jurors) for one in view.jurors}


def _body(juror: JurorView, named: tuple[JurorView, ...]) -> str:
    alike = [one.user for one in named if one.organisation_name == juror.organisation_name]
    number = str(alike.index(juror.user) + 1) if len(alike) > 1 else ""
    return f"{juror.organisation_name} {number}".strip()


def is_juror(call: UUID, user: UUID) -> bool:
    """Return whether somebody sits in the jury of a call."""
    return calls.is_juror(call=call, user=user)


def require_juror(call: UUID, user: UUID) -> None:
    """Raise ``NotAllowedError`` unless somebody sits in the jury of a call."""
    if not is_juror(call, user):
        raise NotAllowedError(permission="selection.judge")


def is_editor(application: UUID, user: UUID) -> bool:
    """Return whether somebody writes for an application."""
    return applications.is_editor(application=application, user=user)


def barred(view: CallView, *, among: Iterable[UUID]) -> Mapping[Whose, Bar]:
    """Return who may not judge which application, whatever they declare: for their own body, or as a writer."""
    ids = list(among)
    bodies, writers = applications.bodies_of(ids), applications.writers_ever(ids)
    found: dict[Whose, Bar] = {}
    for application in ids:
        for juror in view.jurors:
            if juror.organisation_id in bodies.get(application, ()):
                found[application, juror.user] = Bar.OWN_BODY
            if juror.user in writers.get(application, ()):
                found[application, juror.user] = Bar.WRITER
    return found


def attachments_of(application: UUID) -> tuple[AttachmentView, ...]:
    """Return the documents that belong to an application."""
    return applications.application(application).attachments


def attachment(application: UUID, id: UUID) -> tuple[str, FileVersion, bytes]:
    """Return the title, version and bytes of a document; raise ``NotFoundError`` ``file_not_found``."""
    return applications.attachment(application=application, id=id)


def applicants_of(among: Iterable[UUID]) -> Mapping[UUID, tuple[UUID, ...]]:
    """Return who writes for each application."""
    return {one: tuple(user.id for user in users) for one, users in applications.editors_of(among).items()}
