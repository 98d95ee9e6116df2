"""How words to families are spoken of on a page: channels, how far each family is, troubles, languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, ngettext_lazy

from fabene.households.tellings import Reach, TellingView, WordKind, WordView
from fabene.households.values import Channel
from fabene.households.words import LANGUAGES, direction, reviewed
from fabene.households.words.writing import written
from fabene.lib.outbox.sms import UCS_2, size_of
from fabene.lib.outbox.values import Trouble
from fabene.web import formats
from fabene.web.drawings.tones import Tone

KIND: Mapping[WordKind, Promise] = {
    WordKind.CANCELLED: _("Annullata"),
    WordKind.HELD: _("Si fa lo stesso"),
    WordKind.REMINDER: _("Promemoria"),
    WordKind.MOVED: _("Un altro posto"),
    WordKind.LATER: _("Un’altra ora"),
    WordKind.RECALLED: _("Richiamo"),
    WordKind.CLEARED: _("Richiamo finito"),
}

CHANNEL: Mapping[Channel, Promise] = {
    Channel.SMS: _("SMS"),
    Channel.EMAIL: _("email"),
    Channel.CHAT: _("chat"),
    Channel.CALL: _("telefonata"),
}

REACH: Mapping[Reach, Promise] = {
    Reach.SENT: _("inviato"),
    Reach.WAITING: _("in partenza"),
    Reach.FAILED: _("non arrivato"),
    Reach.TO_COPY: _("da copiare"),
    Reach.TO_CALL: _("da chiamare"),
    Reach.NO_WAY: _("da dire di persona"),
    Reach.BY_HAND: _("detto a voce"),
    Reach.WITHDRAWN: _("ritirato"),
}

COUNTED = {
    Reach.SENT: ngettext_lazy("%(number)s inviato", "%(number)s inviati", "number"),
    Reach.BY_HAND: ngettext_lazy("%(number)s detto a voce", "%(number)s detti a voce", "number"),
    Reach.WAITING: ngettext_lazy("%(number)s in partenza", "%(number)s in partenza", "number"),
    Reach.TO_COPY: ngettext_lazy("%(number)s da copiare", "%(number)s da copiare", "number"),
    Reach.TO_CALL: ngettext_lazy("%(number)s da chiamare", "%(number)s da chiamare", "number"),
    Reach.NO_WAY: ngettext_lazy("%(number)s da dire di persona", "%(number)s da dire di persona", "number"),
    Reach.FAILED: ngettext_lazy("%(number)s non arrivato", "%(number)s non arrivati", "number"),
    Reach.WITHDRAWN: ngettext_lazy("%(number)s ritirato", "%(number)s ritirati", "number"),
}
"""How many families are how far, in the order in which they are shown."""

TONE: Mapping[Reach, Tone] = {
    Reach.SENT: Tone.LEAF,
    Reach.BY_HAND: Tone.LEAF,
    Reach.WAITING: Tone.SKY,
    Reach.TO_COPY: Tone.SUN,
    Reach.TO_CALL: Tone.SUN,
    Reach.NO_WAY: Tone.EARTH,
    Reach.FAILED: Tone.APPLE,
    Reach.WITHDRAWN: Tone.STONE,
}

TROUBLE: Mapping[Trouble, Promise] = {
    Trouble.BUSY: _("chi spedisce ha troppo da fare: si riprova da soli"),
    Trouble.DOWN: _("chi spedisce ha un guasto: si riprova da soli"),
    Trouble.UNREACHABLE: _("chi spedisce non risponde: si riprova da soli"),
    Trouble.NOT_ADMITTED: _("chi spedisce non riconosce questo sito: va detto a chi lo gestisce"),
    Trouble.UNREADABLE: _("la risposta di chi spedisce non si capisce: va detto a chi gestisce il sito"),
    Trouble.DEFERRED: _("la casella della famiglia non lo ha ancora preso"),
    Trouble.REJECTED: _("il numero o l’indirizzo non esiste, o non accetta messaggi"),
    Trouble.TOO_LATE: _("non è partito in tempo per servire a qualcosa"),
    Trouble.RECIPIENT_LIMIT: _("la famiglia ha già avuto abbastanza messaggi oggi: parte domani"),
    Trouble.SEALED: _("le chiavi del sito non lo aprono più: va scritto di nuovo"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A word in one language: what it says, how it is written, how many text messages it takes, who reads it."""

    language: str
    name: str
    direction: str
    body: str
    size: str
    reviewed: bool
    families: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the strip that shows how far a word is, in hundredths."""

    x: float
    width: float
    tone: Tone


def title(view: WordView) -> str:
    """Return what a word is, and about which day."""
    kind = {"kind": KIND[view.word.kind], "day": formats.short_day(view.word.what.date)}
    return said("%(kind)s: %(day)s") % kind


def spoken(view: WordView, language: str, *, home_delivery: bool, families: int = 0) -> Spoken:
    """Return what a word says in a language."""
    text = written(view.word, language=language, home_delivery=home_delivery)
    return Spoken(
        language=language,
        name=LANGUAGES[language],
        direction=direction(language),
        body=text.body,
        size=size_said(text.body),
        reviewed=reviewed(language),
        families=families,
    )


def size_said(body: str) -> str:
    """Return how much of a text message a text takes, in words."""
    size = size_of(body)
    parts = ngettext("%(number)s SMS", "%(number)s SMS", size.parts) % {"number": size.parts}
    if size.alphabet == UCS_2:
        return said("%(signs)s segni, %(parts)s (alfabeto esteso)") % {"signs": size.units, "parts": parts}
    return said("%(signs)s segni, %(parts)s") % {"signs": size.units, "parts": parts}


def counted(reached: Mapping[Reach, int]) -> list[tuple[str, Tone]]:
    """Return how many families are how far, as words with their tones."""
    return [
        (str(words % {"number": reached[reach]}), TONE[reach]) for reach, words in COUNTED.items() if reached.get(reach)
    ]


def strip(reached: Mapping[Reach, int]) -> tuple[Part, ...]:
    """Return how far a word is as one strip."""
    total = sum(reached.values())
    parts: list[Part] = []
    x = 0.0
    for reach in COUNTED:
        width = 100 * reached.get(reach, 0) / (total or 1)
        if width:
            parts.append(Part(x=round(x, 2), width=round(width, 2), tone=TONE[reach]))
            x += width
    return tuple(parts)


def how(telling: TellingView) -> str:
    """Return over what a family is told, in which language: “SMS in arabo”."""
    channel = str(CHANNEL[telling.channel]) if telling.channel else said("nessun canale")
    name = LANGUAGES[telling.language]
    if telling.parts > 1:
        parts = ngettext("%(number)s parte", "%(number)s parti", telling.parts) % {"number": telling.parts}
        return f"{channel} ({parts}), {name}"
    return f"{channel}, {name}"


def state(telling: TellingView, *, told_by: str = "") -> str:
    """Return how far a family is, when, who told them, and what went wrong."""
    parts = [str(REACH[telling.reach])]
    if told_by:
        parts[0] = said("%(state)s da %(name)s,") % {"state": parts[0], "name": told_by}
    if telling.at:
        parts[0] = said("%(state)s %(moment)s") % {"state": parts[0], "moment": moment(telling.at)}
    if telling.trouble and telling.reach in {Reach.FAILED, Reach.WAITING}:
        parts.append(str(TROUBLE[telling.trouble]))
    if telling.reach == Reach.FAILED and telling.attempts > 1:
        tries = ngettext("%(number)s tentativo", "%(number)s tentativi", telling.attempts)
        parts.append(tries % {"number": telling.attempts})
    return ": ".join(parts[:2]) + (f" ({parts[2]})" if len(parts) > 2 else "")  # noqa: PLR2004 - state, why, how often


def moment(at: datetime) -> str:
    """Return a moment as people say it: “sabato 8 maggio alle 15.30”."""
    return said("%(day)s alle %(hour)s") % {"day": formats.short_day(at), "hour": formats.clock(at)}


def channels(found: Iterable[Channel]) -> str:
    """Return channels in their order, with commas."""
    agreed = set(found)
    return ", ".join(str(name) for channel, name in CHANNEL.items() if channel in agreed)
