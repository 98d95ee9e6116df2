"""How people read what a notice is made of."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fabene.programme.calls.values import ApplicantKind, State, Step, Theme, Turn, WhyNot

STATE: Mapping[State, Promise] = {
    State.DRAFT: _("in preparazione"),
    State.PUBLISHED: _("pubblicato, non ancora aperto"),
    State.OPEN: _("aperto"),
    State.CLOSED: _("chiuso"),
}
TONE: Mapping[State, str] = {
    State.DRAFT: "quiet",
    State.PUBLISHED: "earth",
    State.OPEN: "leaf",
    State.CLOSED: "quiet",
}
APPLICANT: Mapping[ApplicantKind, Promise] = {
    ApplicantKind.ORGANISATION: _("organizzazioni del terzo settore"),
    ApplicantKind.GROUP: _("gruppi di persone"),
    ApplicantKind.FIRM: _("imprese"),
    ApplicantKind.PUBLIC_BODY: _("enti pubblici"),
}
THEME: Mapping[Theme, Promise] = {
    Theme.WHO: _("Chi può partecipare"),
    Theme.TERRITORY: _("Territorio"),
    Theme.MONEY: _("Soldi e costi"),
    Theme.DOCUMENTS: _("Documenti e modulo"),
    Theme.CRITERIA: _("Criteri e giuria"),
    Theme.DATES: _("Date"),
    Theme.OTHER: _("Altro"),
}
WHY_NOT: Mapping[WhyNot, Promise] = {
    WhyNot.PERSONAL: _("È una cosa personale: si risponde solo a chi l’ha chiesta"),
    WhyNot.ELSEWHERE: _("Riguarda un altro ufficio"),
    WhyNot.ANSWERED: _("La risposta è già pubblicata"),
    WhyNot.NOT_A_QUESTION: _("Non è una domanda sul bando"),
}
STEP: Mapping[Step, Promise] = {
    Step.PUBLICATION: _("Pubblicazione"),
    Step.CHANGE: _("Modifica"),
    Step.EXTENSION: _("Proroga"),
}
TURN: Mapping[Turn, Promise] = {
    Turn.TABLES: _("I tavoli sono iniziati"),
    Turn.CONCLUDED: _("Convenzione firmata"),
    Turn.ENDED: _("Finita senza convenzione"),
}
FAULT: Mapping[str, Promise] = {
    "missing": _("manca"),
    "weights_not_100": _("i pesi non fanno 100"),
    "more_than_the_scale": _("un minimo supera il punteggio più alto"),
    "opens_before_published": _("l’apertura è già passata: si pubblica prima di aprire"),
    "closes_before_opening": _("chiude prima di aprire"),
    "questions_after_closing": _("le domande finirebbero dopo la chiusura"),
    "criterion_unknown": _("c’è un criterio che non esiste più"),
    "more_than_there_is": _("un contributo sarebbe più grande di tutte le risorse"),
    "results_before_closing": _("i risultati arriverebbero prima della chiusura"),
    "call_not_published": _("quel bando non è pubblicato"),
}
FIELD: Mapping[str, Promise] = {
    "title": _("Titolo"),
    "sentence": _("In una frase"),
    "note": _("Nota da leggere prima"),
    "sources": _("Fonti"),
    "aims": _("A che serve"),
    "who_may": _("Chi può partecipare"),
    "together": _("Come ci si mette insieme"),
    "reserved_to_call": _("Riservato a chi ha partecipato a"),
    "requirements": _("Requisiti"),
    "networks": _("Reti"),
    "municipalities": _("Comuni"),
    "territory": _("Territorio, in parole"),
    "total_cents": _("Risorse in tutto"),
    "max_amount_cents": _("Al massimo per ogni contributo"),
    "resources": _("Risorse, in parole"),
    "costs": _("Costi ammessi, in parole"),
    "cost_kinds": _("Tipi di costo"),
    "required_documents": _("Documenti da consegnare"),
    "questions": _("Domande del modulo"),
    "how": _("Come si partecipa"),
    "criteria": _("Criteri e pesi"),
    "max_score": _("Punteggio più alto per criterio"),
    "half_points": _("Si danno anche mezzi punti"),
    "least_halves": _("Punti minimi in tutto"),
    "tie_order": _("A parità di punteggio"),
    "jury": _("Giuria"),
    "opens_at": _("Apre"),
    "closes_at": _("Chiude"),
    "questions_until": _("Domande fino a"),
    "results_by": _("Risultati entro"),
    "reporting": _("Rendiconto"),
    "inspections": _("Controlli"),
    "publicity": _("Pubblicità"),
    "data_protection": _("Dati personali"),
    "official": _("Responsabile del procedimento"),
    "contact": _("A chi scrivere"),
    "court": _("Ricorsi"),
    "aim": _("Finalità"),
    "object": _("Oggetto"),
    "length": _("Durata"),
    "project_frame": _("Quadro del progetto"),
    "economic_frame": _("Quadro economico"),
    "exclusions": _("Cause di esclusione"),
    "phases": _("Fasi"),
    "evaluation": _("Criteri di valutazione"),
    "conclusion": _("Come si conclude"),
}
"""Every field of a notice by its name on the page."""
