"""Co-design (art. 55 CTS): organisations say they want to take part, the office decides why, tables meet, all sign."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotAllowedError, NotFoundError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people import selectors as people
from fabene.people.checks import require_organisation
from fabene.people.services import log
from fabene.programme.calls.models import Admission, Interest, Notice, Turning
from fabene.programme.calls.selectors.codesign import interest_view, interests, turns
from fabene.programme.calls.services.common import locked, published, stamped
from fabene.programme.calls.values import InterestView, Kind, Turn, TurnView


@transaction.atomic
def express_interest(*, id: UUID, co_design: UUID, organisation: UUID, text: str, stamp: Stamp) -> InterestView:
    """Say for an organisation that it wants to take part, and what it brings.

    Raises ``NotAllowedError`` for who holds no role for that organisation, ``organisation_not_found``,
    ``text_missing``, ``text_too_long``, ``ConflictError`` ``co_design_not_open``, ``interest_already``.
    """
    notice = locked(co_design, Kind.CO_DESIGN)
    said = clean(text, field="text", limit=3000)
    content = {"organisation": organisation, "text": said}
    if log(id=derived(id, "expressed"), what="interest.expressed", key=co_design, stamp=stamp, content=content):
        _require_speaker(stamp.actor, organisation)
        _require_open(notice, stamp.happened_at)
        if Interest.objects.filter(notice=notice, organisation_id=organisation).exists():
            raise ConflictError("interest_already")
        Interest.objects.create(id=id, notice=notice, organisation_id=organisation, text=said, **stamped(stamp))
    return interest_view(id)


def _require_speaker(user: UUID, organisation: UUID) -> None:
    require_organisation(organisation)
    if organisation not in {role.organisation_id for role in people.roles_of(user)}:
        raise NotAllowedError("organisation_not_yours")


def _require_open(notice: Notice, at: datetime) -> None:
    version = published(notice)
    if not version.opens_at <= at < version.closes_at:
        raise ConflictError("co_design_not_open")


@transaction.atomic
def decide_interest(*, id: UUID, interest: UUID, admitted: bool, reasons: str, stamp: Stamp) -> InterestView:
    """Write down whether an organisation takes part, and why; decided again, the last decision counts.

    Raises ``interest_not_found``, ``text_missing``, ``ConflictError`` ``co_design_open_still``, ``co_design_over``.
    """
    row = Interest.objects.select_related("notice").filter(id=interest).first()
    if row is None:
        raise NotFoundError("interest_not_found")
    notice = locked(row.notice_id)
    said = clean(reasons, field="reasons", limit=1000)
    content = {"admitted": admitted, "reasons": said}
    if log(id=derived(id, "decided"), what="interest.decided", key=interest, stamp=stamp, content=content):
        _require_closed(notice, stamp.happened_at)
        _require_going_on(notice)
        Admission.objects.create(id=id, interest=row, admitted=admitted, reasons=said, **stamped(stamp))
    return interest_view(interest)


@transaction.atomic
def turn_co_design(
    *, id: UUID, co_design: UUID, turn: Turn, reason: str, stamp: Stamp, agreement: UUID | None = None
) -> tuple[TurnView, ...]:
    """Write down that the tables begin, that an agreement was signed (its key), or that it ends without one.

    Raises ``text_missing``, ``FabeneError`` ``agreement_missing``, ``ConflictError`` ``co_design_open_still``,
    ``nobody_admitted``, ``tables_not_begun``, ``co_design_over``, ``turn_already``.
    """
    notice = locked(co_design, Kind.CO_DESIGN)
    said = {"turn": Turn(turn).value, "reason": clean(reason, field="reason", limit=500), "agreement": agreement}
    if log(id=derived(id, "turned"), what="co_design.turned", key=co_design, stamp=stamp, content=said):
        _require_going_on(notice)
        _require_turnable(notice, turn, at=stamp.happened_at)
        if (turn == Turn.CONCLUDED) is not (agreement is not None):
            raise FabeneError("agreement_missing")
        Turning.objects.create(id=id, notice=notice, **said, **stamped(stamp))
    return turns(co_design)


def _require_turnable(notice: Notice, turn: Turn, *, at: datetime) -> None:
    if turn == Turn.ENDED:
        published(notice)
        return
    _require_closed(notice, at)
    begun = Turning.objects.filter(notice=notice, turn=Turn.TABLES).exists()
    if turn == Turn.TABLES and begun:
        raise ConflictError("turn_already")
    if turn == Turn.CONCLUDED and not begun:
        raise ConflictError("tables_not_begun")
    if not any(one.admitted for one in interests(notice.id)):
        raise ConflictError("nobody_admitted")


def _require_closed(notice: Notice, at: datetime) -> None:
    if at < published(notice).closes_at:
        raise ConflictError("co_design_open_still")


def _require_going_on(notice: Notice) -> None:
    if Turning.objects.filter(notice=notice).exclude(turn=Turn.TABLES).exists():
        raise ConflictError("co_design_over")
