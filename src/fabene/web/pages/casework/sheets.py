"""The sheets of who works with families: referring one, and the round."""

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fabene.web.pages.casework.asking import workplaces
from fabene.web.pages.casework.refer_form import ReferForm
from fabene.web.pages.sheets.twin import Around, Of, Twin

FAMILIES = _("Le famiglie")


def _refer(around: Around) -> forms.Form:
    mine = workplaces(around.request, on=timezone.localdate())
    return ReferForm(None, mine=tuple(place for place in mine if place.network.id == around.network.id))


TWINS: tuple[Twin, ...] = (
    Twin(
        slug="segnalazione",
        of=Of.NETWORK,
        title=_("Segnalare una famiglia"),
        lead=_("Solo quello che serve per la borsa, quando al colloquio non c’è rete."),
        whom=_("chi segue la famiglia"),
        within=_("entro due giorni"),
        part=FAMILIES,
        caution=_(
            "Che cosa la famiglia non mangia qui non si scrive: dice di salute e di fede, e si segna solo nel sito. "
            "Questo foglio sta sotto chiave, e si distrugge appena trascritto."
        ),
        permission="households.refer",
        form=_refer,
        typed_in=lambda _around: reverse("casework:refer"),
        blind=frozenset({"excludes"}),
    ),
    Twin(
        slug="porte",
        of=Of.NETWORK,
        title=_("Il giro di oggi"),
        lead=_("Solo codici, da spuntare porta per porta."),
        whom=_("chi porta le borse"),
        within=_("la sera stessa"),
        part=FAMILIES,
        permission="households.door",
        paper=lambda _around: reverse("casework:round_sheet"),
    ),
)
