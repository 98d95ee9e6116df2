"""How the pages about judging name what the rooms name by a key."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fabene.programme.selection.values import Admissibility, Bar, Outcome, Phase

PHASE: Mapping[Phase, Promise] = {
    Phase.FIRST: _("prima lettura"),
    Phase.FINAL: _("discussione e punteggi finali"),
    Phase.CLOSED: _("punteggi chiusi"),
    Phase.PUBLISHED: _("graduatoria pubblicata"),
}

ADMISSIBILITY: Mapping[Admissibility, Promise] = {
    Admissibility.ADMITTED: _("ammessa"),
    Admissibility.INTEGRATION: _("integrazione chiesta"),
    Admissibility.EXCLUDED: _("esclusa"),
}
ADMISSIBILITY_BADGE: Mapping[Admissibility, str] = {
    Admissibility.ADMITTED: "badge-leaf",
    Admissibility.INTEGRATION: "badge-earth",
    Admissibility.EXCLUDED: "badge-quiet",
}

OUTCOME: Mapping[Outcome, Promise] = {
    Outcome.FUNDED: _("sostenuta"),
    Outcome.RANKED: _("in graduatoria, senza contributo"),
    Outcome.CHECK_FAILED: _("non sostenuta dopo il secondo controllo"),
    Outcome.BELOW: _("non finanziabile: sotto il minimo"),
    Outcome.UNSCORED: _("senza punteggi: tutta la giuria si è astenuta"),
    Outcome.EXCLUDED: _("non ammessa"),
}
OUTCOME_BADGE: Mapping[Outcome, str] = {
    Outcome.FUNDED: "badge-leaf",
    Outcome.RANKED: "badge-quiet",
    Outcome.CHECK_FAILED: "badge-apple",
    Outcome.BELOW: "badge-earth",
    Outcome.UNSCORED: "badge-earth",
    Outcome.EXCLUDED: "badge-quiet",
}

BAR: Mapping[Bar, Promise] = {
    Bar.DECLARED: _("ha dichiarato un conflitto di interessi"),
    Bar.OWN_BODY: _("il suo ente è tra chi la propone"),
    Bar.WRITER: _("la scrive, o l’ha scritta"),
}
"""Why a juror does not judge a proposal, after their body and a colon."""
YOUR_BAR: Mapping[Bar, Promise] = {
    Bar.DECLARED: _("Hai dichiarato un conflitto di interessi su questa proposta: non puoi darle punteggi."),
    Bar.OWN_BODY: _("L’ente per cui siedi in giuria è tra chi propone: è un conflitto da sé, senza dichiararlo."),
    Bar.WRITER: _("Questa proposta la scrivi anche tu, o l’hai scritta: è un conflitto da sé, senza dichiararlo."),
}
"""The same, said to that juror."""
