"""The bytes of a version, with the headers that say what they are and where the newest stands."""

import base64
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from fabene.programme.documents import selectors
from fabene.programme.documents.values import DocumentView, VersionView
from fabene.web.downloads import document_response
from fabene.web.pages.documents.seen import is_office, version_in, visible


@login_not_required
@require_safe
def file(request: HttpRequest, document: UUID, number: int) -> HttpResponse:  # noqa: PLR0917 - Django gives what is in the address
    """Give the file of a version; that of a withdrawn document leads to the page that says so, but for the office."""
    found = visible(request, document)
    version = version_in(found, number)
    if found.withdrawn and (found.withdrawn.erased or not is_office(request)):
        return redirect("documents:version", found.id, version.number)
    response = document_response(selectors.kept_file(version.id), selectors.content(version.id), name=name_of(found))
    return _told(request, response, found=found, version=version)


def _told(request: HttpRequest, response: HttpResponse, *, found: DocumentView, version: VersionView) -> HttpResponse:
    """Add where the newest version is (RFC 5829), the hash (RFC 9530) and, for a public one, that it may be kept."""
    latest = request.build_absolute_uri(reverse("documents:file", args=[found.id, found.latest.number]))
    response["Link"] = f'<{latest}>; rel="latest-version"'
    response["Repr-Digest"] = f"sha-256=:{base64.b64encode(bytes.fromhex(version.sha256)).decode()}:"
    if found.public and not found.withdrawn:
        response["Cache-Control"] = "public, no-cache"
        response["ETag"] = f'"{version.sha256}"'
    return response


def name_of(document: DocumentView) -> str:
    """Return the name under which files of a document are saved: its title, in plain letters."""
    return slugify(document.title.it)[:60].strip("-") or "documento"
