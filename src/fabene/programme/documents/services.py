"""Writes about documents: published, carried on by a new version, shown or not, withdrawn with a reason."""

from uuid import UUID

from django.db import transaction

from fabene.core.bilingual import Bilingual
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.files import services as files
from fabene.lib.files.folder import digest
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log
from fabene.programme.documents import archiving
from fabene.programme.documents.archiving import archive
from fabene.programme.documents.models import Document, DocumentVersion
from fabene.programme.documents.reading import Words, checked, words_of
from fabene.programme.documents.selectors import document as document_view
from fabene.programme.documents.stems import vocabulary
from fabene.programme.documents.values import UNREAD, DocumentKind, DocumentView, Legible, Licence
from fabene.programme.documents.words import folded

TITLE, NOTE = 200, 300


@transaction.atomic
def publish(  # noqa: PLR0913 - what a document is, each part by its name
    *,
    id: UUID,
    about: UUID,
    title: Bilingual,
    kind: DocumentKind,
    public: bool,
    licence: str,
    content: bytes,
    stamp: Stamp,
    programme: UUID | None = None,
    network: UUID | None = None,
) -> DocumentView:
    """Publish a document about something, with its first version; public or for the office only.

    Raises ``text_missing``, ``text_too_long``, ``text_unreadable``, ``licence_unknown`` and what
    ``fabene.lib.files.services.keep`` raises.
    """
    told = {
        "about": about,
        "title_it": clean(title.it, field="title", limit=TITLE),
        "title_en": clean(title.en, field="title", limit=TITLE, optional=True),
        "kind": DocumentKind(kind).value,
        "public": public,
        "licence": _licence(licence).value,
        "programme": programme,
        "network": network,
    }
    written = log(
        id=derived(id, "published"),
        what="document.published",
        key=id,
        network=network,
        stamp=stamp,
        content={**told, "sha256": digest(content)},
    )
    if written:
        title_words = vocabulary(folded(f"{told['title_it']} {told['title_en']}"))
        row = Document.objects.create(id=id, **told, title_words=title_words, published_at=stamp.happened_at)
        _keep(row, id=derived(id, "version", 1), content=content, note="", stamp=stamp)
    return document_view(id)


def _licence(key: str) -> Licence:
    if key not in set(Licence):
        raise FabeneError("licence_unknown", licence=key)
    return Licence(key)


@transaction.atomic
def add_version(*, id: UUID, document: UUID, content: bytes, note: str, stamp: Stamp) -> DocumentView:
    """Make ``content`` the newest version of a document; the ones before keep their address. ``note``: what is new.

    Raises ``document_not_found``, ``ConflictError`` ``document_withdrawn``, ``document_same_content``, and what
    ``publish`` raises about the file.
    """
    row = _held(document)
    note = clean(note, field="note", limit=NOTE, optional=True)
    told = {"note": note, "sha256": digest(content)}
    if log(
        id=derived(id, "added"), what="document.version", key=document, network=row.network, stamp=stamp, content=told
    ):
        _refuse_withdrawn(row)
        if row.versions.order_by("-number").values_list("sha256", flat=True).first() == told["sha256"]:
            raise ConflictError("document_same_content")
        _keep(row, id=id, content=content, note=note, stamp=stamp)
    return document_view(document)


def _keep(row: Document, *, id: UUID, content: bytes, note: str, stamp: Stamp) -> None:
    kept = files.keep(id=id, subject=row.id, content=content, stamp=stamp)
    words = Words(legible=Legible.UNREAD) if row.kind in UNREAD else words_of(content)
    searched = folded(words.text)
    DocumentVersion.objects.create(
        id=id,
        document=row,
        number=kept.number,
        kind=kept.kind,
        sha256=kept.sha256,
        size_bytes=kept.size_bytes,
        note=note,
        legible=words.legible,
        declares=words.declares,
        text=words.text,
        folded=searched,
        words=vocabulary(searched),
        happened_at=stamp.happened_at,
    )


@transaction.atomic
def set_public(*, id: UUID, document: UUID, public: bool, stamp: Stamp) -> DocumentView:
    """Show a document to everybody, or to the office only; raises as ``add_version`` about the document."""
    row = _held(document)
    told = {"public": public}
    if log(id=id, what="document.shown", key=document, network=row.network, stamp=stamp, content=told):
        _refuse_withdrawn(row)
        row.public = public
        row.save(update_fields=["public"])
    return document_view(document)


@transaction.atomic
def withdraw(*, id: UUID, document: UUID, why: str, stamp: Stamp, erase: bool = False) -> DocumentView:
    """Take a document back: its addresses go on answering, with when and why, and its words are not found any more.

    Its bytes stay for the office, or with ``erase`` are gone for good (what should never have been published); size and
    hash of every version stay. Raises ``text_missing`` and as ``add_version`` about the document.
    """
    row = _held(document)
    told = {"why": clean(why, field="why", limit=NOTE), "erase": erase}
    if log(id=id, what="document.withdrawn", key=document, network=row.network, stamp=stamp, content=told):
        _refuse_withdrawn(row)
        row.withdrawn_at, row.withdrawn_why, row.erased = stamp.happened_at, str(told["why"]), erase
        row.save(update_fields=["withdrawn_at", "withdrawn_why", "erased"])
        row.versions.update(text="", folded="", words="")
        if erase:
            archiving.forget(document)
            files.forget(subject=document)
    return document_view(document)


def _held(document: UUID) -> Document:
    row = Document.objects.select_for_update().filter(id=document).first()
    if row is None:
        raise NotFoundError("document_not_found")
    return row


def _refuse_withdrawn(row: Document) -> None:
    if row.withdrawn_at is not None:
        raise ConflictError("document_withdrawn")


__all__ = ["add_version", "archive", "checked", "publish", "set_public", "withdraw"]
