"""The hash chain of a book: canonical bytes and SHA-256, as ``docs/reference/ledger.md`` publishes them.

Pure functions of values: whoever holds the rows can compute the chain again with any language's JSON and SHA-256.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

from fabene.ledger.values import Head, Posted

VERSION = "fabene-ledger-1"
GENESIS = "0" * 64

encode_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def canonical(movement: Posted) -> bytes:
    """Return the canonical bytes of a movement; its own hash is not part of them."""
    return encode(
        (
            VERSION,
            str(movement.id),
            str(movement.book),
            movement.number,
            movement.kind,
            instant(movement.happened_at),
            instant(movement.recorded_at),
            str(movement.actor),
            movement.reason,
            _text(movement.reverses),
            [(str(line.owner), line.unit.value, _text(line.lot), line.amount) for line in movement.lines],
        )
    )


def encode(fields: Sequence[object]) -> bytes:
    """Return the fields, in the order of ``canonical``, as one JSON array in UTF-8 without spaces."""
    return encode_json(fields).encode()


def chained(previous: str, content: bytes) -> str:
    """Return the hash of a movement: SHA-256 of the hash before (32 bytes; zeros for the first) and its content."""
    return sha256(bytes.fromhex(previous) + content).hexdigest()


def instant(moment: datetime) -> str:
    """Return an aware moment in UTC to the microsecond, always 27 characters: ``2026-03-07T09:00:00.000000Z``."""
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def folded(heads: Iterable[Head]) -> str:
    """Return one hash over the heads of all books, in order of book id."""
    ordered = sorted(heads, key=lambda head: str(head.book))
    return sha256(encode([(str(head.book), head.number, head.hash) for head in ordered])).hexdigest()


def _text(identity: UUID | None) -> str | None:
    return str(identity) if identity else None
