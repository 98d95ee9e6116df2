"""The sheet of a question about a call."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fabene.web.pages.calls.asking import AskForm
from fabene.web.pages.sheets.twin import Of, Twin

CALLS = _("Bandi")

TWINS: tuple[Twin, ...] = (
    Twin(
        slug="domanda",
        of=Of.ANYBODY,
        title=_("Una domanda su un bando"),
        lead=_("Scrivi qui di quale bando. La risposta la leggono tutti, senza chi l’ha chiesta."),
        whom=_("chiunque"),
        within=_("entro due giorni"),
        part=CALLS,
        form=lambda _around: AskForm(),
        typed_in=lambda _around: reverse("calls:calls"),
    ),
)
