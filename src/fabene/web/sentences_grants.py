"""Why something about a grant was refused, its papers, its spending, what was given for it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

GRANTS: Mapping[str, Promise] = {
    "cup_missing": _(
        "Manca il CUP: un atto che dà denaro pubblico senza CUP è nullo (legge 3/2003, art. 11, comma 2-bis). "
        "Scrivi il codice che sta sull'atto."
    ),
    "cup_given": _("Questo contributo ha già un CUP: %(cup)s. Non si cambia."),
    "act_date_missing": _("Manca la data dell'atto."),
    "grant_not_found": _("Questo contributo non c'è, o non è visibile a te."),
    "grant_closed": _("Il contributo «%(grant)s» è chiuso: non si scrive più niente."),
    "grant_ends_too_early": _("La fine viene prima dell'inizio (%(starts_date)s): controlla le due date."),
    "sum_not_positive": _("Una somma, un tempo o un numero deve essere più di zero."),
    "share_above_whole": _("Una quota non può superare il 100%%."),
    "budget_adds_up_wrong": _(
        "Le voci fanno %(sum_euros)s e il contributo è di %(amount_euros)s: le due somme devono essere uguali."
    ),
    "instalments_add_up_wrong": _(
        "Le rate fanno %(sum_euros)s e il contributo è di %(amount_euros)s: le due somme devono essere uguali."
    ),
    "published_before_the_act": _("L'atto è del %(act_date)s: non può essere pubblicato prima."),
    "grant_published": _("«%(grant)s» è già nella tabella pubblica."),
    "payment_without_cup": _(
        "Non si paga: di questo contributo non si conosce il CUP, e senza CUP l'atto è nullo "
        "(legge 3/2003, art. 11, comma 2-bis). Prima scrivi il CUP."
    ),
    "payment_before_publication": _(
        "Non si paga: la concessione non era ancora pubblicata, e la pubblicazione è condizione di efficacia "
        "(D.Lgs. 33/2013, art. 26, comma 3). Prima pubblicala."
    ),
    "payment_above_instalment": _("La rata è di %(amount_euros)s: non si paga di più."),
    "payment_not_found": _("Questo pagamento non c'è."),
    "instalment_not_found": _("Questa rata non c'è."),
    "instalment_paid": _("La rata n. %(number)s è già pagata."),
    "charges_waiting": _("Ci sono spese da decidere (%(charges)s): prima si decide, poi si chiude."),
    "reports_missing": _("Mancano relazioni (%(reports)s): prima arrivano, poi si chiude."),
    "grant_owes": _("Restano da pagare %(left_euros)s di spese accolte: prima si paga il saldo, poi si chiude."),
    "budget_change_waiting": _("Una variazione aspetta una risposta: prima si decide quella."),
    "budget_unchanged": _("Le voci sono quelle di prima: non c'è niente da variare."),
    "budget_answered": _("Questa variazione ha già avuto una risposta."),
    "budget_not_found": _("Questa versione del bilancio non c'è."),
    "line_not_found": _("Questa voce di spesa non c'è, o ne manca una: ricarica la pagina."),
    "line_below_spent": _("Alla voce «%(line)s» sono già accolte spese per %(spent_euros)s: non può scendere sotto."),
    "line_exhausted": _(
        "Alla voce «%(line)s» restano %(left_euros)s e la spesa è di %(asked_euros)s: "
        "accogline una parte, o varia le voci."
    ),
    "milestone_not_found": _("Questa tappa non c'è."),
    "milestone_reached": _("La tappa «%(milestone)s» è già segnata come raggiunta."),
    "report_not_found": _("Questa relazione non c'è."),
    "report_sent": _("La relazione «%(report)s» è già arrivata."),
    "date_to_come": _("Una data è nel futuro: si scrive solo ciò che è già avvenuto (oggi è %(today_date)s)."),
    "rate_not_valid": _(
        "Un tasso è un importo (orario o per unità), oppure una percentuale con la voce su cui si calcola."
    ),
    "rate_not_found": _("Questo tasso non è dichiarato per questo contributo."),
    "flat_rate_charged": _("Il tasso «%(rate)s» è già stato applicato: si applica una volta."),
    "supplier_tax_code_not_valid": _(
        "Il codice fiscale o la partita IVA del fornitore non è giusto: il segno di controllo non torna. Rileggilo."
    ),
    "paper_number_empty": _("Manca il numero del documento."),
    "vat_above_total": _("L'IVA non può superare il totale (%(total_euros)s)."),
    "paper_known_otherwise": _(
        "Con questo numero c'è già un documento di quel fornitore: data %(on_date)s, totale %(total_euros)s, IVA "
        "%(vat_euros)s. Se è lo stesso, scrivi quei dati. Se è un altro, aggiungi al numero la serie o la cassa."
    ),
    "paper_charged_beyond": _(
        "Il documento n. %(number)s vale %(total_euros)s e ne restano %(left_euros)s: chiedi %(asked_euros)s. "
        "Il resto è già imputato a: %(where)s. Non si può superare il 100%%."
    ),
    "paper_looks_the_same": _(
        "Somiglia a un documento già imputato a %(where)s: n. %(number)s, data %(on_date)s, totale %(total_euros)s. "
        "Insieme superano il 100%%. Se sono davvero due, chiedi all'ufficio: può scriverlo, con il perché, dal conto "
        "di quel contributo."
    ),
    "papers_not_two": _("Fornitore, data e totale sono gli stessi: è un documento solo."),
    "cost_outside_grant": _("La spesa è fuori dal periodo del contributo: dal %(starts_date)s al %(ends_date)s."),
    "charge_not_found": _("Questa spesa non c'è, o non è visibile a te."),
    "charge_decided": _("Su questa spesa l'ufficio ha già deciso: non si ritira più."),
    "charge_withdrawn": _("Questa spesa è stata ritirata da chi l'aveva presentata."),
    "accepted_above_charged": _("La spesa presentata è di %(amount_euros)s: non se ne accoglie di più."),
    "cofinancing_not_found": _("Questo cofinanziamento non c'è, o è di un'altra voce."),
    "gift_not_found": _("Questa registrazione non c'è."),
    "campaign_not_found": _("Questa campagna non c'è."),
    "campaign_ends_too_early": _("La campagna finisce prima di cominciare: controlla le date."),
    "campaign_collected": _("I soldi di questa campagna sono già registrati."),
    "campaign_not_collectable": _(
        "Questa campagna non si può incassare: è tutto o niente sotto l'obiettivo, oppure non è finita. "
        "Raccolti %(raised_euros)s, obiettivo %(target_euros)s."
    ),
    "shares_not_whole": _("Le quote fanno il %(percent)s%%: devono fare il 100%%."),
    "thing_not_divided": _("Questo non è diviso tra più programmi."),
}
