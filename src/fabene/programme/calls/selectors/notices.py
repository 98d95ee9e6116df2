"""Reads about notices: calls and co-designs as they stand, as they stood in each version, as they are being written."""

from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Max, Min, QuerySet

from fabene.core.bilingual import Bilingual
from fabene.core.deadlines import Deadline
from fabene.core.errors import NotFoundError
from fabene.programme.calls.models import Draft, Notice, Version
from fabene.programme.calls.packing import unpack
from fabene.programme.calls.selectors.juries import Seats, seats_of
from fabene.programme.calls.values import (
    CallText,
    CallView,
    CoDesignText,
    CoDesignView,
    DraftLine,
    Kind,
    Step,
    VersionView,
)

FIRST = Min("notice__versions__happened_at")


def calls(programme: UUID | None = None) -> tuple[CallView, ...]:
    """Return the published calls (of a programme), each as its last version says it: the last to open first."""
    found = list(_last_versions(Kind.CALL, programme))
    seats = seats_of([version.notice_id for version in found])
    return tuple(_call_view(version, seats[version.notice_id]) for version in found)


def co_designs(programme: UUID | None = None) -> tuple[CoDesignView, ...]:
    """Return the published co-designs (of a programme): the last to open first."""
    return tuple(_co_design_view(version) for version in _last_versions(Kind.CO_DESIGN, programme))


def call(id: UUID) -> CallView:
    """Return a call as its last version says it, or as it is being written (``version`` 0) when there is none.

    Raises ``NotFoundError`` ``call_not_found``.
    """
    return _call(_notice(Kind.CALL, id=id))


def call_by_slug(slug: str) -> CallView:
    """Return a call by the word in its address; raise ``NotFoundError`` ``call_not_found``."""
    return _call(_notice(Kind.CALL, slug=slug))


def _call(notice: Notice) -> CallView:
    version = last_version(notice.id)
    seats = seats_of([notice.id])[notice.id]
    return _call_view(version, seats) if version else _written_call(notice, seats)


def co_design(id: UUID) -> CoDesignView:
    """Return a co-design as its last version says it, or as it is being written (``version`` 0).

    Raises ``NotFoundError`` ``call_not_found``.
    """
    notice = _notice(Kind.CO_DESIGN, id=id)
    version = last_version(notice.id)
    return _co_design_view(version) if version else _written_co_design(notice)


def co_design_by_slug(slug: str) -> CoDesignView:
    """Return a co-design by the word in its address; raise ``NotFoundError`` ``call_not_found``."""
    return co_design(_notice(Kind.CO_DESIGN, slug=slug).id)


def preview(id: UUID) -> CallView | CoDesignView:
    """Return a notice as it is being written (``version`` 0), or as it stands when nothing is being changed.

    Raises ``NotFoundError`` ``call_not_found``.
    """
    notice = _notice(None, id=id)
    if not Draft.objects.filter(notice=notice).exists():
        return call(id) if notice.kind == Kind.CALL else co_design(id)
    if notice.kind == Kind.CALL:
        return _written_call(notice, seats_of([notice.id])[notice.id])
    return _written_co_design(notice)


def notice_id(slug: str) -> tuple[Kind, UUID]:
    """Return which kind of notice a slug names, and its id; raise ``NotFoundError`` ``call_not_found``."""
    notice = _notice(None, slug=slug)
    return Kind(notice.kind), notice.id


def is_open(call: UUID, at: datetime) -> bool:
    """Return whether something can be sent to a call at a moment."""
    version = last_version(call)
    return version is not None and version.opens_at <= at < version.closes_at


def versions(notice: UUID) -> tuple[VersionView, ...]:
    """Return every version of a notice, the first one first, each with its whole text."""
    rows = Version.objects.filter(notice=notice).select_related("notice").order_by("number")
    return tuple(
        VersionView(
            id=row.id,
            number=row.number,
            step=Step(row.step),
            reason=row.reason,
            reason_en=row.reason_en,
            actor=row.actor,
            happened_at=row.happened_at,
            text=unpack(Kind(row.notice.kind), row.content),
        )
        for row in rows
    )


def drafts() -> tuple[DraftLine, ...]:
    """Return what is being written, the last saved first."""
    rows = Draft.objects.select_related("notice").annotate(published=Max("notice__versions__number"))
    return tuple(
        DraftLine(
            id=row.notice_id,
            kind=Kind(row.notice.kind),
            slug=row.notice.slug,
            title=Bilingual(**row.content["title"]),
            published=row.published is not None,
            saved_at=row.saved_at,
        )
        for row in rows.order_by("-saved_at", "notice_id")
    )


def deadlines(*, since: datetime, until: datetime) -> tuple[Deadline, ...]:
    """Return the calls and co-designs that close from ``since`` until just before ``until``, the first to close first.

    ``to`` is empty: whoever is writing something for them is known to the applications.
    """
    found = [version for kind in Kind for version in _last_versions(kind, None) if since <= version.closes_at < until]
    return tuple(
        Deadline(
            key=version.notice_id,
            kind=f"{version.notice.kind}_closes",
            at=version.closes_at,
            title=version.content["title"]["it"],
            title_en=version.content["title"]["en"],
        )
        for version in sorted(found, key=lambda version: version.closes_at)
    )


def last_version(notice: UUID) -> Version | None:
    """Return the row of a notice's last version, with its notice; None for one that was never published."""
    rows = Version.objects.filter(notice=notice).select_related("notice").annotate(first=FIRST)
    return rows.order_by("-number").first()


def _last_versions(kind: Kind, programme: UUID | None) -> QuerySet[Version]:
    rows = Version.objects.filter(notice__kind=kind).select_related("notice")
    if programme is not None:
        rows = rows.filter(notice__programme=programme)
    latest = rows.annotate(last=Max("notice__versions__number"), first=FIRST).filter(number=F("last"))
    return latest.order_by("-opens_at", "notice__slug")


def _notice(kind: Kind | None, **by: object) -> Notice:
    rows = Notice.objects.filter(**by)
    row = (rows.filter(kind=kind) if kind else rows).first()
    if row is None:
        raise NotFoundError("call_not_found")
    return row


def _call_view(version: Version, seats: Seats) -> CallView:
    text: CallText = unpack(Kind.CALL, version.content)
    return CallView(**_shallow(text), **_place(version.notice), **_published(version), **seats.as_fields())


def _written_call(notice: Notice, seats: Seats) -> CallView:
    text: CallText = unpack(Kind.CALL, notice.draft.content)
    return CallView(**_shallow(text), **_place(notice), **seats.as_fields())


def _co_design_view(version: Version) -> CoDesignView:
    text: CoDesignText = unpack(Kind.CO_DESIGN, version.content)
    return CoDesignView(**_shallow(text), **_place(version.notice), **_published(version))


def _written_co_design(notice: Notice) -> CoDesignView:
    text: CoDesignText = unpack(Kind.CO_DESIGN, notice.draft.content)
    return CoDesignView(**_shallow(text), **_place(notice))


def _shallow(text: CallText | CoDesignText) -> dict[str, Any]:
    return {field.name: getattr(text, field.name) for field in fields(text)}


def _place(notice: Notice) -> dict[str, Any]:
    return {"id": notice.id, "slug": notice.slug, "programme": notice.programme}


def _published(version: Any) -> dict[str, Any]:
    return {"version": version.number, "publishes_at": version.first}
