"""Sentences about every kind of market day: pieces, donors, kitchens, transfers, days that are opened again."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, Promise] = {
    # places
    "agreement_already_there": _("L'accordo è già a questo punto."),
    "agreement_first_gift_by_itself": _("Il primo dono si scrive da sé quando il dono viene registrato."),
    "agreement_in_future": _("La data %(date)s non è ancora arrivata."),
    "agreement_step_not_found": _("Questo passo dell'accordo non c'è."),
    "donor_kind_not_known": _("Chi dona può essere spuntista, negozio, fattoria, orto, supermercato o mensa."),
    "donor_name_taken": _("La rete conosce già qualcuno che dona e si chiama «%(name)s»."),
    "donor_not_found": _("Chi dona non c'è: scegli dall'elenco."),
    "giver_not_found": _("Un accordo si fa con un banco o con un altro donatore della rete."),
    "hub_of_another_network": _("L'hub «%(hub)s» è di un'altra rete."),
    "kitchen_not_found": _("Questa cucina non c'è."),
    "place_name_taken": _("La rete ha già un luogo che si chiama «%(name)s»."),
    "store_not_found": _("Questo luogo non ha una dispensa: scegli un hub o una cucina che registra quello che fa."),
    # donors, pieces
    "donor_missing": _("Scegli chi dona."),
    "donor_not_expected": _("Un altro donatore non serve: il dono è di un banco o di chi fa la spesa."),
    "donor_of_another_network": _("Chi dona è di un'altra rete."),
    "piece_grams_missing": _("%(category)s: scrivi quanto pesa un pezzo."),
    "piece_grams_not_expected": _("%(category)s: il peso di un pezzo non serve."),
    "piece_grams_out_of_range": _("Un pezzo pesa da 1 a %(limit)s grammi."),
    "pieces_changed": _("Di %(category)s ci sono solo %(pieces)s pezzi: rifai il piano."),
    "pieces_not_positive": _("Scrivi almeno un pezzo."),
    # kitchens and transfers
    "below_zero": _("%(category)s: da un luogo non può uscire più di quello che c'è."),
    "batch_in_use": _("Qualcosa di quello che è stato cucinato (%(category)s) è già partito: non si può annullare."),
    "batch_makes_more": _(
        "Dalla pentola escono %(made_grams)s ma ne sono entrati %(used_grams)s: controlla, "
        "o scrivi che cosa hai aggiunto."
    ),
    "batch_makes_nothing": _("Scrivi che cosa è venuto fuori."),
    "batch_not_found": _("Questa preparazione non c'è."),
    "batch_undone": _("Questa preparazione è già stata annullata."),
    "kitchen_keeps_no_record": _("Questa cucina non registra quello che fa: quello che riceve è passato ad altri."),
    "lot_not_found": _("Questo lotto non c'è."),
    "lot_of_another_network": _("%(category)s: il lotto è di un'altra rete."),
    "lot_twice": _("Lo stesso lotto c'è due volte: mettilo una volta sola."),
    "more_pieces_than_there": _("%(category)s: ce n'è meno, solo %(pieces)s pezzi."),
    "more_than_there": _("%(category)s: ce n'è meno, solo %(there_grams)s."),
    "not_food": _("%(category)s: non è cibo, non si cucina."),
    "part_not_positive": _("Scrivi una quantità maggiore di zero."),
    "part_too_large": _("La quantità è troppo grande: al massimo %(limit)s."),
    "parts_missing": _("Scegli almeno un lotto."),
    "past_last_day": _("%(category)s: l'ultimo giorno è passato, non si può usare né mandare."),
    "receipt_incomplete": _("Scrivi quanto è arrivato di ognuna delle %(lines)s righe."),
    "received_out_of_range": _("%(category)s: quello che è arrivato va da zero a %(limit)s."),
    "store_of_another_network": _("«%(name)s» è di un'altra rete: serve un trasporto, non basta portarlo."),
    "too_many_parts": _("Al massimo %(limit)s lotti per volta."),
    "transfer_called_back": _("Questo trasporto è stato richiamato: non arriva più."),
    "transfer_in_use": _("%(category)s: una parte è già stata usata, il trasporto non si può richiamare."),
    "transfer_not_found": _("Questo trasporto non c'è."),
    "transfer_received": _("Questo trasporto è già arrivato."),
    "transfer_to_itself": _("Un luogo non può mandare cibo a se stesso: scegli dove va."),
    "transfer_within_network": _("Dentro la rete il cibo è già arrivato: non c'è niente da pesare."),
    # days
    "day_not_closed": _("La giornata del %(date)s non è chiusa: si può scrivere senza riaprirla."),
    "safety_item_twice": _("Un controllo non può essere insieme passato e non passato."),
    "safety_items_missing": _("Segna almeno un controllo."),
    "temperature_not_asked": _("%(category)s: non serve la temperatura."),
    "temperature_of_what": _("La temperatura è di una giornata o di un trasporto."),
    "temperature_out_of_range": _("La temperatura non è possibile: controlla."),
    "uses_missing": _("Scegli almeno una cosa a cui serve questo punto."),
    # pieces
    "counted_not_weighed": _("Questo si conta a pezzi: scrivi quanti sono, non quanto pesano."),
    "date_not_expected": _("%(category)s: non è cibo, non serve una data."),
    "pieces_not_whole": _("I pezzi sono numeri interi: «%(pieces)s» non va bene."),
    "too_many_pieces": _("Al massimo %(limit)s pezzi per volta."),
    "weighed_not_counted": _("Questo si pesa: scrivi quanto pesa, non quanti pezzi sono."),
}
