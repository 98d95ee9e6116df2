"""What the keys of grants are called on the screen."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fabene.programme.grants.values import Basis, CampaignState, CostKind, Outcome, RateKind, RateView
from fabene.web import formats

COST_KIND: Mapping[CostKind, Promise] = {
    CostKind.STAFF: _("Personale"),
    CostKind.GOODS: _("Beni di consumo"),
    CostKind.EQUIPMENT: _("Attrezzature"),
    CostKind.SERVICES: _("Servizi"),
    CostKind.TRAVEL: _("Viaggi e trasporti"),
    CostKind.COMMUNICATION: _("Comunicazione"),
    CostKind.TRAINING: _("Formazione"),
    CostKind.VOLUNTEERS: _("Rimborsi ai volontari"),
    CostKind.OVERHEADS: _("Spese generali"),
    CostKind.ANY: _("Tutte le spese"),
}
BASIS: Mapping[Basis, Promise] = {
    Basis.PAPER: _("documento"),
    Basis.HOURS: _("ore di lavoro"),
    Basis.UNIT: _("costo per unità"),
    Basis.FLAT: _("percentuale forfettaria"),
}
OUTCOME: Mapping[Outcome | None, Promise] = {
    None: _("da decidere"),
    Outcome.ACCEPTED: _("accolta"),
    Outcome.REFUSED: _("non accolta"),
    Outcome.WITHDRAWN: _("ritirata"),
}
OUTCOME_BADGE: Mapping[Outcome | None, str] = {
    None: "badge-earth",
    Outcome.ACCEPTED: "badge-leaf",
    Outcome.REFUSED: "badge-apple",
    Outcome.WITHDRAWN: "badge-quiet",
}
RATE_KIND: Mapping[RateKind, Promise] = {
    RateKind.VOLUNTEER_HOUR: _("un'ora di volontariato"),
    RateKind.STAFF_HOUR: _("un'ora di lavoro pagato"),
    RateKind.UNIT: _("un'unità (una lezione, un pasto, un viaggio)"),
    RateKind.FLAT: _("una percentuale di altre spese"),
}
CAMPAIGN: Mapping[CampaignState, Promise] = {
    CampaignState.IN_PREPARATION: _("in preparazione, non iniziata"),
    CampaignState.NOT_STARTED: _("non iniziata"),
    CampaignState.OPEN: _("aperta"),
    CampaignState.ENDED: _("finita"),
    CampaignState.RECORDED: _("ricordata da una fonte: esito non trovato"),
}
DEED: Mapping[str, Promise] = {
    "awarded": _("Contributo concesso"),
    "recorded": _("Contributo ripreso da una pagina pubblica"),
    "cup_given": _("CUP scritto"),
    "published": _("Pubblicato nella tabella degli articoli 26 e 27"),
    "closed": _("Contributo chiuso"),
    "budget_changed": _("Variazione delle voci"),
    "budget_approved": _("Variazione approvata"),
    "budget_refused": _("Variazione non approvata"),
    "paid": _("Rata pagata"),
    "payment_undone": _("Pagamento annullato"),
    "milestone_planned": _("Tappa fissata"),
    "milestone_reached": _("Tappa raggiunta"),
    "report_asked": _("Relazione richiesta"),
    "report_sent": _("Relazione inviata"),
    "rate_declared": _("Tasso dichiarato"),
    "charged": _("Spesa presentata"),
    "accepted": _("Spesa accolta"),
    "refused": _("Spesa non accolta"),
    "withdrawn": _("Spesa ritirata"),
    "cofinancing_promised": _("Cofinanziamento promesso"),
    "cofinancing_received": _("Cofinanziamento arrivato"),
    "campaign_collected": _("Raccolta fondi incassata"),
    "given_in_kind": _("Dono in natura"),
    "hours_given": _("Ore di volontariato"),
    "taken_back": _("Registrazione annullata"),
    "papers_told_apart": _("Due documenti che si somigliano detti diversi"),
}
"""What each line of the audit trail says."""


def line_said(title: str, kind: CostKind) -> str:
    """Return how a budget line is called: its own title, or what kind of cost it is."""
    return title or str(COST_KIND[kind])


def rate_said(rate: RateView) -> str:
    """Return a rate with what it is worth: “Educatrice, 23,45 € l'ora”."""
    if rate.kind is RateKind.FLAT:
        return f"{rate.title}, {formats.bare_euros(rate.basis_points or 0)}%"
    worth = formats.euros(rate.cents or 0)
    said = _("%(title)s, %(worth)s l'unità") if rate.kind is RateKind.UNIT else _("%(title)s, %(worth)s l'ora")
    return str(said) % {"title": rate.title, "worth": worth}
