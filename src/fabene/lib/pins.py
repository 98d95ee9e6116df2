"""Six digits that a family keeps apart from its card."""

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from fabene.lib.keyring import blind_index

DIGITS = 6
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)  # OWASP's least for Argon2id


def new_pin() -> str:
    """Return six digits nobody can guess."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def hashed(pin: str) -> str:
    """Return what may be kept of ``pin`` (Argon2id).

    A million PINs are soon tried by who steals the database, so the index key, which is not in it, goes in first.
    """
    return _HASHER.hash(blind_index("pin", pin))


def matches(pin: str, hash: str) -> bool:  # noqa: A002 - the name agreed between rooms
    """Tell whether ``hash`` was made of ``pin``; a text that is no hash matches nothing."""
    try:
        return _HASHER.verify(hash, blind_index("pin", pin))
    except (VerificationError, InvalidHashError):
        return False
