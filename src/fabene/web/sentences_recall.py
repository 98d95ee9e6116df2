"""Sentences about food that is recalled: what may not be done with it, and what a recall may not be."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

RECALL: dict[str, Promise] = {
    "lot_recalled": _(
        "%(category)s: questo cibo è richiamato. Non si mette in borsa, non si consegna, non si cucina e non si manda: "
        "si può solo buttare."
    ),
}
