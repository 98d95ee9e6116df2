"""Letters by e-mail, through Django's own back-end."""

import smtplib
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage

from fabene.lib.outbox.values import Answer, Letter, Trouble

PERMANENT = 500
ANSWERS = (
    (smtplib.SMTPAuthenticationError, Trouble.NOT_ADMITTED),
    (smtplib.SMTPSenderRefused, Trouble.NOT_ADMITTED),
    (smtplib.SMTPConnectError, Trouble.DOWN),
    (smtplib.SMTPHeloError, Trouble.DOWN),
    (smtplib.SMTPNotSupportedError, Trouble.NOT_ADMITTED),
)


class MailGateway:
    """Sends each letter as one plain mail whose Message-ID is the letter's id."""

    def send(self, letter: Letter, *, now: datetime) -> Answer:  # noqa: ARG002 - the moment is the mail server's
        """Send a letter."""
        sender = settings.DEFAULT_FROM_EMAIL
        domain = sender.rpartition("@")[2].strip("> ") or "localhost"
        headers = {"Message-ID": f"<{letter.id}@{domain}>", "Auto-Submitted": "auto-generated"}
        mail = EmailMessage(letter.subject, letter.text, sender, [letter.to], headers=headers)
        try:
            mail.send()
        except smtplib.SMTPRecipientsRefused as refused:
            codes = [code for code, _ in refused.recipients.values()]
            return Answer(trouble=_by_code(max(codes, default=PERMANENT)))
        except smtplib.SMTPDataError as refused:
            return Answer(trouble=_by_code(refused.smtp_code))
        except smtplib.SMTPException as refused:
            return Answer(trouble=next((said for kind, said in ANSWERS if isinstance(refused, kind)), Trouble.DOWN))
        except OSError:
            return Answer(trouble=Trouble.UNREACHABLE)
        except ValueError:  # an address or a header that no mail can have
            return Answer(trouble=Trouble.REJECTED)
        return Answer()

    def forget(self, id: UUID) -> None:
        """Keep nothing, so forget nothing."""


def _by_code(code: int) -> Trouble:
    """Return what a code of SMTP (RFC 5321 §4.2.1) means for this one letter: 4xx may pass, 5xx will not."""
    return Trouble.REJECTED if code >= PERMANENT else Trouble.DEFERRED
