"""Who did what, who read whose details and why, what was purged of both, and what looked like too much looking."""

from django.db import models
from django.db.models import Q

from fabene.people.values import AlertOutcome, Log, ReadingReason


class Action(models.Model):
    """One line of the log of who did what. Rows are only ever added; they hold opaque keys, never personal data.

    ``digest`` is the SHA-256 of what was asked, where that is not personal: a repeated request is recognised by it.
    """

    id = models.UUIDField(primary_key=True)
    who = models.UUIDField(db_index=True)
    what = models.CharField(max_length=60)
    key = models.UUIDField(db_index=True)
    network = models.UUIDField(null=True)
    digest = models.CharField(max_length=64)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "people_action_log"
        indexes = [models.Index(fields=["network", "recorded_at"], name="actions_of_a_network")]

    def __str__(self) -> str:
        """Return what was done."""
        return self.what


class Reading(models.Model):
    """One line of the log of who read something personal, and why. Rows are only ever added and hold codes and keys."""

    id = models.UUIDField(primary_key=True)
    who = models.UUIDField()
    key = models.UUIDField(db_index=True)
    what = models.CharField(max_length=60)
    reason = models.CharField(max_length=20)
    network = models.UUIDField(null=True)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "people_reading_log"
        constraints = [
            models.CheckConstraint(
                condition=Q(reason__in=[reason.value for reason in ReadingReason]), name="reading_reason_known"
            )
        ]
        indexes = [
            models.Index(fields=["who", "recorded_at"], name="readings_by_somebody"),
            models.Index(fields=["network", "recorded_at"], name="readings_of_a_network"),
        ]

    def __str__(self) -> str:
        """Return what was read."""
        return self.what


class Purge(models.Model):
    """A month of one log was taken away, whole: who did it, why, how many lines, and the digest of what they said.

    The database lets a line of a log go only when a row here names its month. ``begins_at`` and ``ends_at`` are the
    month in UTC, its end left out. Both logs may go in one ``purge``.
    """

    id = models.UUIDField(primary_key=True)
    purge = models.UUIDField(db_index=True)
    log = models.CharField(max_length=10)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    who = models.UUIDField()
    why = models.CharField(max_length=200)
    rows = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(log__in=[log.value for log in Log]), name="purge_log_known"),
            models.UniqueConstraint(fields=["log", "begins_at"], name="a_month_is_purged_once"),
        ]

    def __str__(self) -> str:
        """Return which month of which log."""
        return f"{self.log} {self.begins_at:%Y-%m}"


class Alert(models.Model):
    """Somebody read the details of many different households in a short time. A person looks at it and says why."""

    id = models.UUIDField(primary_key=True)
    who = models.UUIDField(db_index=True)
    network = models.UUIDField(null=True)
    households = models.PositiveIntegerField()
    begins_at = models.DateTimeField()
    raised_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, blank=True)
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["", *(outcome.value for outcome in AlertOutcome)]), name="alert_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", answered_by__isnull=True, answered_at__isnull=True)
                | (~Q(outcome="") & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="alert_answered_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["network", "raised_at"], name="alerts_of_a_network")]

    def __str__(self) -> str:
        """Return how many households."""
        return str(self.households)
