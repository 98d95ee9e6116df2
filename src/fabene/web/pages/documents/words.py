"""The words of documents: their kinds, their licences, what came out when they were read."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fabene.lib.archive.values import Form
from fabene.programme.documents.values import DocumentKind, Legible, Licence

KIND: Mapping[DocumentKind, Promise] = {
    DocumentKind.ACT: _("atto"),
    DocumentKind.AGREEMENT: _("convenzione"),
    DocumentKind.CALL: _("bando o avviso"),
    DocumentKind.APPLICATION: _("allegato di una proposta"),
    DocumentKind.MINUTES: _("verbale"),
    DocumentKind.RANKING: _("graduatoria"),
    DocumentKind.BUDGET: _("bilancio o preventivo"),
    DocumentKind.EXPENSE: _("giustificativo di spesa"),
    DocumentKind.EVIDENCE: _("prova di un risultato"),
    DocumentKind.REPORT: _("relazione"),
    DocumentKind.MATERIAL: _("materiale di un incontro"),
    DocumentKind.LETTER: _("lettera"),
    DocumentKind.OTHER: _("altro documento"),
}
LICENCE: Mapping[Licence, Promise] = {
    Licence.CC_BY: _("Creative Commons Attribuzione 4.0 (CC BY)"),
    Licence.CC_BY_SA: _("Creative Commons Attribuzione, stessa licenza 4.0 (CC BY-SA)"),
    Licence.CC0: _("Nessun diritto riservato (CC0 1.0)"),
    Licence.IODL: _("Italian Open Data License 2.0 (IODL)"),
    Licence.RESERVED: _("Tutti i diritti riservati"),
}
ARCHIVED: Mapping[Form, Promise] = {
    Form.AS_IS: _("Il file è già in formato d’archivio: non serve una copia."),
    Form.PAGES: _("Le stesse pagine del file, in formato d’archivio; niente è stato tolto."),
    Form.ENCLOSED: _(
        "Convertirlo lo avrebbe cambiato (è firmato, o gli manca un carattere): sta, com’era, dentro la sua scheda."
    ),
}
LEGIBLE: Mapping[Legible, Promise] = {
    Legible.READ: _("Le sue parole si trovano con la ricerca."),
    Legible.CUT: _("È molto lungo: la ricerca trova solo le parole della prima parte."),
    Legible.NONE: _("È un’immagine o una scansione: la ricerca trova solo il titolo, e chi non vede non può leggerlo."),
    Legible.LOCKED: _("È protetto da una password: la ricerca trova solo il titolo."),
    Legible.BROKEN: _("Il file non si apre bene: la ricerca trova solo il titolo."),
    Legible.UNREAD: _("Può contenere nomi: il suo testo non viene letto, la ricerca trova solo il titolo."),
}
