"""How the log of deeds is read: what stands after the dot of a line of it, in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fabene.web.pages.casework.words import DONE

# By the end of the code; what stands before the dot says of what (``words.AREA``).
ENDING: Mapping[str, Promise] = {
    "accredited": _("accreditamento dato"),
    "acknowledged": _("detto che cosa è arrivato"),
    "acknowledgement_undone": _("conferma dell’arrivo annullata"),
    "again": _("mandato di nuovo"),
    "answered": _("scritta la risposta"),
    "asked": _("scritta la richiesta"),
    "brought_back": _("riportato"),
    "begun": _("inizio"),
    "by_hand": _("detto a voce"),
    "by_hand_undone": _("detto a voce: annullato"),
    "came_back": _("tornato o buttato"),
    "called": _("chiamato un numero"),
    "called_back": _("tornato indietro"),
    "cancelled": _("annullamento"),
    "carried": _("portata alla casa"),
    "changed": _("cambiamento"),
    "chosen": _("scelta"),
    "cleared": _("sparecchiato"),
    "clearing_undone": _("riapertura della tavola"),
    "closed": _("chiusura"),
    "confirmation_undone": _("conferma annullata"),
    "confirmed": _("conferma"),
    "corrected": _("correzione"),
    "counted": _("conteggio"),
    "created": _("aggiunta"),
    "deed": _("atto allegato"),
    "discarded": _("buttato"),
    "edited": _("cambiamento"),
    "enacted": _("entrata in vigore"),
    "ended": _("fine"),
    "erased": _("cancellazione"),
    "everything": _("lettura di tutto"),
    "explained": _("spiegazione"),
    "exported": _("copia dei dati"),
    "faded": _("tolti i dati scaduti"),
    "families": _("avvisate le famiglie"),
    "granted": _("ruolo dato"),
    "guessed": _("stima"),
    "hand_over_undone": _("consegna annullata"),
    "handed_over": _("consegna"),
    "hub_set": _("scelto l’hub"),
    "joined": _("ingresso di un ente"),
    "laid": _("portato in tavola"),
    "lot_counted": _("contato un lotto"),
    "made": _("preparazione"),
    "move_undone": _("passaggio annullato"),
    "noted": _("aggiunta una nota"),
    "offered": _("ruolo offerto con un invito"),
    "opened": _("apertura"),
    "opened_again": _("riapertura"),
    "opened_like": _("apertura come un’altra rete"),
    "opening_undone": _("apertura annullata"),
    "ordered": _("messo in ordine"),
    "pass_on_undone": _("passaggio annullato"),
    "passed_on": _("passato ad altri"),
    "people_counted": _("contate le persone"),
    "proposed": _("proposta"),
    "purged": _("tolto un mese"),
    "readmitted": _("riammissione"),
    "received": _("arrivo"),
    "recorded": _("registrazione"),
    "reopened": _("riapertura"),
    "reported": _("scritta"),
    "revoked": _("ruolo tolto"),
    "searched": _("ricerca per telefono"),
    "sent": _("partenza"),
    "served": _("pasti serviti"),
    "serving_undone": _("pasti serviti: annullato"),
    "set": _("scelta"),
    "taken_out": _("tolto qualcosa"),
    "tap_undone": _("tocco annullato"),
    "told": _("avvisato"),
    "told_undone": _("avvisato: annullato"),
    "throwing_undone": _("scarto annullato"),
    "thrown_away": _("buttato"),
    "tickets_given": _("dati i biglietti"),
    "undone": _("annullamento"),
    "user_erased": _("cancellazione di una persona"),
    "weighed": _("peso"),
    "withdrawn": _("ritiro"),
    "written": _("scritta"),
}


def deed(what: str) -> str:
    """Return what was done, in words; what follows the dot for a code that has none yet."""
    ending = what.rpartition(".")[2]
    return str(DONE.get(what) or ENDING.get(ending) or ending.replace("_", " "))


def is_known(what: str) -> bool:
    """Return whether a code has words."""
    return what in DONE or what.rpartition(".")[2] in ENDING
