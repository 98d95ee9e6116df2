"""Writing a notice: begun from a template or from an earlier one, saved piece by piece, given up."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.checks import checked_slug
from fabene.people.services import log
from fabene.programme.calls.checks import checked_changes
from fabene.programme.calls.models import Draft, Notice
from fabene.programme.calls.packing import pack, pack_fields
from fabene.programme.calls.selectors import call as call_view
from fabene.programme.calls.selectors import co_design as co_design_view
from fabene.programme.calls.selectors import preview
from fabene.programme.calls.selectors.notices import last_version
from fabene.programme.calls.services.common import locked, stamped
from fabene.programme.calls.templates import template_text
from fabene.programme.calls.values import CallText, CallView, CoDesignText, CoDesignView, Kind

NOT_COPIED = {
    "opens_at": None,
    "closes_at": None,
    "questions_until": None,
    "results_by": None,
    "note": {"it": "", "en": ""},
}
"""What an earlier call says of itself alone."""


@transaction.atomic
def draft_call(
    *,
    id: UUID,
    slug: str,
    programme: UUID,
    stamp: Stamp,
    template: str = "",
    copy_of: UUID | None = None,
    text: CallText | None = None,
) -> CallView:
    """Begin a call from a template (its key), from an earlier call, from a text, or from nothing; nobody sees it yet.

    Raises ``slug_not_valid``, ``template_not_found``, ``call_not_found``, ``ConflictError`` ``slug_taken``, and what
    ``checked_changes`` raises.
    """
    content = _beginning(template=template, copy_of=copy_of, text=text)
    _begin(id=id, kind=Kind.CALL, slug=slug, programme=programme, content=content, stamp=stamp)
    return call_view(id)


@transaction.atomic
def draft_co_design(
    *, id: UUID, slug: str, programme: UUID, stamp: Stamp, text: CoDesignText | None = None
) -> CoDesignView:
    """Begin a notice of co-design (art. 55 CTS); nobody sees it yet.

    Raises ``slug_not_valid``, ``ConflictError`` ``slug_taken``, and what ``checked_changes`` raises.
    """
    content = _whole(Kind.CO_DESIGN, text or CoDesignText())
    _begin(id=id, kind=Kind.CO_DESIGN, slug=slug, programme=programme, content=content, stamp=stamp)
    return co_design_view(id)


def _beginning(*, template: str, copy_of: UUID | None, text: CallText | None) -> dict[str, Any]:
    if text is not None:
        return _whole(Kind.CALL, text)
    if copy_of is None:
        return pack(template_text(template) if template else CallText())
    earlier = last_version(locked(copy_of, Kind.CALL).id)
    return (earlier.content if earlier else pack(CallText())) | NOT_COPIED


def _whole(kind: Kind, text: CallText | CoDesignText) -> dict[str, Any]:
    fields = {name: getattr(text, name) for name in pack(text)}
    return pack_fields(checked_changes(kind, fields))


def _begin(*, id: UUID, kind: Kind, slug: str, programme: UUID, content: dict[str, Any], stamp: Stamp) -> None:
    said = {"slug": checked_slug(slug), "programme": programme, "kind": kind.value}
    began = log(id=derived(id, "drafted"), what=f"{kind}.drafted", key=id, stamp=stamp, content=said)
    if not began:
        return
    if Notice.objects.filter(slug=slug).exists():
        raise ConflictError("slug_taken", slug=slug)
    notice = Notice.objects.create(id=id, **said, **stamped(stamp))
    Draft.objects.create(notice=notice, content=content, saved_by=stamp.actor, saved_at=stamp.recorded_at)


@transaction.atomic
def save_draft(*, id: UUID, notice: UUID, changes: Mapping[str, object], stamp: Stamp) -> CallView | CoDesignView:
    """Write some fields of a notice being written; the others stay. A published one begins its next version so.

    Raises ``call_not_found`` and what ``checked_changes`` raises: what is only incomplete is saved.
    """
    row = locked(notice)
    packed = pack_fields(checked_changes(Kind(row.kind), changes))
    if log(id=id, what=f"{row.kind}.saved", key=notice, stamp=stamp, content=packed):
        draft = Draft.objects.filter(notice=row).first()
        content = draft.content if draft else published_content(row)
        Draft.objects.update_or_create(
            notice=row,
            defaults={"content": content | packed, "saved_by": stamp.actor, "saved_at": stamp.recorded_at},
        )
    return preview(notice)


def published_content(notice: Notice) -> dict[str, Any]:
    """Return the packed text of a notice's last version; empty for one that has none."""
    version = last_version(notice.id)
    return dict(version.content) if version else {}


@transaction.atomic
def drop_draft(*, id: UUID, notice: UUID, stamp: Stamp) -> bool:
    """Give up what is being written; return whether the notice went with it, because it was never published.

    Raises ``call_not_found``.
    """
    row = locked(notice)
    gone = last_version(notice) is None
    if log(id=id, what=f"{row.kind}.dropped", key=notice, stamp=stamp):
        Draft.objects.filter(notice=row).delete()
        if gone:
            row.delete()
    return gone
