"""Reading documents: about something, by address, by their words."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from fabene.core.bilingual import Bilingual
from fabene.core.errors import NotFoundError
from fabene.lib.archive.values import Form
from fabene.lib.files import selectors as files
from fabene.lib.files.values import FileKind, FileVersion
from fabene.programme.documents.models import ArchiveCopy, Document, DocumentVersion
from fabene.programme.documents.stems import Term, as_typed, asked, held
from fabene.programme.documents.values import (
    ArchiveView,
    DocumentKind,
    DocumentView,
    Legible,
    Licence,
    Passage,
    VersionView,
    Withdrawn,
)

PASSAGE_BEFORE, PASSAGE_AFTER = 60, 140


def documents_about(about: UUID, *, public_only: bool) -> tuple[DocumentView, ...]:
    """Return the documents about something that stand, oldest first; withdrawn ones are found by their address."""
    return _views(_seen(public_only=public_only).filter(about=about).order_by("published_at", "id"))


def documents_about_any(abouts: Iterable[UUID], *, public_only: bool) -> dict[UUID, tuple[DocumentView, ...]]:
    """Return the documents that stand about each of several things, in two queries."""
    found: dict[UUID, tuple[DocumentView, ...]] = {}
    rows = _seen(public_only=public_only).filter(about__in=list(abouts)).order_by("published_at", "id")
    for view in _views(rows):
        found[view.about] = (*found.get(view.about, ()), view)
    return found


def document(id: UUID) -> DocumentView:
    """Return one document, internal and withdrawn ones too; raise ``NotFoundError`` ``document_not_found``."""
    found = _views(Document.objects.filter(id=id))
    if not found:
        raise NotFoundError("document_not_found")
    return found[0]


def documents(ids: Iterable[UUID]) -> dict[UUID, DocumentView]:
    """Return several documents by identity, in two queries; what is not there is left out."""
    return {view.id: view for view in _views(Document.objects.filter(id__in=list(ids)))}


def kept_file(version_id: UUID) -> FileVersion:
    """Return the kept file of a version; raise ``NotFoundError`` ``file_not_found`` once it was erased."""
    return files.version(version_id)


def content(version_id: UUID) -> bytes:
    """Return the bytes of a version; raise ``NotFoundError`` ``file_not_found``, ``FabeneError`` ``file_damaged``.

    Who calls has asked whether they may be shown, and whether the document was withdrawn. A copy for an archive is
    asked for by its own id.
    """
    return files.content(files.version(version_id))


def found(
    query: str,
    *,
    public_only: bool,
    kind: DocumentKind | None = None,
    network: UUID | None = None,
    programme: UUID | None = None,
) -> tuple[DocumentView, ...]:
    """Return the documents that stand in whose title or newest text every word of ``query`` is met, in any form of it.

    First those whose title holds the words as they were typed, then those whose title holds them in another form, then
    the others; each newest first. Without words all of them are returned.
    """
    rows = _seen(public_only=public_only)
    wanted = {"kind": kind, "network": network, "programme": programme}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value is not None})
    looked_for = asked(query)
    if not looked_for:
        return _views(rows.order_by("-published_at", "id"))
    rows = rows.filter(_holding(looked_for)).order_by("-published_at", "id")
    titles = dict(rows.values_list("id", "title_words"))
    return tuple(sorted(_views(rows), key=lambda view: _rank(looked_for, titles.get(view.id, ""))))


def _rank(looked_for: tuple[Term, ...], title: str) -> int:
    return 0 if as_typed(looked_for, title) else 1 if held(looked_for, title) else 2


def _holding(looked_for: tuple[Term, ...]) -> Q:
    newer = DocumentVersion.objects.filter(document=OuterRef("document"), number__gt=OuterRef("number"))
    condition = Q()
    for term in looked_for:
        text = DocumentVersion.objects.filter(_met("words", term), ~Exists(newer), document=OuterRef("pk"))
        condition &= _met("title_words", term) | Q(Exists(text))
    return condition


def _met(column: str, term: Term) -> Q:
    met = Q()
    for token in term.tokens:
        met |= Q(**{f"{column}__contains": token})
    return met


def passages(documents: Iterable[UUID], *, query: str) -> dict[UUID, Passage]:
    """Return where a word of ``query`` is first met in the newest text of each of these documents, in one query."""
    looked_for = asked(query)
    rows = DocumentVersion.objects.filter(document_id__in=list(documents)).order_by("number") if looked_for else ()
    newest = {row.document_id: row for row in rows}
    met = {id: _passage(row, looked_for) for id, row in newest.items()}
    return {id: passage for id, passage in met.items() if passage is not None}


def _passage(row: DocumentVersion, looked_for: tuple[Term, ...]) -> Passage | None:
    places = [place for term in looked_for if (place := term.first_in(row.folded))]
    if not places:
        return None
    at, ends = min(places)
    begins = row.text.rfind(" ", 0, max(0, at - PASSAGE_BEFORE)) + 1 if at > PASSAGE_BEFORE else 0
    return Passage(
        before=("… " if begins else "") + row.text[begins:at],
        met=row.text[at:ends],
        after=_cut(row.text[ends:]),
    )


def _cut(rest: str) -> str:
    return rest if len(rest) <= PASSAGE_AFTER else rest[:PASSAGE_AFTER].rsplit(" ", 1)[0] + " …"


def _seen(*, public_only: bool) -> QuerySet[Document]:
    rows = Document.objects.filter(withdrawn_at__isnull=True)
    return rows.filter(public=True) if public_only else rows


def _views(rows: QuerySet[Document]) -> tuple[DocumentView, ...]:
    versions = DocumentVersion.objects.select_related("archive").defer("text", "folded", "words").order_by("-number")
    return tuple(view_of(row) for row in rows.prefetch_related(Prefetch("versions", queryset=versions)))


def view_of(row: Document) -> DocumentView:
    """Return a document's row, with its versions newest first, as a value."""
    withdrawn = Withdrawn(at=row.withdrawn_at, why=row.withdrawn_why, erased=row.erased) if row.withdrawn_at else None
    return DocumentView(
        id=row.id,
        about=row.about,
        title=Bilingual(it=row.title_it, en=row.title_en),
        kind=DocumentKind(row.kind),
        public=row.public,
        licence=Licence(row.licence),
        programme=row.programme,
        network=row.network,
        versions=tuple(version_of(each) for each in row.versions.all()),
        withdrawn=withdrawn,
    )


def version_of(row: DocumentVersion) -> VersionView:
    """Return a version's row as a value."""
    return VersionView(
        id=row.id,
        number=row.number,
        sha256=row.sha256,
        size_bytes=row.size_bytes,
        kind=FileKind(row.kind),
        note=row.note,
        legible=Legible(row.legible),
        declares=row.declares,
        happened_at=row.happened_at,
        archive=archive_of(row),
    )


def archive_of(row: DocumentVersion) -> ArchiveView | None:
    """Return the copy of a version for an archive, None while the office had none made."""
    copy: ArchiveCopy | None = getattr(row, "archive", None)
    if copy is None:
        return None
    return ArchiveView(
        id=copy.id,
        form=Form(copy.form),
        standard=copy.standard,
        checker=copy.checker,
        sha256=copy.sha256,
        size_bytes=copy.size_bytes,
        happened_at=copy.happened_at,
    )
