"""Values of a notice in words, one line each; and what is written by mail to who is concerned."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from fabene.core.bilingual import Bilingual
from fabene.lib.ids import derived
from fabene.lib.outbox import services as outbox
from fabene.lib.outbox.values import EMAIL
from fabene.lib.stamps import Stamp
from fabene.people import selectors as people
from fabene.programme.calls.services import Letter
from fabene.programme.calls.values import ApplicantKind, CostKind, Criterion, Question, RequiredDocument, WhyNot
from fabene.web import formats
from fabene.web.pages.calls.seen import NoticeView, address, moment_said, said
from fabene.web.pages.calls.words import APPLICANT, WHY_NOT


def value_said(value: Any) -> tuple[str, ...]:
    """Return any value of a notice as lines that people read; both languages of a text."""
    if isinstance(value, frozenset | tuple):
        several = sorted(value) if isinstance(value, frozenset) else value
        return tuple(line for each in several for line in value_said(each))
    return (_one(value),) if value not in {None, ""} else ()


def field_value(text: Any, name: str) -> Any:
    """Return a field of a notice as people may read it: sums in euros, half points as points, yes for what is."""
    value = getattr(text, name)
    if isinstance(value, bool):
        return _("sì") if value else ""
    if name == "least_halves":
        return formats.halves(value) if value else ""
    return formats.euros(value) if name.endswith("_cents") and value else value


def _one(value: Any) -> str:
    match value:
        case Bilingual():
            return f"{value.it} [{value.en}]" if value.en else value.it
        case datetime():
            return moment_said(value)
        case date():
            return formats.day(value)
        case ApplicantKind():
            return str(APPLICANT[value])
        case CostKind():
            return said(value.title)
        case _:
            return _part(value)


def _part(value: Any) -> str:
    match value:
        case RequiredDocument():
            return said(value.title) + ("" if value.required else f" ({_('se c’è')})")
        case Question():
            limit = _("al massimo %(number)s caratteri") % {"number": formats.count(value.max_chars)}
            return f"{said(value.text)} ({limit})"
        case Criterion():
            least = _(", minimo %(points)s") % {"points": formats.halves(value.least_halves)}
            return f"{said(value.title)}: {value.weight}" + (least if value.least_halves else "")
        case _:
            return str(value)


def _in_both(words: Callable[[str], tuple[str, str]]) -> Letter:
    """Return a letter in every language of the site, since nobody asked whoever reads it which is theirs."""
    texts = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            texts.append(words(language))
    subject = " · ".join(dict.fromkeys(subject for subject, _text in texts))
    return Letter(subject=subject, text="\n\n---\n\n".join(dict.fromkeys(text for _subject, text in texts)))


def answer_letter(notice: NoticeView, *, site: str) -> Letter:
    """Return what is written to whoever asked once the answer is public."""

    def words(language: str) -> tuple[str, str]:
        told = {
            "title": notice.title.said(language),
            "url": site + reverse("calls:questions", args=[notice.slug]),
        }
        return _("C’è la risposta alla tua domanda"), _(
            "Hai fatto una domanda su «%(title)s». La risposta è pubblica, senza il tuo nome:\n%(url)s\n\n"
            "La tua domanda e il tuo indirizzo sono stati cancellati da questo sito."
        ) % told

    return _in_both(words)


def aside_letter(notice: NoticeView, *, why: WhyNot, reply: str) -> Letter:
    """Return what is written to whoever asked something that is not answered in public."""

    def words(language: str) -> tuple[str, str]:
        told = {
            "title": notice.title.said(language),
            "why": str(WHY_NOT[why]).lower(),
            "reply": reply,
            "contact": notice.contact,
        }
        return _("La tua domanda sul bando"), _(
            "Hai fatto una domanda su «%(title)s». Non è stata pubblicata: %(why)s.\n%(reply)s\n\n"
            "Per il resto puoi scrivere a %(contact)s. La tua domanda è stata cancellata da questo sito."
        ) % told

    return _in_both(words)


def tell_extension(notice: NoticeView, *, id: UUID, users: Iterable[UUID], site: str, stamp: Stamp) -> int:
    """Write once to each of these users that there is more time; return how many letters are new."""

    def words(language: str) -> tuple[str, str]:
        when = moment_said(notice.closes_at) if notice.closes_at else ""
        told = {"title": notice.title.said(language), "when": when, "url": site + address(notice)}
        return _("C’è più tempo per la tua proposta"), _(
            "«%(title)s» è stato prorogato: ora chiude %(when)s. La tua bozza è al suo posto.\n%(url)s"
        ) % told

    letter = _in_both(words)
    return sum(
        outbox.put(
            id=derived(id, "extension", user),
            channel=EMAIL,
            to=people.user(user).email,
            subject=letter.subject,
            text=letter.text,
            about=user,
            stamp=stamp,
        )
        for user in sorted(set(users))
    )
