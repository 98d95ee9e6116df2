"""What crosses the door of the outbox: a letter to send, a gateway's answer, how far a message is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

SMS = "sms"
EMAIL = "email"
CHANNELS = (SMS, EMAIL)

MAX_TEXT = 4000
MAX_SUBJECT = 200
MAX_RECIPIENT = 254


class State(StrEnum):
    """How far a message is. Only one that waits still holds whom it is for and what it says."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"


class Trouble(StrEnum):
    """Why a message has not gone, or not yet.

    BUSY: too many for the gateway now. DOWN: it answers with a fault of its own. UNREACHABLE: it does not answer.
    NOT_ADMITTED: it does not accept this site (address, token, sender). UNREADABLE: nobody understands its answer.
    DEFERRED: not this recipient, not now. REJECTED: no such message or recipient, ever. TOO_LATE: it would have come
    after its use. RECIPIENT_LIMIT: enough went there today. SEALED: the keys of this site do not open it.
    """

    BUSY = "busy"
    DOWN = "down"
    UNREACHABLE = "unreachable"
    NOT_ADMITTED = "not_admitted"
    UNREADABLE = "unreadable"
    DEFERRED = "deferred"
    REJECTED = "rejected"
    TOO_LATE = "too_late"
    RECIPIENT_LIMIT = "recipient_limit"
    SEALED = "sealed"


OF_THE_CHANNEL = frozenset({Trouble.BUSY, Trouble.DOWN, Trouble.UNREACHABLE, Trouble.NOT_ADMITTED, Trouble.UNREADABLE})
"""Troubles that every message would meet now: the channel rests, not this message alone."""
FOR_GOOD = frozenset({Trouble.REJECTED, Trouble.SEALED})
"""Troubles that trying again would only repeat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a gateway is given. ``id`` is the same at every attempt: sent twice it must arrive once."""

    id: UUID
    to: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a gateway says: sent (no trouble), or why not; ``wait_seconds`` is how long it asks to be left alone."""

    trouble: Trouble | None = None
    wait_seconds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many messages a channel sends within a minute, and one recipient gets within 24 hours."""

    a_minute: int
    a_recipient: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageView:
    """How far a message is, without whom it is for and what it says. ``about`` is the caller's opaque key."""

    id: UUID
    channel: str
    about: UUID
    state: State
    trouble: Trouble | None
    attempts: int
    due_at: datetime
    tried_at: datetime | None
    finished_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """How a channel is doing: how many wait, since when the oldest is due, until when it rests and why."""

    channel: str
    waiting: int
    oldest_due_at: datetime | None
    resting_until: datetime | None
    trouble: Trouble | None
