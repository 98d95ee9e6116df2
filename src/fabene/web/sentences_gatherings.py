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
    "move_reason_missing": _("Cambia il luogo o l’ora: scrivi perché, lo legge chi si è iscritto."),
    "sign_up_closed": _("A questo incontro si viene senza iscriversi."),
    "sign_up_not_found": _("Questa iscrizione non c’è."),
    "sign_up_withdrawn": _("L’iscrizione è già stata tolta."),
    "sign_ups_too_many": _(
        "In quest’ora si sono iscritte troppe persone senza entrare nel sito: riprova tra un’ora. Quello che hai "
        "scritto è qui. Chi entra nel sito si iscrive anche adesso."
    ),
    "sign_ups_too_many_from_one": _(
        "Da questa rete sono già arrivate %(limit)s iscrizioni in un’ora. Una classe o un gruppo si iscrive insieme, "
        "in una volta: di’ in quanti siete. Oppure riprova più tardi."
    ),
    "sign_ups_too_many_of_a_browser": _(
        "Da qui hai già fatto %(limit)s iscrizioni a questo incontro: le trovi in questa pagina, e da lì puoi "
        "toglierle. Se siete in tanti, una sola iscrizione dice il numero."
    ),
    # deadlines
    "deadline_calendar_not_found": _("Non hai un calendario delle scadenze, o è già chiuso."),
    "deadline_choice_not_found": _("Questa scelta non c’è."),
    "deadline_chosen_since": _("Nel frattempo hai scelto altro: vale l’ultima scelta."),
    "deadline_language_unknown": _("Le mail si scrivono in italiano o in inglese: scegli una delle due."),
    # accompaniment
    "action_not_found": _("Questa azione non c’è."),
    "date_in_future": _("Questo giorno non è ancora arrivato: controlla la data."),
    "dates_in_wrong_order": _("La fine viene prima dell’inizio: controlla le date."),
    "deliverable_not_found": _("Questa consegna non c’è."),
    "entry_corrected": _("Questa pagina del diario è già stata corretta: correggi l’ultima."),
    "entry_not_found": _("Questa pagina del diario non c’è."),
    "given_hours_not_found": _("Queste ore non ci sono più."),
    "idea_has_a_plan": _("Questa idea ha già un piano di accompagnamento: aprilo dall’elenco."),
    "level_off_the_scale": _("La scala va da %(least)s a %(most)s."),
    "idea_elsewhere": _("«%(title)s» è di un altro territorio: scegli il suo, o «Tutti i territori»."),
    "merger_empty": _("Scegli almeno un’altra idea che confluisce in questa."),
    "merger_not_found": _("Questa unione di idee non c’è."),
    "merger_parted": _("Queste idee si sono già separate. Non è cambiato nulla."),
    "minutes_out_of_bounds": _("In un giorno si scrivono da un minuto a %(most_hours)s ore."),
    "not_mentor": _("Nel diario scrive solo chi accompagna: chiedi all’ufficio di essere indicato."),
    "organisation_not_in_plan": _("Questa organizzazione non è nel piano: aggiungila prima."),
    "plan_part_not_found": _("Questa persona non è nel piano."),
    "part_taken": _("Ha già questa parte nel piano."),
    "plan_merged": _("Una di queste idee è già confluita in un’altra, o ne ha raccolte: prima separale."),
    "accompaniment_not_found": _("Questo piano non c’è, o non è visibile a te."),
    "skills_answered": _("Qualcuno ha già risposto: le competenze di questo piano non si cambiano più."),
    "skills_incomplete": _("Rispondi a tutte le competenze, con un numero della scala."),
    "skills_out_of_bounds": _("Le competenze vanno da una a %(most)s."),
}
