"""Sentences about calls and co-design: what cannot be published, changed, asked or decided, and what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CALLS: dict[str, Promise] = {
    "agreement_missing": _("Quando la convenzione è firmata si dice quale; negli altri casi il campo resta vuoto."),
    "answer_not_found": _("Questa risposta non c’è."),
    "call_closed": _("Il bando è chiuso: non si cambia e non si riapre. Se serve, pubblicane un altro."),
    "call_not_found": _("Questo bando non c’è."),
    "call_not_published": _("Non è ancora pubblicato: prima pubblicalo."),
    "call_published_already": _("È già pubblicato: ora cambia per versioni, con una ragione."),
    "closes_earlier": _("Chi partecipa conta su quel tempo: la scadenza può solo andare più avanti."),
    "co_design_not_open": _("Si risponde solo mentre l’avviso è aperto. Non è stato mandato nulla; il testo è qui."),
    "co_design_open_still": _("L’avviso è ancora aperto: si decide dopo la chiusura, con tutte le risposte."),
    "co_design_over": _("Questa coprogettazione è finita: la sua storia non cambia più."),
    "field_unknown": _("Questo testo non ha un campo «%(field)s»."),
    "interest_already": _("Questa organizzazione ha già risposto. Non è cambiato nulla."),
    "interest_not_found": _("Questa risposta all’avviso non c’è."),
    "juror_already": _("Questa persona è già nella giuria."),
    "juror_called_already": _("Al posto di questa persona è già entrato qualcuno."),
    "juror_is_oneself": _("Nessuno nomina sé stesso: chiedi a un’altra persona dell’ufficio."),
    "juror_not_found": _("Questa persona non è nella giuria del bando."),
    "jury_closed": _("I punteggi sono cominciati: la giuria non cambia più."),
    "jury_empty": _("La giuria è vuota: prima nomina chi giudica."),
    "key_twice": _("Due righe hanno lo stesso nome: cambiane uno."),
    "limit_out_of_bounds": _("Il numero va da %(minimum)s a %(maximum)s."),
    "list_too_long": _("Le righe sono troppe: al massimo %(limit)s."),
    "nobody_admitted": _("Nessuna organizzazione è ammessa: prima decidi chi partecipa."),
    "nothing_changed": _("Il testo è uguale a quello pubblicato: non c’è una versione nuova."),
    "notice_frozen": _(
        "È già aperto: chi partecipa si è fidato di quello che ha letto. Quelle parti non cambiano più."
    ),
    "notice_frozen_fields": _(
        "È già aperto: chi partecipa si è fidato di quello che ha letto (art. 12 della legge 241/1990), e queste parti "
        "non cambiano più: %(fields)s. Rimettile com’erano, o prepara un altro bando. Quello che hai scritto resta."
    ),
    "notice_incomplete": _("Mancano %(count)s cose: sono elencate nella pagina, ognuna con il posto dove si scrive."),
    "organisation_not_yours": _("Si risponde solo per un’organizzazione a cui il tuo accesso è legato."),
    "question_answered": _("A questa domanda qualcuno ha già risposto."),
    "question_not_found": _("Questa domanda non c’è più."),
    "question_tells_who": _("Dentro c’è un indirizzo, un numero o un codice fiscale: toglilo, la leggono tutti."),
    "questions_closed": _("Il tempo delle domande è finito. Leggi le risposte qui sotto; non è stato mandato nulla."),
    "questions_too_many": _("Troppe domande aspettano una risposta: riprova tra qualche giorno."),
    "questions_too_many_from_one": _(
        "Da qui sono già arrivate %(limit)s domande in un’ora: riprova più tardi. Quello che hai scritto è qui."
    ),
    "questions_too_many_of_one": _(
        "Da questo indirizzo email sono già arrivate %(limit)s domande oggi: aspetta le risposte, che leggi qui anche "
        "tu, o riprova domani. Quello che hai scritto è ancora nel modulo."
    ),
    "tables_not_begun": _("I tavoli non sono ancora iniziati: prima scrivi quando cominciano."),
    "template_not_found": _("Questo modello non c’è."),
    "turn_already": _("Questo passo è già scritto nella storia."),
    "weight_out_of_bounds": _("Un peso va da %(minimum)s a %(maximum)s, e tutti insieme fanno 100."),
}
