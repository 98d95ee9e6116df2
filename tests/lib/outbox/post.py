"""A clock that goes when it is told, a gateway that answers what it is told, and messages by number."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from fabene.lib.outbox import sending, services
from fabene.lib.outbox.models import Message
from fabene.lib.outbox.values import EMAIL, SMS, Answer, Letter, Limits, Trouble
from tests.world import at, key, stamp

FREE = Limits(a_minute=1000, a_recipient=1000)
FAMILY = key("somebody")
SENT = Answer()


class Clock:
    """Stands at three of the Saturday until somebody puts it forward."""

    def __init__(self) -> None:
        self.now = at(15)

    def __call__(self) -> datetime:
        """Return what it shows."""
        return self.now

    def forward(self, **time: float) -> datetime:
        """Put it forward."""
        self.now += timedelta(**time)
        return self.now


class Postman:
    """A gateway that keeps every letter and answers what the last one told it to, sent unless told otherwise."""

    def __init__(self, *answers: Answer, before: Callable[[Letter], object] | None = None) -> None:
        self.answers = list(answers)
        self.letters: list[Letter] = []
        self.forgotten: list[UUID] = []
        self.before = before

    def send(self, letter: Letter, *, now: datetime) -> Answer:  # noqa: ARG002 - the signature is a gateway's
        """Keep a letter and answer."""
        self.letters.append(letter)
        if self.before:
            self.before(letter)
        return self.answers.pop(0) if self.answers else SENT

    def forget(self, id: UUID) -> None:
        """Remember what was to be forgotten."""
        self.forgotten.append(id)


def trouble(why: Trouble, *, wait_seconds: int = 0) -> Answer:
    """Return the answer of a gateway that did not send."""
    return Answer(trouble=why, wait_seconds=wait_seconds)


def put(number: int = 1, *, channel: str = SMS, to: str = "", text: str = "", **said: datetime) -> bool:
    """Put message ``number`` in the outbox at three of the Saturday."""
    return services.put(
        id=message(number),
        channel=channel,
        to=to or f"+39000000{number:04d}",
        subject="",
        text=text or f"messaggio {number}",
        about=FAMILY,
        stamp=stamp(15),
        **said,
    )


def message(number: int = 1) -> UUID:
    """Return the identity of message ``number``."""
    return key("message", str(number))


def row(number: int = 1) -> Message:
    """Return the row of message ``number`` as it is now."""
    return Message.objects.get(id=message(number))


def pump(postman: Postman, clock: Clock, *, limits: Limits = FREE) -> int:
    """Let a worker send what is due."""
    return sending.pump(gateways={SMS: postman, EMAIL: postman}, limits=limits, clock=clock)
