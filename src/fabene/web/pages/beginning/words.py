"""What is copied from a network and what never is, in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from fabene.collecting.values import Copied, Use

COPIED: Mapping[Copied, Promise] = {
    Copied.RULES: gettext_lazy("Le regole della carta"),
    Copied.WAY: gettext_lazy("Come si conosce un peso"),
    Copied.USES: gettext_lazy("A che cosa serve un punto di raccolta"),
    Copied.DESTINATIONS: gettext_lazy("I tipi di posto dove va quello che avanza"),
}
NEVER: tuple[Promise, ...] = (
    gettext_lazy("le persone e i loro ruoli"),
    gettext_lazy("le famiglie, le loro carte e quello che hanno ricevuto"),
    gettext_lazy("chi dona: banchi, negozi, orti, e i loro accordi"),
    gettext_lazy("i mercati, l’hub, le giornate e i registri"),
)
"""What is never copied, said before anything is."""
USE: Mapping[Use, Promise] = {
    Use.BAGS: gettext_lazy("borse per le famiglie"),
    Use.OPEN_TABLE: gettext_lazy("una tavola aperta"),
    Use.EMPORIO: gettext_lazy("un emporio"),
    Use.KITCHEN: gettext_lazy("una cucina"),
}
