"""Imports: what was handed in, what it made, and which column was for what the last time."""

from django.db import models

from fabene.lib.imports.values import MAX_ROWS, State
from fabene.lib.sealed import SealedField


class ImportBatch(models.Model):
    """A file that somebody handed in to be imported.

    ``content`` is the file and ``head`` the heads of its columns, sealed, as long as it has not been written;
    ``sha256`` stays, so that the same file is known when it comes again. ``faults`` hold rows, columns and codes,
    never what had been typed: that is in ``told``, sealed, for two days. ``claim`` is whoever is at work on it.
    """

    id = models.UUIDField(primary_key=True)
    network = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=20)
    file_name = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    content = SealedField(null=True)
    head = SealedField(null=True)
    told = SealedField(null=True)
    mapping = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in State])
    goes_on = models.BooleanField(default=False)
    rows = models.PositiveIntegerField(default=0)
    written = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)
    progress = models.PositiveIntegerField(default=0)
    faults = models.JSONField(default=list)
    fault_count = models.PositiveIntegerField(default=0)
    claim = models.UUIDField(null=True)
    claimed_until = models.DateTimeField(null=True)
    actor = models.UUIDField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["network", "kind", "sha256"], name="imports_same_file")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in State]), name="imports_batch_state"
            ),
            models.CheckConstraint(condition=models.Q(rows__lte=MAX_ROWS), name="imports_batch_rows"),
        ]

    def __str__(self) -> str:
        """Return the kind and the file's name."""
        return f"{self.kind}: {self.file_name}"


class ImportMade(models.Model):
    """Something a row of a batch made; ``key`` is its identity in the room it belongs to."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="made")
    row = models.PositiveIntegerField()
    what = models.CharField(max_length=20)
    key = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "what", "key"], name="imports_made_once")]

    def __str__(self) -> str:
        """Return the row and what it made."""
        return f"{self.row}: {self.what}"


class ImportColumn(models.Model):
    """A head of a column (as words are compared) and the field it was for, the last time in this network."""

    network = models.UUIDField()
    kind = models.CharField(max_length=20)
    head = models.CharField(max_length=200)
    field = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "kind", "head"], name="imports_head_once")]

    def __str__(self) -> str:
        """Return the head and its field."""
        return f"{self.head}: {self.field}"
