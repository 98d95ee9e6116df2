"""Requests from the contact page: what was written is sealed under a key of its own, which erasing destroys."""

from django.db import models
from django.db.models import Q

from fabene.lib.sealed import SealedField
from fabene.people.models import Network
from fabene.programme.contacts.values import Kind, State, Step


class Request(models.Model):
    """A request. Once it is gone only its number, its kind, its network and its dates are left."""

    id = models.UUIDField(primary_key=True)
    number = models.PositiveIntegerField(unique=True)
    kind = models.CharField(max_length=12)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+", null=True)
    state = models.CharField(max_length=8)
    key = SealedField(null=True)
    letter = models.BinaryField(null=True)
    answer = models.BinaryField(null=True)
    origin = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField(db_index=True)
    moved_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in Kind]), name="contact_kind_known"),
            models.CheckConstraint(condition=Q(state__in=[state.value for state in State]), name="contact_state_known"),
            models.CheckConstraint(
                condition=~Q(state=State.GONE.value)
                | Q(key__isnull=True, letter__isnull=True, answer__isnull=True, origin="", digest=""),
                name="contact_gone_says_nothing",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.OPEN.value, State.TAKEN.value], closed_at__isnull=True)
                | Q(state__in=[State.CLOSED.value, State.GONE.value], closed_at__isnull=False),
                name="contact_closed_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return f"n. {self.number}"


class Move(models.Model):
    """Something that was done with a request, by whom and when. It holds no word of it."""

    id = models.UUIDField(primary_key=True)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="moves")
    step = models.CharField(max_length=10)
    actor = models.UUIDField()
    happened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(step__in=[step.value for step in Step]), name="contact_step_known")
        ]

    def __str__(self) -> str:
        """Return what was done."""
        return self.step
