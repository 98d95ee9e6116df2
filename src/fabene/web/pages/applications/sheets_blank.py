"""The sheet of a proposal that comes on paper: the office transcribes it, with where it is known from."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fabene.web.pages.applications.common import towns
from fabene.web.pages.applications.office import RecordForm
from fabene.web.pages.calls.sheets import CALLS
from fabene.web.pages.sheets.twin import Of, Twin

TWINS: tuple[Twin, ...] = (
    Twin(
        slug="proposta",
        of=Of.ANYBODY,
        title=_("Una proposta per un bando"),
        lead=_("Il titolo e dove. Le risposte alle domande del bando si scrivono dietro, ognuna con il suo numero."),
        whom=_("chi propone"),
        within=_("prima che il bando chiuda, dall’ufficio del programma"),
        part=CALLS,
        form=lambda _around: RecordForm(known=towns()),
        typed_in=lambda _around: reverse("calls:calls"),
    ),
)
