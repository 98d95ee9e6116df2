"""What tests of signing in need: somebody with a password and a second factor, codes of an app, mails that wait."""

import base64
import json
import re
import time
from collections.abc import Iterator
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth import get_user_model
from django.test import Client

from fabene.lib.keyring import unseal_here
from fabene.lib.outbox.models import Message
from tests.world import PASSWORD, key

SECRET = base64.b32encode(b"a secret of the test").decode("ascii")
STEP_SECONDS = 30
PHONE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36"
COMPUTER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0"
OTHER_PASSWORD = "tre mele e una pera"


def user_of(name: str) -> Any:
    """Return somebody of the small world as allauth sees them."""
    return get_user_model().objects.get(id=key("user", name))


def with_password(name: str) -> None:
    """Let somebody sign in by the form; whoever can already stays in where they are."""
    user = user_of(name)
    if not user.has_usable_password():
        user.set_password(PASSWORD)
        user.save()


def with_app(name: str) -> list[str]:
    """Give somebody an app for codes; return their codes of recovery."""
    user = user_of(name)
    TOTP.activate(user, SECRET)
    codes: list[str] = RecoveryCodes.activate(user).generate_codes()
    return codes


def code(secret: str = SECRET, *, steps: int = 0) -> str:
    """Return what an app shows now, or did (or will) some steps of half a minute from now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // STEP_SECONDS + steps)))


def wrong_code() -> str:
    """Return a code that no app shows about now."""
    shown = {code(steps=step) for step in range(-3, 4)}
    return next(text for text in (f"{number:06}" for number in range(10)) if text not in shown)


def send_password(
    client: Client, name: str, *, password: str = PASSWORD, device: str = PHONE, address: str = "10.0.0.1", **extra: str
) -> Any:
    """Send the form of the sign-in page, from a device at an address."""
    form = {"login": f"{name}@example.org", "password": password, **extra}
    return client.post("/accounts/login/", form, headers={"user-agent": device}, REMOTE_ADDR=address)


def inside(name: str, *, device: str = PHONE) -> Client:
    """Return a browser in which somebody has just signed in by password (and has been given one)."""
    with_password(name)
    client = Client(headers={"user-agent": device})
    assert send_password(client, name, device=device).status_code == 302
    return client


def said(response: Any) -> str:
    """Return a page as text, without the token of its forms, which differs each time."""
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", response.content.decode())


def mails() -> Iterator[tuple[str, str, str]]:
    """Yield every mail that waits, as (to, subject, text), oldest first."""
    for row in Message.objects.order_by("recorded_at", "id"):
        assert row.sealed is not None
        to, subject, text = json.loads(unseal_here(row.sealed))
        yield to, subject, text


def kinds_of(name: str) -> list[str]:
    """Return which second factors somebody has."""
    return sorted(Authenticator.objects.filter(user_id=key("user", name)).values_list("type", flat=True))
