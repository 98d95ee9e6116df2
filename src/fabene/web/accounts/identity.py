"""Digital identity (SPID, CIE) through a proxy that speaks OpenID Connect: whom it vouches for, and how strongly.

Of a person's identity only a keyed hash of the subject is kept, with the level and the moment. Nobody comes in who
was not invited: an identity opens an account only after its person tied the two, signed in or holding an invitation.
"""

import secrets
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from fabene.lib.keyring import blind_index
from fabene.web.accounts import factors, invitations
from fabene.web.accounts.address import absolute

PROVIDER = "identita"
PURPOSE = "identity"
LEVEL = "level"
NONCE_BYTES = 32
COUNTRY = "TINIT-"
"""What SPID writes before a codice fiscale, and CIE does not."""


def offered_name() -> str:
    """Return what the button says that lets people come in with a digital identity; empty where there is none."""
    return settings.OIDC_NAME if settings.OIDC_URL else ""


class IdentityClient(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth ships no types
    """How the site talks to the proxy."""

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:  # noqa: ARG002 - the signature is allauth's
        """Return where the proxy sends people back: to the site's own address, whatever name was asked."""
        return absolute(reverse("openid_connect_callback", args=[PROVIDER]))


class IdentityProvider(OpenIDConnectProvider):  # type: ignore[misc]  # as above
    """The proxy. Code and PKCE, a nonce of our own, nothing kept of what it tells but who, how strongly and when."""

    pkce_enabled_default = True
    oauth2_adapter_class = IdentityClient

    def get_default_scope(self) -> list[str]:
        """Return what is asked for: who somebody is, and what the setting adds."""
        return settings.OIDC_SCOPE.split()

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """Return what a sign-in remembers; nothing of it is taken from the address but where to go afterwards."""
        asked: dict[str, Any] = super().get_redirect_from_request_kwargs(request)
        process = "connect" if request.user.is_authenticated else "login"
        kept = {"next_url": asked["next_url"]} if "next_url" in asked else {}
        return {**kept, "process": process}

    def redirect(self, request: HttpRequest, process: str, **known: Any) -> HttpResponse:
        """Send somebody to the proxy with a fresh nonce."""
        nonce = secrets.token_urlsafe(NONCE_BYTES)
        wanted = {"acr_values": settings.OIDC_LEVEL} if settings.OIDC_LEVEL else {}
        asked = {"nonce": nonce, **wanted}
        away: HttpResponse = super().redirect(request, process, auth_params=asked, nonce=nonce, **known)
        return away

    def sociallogin_from_response(self, request: HttpRequest, response: dict[str, Any]) -> Any:
        """Return the sign-in that the proxy's answer makes; raise ``OAuth2Error`` when its two halves do not agree."""
        token, userinfo = response.get("id_token") or {}, response.get("userinfo") or {}
        if not token or (userinfo and userinfo.get("sub") != token.get("sub")):
            raise OAuth2Error("the identity token and the user's data are not of one person")
        login = super().sociallogin_from_response(request, response)
        login.said_nonce = token.get("nonce")
        return login

    def extract_uid(self, data: dict[str, Any]) -> str:
        """Return the keyed hash of the subject; raise ``OAuth2Error`` when the proxy does not say it."""
        claim = settings.OIDC_SUBJECT
        subject = str(_said(data, claim) or "").strip()
        if not subject:
            raise OAuth2Error(f"the proxy does not say {claim}")
        if claim == "sub":
            return blind_index(PURPOSE, f"{settings.OIDC_URL} {subject}")
        return blind_index(PURPOSE, f"{claim} {subject.upper().removeprefix(COUNTRY)}")

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return all that is kept of an answer: the level and the moment."""
        return {LEVEL: str(_said(data, "acr") or ""), "at": timezone.now().isoformat(timespec="seconds")}

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG002 - the signature is allauth's
        """Return nothing: name and email are what the invitation said."""
        return {}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[Any]:  # noqa: ARG002 - as above
        """Return nothing: an email that a third party tells opens no account."""
        return []


def _said(data: dict[str, Any], claim: str) -> object:
    """Return a claim from the identity token, which is signed, or else from the user's data."""
    return (data.get("id_token") or {}).get(claim) or (data.get("userinfo") or {}).get(claim)


class IdentityAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # as above
    """What becomes of a sign-in that the proxy vouches for."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Let in whom we know, tie an identity that its person asked to tie, turn everybody else back in words."""
        if not secrets.compare_digest(str(sociallogin.said_nonce or ""), str(sociallogin.state.get("nonce") or "")):
            raise ImmediateHttpResponse(refused(request))
        request.session[factors.LEVELS] = {sociallogin.account.uid: sociallogin.account.extra_data[LEVEL]}
        if sociallogin.is_existing or sociallogin.state.get("process") == "connect":
            return
        user = invitations.accept_by_identity(request)
        if user is None:
            raise ImmediateHttpResponse(unknown(request))
        sociallogin.connect(request, user)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **_known: Any) -> None:  # noqa: ARG002 - the signature is allauth's
        """Answer in our words whatever went wrong: cancelled, tampered with, repeated, or a proxy that is not there."""
        raise ImmediateHttpResponse(refused(request))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002 - the signature is allauth's
        """Return False: the only way in is an invitation."""
        return False

    def generate_state_param(self, state: dict[str, Any]) -> str:  # noqa: ARG002 - the signature is allauth's
        """Return a state of 43 signs: the Italian rules want 32 at least."""
        return secrets.token_urlsafe(NONCE_BYTES)

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:  # noqa: ARG002 - the signature is allauth's
        """Return where somebody goes who has tied an identity."""
        return reverse("mfa_index")


def refused(request: HttpRequest, *, status: int = 400) -> HttpResponse:
    """Say that a sign-in by identity did not come to an end."""
    return render(request, "socialaccount/refused.html", {"identity": settings.OIDC_NAME}, status=status)


def unknown(request: HttpRequest) -> HttpResponse:
    """Say that an identity is true but opens nothing here yet."""
    return render(request, "socialaccount/unknown.html", {"identity": settings.OIDC_NAME}, status=403)
