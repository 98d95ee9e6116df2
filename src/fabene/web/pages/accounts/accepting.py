"""Opening an invitation and accepting it: with a password, with a passkey, or with a digital identity."""

from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.flows import auto_generate_recovery_codes
from allauth.mfa.webauthn.internal.auth import WebAuthn, begin_registration
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from fabene.core.errors import NotFoundError
from fabene.people.values import InvitationView
from fabene.web.accounts import factors, identity, invitations
from fabene.web.accounts.address import takes_passkeys
from fabene.web.accounts.forms import PASSWORD_HELP, PasskeyForm
from fabene.web.accounts.mfa import MfaAdapter
from fabene.web.notices import tell
from fabene.web.pages.accounts.identities import leave
from fabene.web.pages.writing import act, attempt
from fabene.web.words import ROLE

GONE = 404


class AcceptForm(forms.Form):
    """A name and a password."""

    display_name = forms.CharField(
        label=gettext_lazy("Il tuo nome"),
        help_text=gettext_lazy("Come lo vedono gli altri della rete."),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=gettext_lazy("La tua password"),
        help_text=PASSWORD_HELP,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, invitation: InvitationView, **known: Any) -> None:
        """Begin with the name that was written in the invitation."""
        super().__init__(*args, **known)
        self.initial["display_name"] = invitation.display_name
        self.email = invitation.email

    def clean(self) -> dict[str, Any]:
        """Refuse a password that is short, known to everybody, or like the email."""
        cleaned = super().clean() or {}
        try:
            validate_password(cleaned.get("password", ""), get_user_model()(email=self.email))
        except ValidationError as weak:
            if "password" in cleaned:
                self.add_error("password", weak)
        return cleaned


class AcceptByPasskeyForm(PasskeyForm):
    """A name and a passkey."""

    display_name = forms.CharField(
        label=gettext_lazy("Il tuo nome"),
        help_text=gettext_lazy("Come lo vedono gli altri della rete."),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(self, *args: Any, **known: Any) -> None:
        """Ask for one name: a passkey gets its own later, if there are others."""
        super().__init__(*args, **known)
        del self.fields["name"]


@login_not_required
@require_safe
@never_cache
def open_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Keep the invitation of a link and go on to a page whose address says nothing of it."""
    try:
        invitations.keep(request, token)
    except NotFoundError:
        return _gone(request)
    return redirect("invitation")


@login_not_required
@require_safe
@never_cache
def invitation(request: HttpRequest) -> HttpResponse:
    """Show who invites to what, and the ways to accept."""
    try:
        return _shown(request, invitations.held(request))
    except NotFoundError:
        return _gone(request)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "account/invitation_gone.html", status=GONE)


def _shown(request: HttpRequest, view: InvitationView, **forms_sent: Any) -> HttpResponse:
    known = invitations.account_of(view)
    context = {"invitation": view, "role": ROLE[view.role] if view.role else "", "known": known is not None}
    if request.user.is_authenticated or known is not None:
        is_mine = known is not None and request.user.pk == known.pk
        return render(request, "account/invitation_known.html", {**context, "is_mine": is_mine})
    passkeys = takes_passkeys(request)
    options = begin_registration(_newcomer(request, view), passwordless=True) if passkeys else None
    ways = {
        "passkeys": passkeys,
        "options": options,
        "identity": identity.offered_name(),
        "form": AcceptForm(invitation=view),
        "passkey_form": _passkey_form(request, view),
    }
    return render(request, "account/invitation.html", {**context, **ways, **forms_sent})


def _newcomer(request: HttpRequest, view: InvitationView) -> Any:
    """Return whoever will have been invited, for the device that makes their passkey; nothing of it is stored."""
    return get_user_model()(pk=invitations.newcomer(request), email=view.email, display_name=view.display_name)


def _passkey_form(request: HttpRequest, view: InvitationView, *, data: Any = None) -> AcceptByPasskeyForm:
    initial = {"display_name": view.display_name}
    return AcceptByPasskeyForm(data, user=_newcomer(request, view), initial=initial, auto_id="passkey_%s")


@login_not_required
@sensitive_post_parameters("password")
@require_POST
@never_cache
def by_password(request: HttpRequest) -> HttpResponse:
    """Take the role with a password, and come in."""
    try:
        view = _for_a_newcomer(request)
    except NotFoundError:
        return _gone(request)
    form = AcceptForm(request.POST, invitation=view)
    said = form.cleaned_data if form.is_valid() else {}
    user = attempt(form, lambda: invitations.accept(request, **said))
    if user is None:
        return _shown(request, view, form=form)
    record_authentication(request, user, "password")
    return _welcome(request, user)


@login_not_required
@require_POST
@never_cache
def by_passkey(request: HttpRequest) -> HttpResponse:
    """Take the role with a passkey, come in, and get the codes for the day on which it is lost."""
    try:
        view = _for_a_newcomer(request)
    except NotFoundError:
        return _gone(request)
    form = _passkey_form(request, view, data=request.POST)
    passkey = attempt(form, lambda: _accepted(request, form))
    if passkey is None:
        return _shown(request, view, passkey_form=form)
    post_authentication(request, passkey, passwordless=True)
    response = _welcome(request, passkey.user)
    auto_generate_recovery_codes(request)
    request.session[factors.AFTER] = response["Location"]
    return redirect("mfa_view_recovery_codes")


@transaction.atomic
def _accepted(request: HttpRequest, form: AcceptByPasskeyForm) -> Any:
    """Take the role and keep the passkey, both or neither; return the passkey."""
    said = form.cleaned_data
    user = invitations.accept(request, display_name=said["display_name"], password=None)
    name = MfaAdapter().generate_authenticator_name(user, Authenticator.Type.WEBAUTHN)
    return WebAuthn.add(user, name, said["credential"]).instance


@login_not_required
@require_POST
@never_cache
def by_identity(request: HttpRequest) -> HttpResponse:
    """Go to the provider of identities, and take the role on the way back."""
    try:
        _for_a_newcomer(request)
    except NotFoundError:
        return _gone(request)
    if not identity.offered_name():
        raise Http404
    request.session[invitations.BY_IDENTITY] = True
    return leave(request)


@require_POST
def signed_in(request: HttpRequest) -> HttpResponse:
    """Take the role as whoever is signed in already with the address that was invited."""
    try:
        view = invitations.held(request)
    except NotFoundError:
        return _gone(request)
    known = invitations.account_of(view)
    if known is None or known.pk != request.user.pk:
        return redirect("invitation")
    done = act(request, lambda: invitations.accept(request, display_name=str(known), password=None))
    if done and view.role:
        tell(request, _("Fatto: hai un ruolo in più, %(role)s.") % {"role": ROLE[view.role]})
    return redirect(invitations.afterwards(request) or reverse("days:desk"))


def _for_a_newcomer(request: HttpRequest) -> InvitationView:
    """Return the invitation; raise ``NotFoundError`` when somebody who signs in already must take it otherwise."""
    view = invitations.held(request)
    if request.user.is_authenticated or invitations.account_of(view) is not None:
        raise NotFoundError("link_not_valid")
    return view


def _welcome(request: HttpRequest, user: Any) -> HttpResponse:
    """Sign somebody in who has just accepted, and go on to what they came for."""
    afterwards = invitations.afterwards(request) or None
    response: HttpResponse = perform_login(request, Login(user=user, redirect_url=afterwards))
    tell(request, _("Benvenuta, benvenuto: il tuo accesso è pronto."))
    return response
