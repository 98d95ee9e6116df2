"""Send what is due: one message at a time is claimed, given to its gateway and settled.

Several workers may do so at once: a claim is made under the lock of the channel's row and holds for ``LEASE_SECONDS``.
Whoever dies between sending and settling leaves a claim that runs out: the message goes again, under the same identity,
and the gateway drops the second copy. Times come from a clock that the caller gives.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F, Q, QuerySet

from fabene.core.errors import FabeneError
from fabene.lib.keyring import unseal_here
from fabene.lib.outbox.gateways import Gateway
from fabene.lib.outbox.models import Message, Pace
from fabene.lib.outbox.pauses import MOST_ATTEMPTS, channel_rest, message_pause
from fabene.lib.outbox.values import FOR_GOOD, OF_THE_CHANNEL, Answer, Letter, Limits, State, Trouble

LEASE_SECONDS = 300
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A message that one worker may send until its lease ends; ``letter`` is None when no key opens it."""

    key: UUID
    message: UUID
    channel: str
    letter: Letter | None


def pump(*, gateways: Mapping[str, Gateway], limits: Limits, clock: Clock) -> int:
    """Send all that is due and within the limits, over every channel; return how many messages were tried."""
    return sum(_pump_channel(channel, gateways[channel], limits=limits, clock=clock) for channel in gateways)


def _pump_channel(channel: str, gateway: Gateway, *, limits: Limits, clock: Clock) -> int:
    tried = 0
    while _is_due(channel, now=clock()) and (claimed := claim(channel, limits=limits, now=clock())):
        deliver(claimed, gateway=gateway, clock=clock)
        tried += 1
    return tried


def deliver(claimed: Claim, *, gateway: Gateway, clock: Clock) -> None:
    """Give a claimed message to its gateway and write down what came of it."""
    answer = gateway.send(claimed.letter, now=clock()) if claimed.letter else Answer(trouble=Trouble.SEALED)
    if not settle(claimed, answer, now=clock()):
        gateway.forget(claimed.message)


def _is_due(channel: str, *, now: datetime) -> bool:
    """Return whether it is worth asking for a lock: SQLite has only one for everybody."""
    return _free(channel, now=now).filter(due_at__lte=now).exists()


@transaction.atomic
def claim(channel: str, *, limits: Limits, now: datetime) -> Claim | None:
    """Take the next message that is due, or None: nothing is due, the channel rests, or its minute is full."""
    Pace.objects.get_or_create(channel=channel)
    pace = Pace.objects.select_for_update().get(channel=channel)
    if pace.resting_until and pace.resting_until > now:
        return None
    _give_up(channel, now=now)
    if Message.objects.filter(channel=channel, tried_at__gt=now - MINUTE).count() >= limits.a_minute:
        return None
    row = _next(channel, limits=limits, now=now)
    return _claimed(row, now=now) if row else None


def _next(channel: str, *, limits: Limits, now: datetime) -> Message | None:
    """Return the message that has been due longest; those whose recipient had enough today are put off on the way."""
    due = _free(channel, now=now).filter(due_at__lte=now).order_by("due_at", "recorded_at", "id")
    while row := due.select_for_update(skip_locked=True).first():
        until = _recipient_rests_until(row, limits=limits, now=now)
        if until is None:
            return row
        Message.objects.filter(id=row.id).update(due_at=until, trouble=Trouble.RECIPIENT_LIMIT)
    return None


def _free(channel: str, *, now: datetime) -> QuerySet[Message]:
    """Return the messages of a channel that wait and that nobody is sending."""
    unclaimed = Q(claimed_until__isnull=True) | Q(claimed_until__lte=now)
    return Message.objects.filter(unclaimed, channel=channel, state=State.WAITING)


def _recipient_rests_until(row: Message, *, limits: Limits, now: datetime) -> datetime | None:
    sent = Message.objects.filter(
        recipient_index=row.recipient_index, state=State.SENT, finished_at__gt=now - DAY
    ).order_by("-finished_at")
    last = list(sent.values_list("finished_at", flat=True)[: limits.a_recipient])
    return last[-1] + DAY if len(last) >= limits.a_recipient and last[-1] else None


def _give_up(channel: str, *, now: datetime) -> None:
    """Fail what would come too late, and what was claimed to the last attempt by a worker that never came back."""
    free = _free(channel, now=now)
    end = {"state": State.FAILED, "sealed": None, "claim": None, "claimed_until": None, "finished_at": now}
    free.filter(not_after__lte=now).update(**end, trouble=Trouble.TOO_LATE)
    free.filter(attempts__gte=MOST_ATTEMPTS).update(**end)


def _claimed(row: Message, *, now: datetime) -> Claim:
    key = uuid4()
    Message.objects.filter(id=row.id).update(
        claim=key,
        claimed_until=now + timedelta(seconds=LEASE_SECONDS),
        tried_at=now,
        attempts=F("attempts") + 1,
        trouble="",
    )
    return Claim(key=key, message=row.id, channel=row.channel, letter=_letter(row))


def _letter(row: Message) -> Letter | None:
    try:
        to, subject, text = json.loads(unseal_here(row.sealed or b""))
    except FabeneError:
        return None
    return Letter(id=row.id, to=to, subject=subject, text=text)


@transaction.atomic
def settle(claimed: Claim, answer: Answer, *, now: datetime) -> bool:
    """Write down what a gateway answered; return False when the message is no longer this worker's, or not there."""
    pace = Pace.objects.select_for_update().get(channel=claimed.channel)
    _settle_pace(pace, answer, now=now)
    row = Message.objects.select_for_update().filter(id=claimed.message, claim=claimed.key).first()
    if row is None:
        return False
    row.claim, row.claimed_until, row.trouble = None, None, answer.trouble or ""
    pause = message_pause(row.attempts)
    if answer.trouble is None or answer.trouble in FOR_GOOD or pause is None:
        row.state = State.FAILED if answer.trouble else State.SENT
        row.sealed, row.finished_at = None, now
    else:
        row.due_at = now + timedelta(seconds=max(pause, answer.wait_seconds))
    row.save()
    return True


def _settle_pace(pace: Pace, answer: Answer, *, now: datetime) -> None:
    if answer.trouble in OF_THE_CHANNEL:
        pace.troubles += 1
        rest = channel_rest(pace.troubles, asked_seconds=answer.wait_seconds)
        pace.trouble, pace.resting_until = str(answer.trouble), now + timedelta(seconds=rest)
    else:
        pace.troubles, pace.trouble, pace.resting_until = 0, "", None
    pace.save()


@transaction.atomic
def tidy(now: datetime) -> int:
    """Wipe the keyed hashes of what ended more than a day ago; return of how many messages."""
    ended = Message.objects.filter(finished_at__lte=now - DAY).exclude(recipient_index="", digest="")
    return ended.update(recipient_index="", digest="")
