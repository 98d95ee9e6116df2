"""What allauth is told of this site: nobody signs up, links come from the settings, mail goes by the outbox."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from fabene.web.accounts import mail, sessions
from fabene.web.accounts.address import absolute, client_address

FRESH_SECONDS = 600
"""For so long after somebody proved who they are they are not asked again before a change to how they sign in."""

METHODS = {
    "reauthenticate": _("Con la password"),
    "mfa_reauthenticate": _("Con l’app o un codice di recupero"),
    "mfa_reauthenticate:webauthn": _("Con una passkey"),
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Nobody signs up by themselves: whoever coordinates invites."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Questo accesso non è attivo. Chi coordina la rete può riaprirlo."),
        "email_password_mismatch": _("L’email e la password non vanno insieme. Controlla tutte e due e riprova."),
        "enter_current_password": _("Questa non è la password di adesso. Controlla e riscrivila."),
        "incorrect_code": _("Questo codice non va. Scrivi quello che l’app mostra adesso, o un codice di recupero."),
        "incorrect_password": _("La password non è questa. Controlla e riscrivila."),
        "invalid_or_expired_key": _("Questo collegamento non vale più."),
        "invalid_password_reset": _("Questo collegamento non vale più. Chiedine un altro."),
        "rate_limited": _("Troppi tentativi di fila. Aspetta qualche minuto e riprova."),
        "too_many_login_attempts": _("Troppi tentativi di fila. Aspetta qualche minuto e riprova."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the signature is allauth's
        """Return False: the only way in is an invitation."""
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Return whether ``url`` stays on the site that was asked: other names of it are elsewhere, too."""
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={self.request.get_host()}, require_https=self.request.is_secure()
        )

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return where a request comes from; a rate limit counts by it."""
        return client_address(request)

    def post_login(self, request: HttpRequest, user: Any, **known: Any) -> HttpResponse:
        """Go on to where somebody wanted to go, and keep little of the device they are on."""
        response: HttpResponse = super().post_login(request, user, **known)
        sessions.keep_little(request, timezone.now())
        return response

    def is_reauthentication_required(self, *, app: str, **_known: Any) -> bool:
        """Return whether somebody must prove again who they are; not when they have just come in."""
        records = get_authentication_records(self.request, self.request.user)
        now = time.time()  # as allauth writes it
        fresh = any(0 <= now - record["at"] < FRESH_SECONDS for record in records)
        return bool(app) and not fresh

    def get_reauthentication_methods(self, user: Any | AnonymousUser) -> list[dict[str, Any]]:
        """Return the ways to prove it, each with its own words."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [{**method, "description": METHODS[method["id"]]} for method in methods]

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the link of a forgotten password, built from the settings."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return absolute(path.replace("UID-KEY", key))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:  # noqa: ARG002, PLR0917 - the signature is allauth's
        """Send the link of a forgotten password: the one mail of allauth that this site has."""
        user = context["user"]
        mail.send_password_link(user=user.pk, to=email, url=context["password_reset_url"], name=str(user))

    def send_notification_mail(  # noqa: PLR0917 - the signature is allauth's
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,  # noqa: ARG002 - the signature is allauth's
        email: str | None = None,
    ) -> None:
        """Tell somebody by mail that the way they sign in has changed."""
        mail.send_change(what=template_prefix, user=user.pk, to=email or user.email, name=str(user))
