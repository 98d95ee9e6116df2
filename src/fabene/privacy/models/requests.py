"""Who asked to see, correct or erase what is held of them, until when an answer is due, and what it was."""

from django.db import models
from django.db.models import F, Q

from fabene.people.models import Network
from fabene.privacy.models.decisions import Stamped
from fabene.privacy.values import About, Outcome, Right


class Request(Stamped):
    """One row of the register. ``subject`` and ``code`` say whose data; both are gone once these were erased."""

    number = models.PositiveIntegerField(unique=True)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+", null=True)
    about = models.CharField(max_length=10)
    right = models.CharField(max_length=10)
    subject = models.UUIDField(null=True, db_index=True)
    code = models.CharField(max_length=12, blank=True)
    note = models.CharField(max_length=300, blank=True)
    asked_on = models.DateField()
    due_on = models.DateField()
    outcome = models.CharField(max_length=10, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(about__in=[each.value for each in About]), name="request_about_known"),
            models.CheckConstraint(condition=Q(right__in=[each.value for each in Right]), name="request_right_known"),
            models.CheckConstraint(
                condition=Q(outcome="", answered_at__isnull=True, answered_by__isnull=True)
                | Q(
                    outcome__in=[each.value for each in Outcome],
                    answered_at__isnull=False,
                    answered_by__isnull=False,
                ),
                name="request_answered_by_somebody",
            ),
            models.CheckConstraint(condition=Q(due_on__gt=F("asked_on")), name="request_due_after_asked"),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return f"n. {self.number}"
