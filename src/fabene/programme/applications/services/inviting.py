"""Asking somebody by mail to take part: to write with the others, or only to say yes for a body."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib import links
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log
from fabene.people.services.users import checked_email
from fabene.programme.applications.models import Application, Editor, Invited, Part
from fabene.programme.applications.reading import invited_view
from fabene.programme.applications.services.common import held, mine, writable
from fabene.programme.applications.values import (
    INVITED,
    INVITED_DAYS,
    MAX_EDITORS,
    Invitation,
    InvitedView,
    Outcome,
    State,
)

MAX_INVITED = 40
"""How many may be asked to take part in one application."""


@transaction.atomic
def invite(*, id: UUID, application: UUID, invitation: Invitation, stamp: Stamp) -> str:
    """Ask somebody to take part in a draft; return the token of the link to send them, the same when repeated.

    Raises ``application_not_found``, ``application_sent``, ``email_not_valid``, ``text_missing``, ``part_not_found``,
    ``invited_to_nothing`` (neither to write nor for a body), ``too_many_invited`` and ``ConflictError``
    ``id_used_for_something_else``.
    """
    row = writable(application, stamp=stamp)
    email, name = checked_email(invitation.email), clean(invitation.name, field="name", limit=100)
    if invitation.part is None and not invitation.may_edit:
        raise FabeneError("invited_to_nothing")
    if invitation.part is not None and not Part.objects.filter(application=row, id=invitation.part).exists():
        raise NotFoundError("part_not_found")
    known = Invited.objects.filter(id=id).first()
    if known is None:
        known = _ask(row, id=id, invitation=invitation, email=email, name=name, stamp=stamp)
    elif known.ended_at is None and (known.email, known.may_edit) != (email, invitation.may_edit):
        raise ConflictError("id_used_for_something_else")
    return links.issue(purpose=INVITED, id=known.id, expires_at=known.expires_at)


def _ask(row: Application, *, id: UUID, invitation: Invitation, email: str, name: str, stamp: Stamp) -> Invited:
    if row.invitations.count() >= MAX_INVITED:
        raise FabeneError("too_many_invited", limit=MAX_INVITED)
    log(id=id, what="application.invited", key=row.id, stamp=stamp)
    return Invited.objects.create(
        id=id,
        application=row,
        part_id=invitation.part,
        email=email,
        name=name,
        may_edit=invitation.may_edit,
        invited_by=stamp.actor,
        invited_at=stamp.happened_at,
        expires_at=stamp.happened_at + timedelta(days=INVITED_DAYS),
    )


@transaction.atomic
def withdraw_invitation(*, id: UUID, application: UUID, invited: UUID, stamp: Stamp) -> None:
    """Take an invitation back: its link opens nothing more. Raises ``invitation_not_found``, ``invitation_over``."""
    row = mine(application, stamp=stamp)
    known = Invited.objects.select_for_update().filter(application=row, id=invited).first()
    if known is None:
        raise NotFoundError("invitation_not_found")
    if not log(id=id, what="application.invitation_withdrawn", key=row.id, stamp=stamp, content={"invited": invited}):
        return
    if known.ended_at is not None:
        raise ConflictError("invitation_over")
    _end(known, outcome=Outcome.WITHDRAWN, stamp=stamp)


@transaction.atomic
def answer_invitation(*, id: UUID, token: str, yes: bool, user: UUID | None, stamp: Stamp) -> InvitedView:
    """Answer an invitation. A yes confirms the body it was for and, when it is to write, lets ``user`` write.

    ``user`` is who is signed in, None for nobody: enough to confirm, not to write. Repeated it answers the same. Raises
    ``link_not_valid``, ``sign_in_to_write``, ``too_many_editors``, ``ConflictError`` ``application_withdrawn``.
    """
    known = Invited.objects.filter(id=links.read(purpose=INVITED, token=token, now=stamp.happened_at)).first()
    if known is None:
        raise NotFoundError("link_not_valid")
    row = held(known.application_id)
    known.refresh_from_db()
    if not log(id=id, what="application.answered", key=row.id, stamp=stamp, content={"invited": known.id, "yes": yes}):
        return invited_view(known)
    if known.ended_at is not None:
        raise NotFoundError("link_not_valid")
    if yes:
        _take_part(known, row=row, user=user, stamp=stamp)
    known.answered_by = user
    _end(known, outcome=Outcome.CONFIRMED if yes else Outcome.DECLINED, stamp=stamp)
    return invited_view(known)


def _take_part(known: Invited, *, row: Application, user: UUID | None, stamp: Stamp) -> None:
    if row.state == State.WITHDRAWN:
        raise ConflictError("application_withdrawn")
    if known.may_edit:
        if user is None:
            raise FabeneError("sign_in_to_write")
        if row.editors.count() >= MAX_EDITORS:
            raise FabeneError("too_many_editors", limit=MAX_EDITORS)
        Editor.objects.get_or_create(
            application=row, user_id=user, defaults={"id": derived(row.id, "editor", user), "since": stamp.happened_at}
        )
    if known.part_id:
        Part.objects.filter(id=known.part_id, confirmed_at__isnull=True).update(confirmed_at=stamp.happened_at)


def _end(known: Invited, *, outcome: Outcome, stamp: Stamp) -> None:
    known.email, known.name, known.outcome, known.ended_at = "", "", outcome, stamp.happened_at
    known.save(update_fields=["email", "name", "outcome", "answered_by", "ended_at"])
