"""A digital identity (SPID, CIE): coming in with it, tying it to one's account, untying it."""

from collections.abc import Callable
from typing import Any

from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from fabene.web.accounts import factors, identity
from fabene.web.accounts.factors import Standing
from fabene.web.accounts.fresh import freshly_proved
from fabene.web.accounts.identity import IdentityClient
from fabene.web.notices import refuse, tell

AWAY = 503


@login_not_required
@require_POST
@never_cache
def go(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send somebody to the provider; whoever is signed in, and has proved it, ties that identity to their account."""
    _require_known(provider_id)
    if not request.user.is_authenticated:
        return leave(request)
    if factors.standing(request) != Standing.FREE:
        return redirect("second_factor")
    return freshly_proved(leave)(request)


def leave(request: HttpRequest) -> HttpResponse:
    """Send somebody to the provider."""
    return _asked(request, lambda: OAuth2LoginView.adapter_view(IdentityClient(request, identity.PROVIDER))(request))


@login_not_required
@require_safe
@never_cache
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take whoever comes back from the provider."""
    _require_known(provider_id)
    return _asked(request, lambda: OAuth2CallbackView.adapter_view(IdentityClient(request, identity.PROVIDER))(request))


def _require_known(provider_id: str) -> None:
    """Raise ``Http404`` unless this is the provider of this site, and it has one."""
    if provider_id != identity.PROVIDER or not identity.offered_name():
        raise Http404


def _asked(request: HttpRequest, ask: Callable[[], HttpResponse]) -> HttpResponse:
    """Ask the provider; say so when it does not answer, or not as a provider does."""
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
