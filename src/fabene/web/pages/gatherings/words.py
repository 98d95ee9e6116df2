"""How sessions are said: their kind, when and where they are, how many places are left."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from fabene.core.bilingual import Bilingual
from fabene.gatherings.values import ChangeKind, GatheringKind, GatheringView, Precision
from fabene.web import formats

KIND: Mapping[GatheringKind, Promise] = {
    GatheringKind.SHIFT: _("Turno"),
    GatheringKind.WORKSHOP: _("Laboratorio"),
    GatheringKind.TRAINING: _("Formazione"),
    GatheringKind.LESSON: _("Lezione"),
    GatheringKind.ASSEMBLY: _("Assemblea"),
    GatheringKind.LUNCH: _("Pranzo"),
    GatheringKind.WEBINAR: _("Webinar"),
    GatheringKind.MEETING: _("Riunione"),
    GatheringKind.TABLE: _("Tavolo di co-progettazione"),
}

CHANGE: Mapping[ChangeKind, Promise] = {
    ChangeKind.EDITED: _("corretto"),
    ChangeKind.MOVED: _("spostato"),
    ChangeKind.CANCELLED: _("annullato"),
    ChangeKind.RESUMED: _("si fa di nuovo"),
}


def said(text: Bilingual) -> str:
    """Return a text in the language of the page, else in Italian."""
    return text.said(get_language() or "it")


def when(one: GatheringView) -> str:
    """Return when a session is, as well as it is known: “sabato 8 maggio 2021, dalle 17 alle 19”."""
    return said_when(one.starts_at, one.ends_at, precision=one.plan.precision)


def said_when(starts: datetime, ends: datetime, *, precision: Precision) -> str:
    """Return a time as well as it is known."""
    first, last = timezone.localtime(starts), timezone.localtime(ends)
    if precision == Precision.MONTH:
        month = formats.MONTHS[first.month - 1]
        return gettext("%(month)s %(year)s") % {"month": month, "year": first.year}
    if precision == Precision.DAY:
        return formats.day(starts) if first.date() == last.date() else _days(starts, ends)
    if first.date() != last.date():
        return _days(starts, ends)
    hours = {"day": formats.day(starts), "first": formats.clock(starts), "last": formats.clock(ends)}
    return gettext("%(day)s, dalle %(first)s alle %(last)s") % hours


def _days(starts: datetime, ends: datetime) -> str:
    return gettext("da %(first)s a %(last)s") % {"first": formats.short_day(starts), "last": formats.day(ends)}


def unknown(one: GatheringView) -> str:
    """Return what nobody published about the time of a session, empty when all of it is known."""
    if one.plan.precision == Precision.MONTH:
        return gettext("il giorno non è stato pubblicato")
    return gettext("l’orario non è stato pubblicato") if one.plan.precision == Precision.DAY else ""


def where(one: GatheringView) -> str:
    """Return where a session is: a place, from afar, or both."""
    place = ", ".join(filter(None, (one.plan.place, one.plan.address)))
    afar = gettext("anche a distanza") if place else gettext("a distanza")
    remote = one.remote or one.plan.kind == GatheringKind.WEBINAR
    return " · ".join(filter(None, (place, afar if remote else "")))


def places(one: GatheringView) -> str:
    """Return how many places are left, or how many wait."""
    if one.free is None:
        said = ngettext("%(number)s persona iscritta", "%(number)s persone iscritte", one.taken)
        return said % {"number": formats.count(one.taken)} if one.taken else ""
    if one.free and not one.waiting:
        said = ngettext("%(number)s posto libero", "%(number)s posti liberi", one.free)
        return said % {"number": formats.count(one.free)}
    said = ngettext(
        "posti finiti, %(number)s persona in attesa", "posti finiti, %(number)s persone in attesa", one.waiting
    )
    return said % {"number": formats.count(one.waiting)}
