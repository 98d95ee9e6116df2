"""Sentences about places of stock: what may be taken, what is served, counted and thrown away there."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STORES: dict[str, Promise] = {
    "pieces_wait_in_bags": _("%(category)s: il resto è già nelle borse, di libero ci sono %(pieces)s pezzi."),
    "waits_in_bags": _("%(category)s: il resto è già nelle borse, di libero ci sono %(free_grams)s."),
}
