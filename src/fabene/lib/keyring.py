"""What must not be read by who steals the database: sealed under keys that are not in it.

Each person's data have a key of their own (*data key*), kept beside them wrapped by the keyring of the installation:
destroying the data key makes its texts unreadable for ever, in every copy. The keyring is a list of Fernet keys
(AES-128 in CBC with HMAC-SHA256), newest first: the newest wraps, all of them open, so keys rotate without downtime.
``blind_index`` lets an equal text be found again without being readable, under a key apart.

Keys come from the settings (``FABENE_KEYS``, ``FABENE_INDEX_KEY``) or from their files; the files of the installation's
own folder are made when the first text is sealed, never when one is read. A file is read again when it changes, so a
site that runs learns of a rotation.
"""

import hashlib
import hmac
from functools import lru_cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from fabene.core.errors import FabeneError
from fabene.lib import keyfiles
from fabene.lib.phones import normalised_phone

__all__ = [
    "Sealed",
    "blind_index",
    "index_key",
    "is_newest",
    "keys",
    "new_data_key",
    "normalised_phone",
    "rewrap",
    "seal",
    "seal_here",
    "unseal",
    "unseal_here",
]

Sealed = bytes | memoryview
"""What a database gives back for bytes: psycopg gives memoryviews."""


def new_data_key() -> bytes:
    """Return a fresh data key, wrapped by the newest key of the keyring."""
    return _ring(may_make=True).encrypt(Fernet.generate_key())


def seal(wrapped: Sealed, text: str) -> bytes:
    """Return ``text`` sealed under the data key ``wrapped``.

    Raises ``FabeneError``: ``key_missing`` when the data key was destroyed or the keyring is not there,
    ``cannot_be_read`` when no key of the keyring opens it.
    """
    return _data_key(wrapped).encrypt(text.encode("utf-8"))


def unseal(wrapped: Sealed, token: Sealed) -> str:
    """Return the text of ``token``; raise ``FabeneError`` as ``seal`` does, and when ``token`` is of another key."""
    return _opened(_data_key(wrapped), token).decode("utf-8")


def rewrap(wrapped: Sealed) -> bytes:
    """Return a data key, or a token of ``seal_here``, under the newest key; the same bytes when it is already.

    Raises ``FabeneError`` (``key_missing``, ``cannot_be_read``).
    """
    if is_newest(wrapped):
        return bytes(wrapped)
    try:
        return _ring().rotate(bytes(wrapped))
    except InvalidToken as error:
        raise FabeneError("cannot_be_read") from error


def is_newest(wrapped: Sealed) -> bool:
    """Tell whether ``wrapped`` is under the newest key of the keyring already."""
    try:
        Fernet(keys()[0]).decrypt(bytes(wrapped))
    except InvalidToken:
        return False
    return True


def seal_here(text: str) -> bytes:
    """Return ``text`` sealed by the keyring itself: for what belongs to nobody's data key and does not last."""
    return _ring(may_make=True).encrypt(text.encode("utf-8"))


def unseal_here(token: Sealed) -> str:
    """Return the text that ``seal_here`` sealed; raise ``FabeneError`` (``key_missing``, ``cannot_be_read``)."""
    return _opened(_ring(), token).decode("utf-8")


def blind_index(purpose: str, text: str) -> str:
    """Return 64 hex digits, always the same for ``text`` within ``purpose``, that say nothing of it (HMAC-SHA256).

    Who calls normalises ``text`` first. Raises ``FabeneError`` (``key_missing``).
    """
    key = index_key().encode("ascii")
    return hmac.new(key, f"{purpose}\0{text}".encode(), hashlib.sha256).hexdigest()


def keys(*, may_make: bool = False) -> tuple[str, ...]:
    """Return the keys of the keyring, newest first; ``may_make`` makes the first one if there was none.

    Raises ``FabeneError`` (``key_missing``).
    """
    return settings.FABENE_KEYS or _from_file(
        settings.FABENE_KEYS_FILE, may_make=may_make and settings.FABENE_KEYS_FILE_IS_OURS
    )


def index_key() -> str:
    """Return the key of ``blind_index``; raise ``FabeneError`` (``key_missing``)."""
    given: str = settings.FABENE_INDEX_KEY
    return given or _from_file(settings.FABENE_INDEX_KEY_FILE, may_make=settings.FABENE_INDEX_KEY_FILE_IS_OURS)[0]


def _from_file(path: Path, *, may_make: bool) -> tuple[str, ...]:
    try:
        if may_make:
            keyfiles.read_once_made(path)
        state = path.stat()
        found = _parsed(path, state.st_mtime_ns, state.st_ino)
    except (OSError, ValueError) as error:
        raise FabeneError("key_missing") from error
    if not found:
        raise FabeneError("key_missing")
    return found


@lru_cache(maxsize=8)
def _parsed(path: Path, _changed_ns: int, _file: int) -> tuple[str, ...]:
    return keyfiles.parsed(path.read_text(encoding="ascii"))


def _ring(*, may_make: bool = False) -> MultiFernet:
    return _multi(keys(may_make=may_make))


@lru_cache(maxsize=8)
def _multi(ring: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in ring])


def _data_key(wrapped: Sealed) -> Fernet:
    if not wrapped:
        raise FabeneError("key_missing")
    return Fernet(_opened(_ring(), wrapped))


def _opened(lock: Fernet | MultiFernet, token: Sealed) -> bytes:
    try:
        return lock.decrypt(bytes(token))
    except InvalidToken as error:
        raise FabeneError("cannot_be_read") from error
