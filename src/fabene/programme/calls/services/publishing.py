"""Publishing a notice before it opens, changing it by versions with a reason, giving more time."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log
from fabene.programme.calls.checks import frozen_fields, missing
from fabene.programme.calls.errors import FrozenError, IncompleteError
from fabene.programme.calls.models import Draft, Notice, Version
from fabene.programme.calls.packing import pack, pack_fields, unpack
from fabene.programme.calls.selectors import call as call_view
from fabene.programme.calls.selectors import co_design as co_design_view
from fabene.programme.calls.selectors.notices import last_version
from fabene.programme.calls.services.common import locked, published, stamped
from fabene.programme.calls.values import CallView, CoDesignView, Kind, Missing, Step

REASON = 500


@transaction.atomic
def publish_call(*, id: UUID, call: UUID, stamp: Stamp) -> CallView | CoDesignView:
    """Publish a call or a co-design as it was written: from here on it changes by versions only.

    Raises ``IncompleteError`` with everything that is missing (``opens_at`` in the past is), ``ConflictError``
    ``call_published_already``, ``call_not_found``.
    """
    notice = locked(call)
    if log(id=id, what=f"{notice.kind}.published", key=call, stamp=stamp):
        if last_version(call) is not None:
            raise ConflictError("call_published_already")
        _require_whole(notice, notice.draft.content, published_at=stamp.happened_at)
        _add_version(notice, notice.draft.content, id=id, step=Step.PUBLICATION, stamp=stamp)
        notice.draft.delete()
    return view(notice)


@transaction.atomic
def change_call(*, id: UUID, call: UUID, reason: str, stamp: Stamp, reason_en: str = "") -> CallView | CoDesignView:
    """Publish what was changed in the draft of a published notice as its next version, with the reason.

    Raises ``FrozenError`` with every field that may not change once it is open, ``IncompleteError``, ``FabeneError``
    ``text_missing``, ``closes_earlier`` (once open, time is only added), ``ConflictError`` ``call_not_published``,
    ``call_closed``, ``nothing_changed``.
    """
    notice = locked(call)
    said = _said(reason, reason_en)
    if log(id=id, what=f"{notice.kind}.changed", key=call, stamp=stamp, content=said):
        last = published(notice)
        draft = Draft.objects.filter(notice=notice).first()
        if draft is None or draft.content == last.content:
            raise ConflictError("nothing_changed")
        _require_changeable(last, draft.content, at=stamp.happened_at)
        # Once published, a notice may open later, never earlier than it was changed; open already, it stays so.
        opened = last.opens_at <= stamp.happened_at
        _require_whole(notice, draft.content, published_at=last.opens_at if opened else stamp.happened_at)
        _add_version(notice, draft.content, id=id, step=Step.CHANGE, why=said, stamp=stamp)
        draft.delete()
    return view(notice)


@transaction.atomic
def extend_call(
    *, id: UUID, call: UUID, closes_at: datetime, reason: str, stamp: Stamp, reason_en: str = ""
) -> CallView | CoDesignView:
    """Give more time, with a reason: a version in which only the closing moment (and the last questions) is later.

    Raises ``FabeneError`` ``text_missing``, ``time_without_zone``, ``closes_earlier``, ``ConflictError``
    ``call_not_published``, ``call_closed``, and ``IncompleteError`` when the results would come before.
    """
    notice = locked(call)
    said = _said(reason, reason_en)
    if closes_at.utcoffset() is None:
        raise FabeneError("time_without_zone", field="closes_at")
    content = {"closes_at": closes_at, **said}
    if log(id=id, what=f"{notice.kind}.extended", key=call, stamp=stamp, content=content):
        last = published(notice)
        _require_time_left(last, closes_at, at=stamp.happened_at)
        later = _later(notice, last, closes_at=closes_at)
        _require_whole(notice, later, published_at=last.opens_at)
        _add_version(notice, later, id=id, step=Step.EXTENSION, why=said, stamp=stamp)
        _extend_draft(notice, later)
    return view(notice)


def _said(reason: str, english: str) -> dict[str, str]:
    """Return a reason as it is kept and logged; the Italian is required, the English is not."""
    said = {"reason": clean(reason, field="reason", limit=REASON)}
    other = clean(english, field="reason_en", limit=REASON, optional=True)
    return {**said, "reason_en": other} if other else said


def view(notice: Notice) -> CallView | CoDesignView:
    """Return a notice as it stands."""
    return call_view(notice.id) if notice.kind == Kind.CALL else co_design_view(notice.id)


def _require_changeable(last: Version, content: dict[str, Any], *, at: datetime) -> None:
    if at >= last.closes_at:
        raise ConflictError("call_closed")
    if at < last.opens_at:
        return
    # A text that was kept before a field was there says its default: that is no change.
    before, after = (pack(unpack(Kind(last.notice.kind), each)) for each in (last.content, content))
    frozen = frozen_fields(before, after)
    if frozen:
        raise FrozenError(fields=frozen)
    if content["closes_at"] and datetime.fromisoformat(content["closes_at"]) < last.closes_at:
        raise FabeneError("closes_earlier")


def _require_time_left(last: Version, closes_at: datetime, *, at: datetime) -> None:
    if at >= last.closes_at:
        raise ConflictError("call_closed")
    if closes_at <= last.closes_at:
        raise FabeneError("closes_earlier")


def _later(notice: Notice, last: Version, *, closes_at: datetime) -> dict[str, Any]:
    """Return the last content with a later end; results expected before it move by as many days."""
    text = unpack(Kind(notice.kind), last.content)
    changes: dict[str, object] = {"closes_at": closes_at}
    results_by = getattr(text, "results_by", None)
    if results_by:
        changes["results_by"] = results_by + (closes_at.date() - text.closes_at.date())
    later: dict[str, Any] = last.content | pack_fields(changes)
    return later


def _extend_draft(notice: Notice, content: dict[str, Any]) -> None:
    for draft in Draft.objects.filter(notice=notice):
        later = {name: content[name] for name in ("closes_at", "results_by") if name in content}
        draft.content = draft.content | later
        draft.save(update_fields=["content"])


def _require_whole(notice: Notice, content: dict[str, Any], *, published_at: datetime) -> None:
    lacks = missing(unpack(Kind(notice.kind), content), published_at=published_at)
    reserved = content.get("reserved_to_call")
    if reserved and not Version.objects.filter(notice=reserved, notice__kind=Kind.CALL).exists():
        lacks = (*lacks, Missing(field="reserved_to_call", fault="call_not_published"))
    if lacks:
        raise IncompleteError(missing=lacks, count=len(lacks))


def _add_version(
    notice: Notice, content: dict[str, Any], *, id: UUID, step: Step, stamp: Stamp, why: dict[str, str] | None = None
) -> None:
    Version.objects.create(
        id=id,
        notice=notice,
        number=notice.versions.count() + 1,
        step=step,
        **(why or {}),
        content=content,
        opens_at=datetime.fromisoformat(content["opens_at"]),
        closes_at=datetime.fromisoformat(content["closes_at"]),
        **stamped(stamp),
    )
