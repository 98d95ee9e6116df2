"""The checks before redistribution in words, each with what one looks at."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fabene.collecting.values import SafetyItem, SafetyView

SAFETY: Mapping[SafetyItem, Promise] = {
    SafetyItem.DATES: _("Le date: niente oltre la scadenza"),
    SafetyItem.PACKAGING: _("Le confezioni: intere e pulite"),
    SafetyItem.STORAGE: _("Il freddo: tenuto e portato come deve"),
    SafetyItem.FREEZING: _("Il congelato: congelato in tempo, e lo dice"),
    SafetyItem.SENSES: _("L’aspetto e l’odore: come devono essere"),
    SafetyItem.TRACEABILITY: _("Da dove viene: scritto per ogni cosa"),
}

SAFETY_SHORT: Mapping[SafetyItem, Promise] = {
    SafetyItem.DATES: _("date"),
    SafetyItem.PACKAGING: _("confezioni"),
    SafetyItem.STORAGE: _("freddo"),
    SafetyItem.FREEZING: _("congelato"),
    SafetyItem.SENSES: _("aspetto e odore"),
    SafetyItem.TRACEABILITY: _("provenienza"),
}
"""The same in a word, for a narrow column."""


def checks_said(checks: SafetyView) -> tuple[tuple[str, bool], ...]:
    """Return what was looked at in words, each with whether it passed."""
    return tuple((str(SAFETY[SafetyItem(item)]), passed) for item, passed in checks.items.items())
