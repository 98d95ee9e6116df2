"""A digital identity (SPID, CIE): coming in with it, tying it to one's account, untying it."""

from collections.abc import Callable
from typing import Any

from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.openid_connect import views as openid
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from fabene.web.accounts import factors, identity
from fabene.web.accounts.fresh import freshly_proved
from fabene.web.notices import refuse, tell

AWAY = 503


@login_not_required
@require_POST
@never_cache
def go(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send somebody to the provider; whoever is signed in ties that identity to their account."""
    return _asked(request, lambda: openid.login(request, provider_id=provider_id))


@login_not_required
@require_safe
@never_cache
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take whoever comes back from the provider."""
    return _asked(request, lambda: openid.callback(request, provider_id=provider_id))


def _asked(request: HttpRequest, ask: Callable[[], HttpResponse]) -> HttpResponse:
    """Ask the provider; say so when it does not answer, or not as a provider does."""
    if not identity.offered_name():
        raise Http404
    try:
        return ask()
    except (RequestException, KeyError):
        return identity.refused(request, status=AWAY)


@require_POST
@freshly_proved
def untie(request: HttpRequest) -> HttpResponse:
    """Let an identity open one's account no more, unless it is the only way in."""
    user: Any = request.user
    rows = SocialAccount.objects.filter(user_id=user.pk)
    if not user.has_usable_password() and not factors.has_passkey(user):
        refuse(request, _("È il solo modo in cui entri. Prima scegli una password o aggiungi una passkey."))
    elif rows.exists():
        rows.delete()
        tell(request, _("La tua identità digitale non apre più questo accesso."))
    return redirect("mfa_index")
