"""The sheet of a request: for who writes by hand at the stand or at a counter."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fabene.web.pages.contacts.asking import ContactForm
from fabene.web.pages.sheets.twin import Of, Twin

TWINS: tuple[Twin, ...] = (
    Twin(
        slug="richiesta",
        of=Of.ANYBODY,
        title=_("Una richiesta"),
        lead=_("Per chiedere, dare, aiutare: due righe bastano. Chi la trascrive ti dà il suo numero."),
        whom=_("chiunque"),
        within=_("entro due giorni"),
        part=_("Richieste"),
        form=lambda _around: ContactForm(),
        typed_in=lambda _around: reverse("contacts:contact"),
        blind=frozenset({"website"}),
    ),
)
