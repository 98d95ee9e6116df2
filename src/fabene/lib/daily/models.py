from django.db import models


class Turn(models.Model):
    """One task on one local date: who took it and until when, how often it was tried, and whether it was done."""

    name = models.CharField(max_length=40)
    date = models.DateField()
    claim = models.UUIDField(null=True)
    claimed_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    told = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "date"], name="one_turn_a_day")]

    def __str__(self) -> str:
        """Return the task and its date."""
        return f"{self.name} {self.date}"
