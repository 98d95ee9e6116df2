"""A session is planned, repeated, changed, called off, taken up again: each change is a row and is told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from fabene.core.errors import ConflictError, FabeneError
from fabene.gatherings.models import Change, Gathering
from fabene.gatherings.selectors import gathering as view
from fabene.gatherings.selectors.sessions import draft_of
from fabene.gatherings.services.common import (
    REASON,
    checked,
    columns,
    content_of,
    letter_id,
    locked,
    seating,
    stamped,
    standing,
    write_to,
)
from fabene.gatherings.values import MOST_DATES, ChangeKind, GatheringDraft, GatheringView, Letter
from fabene.lib.ids import derived
from fabene.lib.outbox import services as outbox
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log


@transaction.atomic
def plan_gathering(*, id: UUID, gathering: GatheringDraft, stamp: Stamp, series: UUID | None = None) -> GatheringView:
    """Plan a session. Raises what ``common.checked`` does, ``ConflictError`` ``id_used_for_something_else``."""
    draft = checked(gathering)
    said = content_of(draft)
    if log(id=id, what="gathering.planned", key=id, network=draft.network, stamp=stamp, content=said):
        Gathering.objects.create(
            id=id, series=series, sequence=0, changed_at=stamp.recorded_at, **columns(draft), **stamped(stamp)
        )
    return view(id)


@transaction.atomic
def repeat_gathering(*, id: UUID, gathering: UUID, dates: Sequence[date], stamp: Stamp) -> tuple[GatheringView, ...]:
    """Hold a session again on other dates, at the same hour of the clocks of here; all of them are one series.

    Recordings and summaries are of one session and stay with it. Raises ``FabeneError`` (``dates_missing``,
    ``dates_too_many``), ``NotFoundError`` (``gathering_not_found``).
    """
    row = locked(gathering)
    asked = sorted(set(dates))
    if not asked:
        raise FabeneError("dates_missing")
    if len(asked) > MOST_DATES:
        raise FabeneError("dates_too_many", most=MOST_DATES)
    series = row.series or row.id
    Gathering.objects.filter(id=row.id).update(series=series)
    bare = replace(draft_of(row), recording="", summary=type(draft_of(row).summary)(it=""))
    return tuple(
        plan_gathering(id=derived(id, day), gathering=_on(bare, day), stamp=stamp, series=series) for day in asked
    )


def _on(draft: GatheringDraft, day: date) -> GatheringDraft:
    starts = timezone.localtime(draft.starts_at)
    ends = timezone.localtime(draft.ends_at)
    nights = (ends.date() - starts.date()).days
    zone = timezone.get_default_timezone()
    return replace(
        draft,
        starts_at=datetime.combine(day, starts.time(), tzinfo=zone),
        ends_at=datetime.combine(date.fromordinal(day.toordinal() + nights), ends.time(), tzinfo=zone),
    )


@transaction.atomic
def change_gathering(
    *,
    id: UUID,
    gathering: UUID,
    draft: GatheringDraft,
    stamp: Stamp,
    reason: str = "",
    letter: Letter | None = None,
) -> GatheringView:
    """Change a session. Moved in time or place it needs a ``reason``, and the ``letter`` goes to who signed up.

    Who gets a place because there are more is not written to: their calendar and page say so. Raises what
    ``plan_gathering`` does and ``ConflictError`` (``gathering_cancelled``), ``FabeneError`` (``move_reason_missing``,
    ``capacity_below_taken``).
    """
    row, new = locked(gathering), checked(draft)
    kind = ChangeKind.MOVED if _where_and_when(draft_of(row)) != _where_and_when(new) else ChangeKind.EDITED
    said = {**content_of(new), "reason": reason}
    if not log(id=id, what="gathering.changed", key=gathering, network=row.network_id, stamp=stamp, content=said):
        return view(gathering)
    if row.cancelled_at:
        raise ConflictError("gathering_cancelled")
    if kind == ChangeKind.MOVED and not reason.strip():
        raise FabeneError("move_reason_missing")
    if new.capacity is not None and new.capacity < seating(row).taken:
        raise FabeneError("capacity_below_taken", taken=seating(row).taken)
    _note(row, id=id, kind=kind, reason=reason, stamp=stamp)
    _update(row, stamp=stamp, **columns(new))
    if kind == ChangeKind.MOVED:
        write_to(standing(row), origin=id, letter=letter, stamp=stamp)
    return view(gathering)


def _where_and_when(draft: GatheringDraft) -> tuple[object, ...]:
    return (draft.starts_at, draft.ends_at, draft.precision, draft.place, draft.address, draft.link, draft.phone)


@transaction.atomic
def cancel_gathering(
    *, id: UUID, gathering: UUID, reason: str, stamp: Stamp, letter: Letter | None = None
) -> GatheringView:
    """Call a session off with a reason; the ``letter`` goes to who signed up.

    Raises ``NotFoundError`` (``gathering_not_found``), ``FabeneError`` (``text_missing``, ``text_too_long``),
    ``ConflictError`` (``gathering_cancelled``, ``gathering_over``, ``id_used_for_something_else``).
    """
    row = locked(gathering)
    why = clean(reason, field="reason", limit=REASON)
    if not log(
        id=id, what="gathering.cancelled", key=row.id, network=row.network_id, stamp=stamp, content={"why": why}
    ):
        return view(gathering)
    if row.cancelled_at:
        raise ConflictError("gathering_cancelled")
    if row.ends_at <= stamp.recorded_at:
        raise ConflictError("gathering_over")
    _note(row, id=id, kind=ChangeKind.CANCELLED, reason=why, stamp=stamp)
    _update(row, stamp=stamp, cancelled_at=stamp.happened_at, why_cancelled=why)
    write_to(standing(row), origin=id, letter=letter, stamp=stamp)
    return view(gathering)


@transaction.atomic
def resume_gathering(*, id: UUID, gathering: UUID, stamp: Stamp, letter: Letter | None = None) -> GatheringView:
    """Take up a session that was called off: letters that have not left stay here, the others hear that it is held.

    Raises ``NotFoundError`` (``gathering_not_found``), ``ConflictError`` (``gathering_not_cancelled``).
    """
    row = locked(gathering)
    if not log(id=id, what="gathering.resumed", key=row.id, network=row.network_id, stamp=stamp):
        return view(gathering)
    if not row.cancelled_at:
        raise ConflictError("gathering_not_cancelled")
    last = Change.objects.filter(gathering=row, kind=ChangeKind.CANCELLED.value).order_by("recorded_at", "id").last()
    told = standing(row)
    if last is not None:
        stopped = set(outbox.withdraw(ids=[letter_id(last.id, one) for one in told], stamp=stamp))
        told = [one for one in told if letter_id(last.id, one) not in stopped]
    _note(row, id=id, kind=ChangeKind.RESUMED, reason="", stamp=stamp)
    _update(row, stamp=stamp, cancelled_at=None, why_cancelled="")
    write_to(told, origin=id, letter=letter, stamp=stamp)
    return view(gathering)


def _note(row: Gathering, *, id: UUID, kind: ChangeKind, reason: str, stamp: Stamp) -> None:
    Change.objects.create(
        id=id,
        gathering=row,
        kind=kind.value,
        reason=clean(reason, field="reason", limit=REASON, optional=True),
        was_starts_at=row.starts_at,
        was_ends_at=row.ends_at,
        was_place=row.place,
        **stamped(stamp),
    )


def _update(row: Gathering, *, stamp: Stamp, **values: object) -> None:
    changed = {"sequence": row.sequence + 1, "changed_at": stamp.recorded_at, **values}
    Gathering.objects.filter(id=row.id).update(**changed)
