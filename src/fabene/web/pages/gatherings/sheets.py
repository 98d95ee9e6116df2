"""The sheet on which people sign up for a session, at the stand or at a counter."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fabene.web.pages.gatherings.door import CountForm
from fabene.web.pages.gatherings.sign_up_form import SignUpForm
from fabene.web.pages.sheets.twin import Of, Table, Twin

MEETING = _("Incontri")

TWINS: tuple[Twin, ...] = (
    Twin(
        slug="iscrizioni",
        of=Of.ANYBODY,
        title=_("Iscriversi a un incontro"),
        lead=_("Una riga per chi viene: un segno che si riconosce, e in quanti. Niente nomi."),
        whom=_("chiunque"),
        within=_("prima dell’incontro"),
        part=MEETING,
        caution=_("L’email qui non si scrive: questo foglio lo leggono tutti. Chi vuole un avviso la lascia nel sito."),
        form=lambda _around: SignUpForm(anonymous=True),
        typed_in=lambda _around: reverse("gatherings:gatherings"),
        table=Table(head=_("Un segno"), blank=18),
        blind=frozenset({"email"}),
    ),
    Twin(
        slug="presenze",
        of=Of.NETWORK,
        title=_("Quanti sono venuti a un incontro"),
        lead=_("Un numero per chi c’era, per chi era collegato, per chi ha telefonato."),
        whom=_("chi tiene la porta"),
        within=_("entro due giorni"),
        part=MEETING,
        permission="gatherings.manage",
        form=lambda _around: CountForm(),
        typed_in=lambda _around: reverse("gatherings:gatherings"),
        table=Table(head=_("Quale incontro, quando"), blank=8),
    ),
)
