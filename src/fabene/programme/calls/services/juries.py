"""Naming who judges: before scoring begins, each for an organisation, with whoever stands in for them."""

from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people import selectors as people
from fabene.people import services as people_services
from fabene.people.checks import require_organisation
from fabene.people.services import log
from fabene.people.values import Role
from fabene.programme.calls.models import CalledIn, Juror, JuryClosing, Notice
from fabene.programme.calls.selectors import call as call_view
from fabene.programme.calls.services.common import locked, stamped
from fabene.programme.calls.values import CallView, Kind


@transaction.atomic
def name_juror(
    *,
    id: UUID,
    call: UUID,
    user: UUID,
    stamp: Stamp,
    organisation: UUID | None = None,
    substitute_of: UUID | None = None,
) -> CallView:
    """Name somebody to a call's jury, for an organisation; who has no role in juries is given it.

    ``substitute_of`` is the row of the juror whom they stand in for. Raises ``call_not_found``, ``user_not_found``,
    ``organisation_not_found``, ``juror_not_found``, ``FabeneError`` ``juror_is_oneself``, ``ConflictError``
    ``juror_already``, ``jury_closed``.
    """
    notice = locked(call, Kind.CALL)
    said = {"user": user, "organisation": organisation, "substitute_of": substitute_of}
    if log(id=derived(id, "named"), what="juror.named", key=call, stamp=stamp, content=said):
        _require_unclosed(notice)
        _require_nameable(notice, user=user, substitute_of=substitute_of, stamp=stamp)
        if organisation is not None:
            require_organisation(organisation)
        Juror.objects.create(
            id=id,
            notice=notice,
            user=user,
            organisation_id=organisation,
            substitute_of_id=substitute_of,
            **stamped(stamp),
        )
        _seat(id=id, user=user, stamp=stamp)
    return call_view(call)


def _require_nameable(notice: Notice, *, user: UUID, substitute_of: UUID | None, stamp: Stamp) -> None:
    people.user(user)
    if user == stamp.actor:
        raise FabeneError("juror_is_oneself")
    if Juror.objects.filter(notice=notice, user=user).exists():
        raise ConflictError("juror_already")
    first = Juror.objects.filter(notice=notice, substitute_of__isnull=True)
    if substitute_of is not None and not first.filter(id=substitute_of).exists():
        raise NotFoundError("juror_not_found")


def _seat(*, id: UUID, user: UUID, stamp: Stamp) -> None:
    if Role.JURY not in people.role_names(user, None):
        people_services.grant_role(id=derived(id, "role"), user=user, role=Role.JURY, stamp=stamp)


@transaction.atomic
def call_in(*, id: UUID, call: UUID, juror: UUID, reason: str, stamp: Stamp) -> CallView:
    """Let a substitute (the row ``juror``) take the place of whom they stand in for.

    Raises ``juror_not_found``, ``text_missing``, ``ConflictError`` ``juror_called_already``, ``jury_closed``.
    """
    notice = locked(call, Kind.CALL)
    why = clean(reason, field="reason", limit=300)
    said = {"juror": juror, "reason": why}
    if log(id=derived(id, "called in"), what="juror.called_in", key=call, stamp=stamp, content=said):
        _require_unclosed(notice)
        row = Juror.objects.filter(id=juror, notice=notice, substitute_of__isnull=False).first()
        if row is None:
            raise NotFoundError("juror_not_found")
        if CalledIn.objects.filter(juror__substitute_of=row.substitute_of).exists():
            raise ConflictError("juror_called_already")
        CalledIn.objects.create(id=id, juror=row, reason=why, **stamped(stamp))
    return call_view(call)


@transaction.atomic
def close_jury(*, id: UUID, call: UUID, stamp: Stamp) -> CallView:
    """Write down that scoring begins: nobody is named or replaced any more. Closed already, it stays as it was.

    Raises ``call_not_found``, ``ConflictError`` ``jury_empty``.
    """
    notice = locked(call, Kind.CALL)
    if not JuryClosing.objects.filter(notice=notice).exists():
        if not call_view(call).jurors:
            raise ConflictError("jury_empty")
        log(id=derived(id, "closed"), what="jury.closed", key=call, stamp=stamp)
        JuryClosing.objects.create(id=id, notice=notice, **stamped(stamp))
    return call_view(call)


def _require_unclosed(notice: Notice) -> None:
    if JuryClosing.objects.filter(notice=notice).exists():
        raise ConflictError("jury_closed")
