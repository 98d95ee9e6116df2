"""The words for what an application is, and the sentence for each thing that is missing in one."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from fabene.core.bilingual import Bilingual
from fabene.programme.applications.values import Fault, Missing, Origin, Outcome, PartRole, Source, State
from fabene.programme.calls.values import ApplicantKind, CallView
from fabene.web import formats

STATE: Mapping[State, Promise] = {
    State.DRAFT: _("Bozza"),
    State.SENT: _("Inviata"),
    State.WITHDRAWN: _("Ritirata"),
}
ORIGIN: Mapping[Origin, Promise] = {
    Origin.SITE: _("Inviata da qui"),
    Origin.RECORDED: _("Trascritta dall’ufficio"),
}
APPLICANT: Mapping[ApplicantKind, Promise] = {
    ApplicantKind.ORGANISATION: _("Ente del Terzo settore, associazione"),
    ApplicantKind.GROUP: _("Gruppo di persone"),
    ApplicantKind.FIRM: _("Impresa"),
    ApplicantKind.PUBLIC_BODY: _("Ente pubblico"),
}
PART: Mapping[PartRole, Promise] = {PartRole.LEAD: _("Capofila"), PartRole.PARTNER: _("Partner")}
SOURCE: Mapping[Source, Promise] = {
    Source.CALL: _("Chiesti al bando"),
    Source.OWN: _("Soldi nostri"),
    Source.OTHERS: _("Soldi di altri"),
    Source.IN_KIND: _("Lavoro e cose, non in denaro"),
}
OUTCOME: Mapping[Outcome, Promise] = {
    Outcome.CONFIRMED: _("ha detto sì"),
    Outcome.DECLINED: _("ha detto no"),
    Outcome.WITHDRAWN: _("invito ritirato"),
}
PLAIN: Mapping[Fault, Promise] = {
    Fault.TITLE: _("Manca il titolo."),
    Fault.PLACE: _("Manca il territorio: scegli almeno un comune."),
    Fault.LEAD: _("Manca chi propone: aggiungi almeno un ente, un’impresa o un gruppo."),
    Fault.PART_NAME: _("Un ente è senza nome."),
    Fault.BUDGET: _("Manca il bilancio."),
    Fault.ASKED_NOTHING: _("Nel bilancio non chiedi niente al bando: scrivi quanto."),
    Fault.NOT_OF_THE_FIRST: _(
        "Questo bando è riservato a chi ha partecipato al primo, e tra i vostri codici fiscali non ne risulta nessuno."
    ),
}
IN_A_WORD = (Fault.TITLE, Fault.ANSWER, Fault.PLACE, Fault.LEAD, Fault.BUDGET, Fault.DOCUMENT)
# Which page of a draft a fault is put right on.
PAGE: Mapping[Fault, str] = {
    **dict.fromkeys((Fault.TITLE, Fault.ANSWER, Fault.ANSWER_LONG, Fault.PLACE, Fault.PLACE_OUTSIDE), "draft"),
    **dict.fromkeys(
        (
            Fault.LEAD,
            Fault.PART_NAME,
            Fault.PART_CODE,
            Fault.PART_TWICE,
            Fault.KIND,
            Fault.NOT_OF_THE_FIRST,
            Fault.UNCONFIRMED,
        ),
        "together",
    ),
    **dict.fromkeys(
        (
            Fault.BUDGET,
            Fault.BUDGET_ROW,
            Fault.BUDGET_TOTAL,
            Fault.BUDGET_KIND,
            Fault.ASKED_NOTHING,
            Fault.ASKED_TOO_MUCH,
        ),
        "budget",
    ),
    Fault.DOCUMENT: "documents",
}


def said(text: Bilingual) -> str:
    """Return a text of an installation in the language of the page."""
    return text.said(get_language() or "it")


def moment(at: datetime) -> str:
    """Return a moment as people say it."""
    return gettext("%(day)s alle %(clock)s") % {"day": formats.day(at), "clock": formats.clock(at)}


def sentence(one: Missing, *, call: CallView, towns: Mapping[str, str]) -> str:
    """Return what is missing or wrong, where, and by how much."""
    plain = PLAIN.get(one.fault)
    return str(plain) if plain else TOLD[one.fault](one, call, towns)


def _late(one: Missing, _call: CallView, _towns: Mapping[str, str]) -> str:
    when = moment(one.at) if one.at else ""
    return gettext("Il bando ha chiuso %(when)s: la proposta resta in bozza e non parte più.") % {"when": when}


def _not_open(one: Missing, _call: CallView, _towns: Mapping[str, str]) -> str:
    return gettext("Il bando apre %(when)s.") % {"when": moment(one.at) if one.at else ""}


def _answer(one: Missing, call: CallView, _towns: Mapping[str, str]) -> str:
    return gettext("Manca la risposta a «%(question)s»") % {"question": question_of(one.what, call)}


def _long(one: Missing, call: CallView, _towns: Mapping[str, str]) -> str:
    words = {"question": question_of(one.what, call), "limit": formats.count(one.limit)}
    return gettext("La risposta a «%(question)s» è troppo lunga: al massimo %(limit)s caratteri.") % words


def _outside(one: Missing, _call: CallView, towns: Mapping[str, str]) -> str:
    return gettext("%(town)s è fuori dal territorio del bando.") % {"town": towns.get(one.what, one.what)}


def _code(one: Missing, _call: CallView, _towns: Mapping[str, str]) -> str:
    return gettext("Manca il codice fiscale di %(name)s.") % {"name": one.what}


def _twice(one: Missing, _call: CallView, _towns: Mapping[str, str]) -> str:
    return gettext("Il codice fiscale %(code)s compare due volte.") % {"code": one.what}


def _kind(one: Missing, _call: CallView, _towns: Mapping[str, str]) -> str:
    kind = str(APPLICANT[ApplicantKind(one.what)]).lower()
    return gettext("Il capofila non può essere: %(kind)s. Il bando dice chi può partecipare.") % {"kind": kind}


def _row(one: Missing, _call: CallView, _towns: Mapping[str, str]) -> str:
    words = {"place": one.place, "what": one.what, "off": formats.euros(abs(one.off_cents))}
    if one.off_cents < 0:
        return gettext("Riga %(place)s (%(what)s): le fonti non coprono il costo, mancano %(off)s.") % words
    return gettext("Riga %(place)s (%(what)s): le fonti superano il costo di %(off)s.") % words


def _total(one: Missing, _call: CallView, _towns: Mapping[str, str]) -> str:
    words = {"off": formats.euros(abs(one.off_cents))}
    if one.off_cents < 0:
        return gettext("Le righe fanno %(off)s meno del costo totale che hai scritto.") % words
    return gettext("Le righe fanno %(off)s più del costo totale che hai scritto.") % words


def _cost(one: Missing, _call: CallView, _towns: Mapping[str, str]) -> str:
    words = {"place": one.place, "what": one.what}
    return gettext("Riga %(place)s (%(what)s): scegli un tipo di costo tra quelli del bando.") % words


def _too_much(one: Missing, _call: CallView, _towns: Mapping[str, str]) -> str:
    words = {"limit": formats.euros(one.limit), "off": formats.euros(one.off_cents)}
    return gettext("Chiedi %(off)s più del massimo, che è %(limit)s.") % words


def _document(one: Missing, call: CallView, _towns: Mapping[str, str]) -> str:
    titles = {each.key: said(each.title) for each in call.required_documents}
    return gettext("Manca un documento: %(title)s.") % {"title": titles.get(one.what, one.what)}


def _unconfirmed(one: Missing, _call: CallView, _towns: Mapping[str, str]) -> str:
    return gettext("%(name)s non ha ancora risposto all’invito: puoi inviare lo stesso.") % {"name": one.what}


TOLD: Mapping[Fault, Callable[[Missing, CallView, Mapping[str, str]], str]] = {
    Fault.LATE: _late,
    Fault.NOT_OPEN: _not_open,
    Fault.ANSWER: _answer,
    Fault.ANSWER_LONG: _long,
    Fault.PLACE_OUTSIDE: _outside,
    Fault.PART_CODE: _code,
    Fault.PART_TWICE: _twice,
    Fault.KIND: _kind,
    Fault.BUDGET_ROW: _row,
    Fault.BUDGET_TOTAL: _total,
    Fault.BUDGET_KIND: _cost,
    Fault.ASKED_TOO_MUCH: _too_much,
    Fault.DOCUMENT: _document,
    Fault.UNCONFIRMED: _unconfirmed,
}


def question_of(key: str, call: CallView) -> str:
    """Return a question of a call in the language of the page."""
    return next((said(one.text) for one in call.questions if one.key == key), key)


def progress(missing: tuple[Missing, ...]) -> str:
    """Return what stops the sending in a few words: as many things as the page of the check lists, and which."""
    found = Counter(one.fault for one in missing if not one.warning)
    stops = sum(found.values())
    if not stops:
        return gettext("C’è tutto.")
    answers, documents = found[Fault.ANSWER], found[Fault.DOCUMENT]
    parts = [
        gettext("il titolo") if found[Fault.TITLE] else "",
        ngettext("%(count)s risposta", "%(count)s risposte", answers) % {"count": answers} if answers else "",
        gettext("il territorio") if found[Fault.PLACE] else "",
        gettext("chi propone") if found[Fault.LEAD] else "",
        gettext("il bilancio") if found[Fault.BUDGET] else "",
        ngettext("%(count)s documento", "%(count)s documenti", documents) % {"count": documents} if documents else "",
    ]
    said_parts = [part for part in parts if part]
    wrong = stops - sum(found[fault] for fault in IN_A_WORD)
    if wrong and said_parts:
        counted = ngettext("%(count)s cosa da sistemare", "%(count)s cose da sistemare", wrong)
        said_parts.append(counted % {"count": wrong})
    count = ngettext("Una cosa ferma l’invio", "%(count)s cose fermano l’invio", stops) % {"count": stops}
    return f"{count}: {listed(said_parts)}." if said_parts else f"{count}."


def listed(parts: list[str]) -> str:
    """Return several things in a row, the last after an “e”."""
    if len(parts) == 1:
        return parts[0]
    return gettext("%(first)s e %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}
