"""What the environment says of messages that leave the site: the SMS gateway, the mail server, the limits."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from fabene.config.environment import EnvironmentRefusedError, secret

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
A_MINUTE, MOST_A_MINUTE = 30, 6000
A_RECIPIENT, MOST_A_RECIPIENT = 6, 100
PORTS = {"smtp": 587, "smtps": 465}
TIMEOUT_SECONDS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Messaging:
    """How messages leave. ``email`` holds Django's settings of the mail server, empty when there is none."""

    sms_url: str
    sms_token: str
    sms_sender: str
    email: dict[str, object]
    email_from: str
    a_minute: int
    a_recipient: int


def read(environ: Mapping[str, str]) -> Messaging:
    """Read the environment; raise ``EnvironmentRefusedError`` naming the first variable that cannot be used."""
    return Messaging(
        sms_url=_sms_url(environ.get("FABENE_SMS_URL", "")),
        sms_token=secret(environ, "FABENE_SMS_TOKEN") or "",
        sms_sender=environ.get("FABENE_SMS_SENDER", ""),
        email=_mail_server(secret(environ, "FABENE_EMAIL_URL") or ""),
        email_from=environ.get("FABENE_EMAIL_FROM") or environ.get("FABENE_CONTACT_EMAIL") or "fabene@localhost",
        a_minute=_number(environ, "FABENE_MESSAGES_A_MINUTE", default=A_MINUTE, highest=MOST_A_MINUTE),
        a_recipient=_number(environ, "FABENE_MESSAGES_A_RECIPIENT", default=A_RECIPIENT, highest=MOST_A_RECIPIENT),
    )


def _sms_url(url: str) -> str:
    parts = urlsplit(url)
    if not url or (parts.scheme == "https" and parts.hostname) or _is_here(parts):
        return url
    raise EnvironmentRefusedError("FABENE_SMS_URL must start with https://: telephone numbers travel there")


def _is_here(parts: SplitResult) -> bool:
    return parts.scheme == "http" and parts.hostname in LOOPBACK


def _mail_server(url: str) -> dict[str, object]:
    """Return Django's settings of a mail server; the address, which holds a password, is never repeated."""
    if not url:
        return {}
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise EnvironmentRefusedError("FABENE_EMAIL_URL must be smtp://user:password@host:587 or smtps://…:465")
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "HOST": parts.hostname,
        "PORT": parts.port or PORTS[parts.scheme],
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "USE_SSL": parts.scheme == "smtps",
        "USE_TLS": parts.scheme == "smtp" and parts.hostname not in LOOPBACK,
    }


def _number(environ: Mapping[str, str], name: str, *, default: int, highest: int) -> int:
    text = environ.get(name) or str(default)
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= highest:
        raise EnvironmentRefusedError(f"{name} is {text!r}: give a number from 1 to {highest}")
    return int(text)
