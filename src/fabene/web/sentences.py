"""What a person reads when something was refused: one sentence for each code that the rooms raise.

A sentence says what happened and what to do; nothing was changed, or it says so. ``%(name)s`` are the fields of the
error's ``data``. The words are the Italian ones; other languages come from the catalogues.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    # core and lib
    "refused": _("Non si può fare. Non è cambiato nulla."),
    "not_found": _("Quello che cerchi non c'è, o non è visibile a te."),
    "conflict": _("Nel frattempo qualcosa è cambiato. Ricarica la pagina e riprova."),
    "not_allowed": _("Il tuo ruolo non permette di farlo. Chiedi a chi coordina la rete."),
    "time_without_zone": _("Manca il fuso orario di un'ora. Non è cambiato nulla."),
    "text_missing": _("Un testo obbligatorio è vuoto: scrivilo e riprova."),
    "text_too_long": _("Un testo è troppo lungo: al massimo %(limit)s caratteri."),
    "text_unreadable": _("Un testo contiene caratteri che non si possono leggere: riscrivilo."),
    # people
    "id_used_for_something_else": _("Questa richiesta è già stata usata per altro. Ricarica la pagina e riprova."),
    "email_not_valid": _("L'indirizzo email non è scritto bene: controllalo."),
    "email_taken": _("Qualcuno usa già questo indirizzo email."),
    "network_not_found": _("Questa rete non c'è."),
    "organisation_not_found": _("Questa organizzazione non c'è."),
    "partner_already": _("L'organizzazione fa già parte di questa rete."),
    "role_already_ended": _("Questo ruolo era già finito."),
    "role_already_held": _("La persona ha già questo ruolo."),
    "role_not_held": _("La persona non ha questo ruolo."),
    "seat_not_found": _("Questo posto della dimostrazione non c'è."),
    "seat_taken": _("Questo posto della dimostrazione è già preso."),
    "slug_not_valid": _("Per l'indirizzo usa solo lettere minuscole, numeri e trattini: «%(slug)s» non va bene."),
    "slug_taken": _("L'indirizzo «%(slug)s» è già usato: scegline un altro."),
    "tax_code_not_valid": _("Il codice fiscale o la partita IVA non è giusto: controlla le cifre."),
    "tax_code_taken": _("Un'altra organizzazione ha già il codice %(tax_code)s."),
    "user_not_found": _("Questa persona non c'è."),
    # places
    "calendar_too_long": _("Il calendario mostra al massimo %(limit)s giorni per volta."),
    "category_not_known": _("La categoria «%(category)s» non esiste: sceglila dall'elenco."),
    "destination_kind_not_known": _("Il cibo non può andare a una destinazione di questo tipo."),
    "destination_not_found": _("Questa destinazione non c'è."),
    "hours_missing": _("Serve almeno un orario: l'apertura o la raccolta."),
    "hours_not_found": _("Questi orari non ci sono."),
    "hours_reversed": _("La fine viene prima dell'inizio: controlla gli orari e le date."),
    "hub_not_found": _("La rete non ha ancora un hub."),
    "istat_code_not_valid": _("Il codice ISTAT di un comune ha sei cifre: «%(istat_code)s» non va bene."),
    "label_taken": _("In questo mercato c'è già un banco «%(label)s»."),
    "market_not_found": _("Questo mercato non c'è."),
    "municipality_not_found": _("Questo comune non c'è."),
    "name_taken": _("La rete ha già una destinazione che si chiama «%(name)s»."),
    "network_has_a_hub": _("La rete ha già un hub."),
    "position_not_on_earth": _("Le coordinate non sono di un luogo: controllale."),
    "stall_not_found": _("Questo banco non c'è."),
    "weekday_not_known": _("Il giorno della settimana non esiste."),
    # charter
    "rule_named_twice": _("Una destinazione compare due volte: ognuna va messa una volta sola."),
    "rule_not_a_number": _("Serve un numero intero da %(minimum)s a %(maximum)s."),
    "rule_not_an_option": _("Il valore non è tra quelli possibili: %(options)s."),
    "rule_not_known": _("La carta della rete non ha una regola «%(rule)s»."),
    "rule_order_against_law": _(
        "La legge 166/2016 vuole prima le persone, poi gli animali, poi il compost: cambia l'ordine."
    ),
    "rule_out_of_bounds": _("Il valore va da %(minimum)s a %(maximum)s."),
    "rule_starts_in_the_past": _("Una regola può valere da oggi in avanti, non da prima."),
}
