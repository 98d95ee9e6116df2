"""The words of the frame on screen: kinds, months, spans of time, hosts of sources."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlsplit

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from fabene.core.bilingual import Bilingual
from fabene.programme.frame.kinds import ActKind, Part, PartnerKind
from fabene.programme.frame.values import Act, Event
from fabene.web import formats

ACT: Mapping[ActKind, Promise] = {
    ActKind.LAW: gettext_lazy("Legge"),
    ActKind.DECREE: gettext_lazy("Decreto"),
    ActKind.RESOLUTION: gettext_lazy("Delibera"),
    ActKind.NOTICE: gettext_lazy("Avviso"),
    ActKind.RANKING: gettext_lazy("Graduatoria"),
    ActKind.AGREEMENT: gettext_lazy("Convenzione"),
    ActKind.EXTENSION: gettext_lazy("Proroga"),
    ActKind.GRANT: gettext_lazy("Finanziamento"),
}
PARTNER: Mapping[PartnerKind, Promise] = {
    PartnerKind.OWNER: gettext_lazy("Titolare"),
    PartnerKind.PARTNER: gettext_lazy("Partner"),
    PartnerKind.FUNDER: gettext_lazy("Cofinanziatore"),
    PartnerKind.TERRITORY: gettext_lazy("Comune coinvolto"),
}
PART: Mapping[Part, Promise] = {
    Part.PROGRAMME: gettext_lazy("Programma"),
    Part.ACT: gettext_lazy("Atto"),
    Part.PHASE: pgettext_lazy("of a programme", "Fase"),
    Part.PARTNER: gettext_lazy("Partner"),
    Part.AGREEMENT: gettext_lazy("Convenzione o accordo"),
    Part.EXTENSION: gettext_lazy("Proroga di un accordo"),
    Part.BENEFIT: gettext_lazy("Beneficio atteso"),
    Part.FIGURE: gettext_lazy("Misura di un beneficio"),
    Part.EVENT: gettext_lazy("Voce della cronologia"),
    Part.POLICY: gettext_lazy("Politica"),
    Part.LINK: gettext_lazy("Azione collegata a una politica"),
    Part.NETWORK: gettext_lazy("Rete che partecipa"),
    Part.PROJECT: gettext_lazy("Progetto"),
    Part.RESULT: gettext_lazy("Risultato di un progetto"),
}


def said(text: Bilingual) -> str:
    """Return a text in the language of whoever reads, in Italian where there is no other."""
    return text.said(get_language() or "it")


def month_said(moment: date) -> str:
    """Return a month with its year: “dicembre 2021”."""
    return f"{formats.MONTHS[moment.month - 1]} {moment.year}"


def when_said(event: Event) -> str:
    """Return when something happened, as far as it is told: “agosto 2018”, “6 agosto 2018”."""
    month = month_said(date(event.year, event.month, 1))
    return f"{event.day} {month}" if event.day else month


def span_said(part: object) -> str:
    """Return from when to when something holds, by the month; empty where neither end is known."""
    starts = getattr(part, "starts", None) or getattr(part, "since", None)
    ends = getattr(part, "ends", None) or getattr(part, "until", None)
    if starts and ends:
        first, last = month_said(starts), month_said(ends)
        return first if first == last else _("da %(first)s a %(last)s") % {"first": first, "last": last}
    if starts:
        return _("da %(first)s") % {"first": month_said(starts)}
    return _("fino a %(last)s") % {"last": month_said(ends)} if ends else ""


def host_of(source: str) -> str:
    """Return the host of a source that is an address, empty for one in words."""
    parts = urlsplit(source)
    return parts.netloc.removeprefix("www.") if parts.scheme in {"http", "https"} else ""


def act_said(act: Act) -> str:
    """Return an act in a line: what it is, its number, its day."""
    parts = [str(ACT[act.kind]), act.number]
    return " ".join(part for part in parts if part)
