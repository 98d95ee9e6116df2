"""Documents of a draft: what they are by their content, kept by hash."""

from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.files import selectors as kept
from fabene.lib.files import services as files
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log
from fabene.programme.applications.models import Attachment
from fabene.programme.applications.reading import attachment_view
from fabene.programme.applications.services.common import writable
from fabene.programme.applications.values import MAX_ATTACHMENTS, AttachmentView
from fabene.programme.calls import selectors as calls


@transaction.atomic
def attach(*, id: UUID, application: UUID, key: str, title: str, content: bytes, stamp: Stamp) -> AttachmentView:
    """Add a document: for what the call requires (``key``), or an extra one with a title of its own.

    Raises ``application_not_found``, ``application_sent``, ``document_unknown``, ``text_missing``,
    ``too_many_attachments``, what ``lib.files`` refuses (``file_empty``, ``file_too_large``, ``file_kind_refused``) and
    ``ConflictError`` ``id_used_for_something_else``.
    """
    row = writable(application, stamp=stamp)
    wanted = {one.key: one.title.it for one in calls.call(row.call_id).required_documents}
    if key and key not in wanted:
        raise FabeneError("document_unknown")
    called = clean(title or wanted.get(key, ""), field="title", limit=200)
    known = Attachment.objects.filter(id=id).first()
    if known is None:
        if row.attachments.count() >= MAX_ATTACHMENTS:
            raise FabeneError("too_many_attachments", limit=MAX_ATTACHMENTS)
        known = Attachment.objects.create(
            id=id, application=row, key=key, title=called, added_by=stamp.actor, added_at=stamp.recorded_at
        )
        log(id=id, what="application.document_added", key=row.id, stamp=stamp)
    elif (known.application_id, known.key, known.title) != (row.id, key, called):
        raise ConflictError("id_used_for_something_else")
    return attachment_view(known, version=files.keep(id=derived(id, "file"), subject=id, content=content, stamp=stamp))


@transaction.atomic
def detach(*, id: UUID, application: UUID, attachment: UUID, stamp: Stamp) -> None:
    """Take a document out of a draft; its bytes go. Raises ``file_not_found`` and as ``attach``."""
    row = writable(application, stamp=stamp)
    if not log(id=id, what="application.document_removed", key=row.id, stamp=stamp, content={"document": attachment}):
        return
    known = Attachment.objects.filter(application=row, id=attachment).first()
    if known is None or not kept.versions(attachment):
        raise NotFoundError("file_not_found")
    files.forget(subject=attachment)
    known.delete()
