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
    # pieces
    "counted_not_weighed": _("Questo si conta a pezzi: scrivi quanti sono, non quanto pesano."),
    "date_not_expected": _("%(category)s: non è cibo, non serve una data."),
    "pieces_not_whole": _("I pezzi sono numeri interi: «%(pieces)s» non va bene."),
    "too_many_pieces": _("Al massimo %(limit)s pezzi per volta."),
    "weighed_not_counted": _("Questo si pesa: scrivi quanto pesa, non quanti pezzi sono."),
}
