"""Co-design: which organisations want to take part, which are admitted and why, how it ended. Rows are only added."""

from django.db import models
from django.db.models import Q

from fabene.people.models import Organisation
from fabene.programme.calls.models.notices import Notice, Stamped
from fabene.programme.calls.values import Turn


class Interest(Stamped):
    """An organisation wants to take part, in its own words."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="interests")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=3000)

    class Meta(Stamped.Meta):
        constraints = [models.UniqueConstraint(fields=["notice", "organisation"], name="interest_once")]

    def __str__(self) -> str:
        """Return its id."""
        return str(self.id)


class Admission(Stamped):
    """Whether an organisation takes part, and why; decided again, the last row counts."""

    interest = models.ForeignKey(Interest, on_delete=models.PROTECT, related_name="admissions")
    admitted = models.BooleanField()
    reasons = models.CharField(max_length=1000)

    def __str__(self) -> str:
        """Return the reasons."""
        return self.reasons


class Turning(Stamped):
    """The tables begin, an agreement is signed, or the procedure ends without one."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="turnings")
    turn = models.CharField(max_length=10)
    reason = models.CharField(max_length=500)
    agreement = models.UUIDField(null=True)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(turn__in=[each.value for each in Turn]), name="turn_known"),
            models.UniqueConstraint(fields=["notice", "turn"], name="turn_once"),
            models.CheckConstraint(
                condition=Q(turn=Turn.CONCLUDED.value) | Q(agreement__isnull=True), name="turn_agreement_concludes"
            ),
        ]

    def __str__(self) -> str:
        """Return the turn."""
        return self.turn
