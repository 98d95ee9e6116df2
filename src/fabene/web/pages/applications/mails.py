"""The mails about applications. Every link is built from the site's own address; every mail waits in the outbox."""

from collections.abc import Mapping
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from fabene.lib.outbox.services import put
from fabene.lib.outbox.values import EMAIL
from fabene.lib.stamps import Stamp

Words = Mapping[str, object]


def send_entry(*, id: UUID, to: str, words: Words, stamp: Stamp) -> None:
    """Send whoever wants to take part the link that lets them in, or, known already, the way to sign in."""
    subject = _("Per partecipare a: %(call)s") % {"call": words["call"]}
    _send("entry", id=id, to=to, subject=subject, words=words, about=id, stamp=stamp)


def send_invitation(*, id: UUID, about: UUID, to: str, words: Words, stamp: Stamp) -> None:
    """Ask somebody to take part in an idea."""
    subject = _("%(by)s ti invita a una proposta") % {"by": words["by"]}
    _send("invitation", id=id, to=to, subject=subject, words=words, about=about, stamp=stamp)


def send_receipt(*, id: UUID, about: UUID, to: str, words: Words, stamp: Stamp) -> None:
    """Tell somebody who wrote it that an application was sent, with its number and hash."""
    subject = _("Ricevuta: proposta n. %(number)s") % {"number": words["number"]}
    _send("receipt", id=id, to=to, subject=subject, words=words, about=about, stamp=stamp)


def _send(name: str, *, id: UUID, to: str, subject: str, words: Words, about: UUID, stamp: Stamp) -> None:
    text = render_to_string(f"applications/mail/{name}.txt", dict(words))
    put(id=id, channel=EMAIL, to=to, subject=subject[:200], text=text, about=about, stamp=stamp)
