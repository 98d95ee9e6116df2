"""What a Comune's protocol register asks of a document: a sheet in PDF/A, and the same as XML and as a table.

The names in the XML are those of AgID's *Linee guida sulla formazione, gestione e conservazione dei documenti
informatici*, annex 5 (metadata of a *documento informatico*): those that we know. It is not validated against AgID's
schema, and the register adds its own (number, date, classification).
"""

import base64
from datetime import UTC
from pathlib import Path
from uuid import UUID
from xml.etree import ElementTree as ET

from django.conf import settings
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
from fabene.programme.documents.values import DocumentView, VersionView
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Table
from fabene.web.pages.documents.files import name_of
from fabene.web.pages.documents.seen import size_said, version_in, visible
from fabene.web.pages.documents.words import KIND, LICENCE

TEMPLATE = Path(__file__).parents[2] / "typst" / "protocol.typ"


@login_not_required
@require_safe
def sheet_pdf(request: HttpRequest, document: UUID, number: int) -> HttpResponse:  # noqa: PLR0917 - as in the address
    """Give the sheet of a version as PDF/A-2a; it stands beside the file, which is not converted."""
    found, version = _wanted(request, document, number=number)
    with override("it"):
        data = {
            "language": "it",
            "title": f"Scheda del documento: {found.title.it}",
            "author": settings.SITE_OWNER_NAME,
            "footer": settings.SITE_OWNER_NAME,
            "page_word": _("pagina"),
            "facts": facts(request, found, version=version),
            "note": _archive_said(version),
        }
        made_at = found.withdrawn.at if found.withdrawn else version.happened_at
        built = finders.find("built/fonts")
        content = pdf.render(TEMPLATE, data, made_at=made_at, fonts=Path(str(built)) if built else None, archive=True)
    return _file(content, "application/pdf", name=_name(found, version, ending="pdf"))


@login_not_required
@require_safe
def sheet_xml(request: HttpRequest, document: UUID, number: int) -> HttpResponse:  # noqa: PLR0917 - as in the address
    """Give the same as XML."""
    found, version = _wanted(request, document, number=number)
    content = ET.tostring(_xml(request, found, version=version), encoding="utf-8", xml_declaration=True)
    return _file(content, "application/xml; charset=utf-8", name=_name(found, version, ending="xml"))


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
        (_("Mittente"), settings.SITE_OWNER_NAME),
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
    if version.declares:
        return _("Il file dice di sé di essere %(format)s: qui non è stato verificato.") % {"format": version.declares}
    return _("Il file è quello che è stato caricato e non è stato convertito: in PDF/A c’è questa scheda.")


def _xml(request: HttpRequest, found: DocumentView, *, version: VersionView) -> ET.Element:
    root = ET.Element("DocumentoInformatico")
    identity = _under(root, "IdDoc")
    print_ = _under(identity, "ImprontaCrittograficaDelDocumento")
    _under(print_, "Impronta", text=base64_of(version.sha256))
    _under(print_, "Algoritmo", text="SHA-256")
    _under(identity, "Identificativo", text=str(version.id))
    _under(root, "TipologiaDocumentale", text=str(KIND[found.kind]))
    sender = _under(_under(root, "Soggetti"), "Ruolo")
    _under(sender, "TipoRuolo", text="Mittente")
    _under(sender, "Denominazione", text=settings.SITE_OWNER_NAME)
    _under(_under(root, "ChiaveDescrittiva"), "Oggetto", text=found.title.it)
    _under(root, "Riservato", text="false" if found.public else "true")
    _under(_under(root, "IdentificativoDelFormato"), "Formato", text=MEDIA_TYPE[version.kind])
    _under(root, "NomeDelDocumento", text=f"{name_of(found)}-{version.number}.{version.kind.value}")
    _under(root, "VersioneDelDocumento", text=str(version.number))
    _under(root, "DataDocumento", text=version.happened_at.astimezone(UTC).isoformat())
    _under(root, "Note", text=_address(request, found, version=version))
    return root


def base64_of(sha256: str) -> str:
    """Return a hash of 64 hex digits as annex 5 writes it."""
    return base64.b64encode(bytes.fromhex(sha256)).decode()


def _under(parent: ET.Element, name: str, *, text: str = "") -> ET.Element:
    child = ET.SubElement(parent, name)
    child.text = text or None
    return child


def _address(request: HttpRequest, found: DocumentView, *, version: VersionView) -> str:
    return request.build_absolute_uri(reverse("documents:version", args=[found.id, version.number]))


def _name(found: DocumentView, version: VersionView, *, ending: str) -> str:
    return f"scheda-{name_of(found)}-{version.number}.{ending}"


def _file(content: bytes, media_type: str, *, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response
