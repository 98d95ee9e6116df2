"""Sentences about sessions and about the walk of an idea: what was refused, and what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

GATHERINGS: dict[str, Promise] = {
    "address_not_valid": _("L’indirizzo deve cominciare con https:// e portare a una pagina: copialo dal browser."),
    "already_signed_up": _("Ti sei già iscritto: il numero di persone si cambia togliendosi e iscrivendosi di nuovo."),
    "capacity_below_taken": _("Hanno già un posto in %(taken)s: i posti non possono essere di meno."),
    "capacity_out_of_bounds": _("I posti vanno da 1 a %(most)s; lascia vuoto se non c’è un limite."),
    "dates_missing": _("Scrivi almeno una data."),
    "dates_too_many": _("Sono troppe date: al massimo %(most)s per volta."),
    "gathering_cancelled": _("L’incontro è annullato. Non è cambiato nulla."),
    "gathering_ends_before_it_starts": _("L’incontro finisce prima di cominciare: controlla data e ore."),
    "gathering_not_begun": _("L’incontro non è ancora cominciato: le presenze si segnano da quel giorno."),
    "gathering_not_cancelled": _("L’incontro non è annullato."),
    "gathering_not_found": _("Questo incontro non c’è, o non è visibile a te."),
    "gathering_nowhere": _("Scrivi dove ci si trova: un luogo, un link o un numero di telefono."),
    "gathering_over": _("L’incontro è finito. Non è cambiato nulla."),
    "gathering_too_long": _("Un incontro dura al massimo %(days)s giorni: per i successivi, ripetilo."),
    "material_empty": _("Scrivi un indirizzo oppure scegli un file."),
    "material_not_found": _("Questo materiale non c’è più."),
    "material_twice": _("O un indirizzo o un file, non tutti e due: aggiungili uno per volta."),
    "people_out_of_bounds": _("Le persone vanno da 1 a %(most)s."),
    "reason_missing": _("Cambia il luogo o l’ora: scrivi perché, lo legge chi si è iscritto."),
    "sign_up_closed": _("A questo incontro si viene senza iscriversi."),
    "sign_up_not_found": _("Questa iscrizione non c’è."),
    "sign_up_withdrawn": _("L’iscrizione è già stata tolta."),
}
