"""Signing in and out, and passwords: allauth's views in this site's words."""

from typing import Any

from allauth.account import views
from allauth.mfa.webauthn import views as webauthn
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fabene.people import selectors as people
from fabene.web.accounts import identity, sessions
from fabene.web.accounts.address import takes_passkeys
from fabene.web.notices import refuse, tell


class SignInView(views.LoginView):  # type: ignore[misc]  # allauth ships no types
    """Email and password, a passkey alone, or a digital identity where there is one."""

    def get(self, request: HttpRequest, *args: Any, **known: Any) -> HttpResponse:
        """Lead to the beginning where nobody signs in yet."""
        if not people.somebody_is_here():
            return redirect("beginning:enter")
        answer: HttpResponse = super().get(request, *args, **known)
        return answer

    def get_context_data(self, **known: Any) -> dict[str, Any]:
        """Add the other ways in."""
        ways = {"passkeys": takes_passkeys(self.request), "identity": identity.offered_name()}
        return {**super().get_context_data(**known), **ways}


class PasskeySignInView(webauthn.LoginWebAuthnView):  # type: ignore[misc]  # as above
    """A passkey alone."""

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ARG002 - the signature is Django's
        """Go back to the sign-in page, on the way to the same place."""
        refuse(self.request, _("Questa passkey non apre nessun accesso qui. Prova con email e password."))
        wanted = self.request.POST.get("next", "")
        return redirect(reverse("account_login", query={"next": wanted} if wanted else None))


class PasswordView(views.PasswordChangeView):  # type: ignore[misc]  # as above
    """Another password; every other session ends."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Change it, and say what that ended."""
        return _with_a_new_password(self.request, super().form_valid(form))

    def get_default_success_url(self) -> str:
        """Return where to go afterwards."""
        return reverse("mfa_index")


class FirstPasswordView(views.PasswordSetView):  # type: ignore[misc]  # as above
    """A password for whoever came without one; every other session ends."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Set it, and say what that ended."""
        return _with_a_new_password(self.request, super().form_valid(form))

    def get_default_success_url(self) -> str:
        """Return where to go afterwards."""
        return reverse("mfa_index")


def _with_a_new_password(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    sessions.keep_little(request, timezone.now())
    sessions.end_other_sessions(request)
    tell(request, _("La password è cambiata. Sugli altri dispositivi dovrai entrare di nuovo."))
    return response


# Its own ``dispatch`` hides that of allauth, which says so.
sign_in = login_not_required(SignInView.as_view())
sign_in_by_passkey = PasskeySignInView.as_view()
change_password = PasswordView.as_view()
set_password = FirstPasswordView.as_view()
