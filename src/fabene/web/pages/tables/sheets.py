"""The sheets of an open table, for a day without a phone: who came, in numbers, and what went to the table."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fabene.sharing import selectors
from fabene.web.pages.days.sheets import HUB, SAME_DAY
from fabene.web.pages.sheets.twin import Around, Of, Table, Twin
from fabene.web.pages.tables.forms import LayForm, ManyForm

WHOM = _("chi tiene la tavola")


def _lay(around: Around) -> forms.Form:
    return LayForm(piles=selectors.free_of(around.day.id))


def _typed_in(around: Around, *, page: str) -> str:
    """Return where it is typed in: at the day's open table, or where one is opened first."""
    sittings = [each for each in selectors.tables_of_day(around.day.id) if each.is_open]
    return reverse(page, args=[sittings[-1].id]) if sittings else reverse("tables:day", args=[around.day.id])


TWINS: tuple[Twin, ...] = (
    Twin(
        slug="tavola-cibo",
        of=Of.DAY,
        title=_("Cibo in tavola"),
        lead=_("Quanto di ogni cosa va dall’hub alla tavola."),
        whom=WHOM,
        within=SAME_DAY,
        part=HUB,
        permission="sharing.pass_on",
        form=_lay,
        typed_in=lambda around: _typed_in(around, page="tables:lay"),
    ),
    Twin(
        slug="tavola-persone",
        of=Of.DAY,
        title=_("Quante persone a tavola"),
        lead=_("A mano, un segno a testa: poi si scrivono le somme."),
        whom=WHOM,
        within=SAME_DAY,
        part=HUB,
        permission="sharing.pass_on",
        form=lambda _around: ManyForm(),
        typed_in=lambda around: _typed_in(around, page="tables:sitting"),
        table=Table(head=_("Che cosa"), blank=12),
    ),
)
