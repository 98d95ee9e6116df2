"""The sheets about points of collection: a new one, its hours, what it is for."""

from collections.abc import Sequence
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fabene.lib.codes import short_code
from fabene.places import selectors as places
from fabene.web.pages.givers.asking import EDIT
from fabene.web.pages.points.forms import HoursForm, PointForm, UsesForm
from fabene.web.pages.sheets.twin import Around, Line, Of, Table, Twin

WITHIN = _("entro la settimana")
WHOM = _("chi coordina la rete")
PART = _("Punti di raccolta")


def _at(name: str, around: Around) -> str:
    return f"{reverse(name)}?rete={around.network.slug}"


def _points(around: Around) -> Sequence[Line]:
    return [Line(code=short_code(point.id), name=point.name) for point in places.markets(around.network.id)]


TWINS: tuple[Twin, ...] = (
    Twin(
        slug="punto",
        of=Of.NETWORK,
        title=_("Un nuovo punto"),
        lead=_("Dove si raccoglie: un mercato, un orto, aziende, negozi, una mensa."),
        whom=WHOM,
        within=WITHIN,
        part=PART,
        permission=EDIT,
        form=lambda _around: PointForm(towns=places.municipalities()),
        typed_in=partial(_at, "points:new_point"),
    ),
    Twin(
        slug="orari",
        of=Of.NETWORK,
        title=_("Orari"),
        lead=_("Quando si raccoglie in ogni punto, e da quale giorno."),
        whom=WHOM,
        within=WITHIN,
        part=PART,
        permission=EDIT,
        form=lambda _around: HoursForm(),
        typed_in=partial(_at, "points:points"),
        table=Table(head=_("Punto"), lines=_points, blank=4),
        blind=frozenset({"replaces"}),
    ),
    Twin(
        slug="serve-a",
        of=Of.NETWORK,
        title=_("A che cosa serve"),
        lead=_("Per che cosa è quello che si raccoglie in ogni punto, e da quale giorno."),
        whom=WHOM,
        within=WITHIN,
        part=PART,
        permission=EDIT,
        form=lambda _around: UsesForm(),
        typed_in=partial(_at, "points:points"),
        table=Table(head=_("Punto"), lines=_points),
    ),
)
