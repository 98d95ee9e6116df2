"""The copy of a version for an archive: the office has it made, whoever may see the document takes it away."""

from dataclasses import replace
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fabene.lib.archive.values import Form
from fabene.people.rules import require
from fabene.programme.documents import selectors, services
from fabene.programme.documents.values import DocumentView, VersionView
from fabene.web.downloads import document_response
from fabene.web.notices import tell
from fabene.web.pages.documents.files import name_of
from fabene.web.pages.documents.seen import EDIT, is_office, publisher, version_in, visible
from fabene.web.pages.documents.sheets import sheet
from fabene.web.pages.writing import WriteForm, act, stamp_of


@require_POST
def archive(request: HttpRequest, document: UUID, number: int) -> HttpResponse:  # noqa: PLR0917 - as in the address
    """Have the copy made, and judged; what cannot be converted whole is enclosed in its sheet."""
    require(request.user, EDIT, None)
    found = selectors.document(document)
    version, form = version_in(found, number), WriteForm(request.POST)
    if form.is_valid() and act(request, lambda: _make(request, form.cleaned_data["id"], found, version)):
        tell(request, _("La copia d’archivio è pronta e ha passato il controllo."))
    return redirect("documents:version", found.id, version.number)


def _make(request: HttpRequest, id: UUID, found: DocumentView, version: VersionView) -> DocumentView:  # noqa: PLR0917 - what, of what
    return services.archive(
        id=id,
        document=found.id,
        number=version.number,
        name=f"{name_of(found)}-{version.number}.{version.kind.value}",
        author=publisher(request),
        sheet=sheet(request, found, version=version),
        stamp=stamp_of(request),
    )


@login_not_required
@require_safe
def archive_pdf(request: HttpRequest, document: UUID, number: int) -> HttpResponse:  # noqa: PLR0917 - as in the address
    """Give the copy; where there is none this leads to the page that says so, or to the file that needs none."""
    found = visible(request, document)
    version = version_in(found, number)
    copy = version.archive
    gone = found.withdrawn is not None and (found.withdrawn.erased or not is_office(request))
    if copy is None or gone:
        return redirect("documents:version", found.id, version.number)
    if copy.form == Form.AS_IS:
        return redirect("documents:file", found.id, version.number)
    kept = replace(selectors.kept_file(copy.id), number=version.number)
    return document_response(kept, selectors.content(copy.id), name=f"archivio-{name_of(found)}")
