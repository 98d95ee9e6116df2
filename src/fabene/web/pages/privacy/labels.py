"""How the names and the keys of an export are said to people. What has no word here is said as it is called."""

from collections.abc import Mapping
from typing import Any

from babel import Locale, UnknownLocaleError
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from fabene.web.pages.casework.words import BAND, CHANNEL, DONE, REASON, STATE
from fabene.web.pages.privacy.words import OUTCOME, RIGHT
from fabene.web.pages.words.sayings import KIND
from fabene.web.words import ATTRIBUTE, CATEGORY, ROLE

LABELS: Mapping[str, Promise] = {
    "household": _("La famiglia"),
    "sharing": _("Borse e piani"),
    "ledger": _("Il registro dei chili"),
    "received_grams": _("Grammi ricevuti in tutto"),
    "readings": _("Chi ha letto questi dati"),
    "actions": _("Che cosa è stato fatto"),
    "requests": _("Richieste"),
    "documents": _("Documenti"),
    "account": _("Il tuo accesso"),
    "addresses": _("Indirizzi email"),
    "second_factors": _("Secondi fattori"),
    "identities": _("Identità digitali"),
    "sessions": _("Da dove entri adesso"),
    "failed_attempts": _("Tentativi non riusciti"),
    "user": _("Codice interno"),
    "code": _("Codice"),
    "owner": _("Codice nel registro dei chili"),
    "network": _("Rete"),
    "organisation": _("Ente"),
    "since": _("Da quando"),
    "until": _("Fino a quando"),
    "simulated": _("Simulata"),
    "recorded_at": _("Scritto il"),
    "happened_at": _("Quando"),
    "contacts": _("Come si raggiunge"),
    "name": _("Nome"),
    "phone": _("Telefono"),
    "email": _("Email"),
    "address": _("Indirizzo"),
    "door": _("Per trovare la porta"),
    "matches": _("Somiglianze con altre segnalazioni"),
    "people": _("Quante persone"),
    "adults": _("Adulti"),
    "children": _("Bambini"),
    "bands": _("Per età"),
    "choices": _("Che cosa non prende, che cosa piace"),
    "excludes": _("Non prende"),
    "likes": _("Piace"),
    "presence": _("Se viene"),
    "state": _("Stato"),
    "pick_up": _("Dove ritira"),
    "market__name": _("Mercato"),
    "market": _("Mercato"),
    "home_delivery": _("A domicilio"),
    "reviews": _("Riesami"),
    "review_on": _("Riesame"),
    "languages": _("Lingua"),
    "language": _("Lingua"),
    "consents": _("Consensi"),
    "channel": _("Canale"),
    "given": _("Dato"),
    "cards": _("Tessere"),
    "expires_at": _("Scade"),
    "revoked_at": _("Annullata"),
    "delegates": _("Deleghe"),
    "dropped_at": _("Tolta"),
    "messages": _("Avvisi ricevuti"),
    "word__kind": _("Avviso"),
    "word__date": _("Del giorno"),
    "match_answers": _("Risposte sulle somiglianze"),
    "agreed": _("D’accordo"),
    "bags": _("Borse"),
    "day": _("Giorno"),
    "grams": _("Grammi"),
    "contents": _("Che cosa c’era"),
    "category": _("Cibo"),
    "handed_over_at": _("Consegnata"),
    "passed_on_to": _("Andata a"),
    "to_delegate": _("A un delegato"),
    "plans": _("Piani"),
    "number": _("Numero"),
    "asked": _("Che cosa contava"),
    "weight": _("Peso nella divisione"),
    "received_grams_that_count": _("Grammi già ricevuti che contano"),
    "cap_grams": _("Massimo in grammi"),
    "level": _("Livello"),
    "exact_grams": _("Parte esatta in grammi"),
    "moved_by_hand": _("Spostamenti a mano"),
    "empty_handed": _("Giorni senza niente di adatto"),
    "before": _("Da prima"),
    "on": _("Al giorno"),
    "at": _("Quando"),
    "packs": _("Confezioni"),
    "reason": _("Motivo"),
    "what": _("Che cosa"),
    "by": _("Chi (ruolo)"),
    "key": _("Di che cosa (codice)"),
    "right": _("Richiesta"),
    "asked_on": _("Chiesta il"),
    "due_on": _("Risposta entro"),
    "note": _("Nota"),
    "outcome": _("Esito"),
    "answer": _("Risposta"),
    "answered_at": _("Risposta il"),
    "display_name": _("Nome scelto"),
    "joined_at": _("Entrato la prima volta"),
    "last_login": _("Entrato l’ultima volta"),
    "has_password": _("Ha una password"),
    "roles": _("Ruoli"),
    "role": _("Ruolo"),
    "invitations": _("Inviti"),
    "invited_at": _("Invitato il"),
    "alerts": _("Avvisi di troppe letture"),
    "raised_at": _("Quando"),
    "households": _("Famiglie"),
    "verified": _("Verificata"),
    "primary": _("Principale"),
    "kind": _("Tipo"),
    "created_at": _("Creato il"),
    "provider": _("Fornitore"),
    "ip": _("Indirizzo di rete"),
    "browser": _("Browser"),
    "times": _("Volte"),
    "size_bytes": _("Byte"),
}


def label(name: str) -> str:
    """Return how a name is said."""
    return str(LABELS[name]) if name in LABELS else name


def _plain(words: Mapping[Any, Promise]) -> dict[str, Promise]:
    """Return words by the texts that an export holds."""
    return {str(key): said for key, said in words.items()}


FOOD = {**_plain(ATTRIBUTE), **_plain(CATEGORY)}
KEYS: Mapping[str, Mapping[str, Promise]] = {
    "bands": _plain(BAND),
    "category": FOOD,
    "channel": _plain(CHANNEL),
    "excludes": FOOD,
    "likes": FOOD,
    "outcome": _plain(OUTCOME),
    "reason": _plain(REASON),
    "right": _plain(RIGHT),
    "role": _plain(ROLE),
    "state": _plain(STATE),
    "what": _plain(DONE),
    "read": {
        "household.contacts": _("nome e contatti"),
        "household.everything": _("tutto"),
        "household.door": _("la porta, per la consegna"),
    },
    "word__kind": _plain(KIND),
}
"""Name in an export → how the keys that stand there are said."""


def said(name: str, key: str) -> str:
    """Return how a key is said that stands under a name: “coming” under “state”, “ar” under “language”."""
    if name == "language":
        return _language(key)
    if name == "by":
        role, _blank, organisation = key.partition(" ")
        return " ".join(filter(None, (str(KEYS["role"].get(role, role)), organisation)))
    return str(KEYS.get(name, {}).get(key, key))


def _language(code: str) -> str:
    try:
        return Locale(code).get_language_name(get_language() or "it") or code
    except (UnknownLocaleError, ValueError):
        return code
