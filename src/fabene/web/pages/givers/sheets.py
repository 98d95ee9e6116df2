"""The sheets about who gives: those met on a round, the stalls of a market, the steps of each agreement."""

from collections.abc import Sequence
from functools import partial

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fabene.lib.codes import short_code
from fabene.places import selectors as places
from fabene.places.values import AgreementState
from fabene.web.pages.givers.asking import EDIT
from fabene.web.pages.givers.forms import DonorForm, StallForm, StepForm
from fabene.web.pages.givers.listing import givers_of
from fabene.web.pages.sheets.twin import Around, Line, Of, Table, Twin

WITHIN = _("entro la settimana")
WHOM = _("chi va a trovare chi può dare")
PART = _("Chi dona")
SETTLED = (AgreementState.FIRST_GIFT, AgreementState.ENDED)


def _at(name: str, around: Around) -> str:
    return f"{reverse(name)}?rete={around.network.slug}"


def _on_the_way(around: Around) -> Sequence[Line]:
    """Return who has not given yet."""
    found = givers_of(around.network.id, today=timezone.localdate())
    return [
        Line(code=short_code(giver.id), name=f"{giver.name}, {giver.place}".strip(", "))
        for giver in found
        if giver.state not in SETTLED
    ]


TWINS: tuple[Twin, ...] = (
    Twin(
        slug="donatore",
        of=Of.NETWORK,
        title=_("Un nuovo donatore"),
        lead=_("Uno spuntista, un negozio, un’azienda, un orto, un supermercato, una mensa."),
        whom=WHOM,
        within=WITHIN,
        part=PART,
        permission=EDIT,
        form=lambda _around: DonorForm(),
        typed_in=partial(_at, "givers:new_donor"),
    ),
    Twin(
        slug="banco",
        of=Of.NETWORK,
        title=_("Un nuovo banco"),
        lead=_("Un banco di un mercato della rete."),
        whom=WHOM,
        within=WITHIN,
        part=PART,
        permission=EDIT,
        form=lambda around: StallForm(markets=places.markets(around.network.id)),
        typed_in=partial(_at, "givers:new_stall"),
    ),
    Twin(
        slug="accordi",
        of=Of.NETWORK,
        title=_("A che punto siete"),
        lead=_("Un passo per riga: con chi, a che punto, quando."),
        whom=WHOM,
        within=WITHIN,
        part=PART,
        permission=EDIT,
        form=lambda _around: StepForm(),
        typed_in=partial(_at, "givers:givers"),
        table=Table(head=_("Chi dona"), lines=_on_the_way, blank=6),
    ),
)
