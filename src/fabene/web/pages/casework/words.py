"""The names on screen of what is said of households: bands, channels, states, reasons, what was done."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fabene.households.values import Band, Channel, State
from fabene.people.values import ReadingReason

BAND: Mapping[Band, Promise] = {
    Band.CHILD: _("0–13 anni"),
    Band.TEEN: _("14–17 anni"),
    Band.YOUNG: _("18–29 anni"),
    Band.GROWN: _("30–64 anni"),
    Band.ELDER: _("65 anni e più"),
}

CHANNEL: Mapping[Channel, Promise] = {
    Channel.SMS: _("un SMS"),
    Channel.EMAIL: _("un’email"),
    Channel.CHAT: _("un messaggio in chat, copiato da te"),
    Channel.CALL: _("una telefonata"),
}

STATE: Mapping[State, Promise] = {
    State.WAITING: _("in lista d’attesa"),
    State.COMING: _("viene"),
    State.AWAY: _("in pausa"),
    State.LEFT: _("ha finito"),
}

REASON: Mapping[ReadingReason, Promise] = {
    ReadingReason.CONTACT: _("devo sentire la famiglia"),
    ReadingReason.REFERRAL: _("completo o correggo la segnalazione"),
    ReadingReason.REVIEW: _("rivediamo insieme come va"),
    ReadingReason.MATCH: _("c’è un avviso: forse è già conosciuta"),
    ReadingReason.DELIVERY: _("una consegna a casa"),
    ReadingReason.SAFETY: _("c’è un problema di sicurezza"),
    ReadingReason.OWN: _("la famiglia guarda i suoi dati"),
    ReadingReason.EXPORT: _("una copia dei dati chiesta dalla famiglia"),
    ReadingReason.ERASURE: _("una cancellazione chiesta dalla famiglia"),
    ReadingReason.CHECK: _("un controllo"),
}
ASKED = (
    ReadingReason.CONTACT,
    ReadingReason.REFERRAL,
    ReadingReason.REVIEW,
    ReadingReason.MATCH,
    ReadingReason.SAFETY,
)
"""Why a caseworker may look."""

DONE: Mapping[str, Promise] = {
    "household.welcomed": _("segnalata"),
    "household.people": _("contate le persone"),
    "household.choice": _("detto che cosa non mangia e che cosa preferisce"),
    "household.moved": _("scelto dove prende la borsa"),
    "household.presence": _("detto se viene"),
    "household.stayed": _("ripresa dopo l’uscita"),
    "household.language": _("scelta la lingua"),
    "household.review": _("messa la data per rivedersi"),
    "household.contacts": _("scritti i contatti"),
    "household.consent": _("detto come si può scriverle"),
    "household.card": _("fatta una tessera"),
    "household.card_revoked": _("spenta la tessera"),
    "household.delegate": _("fatta una delega"),
    "household.delegate_dropped": _("tolta una delega"),
    "household.delegate_kept": _("rimessa una delega"),
    "household.match": _("risposto a un avviso"),
    "household.pin_right": _("aperti i suoi dati con il PIN"),
    "household.pin_wrong": _("scritto un PIN sbagliato"),
}
