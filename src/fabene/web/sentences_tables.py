"""Sentences about open tables, and about what emporios say they received."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TABLES: dict[str, Promise] = {
    # open tables
    "brought_back_gone": _("Quello che era tornato all'hub è già andato altrove: non può stare di nuovo sulla tavola."),
    "clearing_not_found": _("Questa tavola non era stata sparecchiata: ricarica la pagina."),
    "count_below_zero": _("Un conteggio non scende sotto lo zero: adesso è a %(there)s."),
    "count_refused": _("Scrivi un numero che non sia zero, al massimo %(limit)s per volta."),
    "laid_came_back": _("Una parte è già tornata all'hub: annulla prima quel ritorno."),
    "more_pieces_than_laid": _("%(category)s: sulla tavola ce ne sono solo %(pieces)s, non può tornarne di più."),
    "more_than_laid": _("%(category)s: sulla tavola ce n'è solo %(laid_grams)s, non può tornarne di più."),
    "nobody_waits": _("Tutti i biglietti dati (%(tickets)s) sono già stati chiamati."),
    "not_an_open_table": _("«%(destination)s» non è una tavola aperta: scegline una dall'elenco."),
    "nothing_tapped": _("Non c'è niente da annullare: i conteggi sono come all'inizio."),
    "nothing_to_bring_back": _("Scrivi quanto torna all'hub: almeno una cosa, più di zero."),
    "nothing_to_lay": _("Scrivi quanto va in tavola: almeno una cosa, più di zero."),
    "table_already_open": _("«%(destination)s» è già aperta il %(date)s: si sparecchia prima di aprirne un'altra."),
    "table_cleared": _("La tavola è sparecchiata: riaprila, se c'è ancora da scrivere."),
    "table_in_future": _("Il %(date)s non è ancora arrivato: la tavola si apre quel giorno."),
    "table_in_use": _("Su questa tavola c'è già qualcosa di scritto: si sparecchia, non si toglie."),
    "table_move_not_found": _("Questo passaggio non c'è più: ricarica la pagina."),
    "table_not_found": _("Questa tavola non c'è: forse è stata aperta per sbaglio e tolta."),
    "table_of_another_network": _("«%(destination)s» è di un'altra rete: scegli una tavola della tua."),
    "table_too_old": _("Il %(date)s è troppo lontano: si torna indietro al massimo di %(limit)s giorni."),
    "table_without_date": _("Scrivi quando."),
    "tally_not_asked": _("Questo non si conta qui."),
    # emporios
    "acknowledged_apart": _("Si conferma una consegna per volta: stesso giorno, stesso emporio."),
    "acknowledged_below_zero": _("%(category)s: quello che è arrivato non può essere meno di zero."),
    "acknowledged_elsewhere": _("«%(destination)s» non è un emporio: la conferma non serve."),
    "acknowledged_more": _("%(category)s: è più di quello che è partito. Se è giusto così, spunta qui sotto."),
    "acknowledged_too_much": _(
        "%(category)s: è più del doppio di quello che è partito. Controlla la virgola e l'unità."
    ),
    "acknowledgement_incomplete": _("Scrivi che cosa è arrivato per ognuna delle %(categories)s righe, anche zero."),
    "acknowledgement_not_found": _("Questa conferma non c'è."),
    "passing_acknowledged": _("L'emporio ha già detto che cosa è arrivato: se è sbagliato, annulla prima la conferma."),
    "passing_undone": _("Questa consegna è stata annullata: ricarica la pagina."),
}
