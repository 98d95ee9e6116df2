"""The names on screen of what the room of privacy knows by a key."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from fabene.privacy.catalogue import Data, Subject
from fabene.privacy.values import Harm, Kind, Outcome, Right, RuleInForce, Source, Span, Step, Treatment, What
from fabene.web import formats

KIND: Mapping[Kind, Promise] = {
    Kind.PICK_UPS: _("Di chi era ogni borsa"),
    Kind.HOUSEHOLDS: _("La scheda di una famiglia"),
    Kind.USERS: _("Chi entra e non ha più un ruolo"),
    Kind.WORDS: _("A quale famiglia è stato dato un avviso"),
    Kind.MESSAGES: _("Che un messaggio è partito"),
    Kind.INVITATIONS: _("Email e nome di chi è stato invitato"),
    Kind.SESSIONS: _("Dove qualcuno è entrato"),
    Kind.ATTEMPTS: _("I tentativi di entrare"),
    Kind.ACTIONS: _("Il diario di chi ha fatto che cosa"),
    Kind.READINGS: _("Il diario di chi ha letto i dati di una famiglia"),
    Kind.REQUESTS: _("Le richieste già risposte"),
    Kind.SPENDING: _("Fatture, fogli ore e prove di un contributo"),
    Kind.DRAFTS: _("La bozza di una proposta non inviata"),
    Kind.JURIES: _("Come ha votato chi è in giuria"),
    Kind.SIGN_UPS: _("L’indirizzo lasciato per venire a un incontro"),
    Kind.CONTACTS: _("Quello che qualcuno ha scritto dalla pagina dei contatti"),
    Kind.QUESTIONS: _("Le domande su un bando a cui nessuno ha risposto"),
}

KIND_AFTER: Mapping[Kind, Promise] = {
    Kind.PICK_UPS: _("Resta la borsa, con i suoi chili e senza la famiglia. I totali non cambiano."),
    Kind.HOUSEHOLDS: _("La famiglia è cancellata dappertutto. Si conta dall’ultimo contatto, o dal riesame se è dopo."),
    Kind.USERS: _("L’accesso è cancellato con nome ed email. Nel diario resta un codice."),
    Kind.WORDS: _("Resta che cosa è stato detto, non a chi."),
    Kind.MESSAGES: _("Testo e destinatario sono già spariti quando il messaggio è partito."),
    Kind.INVITATIONS: _("Spariscono quando l’invito scade, due settimane dopo."),
    Kind.SESSIONS: _("Spariscono quando scadono, dopo dodici ore."),
    Kind.ATTEMPTS: _("Un’impronta dell’email, e l’indirizzo di rete, di chi ha sbagliato la password."),
    Kind.ACTIONS: _("Va via un mese intero per volta; resta scritto che è stato tolto, e quante righe aveva."),
    Kind.READINGS: _("Come sopra: un mese intero per volta."),
    Kind.REQUESTS: _("Si conta dalla risposta."),
    Kind.CONTACTS: _("Si conta dalla chiusura; una richiesta ferma da 90 giorni va via comunque. Resta il numero."),
    Kind.QUESTIONS: _(
        "Si conta da quando il bando chiude. Con la risposta, testo e indirizzo di chi ha chiesto spariscono subito."
    ),
    Kind.SPENDING: _(
        "Si conta dalla chiusura del contributo. Restano somme, numeri e impronte; chi ha fornito o donato e i file no."
    ),
    Kind.DRAFTS: _(
        "Si conta dall’ultima parola scritta, e mai prima che il bando chiuda. Spariscono anche i documenti."
    ),
    Kind.JURIES: _(
        "Si conta dalla fine del tempo per ricorrere. Restano la tabella chiusa, per ente, e la graduatoria."
    ),
    Kind.SIGN_UPS: _("Si conta dalla fine dell’incontro. Resta quante persone dovevano venire."),
}

SOURCE: Mapping[Source, Promise] = {
    Source.PRACTICE: _("uso corrente, da confermare dal DPO"),
    Source.OURS: _("proposta di questo programma, da confermare dal DPO"),
    Source.LAW: _("dieci anni, per legge (art. 2220 del codice civile)"),
    Source.FIXED: _("il più breve che il programma permette"),
}

WHAT: Mapping[What, Promise] = {
    What.RETENTION: _("i tempi di conservazione"),
    What.LEGAL_BASIS: _("le basi giuridiche"),
}

TREATMENT: Mapping[Treatment, Promise] = {
    Treatment.FOOD: _("Dividere il cibo tra le famiglie"),
    Treatment.REACHING: _("Avvisare le famiglie"),
    Treatment.ACCOUNTS: _("Far entrare chi lavora con la rete"),
    Treatment.TRADERS: _("Rendere conto di chi dona"),
    Treatment.SECURITY: _("Tenere al sicuro, e sapere chi ha fatto che cosa"),
    Treatment.RIGHTS: _("Rispondere a chi chiede dei propri dati"),
    Treatment.CONTACTS: _("Rispondere a chi scrive dalla pagina dei contatti"),
    Treatment.PARTICIPATION: _("Far partecipare agli incontri e ai percorsi"),
}

PURPOSE: Mapping[Treatment, Promise] = {
    Treatment.FOOD: _(
        "Accogliere chi è segnalato, dividere in parti giuste, consegnare, senza dare ciò che non si può."
    ),
    Treatment.REACHING: _(
        "Dire giorno, luogo e cambiamenti del ritiro, nella lingua e sul canale che la famiglia sceglie."
    ),
    Treatment.ACCOUNTS: _("Sapere chi entra, con quale ruolo, in quale rete e per quale ente."),
    Treatment.TRADERS: _("Sapere da quale banco viene il cibo e rilasciarne il conto a chi lo ha donato."),
    Treatment.SECURITY: _("Riconoscere abusi ed errori, e poterli correggere senza cancellarne la traccia."),
    Treatment.RIGHTS: _("Tenere il registro delle richieste e delle violazioni, e chi ha deciso che cosa."),
    Treatment.CONTACTS: _("Far arrivare la richiesta a chi può rispondere, e cancellarla appena è chiusa."),
    Treatment.PARTICIPATION: _(
        "Sapere quanti vengono a un incontro, dire se cambia, accompagnare un’idea fino al lavoro che resta."
    ),
}

# What the sources of this project say. Everything else is left empty, for who answers for it to write.
SUGGESTED_BASIS: Mapping[Treatment, str] = {
    Treatment.FOOD: (
        "Compito di interesse pubblico: art. 6, par. 1, lett. e) del Regolamento (UE) 2016/679; "
        "art. 2-sexies del D.Lgs. 196/2003 dove ricorressero dati dell’art. 9. Non il consenso."
    ),
    Treatment.REACHING: (
        "Compito di interesse pubblico: art. 6, par. 1, lett. e) del Regolamento (UE) 2016/679. "
        "Il canale lo sceglie la famiglia, che può cambiare idea."
    ),
    Treatment.TRADERS: "Adempimenti della legge 166/2016 per chi dona eccedenze.",
    Treatment.RIGHTS: "Articoli da 12 a 22 e 33 del Regolamento (UE) 2016/679.",
}

RIGHT: Mapping[Right, Promise] = {
    Right.ACCESS: _("Vedere e avere copia"),
    Right.CORRECTION: _("Correggere"),
    Right.ERASURE: _("Cancellare"),
}

OUTCOME: Mapping[Outcome, Promise] = {
    Outcome.DONE: _("fatto"),
    Outcome.PARTLY: _("fatto in parte"),
    Outcome.REFUSED: _("non si può"),
}

HARM: Mapping[Harm, Promise] = {
    Harm.SEEN: _("visti da chi non doveva"),
    Harm.LOST: _("persi, o non più raggiungibili"),
    Harm.CHANGED: _("cambiati da chi non doveva"),
}

STEP: Mapping[Step, Promise] = {
    Step.MEASURE: _("Che cosa è stato fatto"),
    Step.AUTHORITY: _("Detto al Garante"),
    Step.PEOPLE: _("Detto alle persone"),
    Step.CLOSED: _("Chiusa"),
}

DATA: Mapping[Data, Promise] = {
    Data.WHO: _("nome, email o altro che dice chi è"),
    Data.SEALED: _("nome, telefono, email e indirizzo, cifrati"),
    Data.ALIAS: _("codici e identificativi senza nome"),
    Data.LIFE: _("composizione, scelte, date"),
    Data.DEED: _("chi ha fatto che cosa e quando"),
    Data.DEVICE: _("indirizzo di rete e browser"),
    Data.LOCK: _("chiavi, impronte e altri segreti tecnici"),
    Data.TYPED: _("annotazioni, in cui non si scrivono nomi"),
}

SUBJECT: Mapping[Subject, Promise] = {
    Subject.HOUSEHOLD: _("famiglie"),
    Subject.USER: _("chi lavora con la rete"),
    Subject.TRADER: _("chi vende al mercato"),
    Subject.REQUESTER: _("chi fa una richiesta"),
    Subject.PARTICIPANT: _("chi si iscrive a un incontro"),
}


def span(rule: RuleInForce) -> str:
    """Return for how long: “24 mesi”, “30 giorni”, “appena scade”."""
    return amount(rule.amount, span=rule.rule.span)


def amount(number: int, *, span: Span) -> str:
    """Return so many months or days as people say it."""
    if not number:
        return str(_("appena scade"))
    said = (
        ngettext("%(number)s mese", "%(number)s mesi", number)
        if span == Span.MONTHS
        else ngettext("%(number)s giorno", "%(number)s giorni", number)
    )
    return said % {"number": formats.count(number)}
