"""Signed links: a token that names a thing, for one purpose, until a moment; nobody can make one without the secret.

A token carries no name and no meaning: 16 bytes of identity, 5 of seconds, 16 of HMAC-SHA256, in URL-safe base64. To
revoke one is a row of whoever issued it.
"""

import base64
import binascii
from collections.abc import Iterator
from datetime import datetime
from hmac import compare_digest
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

from fabene.core.errors import NotFoundError

SIGNS = 50
_IDENTITY, _SECONDS, _SEAL = 16, 5, 16


def issue(*, purpose: str, id: UUID, expires_at: datetime) -> str:
    """Return the token of ``id`` for ``purpose``: 50 signs of ``A-Za-z0-9_-``, the same for the same arguments."""
    body = id.bytes + int(expires_at.timestamp()).to_bytes(_SECONDS, "big")
    return base64.urlsafe_b64encode(body + _seal(purpose, body, secret=settings.SECRET_KEY)).decode("ascii").rstrip("=")


def read(*, purpose: str, token: str, now: datetime) -> UUID:
    """Return the identity that ``token`` names.

    Raises ``NotFoundError`` (``link_not_valid``) for one that was not issued here, for something else, or is over: who
    guesses learns no more than that.
    """
    raw = _bytes(token)
    body, seal = raw[:-_SEAL], raw[-_SEAL:]
    expires = int.from_bytes(body[_IDENTITY:], "big")
    if not any(compare_digest(seal, one) for one in _seals(purpose, body)) or now.timestamp() >= expires:
        raise NotFoundError("link_not_valid")
    return UUID(bytes=body[:_IDENTITY])


def _bytes(token: str) -> bytes:
    if len(token) != SIGNS or not token.isascii():
        raise NotFoundError("link_not_valid")
    try:
        raw = base64.b64decode(f"{token}==", altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise NotFoundError("link_not_valid") from error
    if base64.urlsafe_b64encode(raw).decode("ascii").rstrip("=") != token:
        raise NotFoundError("link_not_valid")  # the last sign has spare bits: one token, one spelling
    return raw


def _seals(purpose: str, body: bytes) -> Iterator[bytes]:
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        yield _seal(purpose, body, secret=secret)


def _seal(purpose: str, body: bytes, *, secret: str | bytes) -> bytes:
    return salted_hmac(f"fabene.lib.links:{purpose}", body, secret=secret, algorithm="sha256").digest()[:_SEAL]
