"""What a Comune's protocol register asks of a document: a sheet in PDF/A, its metadata as XML, the sheet as a table."""

from pathlib import Path
from uuid import UUID
from xml.etree import ElementTree as ET

from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from fabene.lib import pdf
from fabene.lib.files.values import MEDIA_TYPE
from fabene.programme.documents import selectors as documents
from fabene.programme.documents.values import DocumentView, VersionView
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Table
from fabene.web.pages.documents.files import name_of
from fabene.web.pages.documents.metadata import Around, metadata
from fabene.web.pages.documents.seen import publisher, size_said, version_in, visible
from fabene.web.pages.documents.words import KIND, LICENCE

TEMPLATE = Path(__file__).parents[2] / "typst" / "protocol.typ"


@login_not_required
@require_safe
def sheet_pdf(request: HttpRequest, document: UUID, number: int) -> HttpResponse:  # noqa: PLR0917 - as in the address
    """Give the sheet of a version as PDF/A-2a; it stands beside the file."""
    found, version = _wanted(request, document, number=number)
    content = sheet(request, found, version=version)
    return _file(content, "application/pdf", name=_name(found, version, ending="pdf"))


def sheet(request: HttpRequest, found: DocumentView, *, version: VersionView) -> bytes:
    """Return the sheet of a version, in Italian: registers are."""
    with override("it"):
        data = {
            "language": "it",
            "title": f"Scheda del documento: {found.title.it}",
            "author": publisher(request),
            "footer": publisher(request),
            "page_word": _("pagina"),
            "facts": facts(request, found, version=version),
            "note": _archive_said(version),
        }
        made_at = found.withdrawn.at if found.withdrawn else version.happened_at
        built = finders.find("built/fonts")
        return pdf.render(TEMPLATE, data, made_at=made_at, fonts=Path(str(built)) if built else None, archive=True)


@login_not_required
@require_safe
def sheet_xml(request: HttpRequest, document: UUID, number: int) -> HttpResponse:  # noqa: PLR0917 - as in the address
    """Give the metadata as XML, in the order of AgID's annex 5."""
    found, version = _wanted(request, document, number=number)
    erased = found.withdrawn is not None and found.withdrawn.erased
    around = Around(
        owner=publisher(request),
        address=_address(request, found, version=version),
        file_name=f"{name_of(found)}-{version.number}.{version.kind.value}",
        content=b"" if erased else documents.content(version.id),
    )
    with override("it"):
        root = metadata(found, version, around=around)
    content = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    name = f"metadati-{name_of(found)}-{version.number}.xml"
    return _file(content, "application/xml; charset=utf-8", name=name)


@login_not_required
@require_safe
def sheet_csv(request: HttpRequest, document: UUID, number: int) -> HttpResponse:  # noqa: PLR0917 - as in the address
    """Give the same as a table of one row."""
    found, version = _wanted(request, document, number=number)
    told = facts(request, found, version=version)
    table = Table(
        caption=_("Scheda del documento"),
        columns=tuple(Column(label=label) for label, _said in told),
        rows=(tuple(said for _label, said in told),),
    )
    return csv_response(table, _name(found, version, ending="csv"))


def _wanted(request: HttpRequest, document: UUID, *, number: int) -> tuple[DocumentView, VersionView]:
    found = visible(request, document)
    return found, version_in(found, number)


def facts(request: HttpRequest, found: DocumentView, *, version: VersionView) -> list[tuple[str, str]]:
    """Return what a protocol register writes down of a version: label and words."""
    on = timezone.localtime(version.happened_at)
    lines = [
        (_("Oggetto"), found.title.it),
        (_("Tipo di documento"), str(KIND[found.kind])),
        (_("Mittente"), publisher(request)),
        (_("Data"), f"{formats.day(on)}, {formats.clock(on)}"),
        (_("Versione"), _("%(number)s di %(all)s") % {"number": version.number, "all": found.latest.number}),
        (_("Formato"), f"{MEDIA_TYPE[version.kind]} {version.declares}".strip()),
        (_("Dimensione"), f"{size_said(version.size_bytes)} ({version.size_bytes} byte)"),
        (_("Impronta SHA-256"), version.sha256),
        (_("Riservato"), _("no") if found.public else _("sì")),
        (_("Licenza"), str(LICENCE[found.licence])),
        (_("Identificativo"), str(version.id)),
        (_("Indirizzo"), _address(request, found, version=version)),
    ]
    if found.withdrawn:
        lines.append((_("Ritirato"), f"{formats.day(found.withdrawn.at)}: {found.withdrawn.why}"))
    return lines


def _archive_said(version: VersionView) -> str:
    if version.archive:
        return _("Esiste una copia d’archivio in %(format)s, controllata con %(checker)s.") % {
            "format": version.archive.standard,
            "checker": version.archive.checker,
        }
    if version.declares:
        return _("Il file dice di sé di essere %(format)s: qui non è stato verificato.") % {"format": version.declares}
    return _("Il file è quello che è stato caricato e non è stato convertito: in PDF/A c’è questa scheda.")


def _address(request: HttpRequest, found: DocumentView, *, version: VersionView) -> str:
    return request.build_absolute_uri(reverse("documents:version", args=[found.id, version.number]))


def _name(found: DocumentView, version: VersionView, *, ending: str) -> str:
    return f"scheda-{name_of(found)}-{version.number}.{ending}"


def _file(content: bytes, media_type: str, *, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response
