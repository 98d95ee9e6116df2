"""Sentences about food that is safe, and about what is written on a day that is closed."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SAFETY: dict[str, Promise] = {
    "bag_given_back": _(
        "Il cibo della borsa %(bag)s era tornato libero alla chiusura ed è già andato altrove (%(category)s): "
        "la borsa non si può più consegnare."
    ),
    "temperature_not_found": _("Questa temperatura non c'è, o è stata annullata."),
    "too_warm": _(
        "%(read)s: il limite è %(most)s. Se il termometro dice proprio così, scrivi che cosa ne fate, o conferma."
    ),
}
