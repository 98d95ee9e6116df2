"""A juror opens a document of an application: that they did is written down."""

from uuid import UUID

from django.db import transaction

from fabene.core.errors import NotFoundError
from fabene.lib.files.values import FileVersion
from fabene.lib.stamps import Stamp
from fabene.people.services import note_reading
from fabene.people.values import ReadingReason
from fabene.programme.selection.around import attachment
from fabene.programme.selection.selectors.base import selection as selection_view
from fabene.programme.selection.selectors.papers import attachments


@transaction.atomic
def read_document(
    *, id: UUID, selection: UUID, application: UUID, document: UUID, stamp: Stamp
) -> tuple[str, FileVersion, bytes]:
    """Return the title, version and bytes of a document to ``stamp.actor``, who judges; the log of readings says so.

    Raises as ``selectors.attachments``, ``NotFoundError`` ``file_not_found``.
    """
    given = attachments(selection_view(selection), application, juror=stamp.actor)
    if document not in {one.id for one in given}:
        raise NotFoundError("file_not_found")
    reason = ReadingReason.CHECK
    note_reading(id=id, key=document, what="selection.document", reason=reason, network=None, stamp=stamp)
    return attachment(application, document)
