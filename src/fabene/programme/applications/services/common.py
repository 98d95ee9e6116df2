"""What every write of this flat does first: hold the application, see who asks, and whether it is still a draft."""

import unicodedata
from uuid import UUID

from django.db.models import Max

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.stamps import Stamp
from fabene.programme.applications.errors import FieldChangedError
from fabene.programme.applications.models import Application, Editor, Field, Numbering, Past
from fabene.programme.applications.reading import field_view
from fabene.programme.applications.values import KEPT_EVERY, MAX_PASTS, State


def held(application: UUID) -> Application:
    """Return an application's row, held until the transaction ends; raise ``application_not_found``."""
    row = Application.objects.select_for_update().filter(id=application).first()
    if row is None:
        raise NotFoundError("application_not_found")
    return row


def mine(application: UUID, *, stamp: Stamp) -> Application:
    """Return the row of an application that ``stamp.actor`` writes, held; to anybody else it is not there."""
    row = held(application)
    if not Editor.objects.filter(application=row, user=stamp.actor).exists():
        raise NotFoundError("application_not_found")
    return row


def writable(application: UUID, *, stamp: Stamp) -> Application:
    """Return the same while it is a draft; raise ``ConflictError`` ``application_sent`` once it is not."""
    row = mine(application, stamp=stamp)
    if row.state != State.DRAFT:
        raise ConflictError("application_sent", number=row.number)
    return row


def write_field(row: Application, *, id: UUID, key: str, text: str, seen: int, stamp: Stamp) -> tuple[Field, bool]:
    """Write a text over the version that its writer has seen; return it, and whether anything was written.

    Raises ``FieldChangedError`` when somebody wrote it since, ``ConflictError`` ``id_used_for_something_else``.
    """
    known = Field.objects.filter(application=row, key=key).first()
    if known and known.saved_id == id and known.text != text:
        raise ConflictError("id_used_for_something_else")
    if known and known.text == text:
        return known, False
    if known is None and not text:
        return Field(application=row, key=key, text="", version=0), False
    if known and known.version != seen:
        raise FieldChangedError(now=field_view(known))
    if known:
        keep_past(known, text, stamp=stamp)
    written = known or Field(application=row, key=key, version=0)
    written.text, written.version, written.saved_id = text, written.version + 1, id
    written.written_by, written.written_at = stamp.actor, stamp.recorded_at
    written.save()
    return written, True


def keep_past(known: Field, text: str, *, stamp: Stamp) -> None:
    """Keep what stands in a field before ``text`` takes its place, where it is worth going back to.

    Not every pause of whoever goes on writing: what somebody else wrote, what has stood for a while, what is cut away.
    """
    pasts = Past.objects.filter(application=known.application_id, key=known.key)
    last = pasts.aggregate(last=Max("kept_at"))["last"] or known.application.started_at
    others = known.written_by != stamp.actor
    cut = len(text) * 2 < len(known.text)
    if others or cut or stamp.recorded_at - last >= KEPT_EVERY:
        keep_now(known, stamp=stamp)


def keep_now(known: Field, *, stamp: Stamp) -> None:
    """Keep what stands in a field, and no more than ``MAX_PASTS`` of it: the oldest goes."""
    pasts = Past.objects.filter(application=known.application_id, key=known.key)
    Past.objects.get_or_create(
        application=known.application,
        key=known.key,
        version=known.version,
        defaults={
            "text": known.text,
            "written_by": known.written_by,
            "written_at": known.written_at,
            "kept_at": stamp.recorded_at,
        },
    )
    spare = pasts.order_by("-version").values_list("id", flat=True)[MAX_PASTS:]
    Past.objects.filter(id__in=list(spare)).delete()


def readable(text: str, *, field: str, limit: int) -> str:
    """Return a text of several lines as it is kept: line ends alike, nothing around it.

    Raises ``text_too_long``, ``text_unreadable``.
    """
    cleaned = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(cleaned) > limit:
        raise FabeneError("text_too_long", field=field, limit=limit)
    if any(unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\t" for sign in cleaned):
        raise FabeneError("text_unreadable", field=field)
    return cleaned


def next_number(call: UUID) -> int:
    """Return the next number of a call; whoever else asks waits until the transaction ends, so there is no gap."""
    Numbering.objects.get_or_create(call_id=call)
    row = Numbering.objects.select_for_update().get(call_id=call)
    row.last += 1
    row.save(update_fields=["last"])
    return row.last
