"""What people chose, what they were told, and the links of their calendars. All of it goes with the account."""

from django.db import models
from django.db.models import Q

from fabene.people.models import User
from fabene.programme.deadlines.values import LANGUAGES, Pace


class Choice(models.Model):
    """How somebody wants to be told from now on; the last that was not undone is in force."""

    id = models.UUIDField(primary_key=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    pace = models.CharField(max_length=10)
    language = models.CharField(max_length=2)
    happened_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pace__in=[each.value for each in Pace]), name="deadline_pace_known"),
            models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="deadline_language_known"),
        ]

    def __str__(self) -> str:
        """Return what was chosen."""
        return self.pace


class Mail(models.Model):
    """A mail that somebody was written on a day, the first or a later one; ``week`` when it held the office's list."""

    id = models.UUIDField(primary_key=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    date = models.DateField()
    number = models.PositiveSmallIntegerField()
    week = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "date", "number"], name="deadline_mail_numbered"),
            models.UniqueConstraint(fields=["user", "week"], name="deadline_week_once"),
        ]

    def __str__(self) -> str:
        """Return its day."""
        return self.date.isoformat()


class Telling(models.Model):
    """Something that was told: of what, how many days before, and the moment that was said to be its end."""

    mail = models.ForeignKey(Mail, on_delete=models.CASCADE, related_name="tellings")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField()
    kind = models.CharField(max_length=30)
    interval_days = models.PositiveSmallIntegerField()
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "key", "kind", "interval_days", "at"], name="deadline_told_once")
        ]

    def __str__(self) -> str:
        """Return what it is about."""
        return self.kind


class Feed(models.Model):
    """Somebody's own calendar: its link ends when it is made anew or shut."""

    id = models.UUIDField(primary_key=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    happened_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user"], condition=Q(revoked_at__isnull=True), name="deadline_feed_once")
        ]

    def __str__(self) -> str:
        """Return since when."""
        return self.happened_at.isoformat()
