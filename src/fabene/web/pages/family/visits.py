"""A family on its own page: no account, a short visit that its card begins.

The visit is one signed cookie of these pages alone. It holds the card's identity, never its token, and each page asks
again whether the card is still good. Nothing of a visit is kept here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache

from fabene.core.errors import NotFoundError
from fabene.households.selectors import card_in_force, household
from fabene.households.values import CardView, HouseholdView
from fabene.lib.stamps import Stamp, stamp_now
from fabene.web.pages.family.unopened import ended, gone
from fabene.web.pages.family.voice import Voice

COOKIE = "famiglia"
SALT = "fabene.web.pages.family"
PATH = "/famiglia/"
MINUTES = 30
PIN_MINUTES = 10

P = ParamSpec("P")


@dataclass(slots=True, kw_only=True)
class Visit:
    """Who is here (a card), until when, and what the next page has to say.

    ``home`` is None for who has just left by the movement ``left_by``. ``round`` is the market whose round brought the
    bag home until the family moved a moment ago: that alone it may take back by itself.
    """

    card: UUID
    of: UUID
    voice: Voice
    now: datetime
    home: HouseholdView | None = None
    has_pin: bool = False
    pin_until: datetime | None = None
    left_by: UUID | None = None
    round: UUID | None = None
    said: dict[str, Any] = field(default_factory=dict)
    over: bool = False

    @property
    def family(self) -> HouseholdView:
        """Return the household; raise ``NotFoundError`` (``card_not_valid``) for one that has left."""
        if self.home is None:
            raise NotFoundError("card_not_valid")
        return self.home

    @property
    def stamp(self) -> Stamp:
        """Return the stamp of what the family does: its card is who acts."""
        return stamp_now(self.card, self.now)

    @property
    def unlocked(self) -> bool:
        """Return whether the PIN was typed a little while ago."""
        return self.pin_until is not None and self.now < self.pin_until

    def unlock(self) -> None:
        """Show what asks for the PIN, for some minutes."""
        self.pin_until = self.now + timedelta(minutes=PIN_MINUTES)

    def tell(self, text: str, *, undo_url: str = "", undo: dict[str, list[str]] | None = None) -> None:
        """Say ``text`` on the next page, with a button that sends ``undo`` to ``undo_url`` and so takes it back."""
        self.said = {"text": text, "undo_url": undo_url, "undo": undo or {}}

    def refuse(self, text: str) -> None:
        """Say on the next page what could not be done."""
        self.said = {"text": text, "refused": True}

    def heard(self) -> dict[str, Any]:
        """Return what is to be said now; it is said once."""
        said, self.said = self.said, {}
        return said


def visiting(
    view: Callable[Concatenate[HttpRequest, Visit, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Let a page be opened by a family that is on its visit, and go on with the visit afterwards."""

    @login_not_required
    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        visit = read(request)
        if visit is None:
            return ended(request)
        try:
            response = view(request, visit, *args, **kwargs)
        except NotFoundError:
            return write(redirect("family:home"), visit) if visit.left_by else gone(request)
        return write(response, visit)

    return opened


def begin(opened: CardView, *, now: datetime) -> Visit:
    """Return the visit that a card begins."""
    return _visit(opened, now=now, kept={})


def read(request: HttpRequest) -> Visit | None:
    """Return the visit a request belongs to, or None when there is none, it is over, or its card is no longer good."""
    now = timezone.now()
    try:
        kept = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT)
    except signing.BadSignature:
        return None
    if now.timestamp() >= kept["until"]:
        return None
    if "left_by" in kept:
        return _gone(kept, now=now)
    try:
        return _visit(card_in_force(card=UUID(kept["card"]), at=now), now=now, kept=kept)
    except NotFoundError:
        return None


def write(response: HttpResponse, visit: Visit) -> HttpResponse:
    """Let the visit go on for as long again, or be over; return the response."""
    if visit.over:
        response.delete_cookie(COOKIE, path=PATH, samesite="Lax")
    else:
        response.set_cookie(
            COOKIE,
            signing.dumps(_kept(visit), salt=SALT, compress=True),
            path=PATH,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return discreet(response, language=visit.voice.language)


def discreet(response: HttpResponse, *, language: str) -> HttpResponse:
    """Let no search engine keep a page, and say which language it speaks."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Content-Language"] = language
    return response


def _visit(opened: CardView, *, now: datetime, kept: dict[str, Any]) -> Visit:
    pin_until = kept.get("pin_until")
    return Visit(
        card=opened.card,
        of=opened.household,
        home=household(id=opened.household, on=timezone.localdate(now)),
        voice=Voice(opened.language.value),
        now=now,
        has_pin=opened.has_pin,
        pin_until=datetime.fromtimestamp(pin_until, tz=now.tzinfo) if pin_until else None,
        round=UUID(kept["round"]) if "round" in kept else None,
        said=kept.get("said", {}),
    )


def _gone(kept: dict[str, Any], *, now: datetime) -> Visit:
    return Visit(
        card=UUID(kept["card"]),
        of=UUID(kept["of"]),
        voice=Voice(kept["language"]),
        now=now,
        left_by=UUID(kept["left_by"]),
        said=kept.get("said", {}),
    )


def _kept(visit: Visit) -> dict[str, Any]:
    kept: dict[str, Any] = {
        "card": str(visit.card),
        "until": (visit.now + timedelta(minutes=MINUTES)).timestamp(),
    }
    if visit.said:
        kept["said"] = visit.said
    if visit.left_by:
        return {**kept, "of": str(visit.of), "left_by": str(visit.left_by), "language": visit.voice.language}
    if visit.round:
        kept["round"] = str(visit.round)
    if visit.pin_until and visit.unlocked:
        kept["pin_until"] = visit.pin_until.timestamp()
    return kept
