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
    # collecting
    "already_corrected": _("È già stato corretto: ricarica la pagina e guarda che cosa vale adesso."),
    "already_weighed": _("Questa categoria è già stata pesata e dopo non è arrivato altro: correggi quel peso."),
    "crate_too_heavy": _("Una cassetta pesa al massimo %(limit_kg)s kg: controlla il peso e l'unità."),
    "crates_not_positive": _("Le cassette devono essere almeno una."),
    "day_already_open": _("Il mercato del %(date)s è già aperto: usa quella giornata."),
    "day_closed": _("La giornata del %(date)s è chiusa: non si può più registrare. Non è cambiato nulla."),
    "day_in_future": _("La giornata del %(date)s non è ancora arrivata: aprila quel giorno."),
    "day_not_found": _("Questa giornata di mercato non c'è."),
    "discard_not_found": _("Questo scarto non c'è."),
    "donation_not_found": _("Questo dono non c'è."),
    "lot_not_found": _("Questo lotto non c'è."),
    "market_of_another_network": _("Il mercato è di un'altra rete: scegline uno della tua."),
    "not_zero": _("Qualcosa è arrivato: non serve spiegare perché non c'è nulla."),
    "nothing_there": _("Di questa categoria non è stato registrato nulla: registra prima che cosa è arrivato."),
    "nothing_to_carry": _("Al banchetto non c'è nulla di questa categoria da portare all'hub."),
    "stall_missing": _("Manca il banco che ha donato: sceglilo e riprova."),
    "stall_not_expected": _("Se non si sa chi ha donato non si può indicare un banco."),
    "stall_of_another_market": _("Il banco %(stall)s è di un altro mercato."),
    "supply_not_found": _("Questa scorta non è più nell'hub: ricarica la pagina."),
    "too_many_crates": _("Le cassette di un banco sono al massimo %(limit)s per categoria e giornata."),
    "too_many_decimals": _("Il peso ha al massimo %(limit)s cifre dopo la virgola."),
    "total_known": _("Il totale di questa categoria c'è già: correggilo se è cambiato."),
    "way_differs": _("Oggi questa categoria si pesa in un altro modo: cambia il modo, poi registra."),
    "weighing_not_found": _("Questa pesata non c'è."),
    "weight_not_positive": _("Il peso deve essere più di zero."),
    "weight_or_crates": _("Serve un peso oppure un numero di cassette, non tutti e due."),
    "zero_explained": _("Il perché è già stato scritto."),
}
