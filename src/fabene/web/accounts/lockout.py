"""What axes is told: lock-outs by (email, address), without an email being kept.

Behind a market's Wi-Fi many people share one address, and anybody may know somebody's email: neither alone locks
anybody out. The rows hold a keyed hash of what was typed as an email, never the email.
"""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from fabene.lib.attempts import known_as
from fabene.web.accounts.address import client_address

TOO_MANY = 429


def who(request: HttpRequest, credentials: Mapping[str, object] | None) -> str:
    """Return the keyed hash of the email somebody tries to sign in with; empty when none was given."""
    typed = (credentials or {}).get("email") or (credentials or {}).get("username") or request.POST.get("login")
    return known_as(str(typed or ""))


def where(request: HttpRequest) -> str:
    """Return the address somebody tries from."""
    return client_address(request)


def described(*_known: object) -> str:
    """Return what axes writes into its log of an attempt: nothing of anybody."""
    return "(somebody)"


def refuse(request: HttpRequest, _response: HttpResponse | None = None, _credentials: object = None) -> HttpResponse:
    """Answer whoever is locked out: the same words whether or not the account exists."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    context = {"minutes": minutes, "typed": request.POST.get("login", "")}
    answer = render(request, "account/locked.html", context, status=TOO_MANY)
    add_never_cache_headers(answer)
    return answer
