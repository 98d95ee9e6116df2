"""Messages that wait to leave, and the pace of each channel."""

from django.db import models
from django.db.models import Q

from fabene.lib.outbox.values import CHANNELS, State, Trouble
from fabene.lib.sealed import SealedField


class Message(models.Model):
    """A message on its way. ``sealed`` holds recipient, subject and text until it has gone or was given up.

    ``about`` is an opaque key of whoever put it here. ``recipient_index`` and ``digest`` are keyed hashes that count
    what goes to one recipient and tell a repeat; they are wiped a day after the end. A claim belongs to the worker that
    is sending until ``claimed_until``.
    """

    id = models.UUIDField(primary_key=True)
    channel = models.CharField(max_length=10)
    about = models.UUIDField(db_index=True)
    actor = models.UUIDField()
    recorded_at = models.DateTimeField()
    due_at = models.DateTimeField()
    not_after = models.DateTimeField()
    sealed = SealedField(null=True)
    recipient_index = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, default=State.WAITING.value)
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=20, blank=True)
    claim = models.UUIDField(null=True)
    claimed_until = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(channel__in=CHANNELS), name="message_channel_known"),
            models.CheckConstraint(condition=Q(state__in=[each.value for each in State]), name="message_state_known"),
            models.CheckConstraint(
                condition=Q(trouble__in=["", *(each.value for each in Trouble)]), name="message_trouble_known"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", sealed__isnull=False, finished_at__isnull=True)
                | (~Q(state="waiting") & Q(sealed__isnull=True, finished_at__isnull=False)),
                name="message_wiped_when_finished",
            ),
        ]
        indexes = [
            models.Index(fields=["channel", "due_at"], condition=Q(state="waiting"), name="messages_waiting"),
            models.Index(fields=["channel", "tried_at"], name="messages_by_minute"),
            models.Index(fields=["recipient_index", "finished_at"], name="messages_of_a_recipient"),
        ]

    def __str__(self) -> str:
        """Return its channel and how far it is."""
        return f"{self.channel} {self.state}"


class Pace(models.Model):
    """A channel: its row is held while a message is claimed; after ``troubles`` in a row it rests until a moment."""

    channel = models.CharField(primary_key=True, max_length=10)
    troubles = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=20, blank=True)
    resting_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Return the channel."""
        return self.channel
