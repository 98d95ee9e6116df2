"""Reads of the outbox: how far messages are, never whom they are for or what they say."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Min

from fabene.lib.outbox.models import Message, Pace
from fabene.lib.outbox.values import CHANNELS, MessageView, Queue, State, Trouble

MAX_LISTED = 100


def messages(ids: Iterable[UUID]) -> dict[UUID, MessageView]:
    """Return how far these messages are, by id; one that was forgotten is missing."""
    return {row.id: view(row) for row in Message.objects.filter(id__in=list(ids)).defer("sealed")}


def failed(*, since: datetime) -> tuple[MessageView, ...]:
    """Return the messages that were given up since a moment, newest first, at most ``MAX_LISTED``."""
    rows = Message.objects.filter(state=State.FAILED, finished_at__gte=since).defer("sealed")
    return tuple(view(row) for row in rows.order_by("-finished_at", "id")[:MAX_LISTED])


def queues(now: datetime) -> tuple[Queue, ...]:
    """Return how every channel is doing."""
    rows = Message.objects.filter(state=State.WAITING).values_list("channel")
    counted = {channel: (number, oldest) for channel, number, oldest in rows.annotate(Count("id"), Min("due_at"))}
    resting = {pace.channel: pace for pace in Pace.objects.filter(resting_until__gt=now)}
    return tuple(
        Queue(
            channel=channel,
            waiting=counted[channel][0] if channel in counted else 0,
            oldest_due_at=counted[channel][1] if channel in counted else None,
            resting_until=resting[channel].resting_until if channel in resting else None,
            trouble=Trouble(resting[channel].trouble) if channel in resting else None,
        )
        for channel in CHANNELS
    )


def finished_before(moment: datetime) -> tuple[int, datetime | None]:
    """Return how many messages ended before a moment, and when the first of them did."""
    found = Message.objects.filter(finished_at__lt=moment)
    return found.count(), found.aggregate(oldest=Min("finished_at"))["oldest"]


def view(row: Message) -> MessageView:
    """Return a message's row as a value."""
    return MessageView(
        id=row.id,
        channel=row.channel,
        about=row.about,
        state=State(row.state),
        trouble=Trouble(row.trouble) if row.trouble else None,
        attempts=row.attempts,
        due_at=row.due_at,
        tried_at=row.tried_at,
        finished_at=row.finished_at,
    )
