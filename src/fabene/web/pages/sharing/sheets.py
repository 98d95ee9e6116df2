"""The sheets of the second half of a market day: what goes on, who fetched, the round, the end of the day."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fabene.places.selectors import destinations_of
from fabene.sharing import selectors
from fabene.web.pages.days.sheets import HUB, SAME_DAY
from fabene.web.pages.sharing.forms import BagPassOnForm, PassOnForm
from fabene.web.pages.sharing.left import offered
from fabene.web.pages.sheets.twin import Around, Of, Twin

ROUND = _("Borse e consegne")


def _left(around: Around) -> forms.Form:
    return PassOnForm(piles=selectors.free_of(around.day.id), destinations=offered(around.day))


TWINS: tuple[Twin, ...] = (
    Twin(
        slug="avanzi",
        of=Of.DAY,
        title=_("Quello che si passa ad altri"),
        lead=_("Quanto di ogni cosa, e a chi: un foglio per ogni posto dove va."),
        whom=_("chi sta all’hub"),
        within=SAME_DAY,
        part=HUB,
        permission="sharing.pass_on",
        form=_left,
        typed_in=lambda around: reverse("sharing:left", args=[around.day.id]),
    ),
    Twin(
        slug="borsa-non-ritirata",
        of=Of.DAY,
        title=_("Una borsa che nessuno ha ritirato"),
        lead=_("Va a chi la mangia oggi. Per la famiglia non cambia niente."),
        whom=_("chi sta all’hub"),
        within=SAME_DAY,
        part=ROUND,
        permission="sharing.pass_on",
        form=lambda around: BagPassOnForm(destinations=destinations_of(around.day.network)),
        typed_in=lambda around: reverse("sharing:bags", args=[around.day.id]),
    ),
    Twin(
        slug="ritiro",
        of=Of.DAY,
        title=_("Borse da ritirare"),
        lead=_("Le borse per codice, da spuntare a penna."),
        whom=_("chi consegna le borse"),
        within=SAME_DAY,
        part=ROUND,
        permission="sharing.view",
        paper=lambda around: reverse("sharing:pick_up_list", args=[around.day.id]),
    ),
    Twin(
        slug="giro",
        of=Of.DAY,
        title=_("Giro delle consegne"),
        lead=_("Le borse da portare, per codice, nell’ordine del giro."),
        whom=_("chi porta le borse"),
        within=SAME_DAY,
        part=ROUND,
        permission="sharing.view",
        paper=lambda around: reverse("sharing:round_sheet", args=[around.day.id]),
    ),
    Twin(
        slug="etichette",
        of=Of.DAY,
        title=_("Etichette delle borse"),
        lead=_("Una per borsa, dieci per foglio."),
        whom=_("chi compone le borse"),
        within=SAME_DAY,
        part=ROUND,
        permission="sharing.view",
        paper=lambda around: reverse("sharing:labels_sheet", args=[around.day.id]),
    ),
)
