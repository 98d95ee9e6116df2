"""How the pages about judging name what the rooms name by a key."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fabene.programme.selection.values import Admissibility, Outcome, Phase

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
    Outcome.UNSCORED: _("senza punteggi: tutta la giuria si è astenuta"),
    Outcome.EXCLUDED: _("non ammessa"),
}
OUTCOME_BADGE: Mapping[Outcome, str] = {
    Outcome.FUNDED: "badge-leaf",
    Outcome.RANKED: "badge-quiet",
    Outcome.CHECK_FAILED: "badge-apple",
    Outcome.UNSCORED: "badge-earth",
    Outcome.EXCLUDED: "badge-quiet",
}
