"""The copy of a version for an archive: made when the office asks, judged, and kept beside the file, which stays."""

from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, NotFoundError
from fabene.lib.archive import copies
from fabene.lib.archive.values import Copy
from fabene.lib.files import services as files
from fabene.lib.files.folder import digest
from fabene.lib.files.values import MEDIA_TYPE
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.services import log
from fabene.programme.documents import selectors
from fabene.programme.documents.models import ArchiveCopy, Document, DocumentVersion
from fabene.programme.documents.values import DocumentView, VersionView


def archive(
    *, id: UUID, document: UUID, number: int, name: str, author: str, sheet: bytes, stamp: Stamp
) -> DocumentView:
    """Have a copy of a version made for an archive (``fabene.lib.archive``); once made, every repeat has it.

    ``name`` is that of the file, ``author`` who publishes, ``sheet`` the PDF in which is enclosed what cannot be
    converted whole. The copy is made before anything is locked: it takes seconds. Raises ``document_not_found``,
    ``ConflictError`` ``document_withdrawn``, ``archive_copy_not_made`` and what reading the file raises.
    """
    found = selectors.document(document)
    version = found.version(number)
    if version is None:
        raise NotFoundError("document_not_found")
    if version.archive is not None:
        return found
    if found.withdrawn is not None:
        raise ConflictError("document_withdrawn")
    copy = copies.make(
        selectors.content(version.id),
        media_type=MEDIA_TYPE[version.kind],
        name=name,
        title=found.title.it,
        author=author,
        language="it",
        sheet=sheet,
    )
    _keep(copy, id=id, version=version, document=found, stamp=stamp)
    return selectors.document(document)


@transaction.atomic
def _keep(copy: Copy, *, id: UUID, version: VersionView, document: DocumentView, stamp: Stamp) -> None:
    row = Document.objects.select_for_update().get(id=document.id)
    if row.withdrawn_at is not None:
        raise ConflictError("document_withdrawn")
    if ArchiveCopy.objects.filter(version=version.id).exists():
        return  # somebody else asked at the same moment: their copy stays
    if copy.content:
        files.keep(id=id, subject=id, content=copy.content, stamp=stamp)
    told = {"version": version.number, "form": copy.form.value, "standard": copy.standard}
    log(
        id=derived(id, "archived"),
        what="document.archived",
        key=document.id,
        network=document.network,
        stamp=stamp,
        content=told,
    )
    ArchiveCopy.objects.create(
        id=id,
        version_id=version.id,
        form=copy.form.value,
        standard=copy.standard,
        checker=copy.checker,
        sha256=digest(copy.content) if copy.content else version.sha256,
        size_bytes=len(copy.content),
        happened_at=stamp.happened_at,
    )


def forget(document: UUID) -> None:
    """Forget every copy of a document, for what should never have been published; part of its withdrawal."""
    for row in ArchiveCopy.objects.filter(version__in=DocumentVersion.objects.filter(document=document)):
        files.forget(subject=row.id)
        row.delete()
