"""Identities: UUIDv7 made by the caller, and identities derived from them.

A write service takes the id of what it creates from its caller; whatever else it creates in the same transaction gets
an id *derived* from that one, so that repeating the call repeats every id.
"""

import secrets
from datetime import datetime
from uuid import UUID, uuid5


def uuid7(moment: datetime, random_bits: int) -> UUID:
    """Return the UUIDv7 (RFC 9562 §5.7) of ``moment`` (aware) with the lowest 74 bits of ``random_bits``."""
    milliseconds = int(moment.timestamp() * 1000) & ((1 << 48) - 1)
    bits = random_bits & ((1 << 74) - 1)
    high, low = bits >> 62, bits & ((1 << 62) - 1)
    return UUID(int=(milliseconds << 80) | (0x7 << 76) | (high << 64) | (0b10 << 62) | low)


def new_id(moment: datetime) -> UUID:
    """Return a fresh UUIDv7 for ``moment``, with bits nobody can guess."""
    return uuid7(moment, secrets.randbits(74))


def derived(origin: UUID, *parts: object) -> UUID:
    """Return the identity that ``parts`` have under ``origin``: the same every time, different for other parts."""
    return uuid5(origin, "/".join(str(part) for part in parts))
