"""How the pages about people name what the rooms name by a key."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fabene.people.values import AlertOutcome, Log, OrganisationKind, ReadingReason

ORGANISATION_KIND: Mapping[OrganisationKind, Promise] = {
    OrganisationKind.THIRD_SECTOR: _("ente del terzo settore"),
    OrganisationKind.MUNICIPALITY: _("Comune"),
    OrganisationKind.CONSORTIUM: _("consorzio"),
    OrganisationKind.PARISH: _("parrocchia"),
    OrganisationKind.SCHOOL: _("scuola"),
    OrganisationKind.FIRM: _("impresa o attività"),
    OrganisationKind.PUBLIC_BODY: _("altro ente pubblico"),
}

READING_REASON: Mapping[ReadingReason, Promise] = {
    ReadingReason.CONTACT: _("per chiamarla o scriverle"),
    ReadingReason.REFERRAL: _("per segnalarla o correggere la segnalazione"),
    ReadingReason.REVIEW: _("per rivedere insieme come va"),
    ReadingReason.MATCH: _("per capire se è la stessa famiglia"),
    ReadingReason.DELIVERY: _("per portarle la borsa"),
    ReadingReason.SAFETY: _("per un pericolo, o cibo da richiamare"),
    ReadingReason.OWN: _("l’ha letto la famiglia stessa"),
    ReadingReason.EXPORT: _("perché ha chiesto i suoi dati"),
    ReadingReason.ERASURE: _("perché ha chiesto di essere cancellata"),
    ReadingReason.CHECK: _("per un controllo sulla protezione dei dati"),
}

ALERT_OUTCOME: Mapping[AlertOutcome, Promise] = {
    AlertOutcome.EXPECTED: _("era previsto: un giro di telefonate, di colloqui o di consegne"),
    AlertOutcome.TALKED: _("ne abbiamo parlato: non succederà più"),
    AlertOutcome.BREACH: _("è una violazione: va nel registro delle violazioni"),
}

LOG: Mapping[Log, Promise] = {
    Log.ACTIONS: _("che cosa si è fatto"),
    Log.READINGS: _("chi ha guardato"),
}

# What stands before the dot of a line of the log.
AREA: Mapping[str, Promise] = {
    "access": _("accesso"),
    "accreditation": _("accreditamento"),
    "action": _("azione"),
    "agreement": _("accordo"),
    "alert": _("segnalazione"),
    "applicant": _("chi si candida"),
    "application": _("proposta"),
    "applications": _("proposte"),
    "bag": _("borsa"),
    "batch": _("cucina"),
    "breach": _("violazione"),
    "calendar": _("calendario"),
    "campaign": _("campagna"),
    "category": _("pesata"),
    "change": _("cambiamento"),
    "co_design": _("coprogettazione"),
    "contact": _("richiesta"),
    "day": _("giornata"),
    "deadlines": _("scadenze"),
    "deliverable": _("consegna"),
    "destination": _("destinazione"),
    "diary": _("diario"),
    "discard": _("scarto"),
    "document": _("documento"),
    "donation": _("cibo raccolto"),
    "donor": _("altri donatori"),
    "dossier": _("fascicolo"),
    "ecosystem": _("ecosistema"),
    "food": _("cibo"),
    "frame": _("programma"),
    "gathering": _("incontro"),
    "grant": _("contributo"),
    "hours": _("orari"),
    "household": _("famiglia"),
    "hub": _("hub"),
    "installation": _("sito"),
    "interest": _("conflitto di interessi"),
    "invitation": _("invito"),
    "juror": _("chi valuta"),
    "jury": _("giuria"),
    "kitchen": _("cucina"),
    "legal_basis": _("base giuridica"),
    "logs": _("registri"),
    "market": _("mercato"),
    "meals": _("pasti"),
    "municipality": _("Comune"),
    "network": _("rete"),
    "organisation": _("organizzazione"),
    "plan": _("piano"),
    "privacy": _("privacy"),
    "question": _("domanda"),
    "recall": _("richiamo"),
    "reminders": _("avvisi"),
    "retention": _("conservazione"),
    "role": _("ruolo"),
    "round": _("giro"),
    "rule": _("regola"),
    "safety": _("controlli"),
    "seat": _("posto"),
    "selection": _("valutazione"),
    "stall": _("banco"),
    "stock": _("scorta"),
    "table": _("tavola aperta"),
    "temperature": _("temperatura"),
    "thing": _("cosa divisa"),
    "transfer": _("trasporto"),
    "user": _("persona"),
    "uses": _("a che serve il punto"),
    "way": _("modo di pesare"),
    "weighing": _("pesata"),
    "weight": _("stima"),
    "word": _("avviso"),
    "words": _("avvisi"),
    "zero": _("niente raccolto"),
}


def area(what: str) -> str:
    """Return what a line of the log is about; the code itself for one that has no name yet."""
    before = what.partition(".")[0]
    return str(AREA.get(before, before))
