"""The mails about coming in: an invitation, a forgotten password, a change to how somebody signs in.

Every link is built from ``FABENE_ADDRESS``; every mail waits in the outbox, its recipient and words sealed.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fabene.lib.ids import new_id
from fabene.lib.outbox.services import forget, put
from fabene.lib.outbox.values import EMAIL
from fabene.lib.stamps import Stamp, stamp_now
from fabene.web import formats
from fabene.web.accounts.address import absolute

__all__ = ["forget", "moment", "send_change", "send_invitation", "send_password_link"]

# What allauth calls a change -> the words for it.
CHANGES: Mapping[str, object] = {
    "account/email/password_changed": gettext_lazy("La tua password è cambiata"),
    "account/email/password_reset": gettext_lazy("La tua password è cambiata"),
    "account/email/password_set": gettext_lazy("Hai una password"),
    "mfa/email/recovery_codes_generated": gettext_lazy("Hai nuovi codici di recupero"),
    "mfa/email/totp_activated": gettext_lazy("Hai un’app per i codici"),
    "mfa/email/totp_deactivated": gettext_lazy("L’app per i codici non c’è più"),
    "mfa/email/webauthn_added": gettext_lazy("Hai una passkey in più"),
    "mfa/email/webauthn_removed": gettext_lazy("Una passkey non c’è più"),
    "socialaccount/email/account_connected": gettext_lazy("Puoi entrare con la tua identità digitale"),
    "socialaccount/email/account_disconnected": gettext_lazy("La tua identità digitale non apre più questo accesso"),
}


def send_invitation(*, id: UUID, about: UUID, to: str, words: Mapping[str, object], url: str, stamp: Stamp) -> None:
    """Send an invitation, once for each ``id``. ``words`` are what it says: who invites, to which role, until when."""
    subject = _("Un invito a fa bene: %(role)s") % {"role": words["role"]}
    text = render_to_string("account/mail/invitation.txt", {**words, "url": url})
    put(id=id, channel=EMAIL, to=to, subject=subject, text=text, about=about, stamp=stamp)


def send_password_link(*, user: UUID, to: str, url: str, name: str) -> None:
    """Send the link with which somebody chooses another password."""
    text = render_to_string("account/mail/password.txt", {"url": url, "name": name})
    _send_now(user=user, to=to, subject=_("Scegli un’altra password"), text=text)


def send_change(*, what: str, user: UUID, to: str, name: str) -> None:
    """Tell somebody that the way they sign in has changed: if it was not them, this is how they learn of it."""
    said = str(CHANGES[what])
    words = {"what": said, "name": name, "moment": moment(timezone.now()), "url": absolute(reverse("mfa_index"))}
    _send_now(user=user, to=to, subject=said, text=render_to_string("account/mail/change.txt", words))


def _send_now(*, user: UUID, to: str, subject: str, text: str) -> None:
    now = timezone.now()
    stamp = stamp_now(user, now)
    put(id=new_id(now), channel=EMAIL, to=to, subject=subject, text=text, about=user, stamp=stamp)


def moment(now: datetime) -> str:
    """Return a moment as people say it."""
    here = timezone.localtime(now)
    return _("%(day)s alle %(clock)s") % {"day": formats.day(here), "clock": formats.clock(here)}
