"""Sentences about every kind of market day: pieces, donors, kitchens, transfers, days that are opened again."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, Promise] = {
    "counted_not_weighed": _("Questo si conta a pezzi: scrivi quanti sono, non quanto pesano."),
    "date_not_expected": _("%(category)s: non è cibo, non serve una data."),
    "pieces_not_whole": _("I pezzi sono numeri interi: «%(pieces)s» non va bene."),
    "too_many_pieces": _("Al massimo %(limit)s pezzi per volta."),
    "weighed_not_counted": _("Questo si pesa: scrivi quanto pesa, non quanti pezzi sono."),
}
