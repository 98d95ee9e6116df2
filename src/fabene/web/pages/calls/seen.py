"""Which notices somebody may see, and the parts their pages share."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from fabene.core.bilingual import Bilingual
from fabene.core.errors import NotFoundError
from fabene.people.rules import may, require
from fabene.programme.calls import selectors
from fabene.programme.calls.values import UNTOLD, CallView, CoDesignView, Kind, State
from fabene.web import formats
from fabene.web.pages.calls.words import STATE, TONE
from fabene.web.pages.page import Crumb, Page

MANAGE = "calls.manage"
NoticeView = CallView | CoDesignView


def said(text: Bilingual) -> str:
    """Return a text in the language of whoever reads, in Italian where there is no other."""
    return text.said(get_language() or "it")


def official_said(text: str) -> str:
    """Return who answers for a procedure, or that no source tells it."""
    return _("non pubblicato nelle fonti trovate") if text == UNTOLD else text or "—"


def is_office(request: HttpRequest) -> bool:
    """Return whether whoever asks writes and publishes calls."""
    return may(request.user, MANAGE, None)


def visible(request: HttpRequest, slug: str) -> NoticeView:
    """Return a published notice, or for the office one in preparation too; raise ``NotFoundError``."""
    found = by_slug(slug)
    if not found.version and not is_office(request):
        raise NotFoundError("call_not_found")
    return found


def visible_call(request: HttpRequest, slug: str) -> CallView:
    """Return a call that may be seen; raise ``NotFoundError``."""
    found = visible(request, slug)
    if not isinstance(found, CallView):
        raise NotFoundError("call_not_found")
    return found


def visible_co_design(request: HttpRequest, slug: str) -> CoDesignView:
    """Return a co-design that may be seen; raise ``NotFoundError``."""
    found = visible(request, slug)
    if not isinstance(found, CoDesignView):
        raise NotFoundError("call_not_found")
    return found


def by_slug(slug: str) -> NoticeView:
    """Return a notice as it stands; raise ``NotFoundError`` ``call_not_found``."""
    kind, id = selectors.notice_id(slug)
    return selectors.call(id) if kind is Kind.CALL else selectors.co_design(id)


def managed(request: HttpRequest, slug: str) -> NoticeView:
    """Return a notice as it is being written, for the office; raise ``NotAllowedError`` or ``NotFoundError``."""
    require(request.user, MANAGE, None)
    return selectors.preview(selectors.notice_id(slug)[1])


def managed_id(request: HttpRequest, slug: str) -> UUID:
    """Return the id of a notice, for the office; raise ``NotAllowedError`` or ``NotFoundError``."""
    require(request.user, MANAGE, None)
    return selectors.notice_id(slug)[1]


def address(notice: NoticeView) -> str:
    """Return the address of a notice's public page."""
    return reverse("calls:call" if isinstance(notice, CallView) else "calls:co_design", args=[notice.slug])


def crumbs(notice: NoticeView | None = None) -> tuple[Crumb, ...]:
    """Return the way to a page below the list, or below a notice."""
    above = (Crumb(label=_("Bandi"), url=reverse("calls:calls")),)
    return above if notice is None else (*above, Crumb(label=said(notice.title) or "…", url=address(notice)))


def page_of(title: str, *, notice: NoticeView | None = None, lead: str = "", eyebrow: str = "") -> Page:
    """Return the head of a page below the list, or below a notice."""
    return Page(title=title, lead=lead, eyebrow=eyebrow, crumbs=crumbs(notice))


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """How far a notice is, in words: its state, and what comes next with how long until then."""

    state: State
    word: str
    tone: str
    sentence: str
    at: datetime | None


def when_of(notice: NoticeView, *, now: datetime | None = None) -> When:
    """Return how far a notice is at a moment (now), in words."""
    at = now or timezone.now()
    state = notice.state_at(at)
    moment = {State.PUBLISHED: notice.opens_at, State.OPEN: notice.closes_at}.get(state, notice.closes_at)
    return When(
        state=state, word=str(STATE[state]), tone=TONE[state], sentence=_sentence(state, moment, at=at), at=moment
    )


def _sentence(state: State, moment: datetime | None, *, at: datetime) -> str:
    if state is State.DRAFT or moment is None:
        return _("Nessuno lo vede ancora.")
    told = {"left": left(moment, at=at), "moment": moment_said(moment)}
    if state is State.PUBLISHED:
        return _("Apre %(moment)s: %(left)s.") % told
    if state is State.OPEN:
        return _("Chiude %(moment)s: %(left)s.") % told
    return _("Ha chiuso %(moment)s.") % told


def moment_said(moment: datetime) -> str:
    """Return a moment as people say it: “lunedì 6 luglio 2020 alle 23.59”."""
    return _("%(day)s alle %(clock)s") % {"day": formats.day(moment), "clock": formats.clock(moment)}


def left(moment: datetime, *, at: datetime) -> str:
    """Return how long until a moment, in the largest unit that says it: days, then hours, then minutes."""
    seconds = int((moment - at).total_seconds())
    days = (timezone.localdate(moment) - timezone.localdate(at)).days
    if days > 1:
        return _("mancano %(number)s giorni") % {"number": formats.count(days)}
    if days == 1:
        return _("è domani")
    hours, minutes = divmod(max(seconds, 0) // 60, 60)
    if hours:
        return ngettext("manca %(number)s ora", "mancano %(number)s ore", hours) % {"number": hours}
    return ngettext("manca %(number)s minuto", "mancano %(number)s minuti", minutes) % {"number": minutes}
