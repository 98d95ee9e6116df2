"""What there is to do, by the kind of a deadline, in the words of a mail, a page and a calendar."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from fabene.core.deadlines import Deadline

TO_DO: Mapping[str, Promise] = {
    "call_closes": _("Chiude il bando «%(title)s»"),
    "co_design_closes": _("Chiude l’avviso di coprogettazione «%(title)s»"),
    "application_unsent": _("La proposta «%(title)s» non è ancora partita: completala e mandala"),
    "integration_due": _("L’ufficio ha chiesto di completare la proposta «%(title)s»: manda quello che manca"),
    "appeal_ends": _("Finisce il tempo per un ricorso sulla proposta «%(title)s»"),
    "report_due": _("Manda la relazione: %(title)s"),
    "milestone_due": _("Porta la prova della tappa: %(title)s"),
    "grant_ends": _("Finisce il contributo «%(title)s»: carica le ultime spese"),
    "deliverable_due": _("Consegna «%(title)s»"),
    "action_due": _("Di’ a che punto è l’azione «%(title)s»"),
    "gathering_begins": _("Comincia l’incontro «%(title)s»"),
}
MAX_TITLE = 100


def to_do(deadline: Deadline, *, whole: bool = False) -> str:
    """Return in one sentence what a deadline asks, in the language of now; a long title is cut unless ``whole``."""
    called = deadline.called(get_language() or "it")
    title = called if whole or len(called) <= MAX_TITLE else f"{called[: MAX_TITLE - 1].rstrip()}…"
    return str(TO_DO[deadline.kind]) % {"title": title}
