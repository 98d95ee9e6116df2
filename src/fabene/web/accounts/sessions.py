"""The sessions of a person: on which device, since when, last used on which day; each can be ended.

allauth keeps a row for each session so that its person can end it. Of the device it keeps what tells one's own phone
from one's own computer, no more: the network address is wiped at once.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.account.internal import flows
from allauth.usersessions.models import UserSession
from django.http import HttpRequest

from fabene.core.errors import NotFoundError
from fabene.web.accounts import devices
from fabene.web.accounts.address import UNKNOWN

NOTED = "noted_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionView:
    """One session as its person sees it; ``id`` is None for one that no row speaks of."""

    id: int | None
    device: str
    since: datetime | None
    seen: datetime | None
    is_this: bool


def sessions_of(request: HttpRequest) -> tuple[SessionView, ...]:
    """Return the sessions of whoever asks that are still open: this one first, then the latest used."""
    rows = UserSession.objects.purge_and_list(request.user)
    views = [_view(row, request=request) for row in rows]
    if not any(view.is_this for view in views):
        views.append(_this(request))
    return tuple(sorted(views, key=lambda view: (not view.is_this, -(view.seen.timestamp() if view.seen else 0))))


def _view(row: UserSession, *, request: HttpRequest) -> SessionView:
    return SessionView(
        id=row.pk,
        device=devices.said(row.user_agent),
        since=row.created_at,
        seen=row.last_seen_at,
        is_this=row.session_key == request.session.session_key,
    )


def _this(request: HttpRequest) -> SessionView:
    device = devices.said(devices.shortened(request.META.get("HTTP_USER_AGENT", "")))
    return SessionView(id=None, device=device, since=None, seen=None, is_this=True)


def end_session(request: HttpRequest, session: int) -> bool:
    """End one session of whoever asks and return whether it was this one.

    Raises ``NotFoundError`` ``session_not_found`` for somebody else's, or one that is over.
    """
    row = UserSession.objects.filter(pk=session, user_id=request.user.pk).first()
    if row is None:
        raise NotFoundError("session_not_found")
    is_this: bool = row.session_key == request.session.session_key
    row.end()
    if is_this:
        flows.logout.logout(request, show_message=False)
    return is_this


def end_other_sessions(request: HttpRequest) -> int:
    """End every session of whoever asks but this one; return how many there were."""
    return _end(UserSession.objects.filter(user_id=request.user.pk).exclude(session_key=request.session.session_key))


def end_all_sessions(user: Any) -> int:
    """End every session of somebody; return how many there were."""
    return _end(UserSession.objects.filter(user_id=user.pk))


def _end(rows: Any) -> int:
    ended = 0
    for row in rows:
        row.end()
        ended += 1
    return ended


def note_today(request: HttpRequest, now: datetime) -> None:
    """Keep on which day a session was last used: one write a day and session, none for the pages after it."""
    if request.session.get(NOTED, today := now.date().isoformat()) != today:
        keep_little(request, now)


def keep_little(request: HttpRequest, now: datetime) -> None:
    """Reduce what is kept of this session to a word on its device and the moment it was last used."""
    request.session[NOTED] = now.date().isoformat()
    UserSession.objects.filter(session_key=request.session.session_key).update(
        ip=UNKNOWN, user_agent=devices.shortened(request.META.get("HTTP_USER_AGENT", "")), last_seen_at=now
    )
