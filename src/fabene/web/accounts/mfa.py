"""What allauth is told of second factors: secrets are sealed, a passkey is bound to the site's own name."""

from typing import Any

from allauth.account.utils import user_pk_to_url_str
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fabene.lib.keyring import seal_here, unseal_here
from fabene.web.accounts import factors
from fabene.web.accounts.address import site_name

ISSUER = "fa bene"


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Second factors of this site."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": gettext_lazy(
            "È il tuo solo secondo passo, e il tuo ruolo lo chiede. Aggiungine prima un altro, poi togli questo."
        ),
        "cannot_generate_recovery_codes": gettext_lazy("Prima aggiungi una passkey o un’app: i codici vengono dopo."),
        "incorrect_code": gettext_lazy(
            "Questo codice non va. Scrivi quello che l’app mostra adesso, o un codice di recupero."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret before it is stored."""
        return seal_here(text).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret that was stored."""
        return unseal_here(encrypted_text.encode("ascii"))

    def get_totp_issuer(self) -> str:
        """Return the name under which an app lists the code."""
        return ISSUER

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Return whether somebody may do without it: not when their role takes a second factor and it is their last."""
        return not (factors.is_last(authenticator) and factors.is_guarded(authenticator.user))

    def generate_authenticator_name(self, user: Any, type: str) -> str:  # noqa: A002 - the signature is allauth's
        """Return how a new passkey is called until its owner says otherwise."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return what a passkey is bound to: the name of the site in the settings, whatever name was asked."""
        return {"id": site_name(context.request), "name": ISSUER}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """Return whose a passkey is, as the device shows it."""
        return {
            "id": user_pk_to_url_str(user).encode("ascii"),
            "display_name": user.display_name,
            "name": user.email,
        }
