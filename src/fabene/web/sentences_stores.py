"""Sentences about places of stock: what may be taken, what is served, counted and thrown away there."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STORES: dict[str, Promise] = {
    "clearing_not_found": _("Questo scarto non c'è."),
    "clearing_undone": _("Questo scarto è già stato annullato."),
    "counted_out_of_range": _("%(category)s: quello che hai contato va da zero a %(limit)s."),
    "lot_not_born_yet": _("%(category)s: questo lotto c'è solo da %(date)s, prima non poteva uscire."),
    "lot_not_here": _("%(category)s: questo lotto qui non c'è mai stato."),
    "pieces_wait_in_bags": _("%(category)s: il resto è già nelle borse, di libero ci sono %(pieces)s pezzi."),
    "served_out_of_range": _("Le persone servite vanno da zero a %(limit)s: «%(people)s» non va bene."),
    "serving_not_found": _("Questi pasti serviti non ci sono."),
    "waits_in_bags": _("%(category)s: il resto è già nelle borse, di libero ci sono %(free_grams)s."),
}
