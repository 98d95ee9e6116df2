"""The sheets of food that is safe: temperatures, the checks, and what is written late on a closed day."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fabene.web import words
from fabene.web.pages.days.late import PERMISSION, LateForm
from fabene.web.pages.safety.forms import COLD, ChecksForm, TemperatureForm
from fabene.web.pages.sheets.twin import Around, Line, Of, Table, Twin

SAME_DAY = _("la sera stessa")
BLANK = 6
CORRECTIONS = 8


def _cold(_around: Around) -> Sequence[Line]:
    return [Line(code="", name=words.category(key)) for key in COLD]


TWINS: tuple[Twin, ...] = (
    Twin(
        slug="temperature",
        of=Of.DAY,
        title=_("All’hub: le temperature"),
        lead=_("I gradi del termometro quando il cibo arriva, con un decimale. Sopra il limite: che cosa ne fate."),
        whom=_("chi riceve il cibo all’hub"),
        within=SAME_DAY,
        permission="collecting.weigh",
        form=lambda _around: TemperatureForm(None),
        typed_in=lambda around: reverse("safety:temperatures", args=[around.day.id]),
        table=Table(head=_("Che cosa"), lines=_cold, blank=BLANK),
        blind=frozenset({"sure", "category"}),
    ),
    Twin(
        slug="controlli",
        of=Of.DAY,
        title=_("Controlli prima della distribuzione"),
        lead=_("Un’occhiata prima che il cibo esca: regolamento (UE) 2021/382."),
        whom=_("chi consegna le borse"),
        within=SAME_DAY,
        permission="collecting.weigh",
        form=lambda _around: ChecksForm(None),
        typed_in=lambda around: reverse("safety:checks", args=[around.day.id]),
    ),
    Twin(
        slug="correzioni",
        of=Of.DAY,
        title=_("Correzioni a una giornata chiusa"),
        lead=_(
            "Una riga per cosa: un dono dimenticato, un numero sbagliato, una borsa consegnata e non segnata. "
            "Ogni riga si scrive nel modulo della sua cosa."
        ),
        whom=_("chi si accorge di una dimenticanza"),
        within=_("appena chi coordina può"),
        permission=PERMISSION,
        form=lambda _around: LateForm(None),
        typed_in=lambda around: reverse("sharing:reopen", args=[around.day.id]),
        table=Table(head=_("Che cosa: quello che era scritto, e quello giusto"), blank=CORRECTIONS),
    ),
)
