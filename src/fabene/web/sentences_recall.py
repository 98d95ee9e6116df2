"""Sentences about food that is recalled: what may not be done with it, and what a recall may not be."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

RECALL: dict[str, Promise] = {
    "lot_recalled": _(
        "%(category)s: questo cibo è richiamato. Non si mette in borsa, non si consegna, non si cucina e non si manda: "
        "si può solo buttare."
    ),
    "came_back_from_nowhere": _("Quello che sta in una dispensa si può solo buttare: scegli «Si butta»."),
    "lot_code_unknown": _("Nessun lotto di questa rete ha il codice «%(typed)s», o più d'uno comincia così."),
    "lot_not_in_recall": _("Questo lotto non è in questo richiamo."),
    "more_came_back": _("%(category)s: da lì ne può tornare al massimo %(left)s."),
    "move_not_found": _("Questo ritorno non c'è: forse è stato annullato da un'altra parte."),
    "nobody_to_tell": _("Tutte le famiglie che l'hanno preso sono già state avvisate."),
    "party_not_found": _("Con questo cibo non ha avuto a che fare: non c'è da avvisarlo."),
    "party_told": _("È già segnato che lo sa."),
    "recall_closed": _("Il richiamo %(number)s è chiuso: non cambia più."),
    "recall_names_nothing": _("Scegli almeno un lotto da richiamare."),
    "recall_not_found": _("Questo richiamo non c'è, o non riguarda questa rete."),
    "recall_unfinished": _("Mancano ancora %(number)s da avvisare. Se chiudi lo stesso, scrivi perché."),
    "too_many_lots": _("In un richiamo stanno al massimo %(limit)s lotti."),
}
