"""Every version of a notice whole, and what changed from one to the next, by whom and why."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fabene.core.bilingual import Bilingual
from fabene.people import selectors as people
from fabene.programme.calls import selectors
from fabene.programme.calls.values import CallText, CoDesignText, VersionView
from fabene.web.pages.calls.kept import Kept, papers_kept
from fabene.web.pages.calls.seen import is_office, page_of, said, visible
from fabene.web.pages.calls.telling import field_value, value_said
from fabene.web.pages.calls.words import FIELD, STEP

Text = CallText | CoDesignText


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Some words of a text that are the same in both versions, gone, or new."""

    words: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A field that is not as it was: for texts the words that went and came, else the two values."""

    label: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A version as it is read: why it is there, who made it, what changed, all of it, and the paper that was kept."""

    version: VersionView
    step: str
    who: str
    changes: tuple[Change, ...]
    whole: tuple[tuple[str, tuple[str, ...]], ...]
    paper: Kept | None


@login_not_required
@require_safe
def versions(request: HttpRequest, call: str) -> HttpResponse:
    """Show every version of a notice, the last first."""
    notice = visible(request, call)
    found = selectors.versions(notice.id)
    names = people.names_of(version.actor for version in found) if is_office(request) else {}
    papers = papers_kept(notice)
    shown = [
        Shown(
            version=version,
            step=str(STEP[version.step]),
            who=names.get(version.actor, _("L’ufficio del programma")),
            changes=tuple(changes(found[place - 1].text, version.text)) if place else (),
            whole=tuple(_whole(version.text)),
            paper=papers.get(version.happened_at),
        )
        for place, version in enumerate(found)
    ]
    lead = _("Ogni versione resta intera, con la sua ragione. Qui si vede che cosa è cambiato.")
    page = page_of(_("Versioni"), notice=notice, lead=lead)
    return render(request, "calls/versions.html", {"page": page, "notice": notice, "versions": shown[::-1]})


def changes(before: Text, after: Text) -> Iterator[Change]:
    """Yield every field that is not the same in two versions."""
    for field in fields(after):
        old, new = field_value(before, field.name), field_value(after, field.name)
        if old != new:
            yield Change(label=str(FIELD[field.name]), runs=tuple(runs(_flat(old), _flat(new))))


def runs(old: str, new: str) -> Iterator[Run]:
    """Yield the words of two texts in their order: those that stay, those that went, those that came."""
    one, other = old.split(), new.split()
    for kind, first, last, begin, end in difflib.SequenceMatcher(a=one, b=other, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Run(words=" ".join(one[first:last]), how="same")
            continue
        if last > first:
            yield Run(words=" ".join(one[first:last]), how="gone")
        if end > begin:
            yield Run(words=" ".join(other[begin:end]), how="new")


def _flat(value: Any) -> str:
    return " ".join(value_said(value))


def _whole(text: Text) -> Iterator[tuple[str, tuple[str, ...]]]:
    for field in fields(text):
        value = field_value(text, field.name)
        lines = (said(value),) if isinstance(value, Bilingual) else value_said(value)
        if any(lines):
            yield str(FIELD[field.name]), tuple(line for each in lines for line in each.splitlines())
