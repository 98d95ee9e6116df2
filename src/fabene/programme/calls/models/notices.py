"""Notices: what they are called, the text being written, every version that was published. Versions are only added."""

from django.db import models
from django.db.models import Q

from fabene.programme.calls.values import Kind, Step


class Stamped(models.Model):
    """A row of this flat: who wrote it and when."""

    id = models.UUIDField(primary_key=True)
    actor = models.UUIDField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True


class Notice(Stamped):
    """A call or a co-design. ``programme`` is the opaque key of what it belongs to."""

    kind = models.CharField(max_length=10)
    slug = models.SlugField(max_length=50, unique=True)
    programme = models.UUIDField(db_index=True)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[each.value for each in Kind]), name="notice_kind_known")
        ]

    def __str__(self) -> str:
        """Return its slug."""
        return self.slug


class Draft(models.Model):
    """What the office is writing, saved as it goes: a first version, or the next one."""

    notice = models.OneToOneField(Notice, on_delete=models.CASCADE, primary_key=True, related_name="draft")
    content = models.JSONField()
    saved_by = models.UUIDField()
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return when it was saved."""
        return self.saved_at.isoformat()


class Version(Stamped):
    """A notice as it was published once, whole. ``opens_at`` and ``closes_at`` repeat its content, to search by."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    step = models.CharField(max_length=12)
    reason = models.CharField(max_length=500, blank=True)
    reason_en = models.CharField(max_length=500, blank=True)
    content = models.JSONField()
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()

    class Meta(Stamped.Meta):
        constraints = [
            models.UniqueConstraint(fields=["notice", "number"], name="version_number_once"),
            models.CheckConstraint(condition=Q(step__in=[each.value for each in Step]), name="version_step_known"),
            models.CheckConstraint(
                condition=Q(closes_at__gt=models.F("opens_at")), name="version_closes_after_opening"
            ),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return f"n. {self.number}"
