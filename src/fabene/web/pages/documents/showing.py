"""One document and its versions: an address that goes on answering, whatever becomes of the document."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fabene.core.errors import NotFoundError
from fabene.people import selectors as people
from fabene.programme.documents.values import LICENCE_URL, DocumentView, VersionView
from fabene.programme.frame import selectors as frame
from fabene.web.pages.documents.seen import is_office, said, size_said, version_in, visible
from fabene.web.pages.documents.words import ARCHIVED, KIND, LEGIBLE, LICENCE
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import WriteForm

GONE = 410


@login_not_required
@require_safe
def document(request: HttpRequest, document: UUID) -> HttpResponse:
    """Show a document by its newest version; one that was withdrawn answers 410 and says when and why."""
    found = visible(request, document)
    return _shown(request, found, version=found.latest)


@login_not_required
@require_safe
def version(request: HttpRequest, document: UUID, number: int) -> HttpResponse:  # noqa: PLR0917 - Django gives what is in the address
    """Show a version of a document: an old one says that there is a newer one."""
    found = visible(request, document)
    return _shown(request, found, version=version_in(found, number))


@login_not_required
@require_safe
def latest_file(request: HttpRequest, document: UUID) -> HttpResponse:
    """Lead to the file of the newest version, wherever that is today."""
    found = visible(request, document)
    return redirect("documents:file", found.id, found.latest.number)


def _shown(request: HttpRequest, found: DocumentView, *, version: VersionView) -> HttpResponse:
    office = is_office(request)
    page = Page(
        title=said(found.title),
        eyebrow=str(KIND[found.kind]),
        crumbs=(Crumb(label=_("Documenti"), url=reverse("documents:documents")),),
    )
    shown = {
        "page": page,
        "document": found,
        "version": version,
        "newer": version.number < found.latest.number,
        "about": list(_about(found)),
        "size": size_said(version.size_bytes),
        "legible": LEGIBLE[version.legible],
        "licence": LICENCE[found.licence],
        "licence_url": LICENCE_URL[found.licence],
        "archived": ARCHIVED[version.archive.form] if version.archive else "",
        "can_open": found.withdrawn is None or (office and not found.withdrawn.erased),
        "office": office,
        "button": WriteForm(auto_id=False),
    }
    status = GONE if found.withdrawn else 200
    return render(request, "documents/document.html", shown, status=status)


def _about(found: DocumentView) -> list[tuple[str, str]]:
    """Return what a document is about, where that has a name and a page: its network, its programme."""
    lines: list[tuple[str, str]] = []
    if found.network:
        network = people.network_by_id(found.network)
        lines.append((network.name, reverse("network", args=[network.slug])))
    if found.programme:
        lines += _programme(found.programme)
    return lines


def _programme(id: UUID) -> list[tuple[str, str]]:
    try:
        return [(said(frame.programme_by_id(id).name), "")]
    except NotFoundError:
        return []
