"""Which papers of a notice were kept as they were published: found by the moment of the version each is of."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from fabene.lib.ids import derived
from fabene.programme.calls import selectors
from fabene.programme.documents import selectors as documents
from fabene.programme.documents.values import DocumentView, VersionView
from fabene.web.pages.calls.seen import NoticeView

Kept = tuple[DocumentView, VersionView]


def papers_kept(notice: NoticeView) -> Mapping[datetime, Kept]:
    """Return the kept papers of a notice that stand, by the moment of the version each is of."""
    standing = documents.documents_about(notice.id, public_only=True)
    ours = {paper_id(notice.id, number) for number in range(1, notice.version + 1)}
    found = [(document, version) for document in standing if document.id in ours for version in document.versions]
    return {version.happened_at: (document, version) for document, version in found}


def latest_paper(notice: NoticeView) -> Kept | None:
    """Return the kept paper of a notice's last version; None where it was published without one."""
    found = selectors.versions(notice.id)
    return papers_kept(notice).get(found[-1].happened_at) if found else None


def paper_id(notice: UUID, version: int) -> UUID:
    """Return the identity of the paper that began with a version of a notice."""
    return derived(notice, "paper", version)
