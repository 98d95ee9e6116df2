"""The sheet of a change to the charter: one for each rule, with its bounds."""

from functools import partial

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fabene.charter.parameters import PARAMETERS
from fabene.charter.selectors import rules_in_force
from fabene.web.pages.fairness.rules import RuleForm
from fabene.web.pages.sheets.twin import Around, Of, Twin
from fabene.web.words import RULE


def _form(key: str, around: Around) -> forms.Form:
    now = rules_in_force(around.network.id, timezone.localdate()).rules[key]
    return RuleForm(known=PARAMETERS[key], now=now.value)


def _where(key: str, around: Around) -> str:
    return reverse("fairness:change", args=[around.network.slug, key])


TWINS: tuple[Twin, ...] = tuple(
    Twin(
        slug=f"carta-{key}",
        of=Of.NETWORK,
        title=RULE[key],
        lead=_("Una proposta per la carta: che cosa, da quando, e che cosa lo dice."),
        whom=_("chi scrive il verbale"),
        within=_("il giorno dopo la decisione"),
        part=_("Cambiare una regola della carta"),
        permission="charter.enact",
        form=partial(_form, key),
        typed_in=partial(_where, key),
    )
    for key in PARAMETERS
)
