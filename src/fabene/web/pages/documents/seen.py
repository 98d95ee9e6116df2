"""Which documents somebody may see: public ones everybody, the others the programme office."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fabene.core.bilingual import Bilingual
from fabene.core.errors import NotFoundError
from fabene.people.rules import may
from fabene.programme.documents import selectors
from fabene.programme.documents.values import DocumentView, VersionView

EDIT = "programme.edit"


def is_office(request: HttpRequest) -> bool:
    """Return whether whoever asks may publish and see internal documents."""
    return may(request.user, EDIT, None)


def visible(request: HttpRequest, id: UUID) -> DocumentView:
    """Return a document that whoever asks may know of, withdrawn ones too; raise ``NotFoundError``."""
    found = selectors.document(id)
    if not found.public and not is_office(request):
        raise NotFoundError("document_not_found")
    return found


def version_in(document: DocumentView, number: int) -> VersionView:
    """Return one of its versions; raise ``NotFoundError`` when there never was one with that number."""
    version = document.version(number)
    if version is None:
        raise NotFoundError("document_not_found")
    return version


def said(text: Bilingual) -> str:
    """Return a text in the language of whoever reads, in Italian where there is no other."""
    return text.said(get_language() or "it")


def publisher(request: HttpRequest) -> str:
    """Return who publishes: the body whose site this is, or the site's name while nobody wrote which body that is."""
    return settings.SITE_OWNER_NAME or settings.SITE_NAME or request.get_host()


def size_said(size_bytes: int) -> str:
    """Return how big a file is, as people say it."""
    if size_bytes < 1000 * 1000:
        return _("%(number)s kB") % {"number": max(1, round(size_bytes / 1000))}
    return _("%(number)s MB") % {"number": round(size_bytes / 1000 / 1000)}
