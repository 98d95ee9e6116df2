"""The versions of documents. Their bytes lie in a folder, by hash."""

from django.db import models

from fabene.lib.files.values import MAX_FILE_BYTES, FileKind


class Version(models.Model):
    """A document about ``subject``, as it was handed in."""

    id = models.UUIDField(primary_key=True)
    subject = models.UUIDField()
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in FileKind])
    size_bytes = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    actor = models.UUIDField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "number"], name="files_version_number_once"),
            models.CheckConstraint(
                condition=models.Q(size_bytes__gte=1, size_bytes__lte=MAX_FILE_BYTES), name="files_version_size"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in FileKind]), name="files_version_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} v{self.number}"
