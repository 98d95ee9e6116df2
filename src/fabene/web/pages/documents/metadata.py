"""The metadata of a document for a register, in the order and with the names of AgID's annex 5.

*Linee guida sulla formazione, gestione e conservazione dei documenti informatici* (AgID, 2021), annex 5, metadata of a
*documento informatico*. Names, order and closed lists are as public programs have them that were generated from
AgID's schema; the schema itself could not be had, so nobody here claims that the file passes it. What only the register
can know (its number, its day, the classification) is not in it: the document says that it is in no register yet.
"""

import base64
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from django.utils import timezone

from fabene.lib.files.values import MEDIA_TYPE
from fabene.programme.documents.values import DocumentView, VersionView
from fabene.web.pages.documents.words import KIND

ACQUIRED = (
    "acquisizione di un documento informatico per via telematica o su supporto informatico, acquisizione della copia "
    "per immagine su supporto informatico di un documento analogico, acquisizione della copia informatica di un "
    "documento analogico"
)
"""How the document came to be here: one of the four ways that the annex knows."""
OUTGOING, NO_REGISTER = "U", "Nessuno"
HASHED_WITH = "SHA-256"
SIGNATURE = b"/ByteRange"
"""What a signature inside a PDF covers (ISO 32000): it stands in the clear, since the signature is written after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a document does not know: whose site it is on, at which address, under which name it is saved.

    ``content`` are its bytes, empty once they were erased.
    """

    owner: str
    address: str
    file_name: str
    content: bytes


def metadata(found: DocumentView, version: VersionView, *, around: Around) -> ET.Element:
    """Return the metadata of a version."""
    root = ET.Element("DocumentoInformatico")
    _identity(_under(root, "IdDoc"), version)
    _under(root, "ModalitaDiFormazione", text=ACQUIRED)
    _under(root, "TipologiaDocumentale", text=str(KIND[found.kind]))
    _registration(_under(root, "DatiDiRegistrazione"), version)
    _sender(_under(_under(root, "Soggetti"), "Ruolo"), around.owner)
    _under(_under(root, "ChiaveDescrittiva"), "Oggetto", text=found.title.it)
    _under(_under(root, "Allegati"), "NumeroAllegati", text="0")
    _under(root, "Riservato", text=_said(not found.public))
    _under(_under(root, "IdentificativoDelFormato"), "Formato", text=MEDIA_TYPE[version.kind])
    if around.content:
        _checked(_under(root, "Verifica"), signed=SIGNATURE in around.content)
    _under(root, "NomeDelDocumento", text=around.file_name)
    _under(root, "VersioneDelDocumento", text=str(version.number))
    _under(root, "Note", text=around.address)
    return root


def _identity(parent: ET.Element, version: VersionView) -> None:
    hashed = _under(parent, "ImprontaCrittograficaDelDocumento")
    _under(hashed, "Impronta", text=base64.b64encode(bytes.fromhex(version.sha256)).decode())
    _under(hashed, "Algoritmo", text=HASHED_WITH)
    _under(parent, "Identificativo", text=str(version.id))


def _registration(parent: ET.Element, version: VersionView) -> None:
    local = timezone.localtime(version.happened_at)
    _under(parent, "TipologiaDiFlusso", text=OUTGOING)
    none = _under(_under(parent, "TipoRegistro"), NO_REGISTER)
    _under(none, "TipoRegistro", text=NO_REGISTER)
    _under(none, "DataDocumento", text=local.date().isoformat())
    _under(none, "OraDocumento", text=local.time().isoformat(timespec="seconds"))
    _under(none, "NumeroDocumento", text=str(version.id))


def _sender(parent: ET.Element, owner: str) -> None:
    sender = _under(parent, "Mittente")
    _under(sender, "TipoRuolo", text="Mittente")
    _under(_under(sender, "PG"), "DenominazioneOrganizzazione", text=owner)


def _checked(parent: ET.Element, *, signed: bool) -> None:
    """Say whether the file holds a signature; nobody here judged it, and seals and stamps are not looked for."""
    _under(parent, "FirmatoDigitalmente", text=_said(signed))
    for name in ("SigillatoElettronicamente", "MarcaturaTemporale", "ConformitaCopieImmagineSuSupportoInformatico"):
        _under(parent, name, text=_said(False))


def _said(truth: object) -> str:
    return "true" if truth else "false"


def _under(parent: ET.Element, name: str, *, text: str = "") -> ET.Element:
    child = ET.SubElement(parent, name)
    child.text = text or None
    return child
