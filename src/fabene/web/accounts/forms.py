"""The forms of signing in, in the site's words: labels, not placeholders, and what a password manager looks for."""

from typing import Any

from allauth.account import forms as account
from allauth.core import context, ratelimit
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

PASSWORD_HELP = _("Almeno 12 caratteri, come vuoi tu: quattro parole a caso vanno benissimo.")
LAST_STEP = "last_step"
TRIES = "second_factor"
"""The name of the rate limit on guessing codes, in ``ACCOUNT_RATE_LIMITS``."""


def _plain(form: forms.BaseForm, **labels: Any) -> None:
    """Give fields their label, and take away what a placeholder said twice."""
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].help_text = ""
        form.fields[name].widget.attrs.pop("placeholder", None)


def _code(form: forms.BaseForm, label: Any) -> None:
    _plain(form, code=label)
    form.fields["code"].widget.attrs.update(autocomplete="one-time-code", autocapitalize="none", spellcheck="false")


class SignInForm(account.LoginForm):  # type: ignore[misc]  # allauth ships no types
    """Email and password."""

    def __init__(self, *args: Any, **known: Any) -> None:
        """Use the site's words."""
        super().__init__(*args, **known)
        _plain(self, login=_("Email"), password=_("Password"))
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class AgainForm(account.ReauthenticateForm):  # type: ignore[misc]  # as above
    """The password, once more."""

    def __init__(self, *args: Any, **known: Any) -> None:
        """Use the site's words."""
        super().__init__(*args, **known)
        _plain(self, password=_("La tua password"))


class ForgottenForm(account.ResetPasswordForm):  # type: ignore[misc]  # as above
    """The email to which a link goes."""

    def __init__(self, *args: Any, **known: Any) -> None:
        """Use the site's words."""
        super().__init__(*args, **known)
        _plain(self, email=_("Email"))


class _OnePassword:
    """A password is asked once: it can be shown, and a manager fills it in."""

    fields: dict[str, forms.Field]

    def once(self, label: Any) -> None:
        """Keep one field for the new password, with its help."""
        del self.fields["password2"]
        _plain(self, password1=label)  # type: ignore[arg-type]  # it is mixed into a form
        self.fields["password1"].help_text = PASSWORD_HELP


class ChangeForm(_OnePassword, account.ChangePasswordForm):  # type: ignore[misc]  # as above
    """The password of now, and another."""

    def __init__(self, *args: Any, **known: Any) -> None:
        """Use the site's words."""
        super().__init__(*args, **known)
        _plain(self, oldpassword=_("La password di adesso"))
        self.once(_("La password nuova"))


class FirstForm(_OnePassword, account.SetPasswordForm):  # type: ignore[misc]  # as above
    """The first password of somebody who came without one."""

    def __init__(self, *args: Any, **known: Any) -> None:
        """Use the site's words."""
        super().__init__(*args, **known)
        self.once(_("La password nuova"))


class OtherForm(_OnePassword, account.ResetPasswordKeyForm):  # type: ignore[misc]  # as above
    """Another password, from the link of a mail."""

    def __init__(self, *args: Any, **known: Any) -> None:
        """Use the site's words."""
        super().__init__(*args, **known)
        self.once(_("La password nuova"))


class _Guarded:
    """A code is tried a few times and counts once: a number of six digits could be guessed, or read over a shoulder."""

    user: Any
    cleaned_data: dict[str, Any]
    authenticator: Authenticator

    def clean_code(self) -> str:
        """Return the code when it is right, has not been used, and few have been tried."""
        key = f"{TRIES}-{self.user.pk}"
        if not ratelimit.consume(context.request, action=TRIES, key=key):
            raise ValidationError(_("Troppi codici sbagliati. Aspetta qualche minuto e riprova."), code="too_many")
        code: str = super().clean_code()  # type: ignore[misc]  # it is mixed into a form that has one
        if self.authenticator.type == Authenticator.Type.TOTP:
            _refuse_a_second_use(self.authenticator, code)
        ratelimit.clear(context.request, action=TRIES, key=key)
        return code


@transaction.atomic
def _refuse_a_second_use(authenticator: Authenticator, code: str) -> None:
    """Keep the step of time of a code (RFC 6238 §5.2).

    Raises ``ValidationError`` when that step, or a later one, has been used.
    """
    row = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
    step = step_of(decrypt(row.data["secret"]), code)
    if step <= row.data.get(LAST_STEP, 0):
        raise ValidationError(
            _("Questo codice è già servito una volta. Aspetta che l’app ne mostri un altro."), code="used"
        )
    row.data[LAST_STEP] = step
    row.save(update_fields=["data"])
    authenticator.data = row.data


def step_of(secret: str, code: str) -> int:
    """Return the step of time to which a code that was accepted belongs."""
    digits = "".join(sign for sign in code if sign.isdigit())
    steps: list[int] = list(yield_hotp_counters_from_time())
    return next((step for step in steps if format_hotp_value(hotp_value(secret, step)) == digits), steps[-1])


class ProveForm(_Guarded, mfa.AuthenticateForm):  # type: ignore[misc]  # as above
    """The code that ends a sign-in."""

    def __init__(self, *args: Any, **known: Any) -> None:
        """Use the site's words."""
        super().__init__(*args, **known)
        _code(self, _("Codice dell’app, o codice di recupero"))


class ProveAgainForm(_Guarded, mfa.ReauthenticateForm):  # type: ignore[misc]  # as above
    """The code, once more."""

    def __init__(self, *args: Any, **known: Any) -> None:
        """Use the site's words."""
        super().__init__(*args, **known)
        _code(self, _("Codice dell’app, o codice di recupero"))


class AppForm(totp.ActivateTOTPForm):  # type: ignore[misc]  # as above
    """The first code of an app."""

    def __init__(self, *args: Any, **known: Any) -> None:
        """Use the site's words."""
        super().__init__(*args, **known)
        _code(self, _("Il codice che l’app mostra adesso"))
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class PasskeyForm(webauthn.AddWebAuthnForm):  # type: ignore[misc]  # as above
    """A new passkey and how its owner calls it."""

    def __init__(self, *args: Any, **known: Any) -> None:
        """Use the site's words; every passkey of this site opens it alone."""
        super().__init__(*args, **known)
        self.fields.pop("passwordless", None)
        _plain(self, name=_("Come la chiami"))
        self.fields["name"].max_length = 60
        self.fields["name"].widget.attrs["maxlength"] = "60"
        self.fields["name"].help_text = _("Un nome per riconoscerla: «il mio telefono», «chiavetta».")


class RenameForm(webauthn.EditWebAuthnForm):  # type: ignore[misc]  # as above
    """Another name for a passkey."""

    name = forms.CharField(label=_("Come la chiami"), max_length=60)
