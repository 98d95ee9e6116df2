"""What a person reads when the judging of applications refuses something."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SELECTION: Mapping[str, Promise] = {
    "admission_missing": _(
        "Di %(count)s proposte non si è ancora detto se sono ammesse: prima guardale tutte, poi chiudi."
    ),
    "admission_settled": _(
        "La prima lettura è chiusa: che cosa è ammesso non cambia più, se non dopo un ricorso accolto. "
        "Non è cambiato nulla."
    ),
    "appeal_answered": _("Questo ricorso ha già una risposta. Non è cambiato nulla."),
    "appeal_days_out_of_bounds": _("I giorni per ricorrere vanno da 1 a %(limit)s."),
    "appeal_late": _(
        "Il tempo per ricorrere è finito %(ended_date)s alle %(ended_clock)s: questo ricorso non è stato mandato. "
        "Restano le vie che indica il bando."
    ),
    "appeal_not_found": _("Questo ricorso non c’è."),
    "appeal_waits": _("Un tuo ricorso su questa proposta aspetta già una risposta: non serve scriverlo due volte."),
    "application_not_here": _("Questa proposta non è tra quelle arrivate, o non sei tra chi la scrive."),
    "application_not_judged": _("Questa proposta non è tra quelle ammesse: la giuria non la valuta."),
    "call_not_over": _("Il bando non è ancora chiuso: la valutazione comincia dopo."),
    "check_missing": _(
        "Manca il secondo controllo sulla proposta al posto %(position)s: prima scrivi se si può fare e ripetere."
    ),
    "conflict_declared": _(
        "Hai dichiarato un conflitto di interessi su questa proposta: non puoi darle punteggi. "
        "La media si farà su chi altro è in giuria."
    ),
    "conflict_stays": _(
        "La prima lettura è chiusa e i punteggi si vedono: un conflitto dichiarato non si può più ritirare."
    ),
    "half_score_out_of_scale": _(
        "%(criterion)s: il punteggio non è nella scala. I punteggi vanno da 0 a %(limit)s, anche con il mezzo punto. "
        "Gli altri restano come li hai scritti."
    ),
    "juror_body_applied": _(
        "L’ente per cui siedi in giuria è tra chi propone: non puoi valutare questa proposta, e il verbale lo dice."
    ),
    "juror_wrote_it": _(
        "Questa proposta la scrivi anche tu, o l’hai scritta: non puoi valutarla, e il verbale lo dice."
    ),
    "criterion_unknown": _("Questo criterio non è tra quelli del bando."),
    "declare_first": _("Prima di’ se hai un conflitto di interessi su questa proposta, poi dai i punteggi."),
    "first_round_closed": _("La prima lettura è già chiusa. Non è cambiato nulla."),
    "first_round_open": _(
        "La prima lettura è ancora aperta: finché non è chiusa nessuno vede i punteggi degli altri, nemmeno le medie."
    ),
    "integration_late": _(
        "Il termine per rispondere è finito %(ended_date)s alle %(ended_clock)s: la risposta non è stata mandata. "
        "Quello che hai scritto è ancora qui: scrivi all’ufficio del bando."
    ),
    "integration_not_asked": _("Su questa proposta l’ufficio non ha chiesto nulla."),
    "integration_pending": _(
        "Di %(count)s proposte si aspetta ancora un’integrazione: prima di’ se sono ammesse o escluse, poi chiudi."
    ),
    "integration_sent": _("La risposta è già arrivata all’ufficio. Non serve mandarla due volte."),
    "jury_not_closed": _("La giuria non ha ancora chiuso i punteggi finali: questo viene dopo."),
    "nothing_published": _("Non c’è ancora una graduatoria pubblicata: un ricorso si fa dopo."),
    "nothing_to_judge": _("Nessuna proposta è ammessa: non c’è nulla da valutare."),
    "panel_refused": _("Questi punteggi non si possono mettere in ordine (%(place)s): nessuno è cambiato."),
    "places_out_of_bounds": _("Le proposte che si possono sostenere vanno da 1 a %(limit)s."),
    "reason_missing": _("Di %(count)s proposte manca il motivo da pubblicare: scrivili tutti, poi pubblica."),
    "score_out_of_scale": _(
        "%(criterion)s: %(points)s non è nella scala. I punteggi sono numeri interi da 0 a %(limit)s. "
        "Quello di prima è rimasto."
    ),
    "minutes_not_found": _("Il verbale c’è quando i punteggi finali sono chiusi."),
    "ranking_not_found": _("Non c’è una graduatoria pubblicata con questo numero."),
    "scores_closed": _("Su questa proposta i punteggi sono chiusi. Non è cambiato nulla."),
    "scores_missing": _("Mancano ancora %(count)s letture: si chiude quando tutta la giuria ha finito."),
    "selection_already_open": _("La valutazione di questo bando è già aperta."),
    "selection_closed": _("I punteggi finali sono già chiusi. Non è cambiato nulla."),
    "selection_not_found": _("Questa valutazione non c’è."),
    "term_in_past": _("Il termine per rispondere è già passato: scegli un giorno e un’ora che devono venire."),
    "term_missing": _("Scrivi entro quando può arrivare la risposta."),
}
