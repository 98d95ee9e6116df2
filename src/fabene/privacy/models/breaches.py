"""What went wrong with personal data. Rows are only ever added: a breach, and what was done about it."""

from django.db import models
from django.db.models import Q

from fabene.privacy.models.decisions import Stamped
from fabene.privacy.values import Harm, Step


class Breach(Stamped):
    """Data were seen, lost or changed by who should not. The 72 hours run from ``known_at``."""

    number = models.PositiveIntegerField(unique=True)
    known_at = models.DateTimeField()
    harm = models.CharField(max_length=10)
    what = models.CharField(max_length=1000)
    whom = models.CharField(max_length=500)
    people = models.PositiveIntegerField(null=True)
    risk = models.CharField(max_length=500, blank=True)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(harm__in=[each.value for each in Harm]), name="breach_harm_known")
        ]

    def __str__(self) -> str:
        """Return its number."""
        return f"n. {self.number}"


class BreachNote(Stamped):
    """Something done about a breach, or said of it later."""

    breach = models.ForeignKey(Breach, on_delete=models.PROTECT, related_name="notes")
    step = models.CharField(max_length=10)
    text = models.CharField(max_length=1000)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(step__in=[each.value for each in Step]), name="breach_step_known")
        ]

    def __str__(self) -> str:
        """Return the kind."""
        return self.step
