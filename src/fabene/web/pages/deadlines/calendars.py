"""Calendars of what falls due: one's own, by a link that can be shut, and that of every call, for everybody."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fabene.core.deadlines import Deadline
from fabene.lib.calendars import MEDIA_TYPE, Entry, calendar
from fabene.programme.calls import selectors as notices
from fabene.programme.deadlines import selectors, services
from fabene.programme.deadlines.words import to_do
from fabene.web.notices import tell
from fabene.web.pages.calls.files import closing_entry
from fabene.web.pages.deadlines.addresses import path_of
from fabene.web.pages.writing import act, fresh_id, stamp_of

HOUR_SECONDS = 3600


@login_not_required
@never_cache
@require_safe
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """Give what somebody has to do, in the language they chose: whoever has the link reads it."""
    now = timezone.now()
    owner = selectors.feed_owner(token=token, now=now)
    with override(selectors.choice_of(owner).language):
        entries = [_entry(request, one, now=now) for one in selectors.mine(owner, now=now)]
        return _answer(request, entries, name=_("Le mie scadenze"))


@login_not_required
@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    """Give when every published call and co-design closes, past ones too."""
    entries = [
        *(closing_entry(request, one) for one in notices.calls() if one.closes_at),
        *(closing_entry(request, one) for one in notices.co_designs() if one.closes_at),
    ]
    return _answer(request, entries, name=_("Quando chiudono i bandi"))


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Make the link of one's own calendar, anew if there was one."""
    services.make_feed(id=fresh_id(), stamp=stamp_of(request))
    tell(request, _("Il calendario delle tue scadenze ha un indirizzo nuovo. Se ce n’era uno prima, è chiuso."))
    return redirect("deadlines:deadlines")


@require_POST
def shut(request: HttpRequest) -> HttpResponse:
    """Shut the link of one's own calendar."""
    if act(request, lambda: services.shut_feed(id=fresh_id(), stamp=stamp_of(request))):
        tell(request, _("L’indirizzo del tuo calendario è chiuso: chi lo aveva non legge più nulla."))
    return redirect("deadlines:deadlines")


def _answer(request: HttpRequest, entries: Iterable[Entry], *, name: str) -> HttpResponse:
    content = calendar(name, entries, site=settings.SITE_NAME or request.get_host())
    response = HttpResponse(content, content_type=MEDIA_TYPE)
    response["Content-Disposition"] = 'inline; filename="scadenze.ics"'
    return response


def _entry(request: HttpRequest, one: Deadline, *, now: datetime) -> Entry:
    """Return a deadline as a moment. No history of it is kept, so its sequence is the hour in which it is read."""
    return Entry(
        uid=f"{one.key}-{one.kind}@fabene",
        sequence=int(now.timestamp()) // HOUR_SECONDS,
        changed_at=now,
        starts=one.at,
        ends=one.at,
        title=to_do(one, whole=True),
        url=request.build_absolute_uri(path_of(one)),
    )
