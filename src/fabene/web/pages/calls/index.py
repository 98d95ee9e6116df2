"""The calls: those open now first, then those that come, then those closed; co-design stands among them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fabene.programme.calls import selectors
from fabene.programme.calls.values import DraftLine, Kind, State
from fabene.web.pages.calls.seen import NoticeView, When, address, is_office, said, when_of
from fabene.web.pages.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A notice as the list shows it."""

    notice: NoticeView
    url: str
    title: str
    sentence: str
    when: When
    co_design: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What waits for the office: a notice being written, or with questions to answer."""

    title: str
    sentence: str
    url: str


@login_not_required
@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    """List what is open now, what comes, what is closed."""
    now = timezone.now()
    found: list[NoticeView] = [*selectors.calls(), *selectors.co_designs()]
    lines = [_line(notice, now) for notice in found]
    groups = [
        (_("Aperti adesso"), _in(lines, State.OPEN)),
        (_("Stanno per aprire"), _in(lines, State.PUBLISHED)),
        (_("Chiusi"), sorted(_in(lines, State.CLOSED), key=_closed_at, reverse=True)),
    ]
    office = is_office(request)
    page = Page(
        title=_("Bandi e coprogettazione"),
        lead=_(
            "Chi ha un’idea per il suo territorio la porta qui: i criteri si leggono prima, le risposte sono pubbliche."
        ),
    )
    shown = {
        "page": page,
        "groups": [(title, found) for title, found in groups if found],
        "none_open": not groups[0][1],
        "office": office,
        "desk": list(_desk(lines)) if office else [],
    }
    return render(request, "calls/calls.html", shown)


def _line(notice: NoticeView, now: datetime) -> Line:
    co_design = not hasattr(notice, "criteria")
    return Line(
        notice=notice,
        url=address(notice),
        title=said(notice.title),
        sentence=said(notice.sentence),
        when=when_of(notice, now=now),
        co_design=co_design,
    )


def _in(lines: Iterable[Line], state: State) -> list[Line]:
    return sorted((line for line in lines if line.when.state is state), key=_closed_at)


def _closed_at(line: Line) -> datetime:
    return line.when.at or timezone.now()


def _desk(lines: Iterable[Line]) -> Iterable[Desk]:
    """Yield what the office has to do: notices to finish, questions to answer."""
    for draft in selectors.drafts():
        yield Desk(title=said(draft.title) or draft.slug, sentence=_draft_said(draft), url=_office_url(draft.slug))
    waiting = selectors.waiting_counts()
    for line in lines:
        number = waiting.get(line.notice.id, 0)
        if number:
            sentence = ngettext(
                "%(number)s domanda aspetta una risposta", "%(number)s domande aspettano una risposta", number
            )
            url = reverse("calls:questions", args=[line.notice.slug])
            yield Desk(title=line.title, sentence=sentence % {"number": number}, url=url)


def _draft_said(draft: DraftLine) -> str:
    if draft.published:
        return _("Ci sono modifiche non ancora pubblicate")
    return _("Bando in preparazione") if draft.kind is Kind.CALL else _("Avviso di coprogettazione in preparazione")


def _office_url(slug: str) -> str:
    return reverse("calls:office", args=[slug])
